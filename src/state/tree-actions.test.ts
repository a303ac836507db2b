import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RowWindow } from '../core/workbench/workbench.ts';
import { deferred, fakePorts, fakeRow } from './fake-ports.ts';
import { openedStore } from './opened-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the tree', () => {
  it('moves the active row within the tree', async () => {
    const store = await openedStore(fakePorts());
    const { actions } = store.getState();
    const rowAfter = async (...args: Parameters<typeof actions.move>): Promise<unknown> => {
      await actions.move(...args);
      return store.getState().tree.active?.row;
    };
    expect(await rowAfter('next', 10)).toBe(0);
    expect(await rowAfter('page-down', 10)).toBe(10);
    expect(await rowAfter('last', 10)).toBe(199);
    expect(await rowAfter('next', 10)).toBe(199);
    expect(await rowAfter('page-up', 10)).toBe(189);
    expect(await rowAfter('first', 10)).toBe(0);
  });

  it('drops rows that were asked for before everything changed', async () => {
    const ports = fakePorts();
    const store = await openedStore(ports);
    const slow = deferred<RowWindow>();
    vi.spyOn(ports.workbench, 'rows').mockReturnValueOnce(slow.promise);
    const asked = store.getState().actions.showRows({ first: 130, count: 10 });
    await store.getState().actions.changeTree('expand', 0);
    slow.resolve({ first: 128, nVisible: 5, rows: [fakeRow(999)] });
    await asked;
    expect(store.getState().tree.rows.nVisible).toBe(200);
  });

  it('goes to the parent by the way to the node, however far above it is', async () => {
    const ports = fakePorts({
      rows: async ({ first, count }) => ({
        first,
        nVisible: 10_000,
        rows: Array.from({ length: count }, (_, at) => fakeRow(first + at, { level: 2 })),
      }),
      describe: async ({ node }) => ({
        ...(await fakePorts().workbench.describe({ view: { kind: 'structure' }, node })),
        breadcrumb: [
          { node: 4, label: 'parent' },
          { node, label: 'child' },
        ],
      }),
    });
    const store = await openedStore(ports);
    await store.getState().actions.activate(9_000);
    await store.getState().actions.collapseOrLeave();
    expect(store.getState().tree.active).toEqual({ row: 4, node: 4 });
  });

  it('jumps to the next key that starts with what was typed, and round the end', async () => {
    const store = await openedStore(fakePorts());
    const { actions } = store.getState();
    await actions.activate(150);
    await actions.moveToKey('KEY15');
    expect(store.getState().tree.active?.row).toBe(150);
    await actions.moveToKey('key9');
    expect(store.getState().tree.active?.row).toBe(9);
  });

  it('goes back and forward through the places that were revealed', async () => {
    const store = await openedStore(fakePorts());
    const { actions } = store.getState();
    const view = { kind: 'structure' } as const;
    await actions.activate(2);
    await actions.reveal(view, 50);
    await actions.reveal(view, 90);
    await actions.moveInHistory(-1);
    expect(store.getState().tree.active?.node).toBe(50);
    await actions.moveInHistory(-1);
    expect(store.getState().tree.active?.node).toBe(2);
    await actions.moveInHistory(1);
    expect(store.getState().tree.active?.node).toBe(50);
  });
});
