import type { AppPorts } from './app-ports.ts';
import type { AppData } from './app-state.ts';

/** What every group of actions shares: the ports, the state, and the three ways to change it. */
export interface StoreKernel {
  readonly ports: AppPorts;
  readonly get: () => AppData;
  readonly patch: <Slice extends keyof AppData>(
    slice: Slice,
    change: Partial<AppData[Slice]>,
  ) => void;
  /** Tells the user one thing, in the status line and to the screen reader. */
  readonly tell: (text: string, tone?: 'info' | 'refusal') => void;
  /**
   * The answer of a port, or undefined when it broke: then the page says so. Expected problems are
   * values; a rejection means that the other side died.
   */
  readonly ask: <T>(call: Promise<T>) => Promise<T | undefined>;
}

export function createStoreKernel(
  ports: AppPorts,
  store: {
    get(): AppData;
    set(change: (state: AppData) => Partial<AppData>): void;
  },
): StoreKernel {
  const patch: StoreKernel['patch'] = (slice, change) => {
    store.set((state) => ({ [slice]: { ...state[slice], ...change } }));
  };
  return {
    ports,
    get: () => store.get(),
    patch,
    tell(text, tone = 'info') {
      const { message } = store.get().ui;
      patch('ui', { message: { id: message.id + 1, text, tone } });
    },
    async ask(call) {
      try {
        return await call;
      } catch (error) {
        patch('ui', { failure: error instanceof Error ? error.message : String(error) });
        return undefined;
      }
    },
  };
}
