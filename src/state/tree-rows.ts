import { invariant } from '../base/assert.ts';
import type { TreeRow, TreeView } from '../core/workbench/workbench.ts';
import {
  BLOCK_ROWS,
  blockRange,
  EMPTY_ROWS,
  missingBlocks,
  replacedBy,
  rowAt,
  withWindow,
  type RowRange,
} from './row-cache.ts';
import type { StoreKernel } from './store-kernel.ts';

/** Rows that a scan (type-ahead, next sibling) looks at before it gives up: one worker call each 512. */
const MAX_SCAN_ROWS = 20_480;
const SCAN_WINDOW_ROWS = 512;

/** The rows of the tree as far as the page needs them. */
export interface TreeRows {
  /** The rows in sight have changed to these. Fetches what is missing. */
  readonly ensure: (range: RowRange) => Promise<void>;
  /** All rows may have changed: fetches those in sight, and swaps them in at once, so nothing flickers. */
  readonly refresh: () => Promise<void>;
  /** Like refresh, for another place of the tree that will come into sight. */
  readonly refreshAround: (row: number) => Promise<void>;
  /** Forgets everything; for another view or report. */
  readonly clear: () => void;
  /** One row, fetched where needed; undefined beyond the end. */
  readonly fetchRow: (index: number) => Promise<TreeRow | undefined>;
  /** The first row from `from` on, in the given direction, that passes. Undefined when a bounded scan finds none. */
  readonly find: (
    from: number,
    step: 1 | -1,
    passes: (row: TreeRow) => boolean | 'stop',
  ) => Promise<{ readonly index: number; readonly row: TreeRow } | undefined>;
}

export function createTreeRows(kernel: StoreKernel): TreeRows {
  const { ports, get, patch } = kernel;
  let generation = 0;
  let inSight: RowRange = { first: 0, count: BLOCK_ROWS };
  let requested = new Set<number>();

  const view = (): TreeView => get().tree.view;

  async function refresh(): Promise<void> {
    const mine = ++generation;
    requested = new Set();
    const range = blockRange(inSight.first, inSight.count);
    const window = await kernel.ask(ports.workbench.rows({ view: view(), ...range }));
    if (window === undefined || mine !== generation) return;
    patch('tree', { rows: replacedBy(get().tree.rows, window) });
  }

  async function ensure(range: RowRange): Promise<void> {
    inSight = range;
    const missing = missingBlocks(get().tree.rows, range, requested);
    const firstBlock = missing[0];
    const lastBlock = missing.at(-1);
    if (firstBlock === undefined || lastBlock === undefined) return;
    const mine = generation;
    for (const block of missing) requested.add(block);
    const window = await kernel.ask(
      ports.workbench.rows({
        view: view(),
        first: firstBlock * BLOCK_ROWS,
        count: (lastBlock - firstBlock + 1) * BLOCK_ROWS,
      }),
    );
    if (mine !== generation) return;
    for (const block of missing) requested.delete(block);
    if (window !== undefined) patch('tree', { rows: withWindow(get().tree.rows, window) });
  }

  async function find(
    from: number,
    step: 1 | -1,
    passes: (row: TreeRow) => boolean | 'stop',
  ): ReturnType<TreeRows['find']> {
    let at = from;
    for (let nSeen = 0; nSeen < MAX_SCAN_ROWS && at >= 0;) {
      const first = step === 1 ? at : Math.max(0, at - SCAN_WINDOW_ROWS + 1);
      const window = await kernel.ask(
        ports.workbench.rows({ view: view(), first, count: SCAN_WINDOW_ROWS }),
      );
      if (window === undefined || window.rows.length === 0) return undefined;
      for (; at >= first && at < first + window.rows.length; at += step, nSeen++) {
        const row = window.rows[at - first];
        invariant(row !== undefined, 'a scan reads within its window');
        const verdict = passes(row);
        if (verdict === 'stop') return undefined;
        if (verdict) return { index: at, row };
      }
      if (at >= window.nVisible) return undefined;
    }
    return undefined;
  }

  return {
    ensure,
    refresh,
    async refreshAround(row) {
      inSight = { first: Math.max(0, row - inSight.count), count: inSight.count * 2 };
      await refresh();
    },
    clear() {
      generation++;
      requested = new Set();
      inSight = { first: 0, count: inSight.count };
      patch('tree', { rows: EMPTY_ROWS });
    },
    async fetchRow(index) {
      const known = rowAt(get().tree.rows, index);
      if (known !== undefined || index < 0) return known;
      const window = await kernel.ask(
        ports.workbench.rows({ view: view(), first: index, count: 1 }),
      );
      return window?.rows[0];
    },
    find,
  };
}
