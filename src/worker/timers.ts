/** As much of the global timers as the clients of workers use; tests stand in for them. */
export interface Timers {
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}
