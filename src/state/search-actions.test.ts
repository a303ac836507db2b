import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchOutcome } from '../core/workbench/workbench.ts';
import { deferred, fakePorts } from './fake-ports.ts';
import { openedStore } from './opened-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('searching', () => {
  it('shows the first hit and goes round', async () => {
    const store = await openedStore(
      fakePorts({ search: async () => ({ hits: [10, 20], total: 3 }) }),
    );
    const { actions } = store.getState();
    actions.setQuery('a');
    await vi.advanceTimersByTimeAsync(80);
    expect(store.getState().tree.search).toMatchObject({ total: 3, hitIndex: 0 });
    expect(store.getState().tree.active?.node).toBe(10);
    await actions.goToHit(1);
    expect(store.getState().tree.active?.node).toBe(20);
    await actions.goToHit(1);
    expect(store.getState().tree.active?.node).toBe(10);
    await actions.goToHit(-1);
    expect(store.getState().tree.active?.node).toBe(20);
  });

  it('drops the answer to an older query', async () => {
    const slow = deferred<SearchOutcome>();
    const ports = fakePorts();
    vi.spyOn(ports.workbench, 'search').mockReturnValueOnce(slow.promise);
    const store = await openedStore(ports);
    store.getState().actions.setQuery('old');
    await vi.advanceTimersByTimeAsync(80);
    store.getState().actions.setQuery('new');
    await vi.advanceTimersByTimeAsync(80);
    slow.resolve({ hits: [1], total: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().tree.search).toMatchObject({ query: 'new', total: 0 });
  });
});
