import type { Timers } from './timers.ts';

/** Timers for tests, which only the test moves on. */
export class FakeTimers implements Timers {
  nowMs = 0;
  readonly #pending = new Map<unknown, { readonly dueMs: number; readonly callback: () => void }>();

  setTimeout(callback: () => void, delayMs: number): unknown {
    const timer = {};
    this.#pending.set(timer, { dueMs: this.nowMs + delayMs, callback });
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#pending.delete(timer);
  }

  get nPending(): number {
    return this.#pending.size;
  }

  advance(byMs: number): void {
    this.nowMs += byMs;
    for (const [timer, { dueMs, callback }] of this.#pending) {
      if (dueMs > this.nowMs) continue;
      this.#pending.delete(timer);
      callback();
    }
  }
}
