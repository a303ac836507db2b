import type { NodeFacts, TreeAction, TreeRow, TreeView } from '../core/workbench/workbench.ts';
import { NO_SEARCH, STRUCTURE_VIEW } from './app-state.ts';
import type { RowRange } from './row-cache.ts';
import type { StoreKernel } from './store-kernel.ts';
import type { TreeRows } from './tree-rows.ts';
import { neighbourElementPath } from './neighbour-path.ts';

/** Visited places that Alt+arrows go back through. */
const MAX_HISTORY = 100;

export type TreeMove = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up';

export interface TreeActions {
  readonly showRows: (range: RowRange) => Promise<void>;
  readonly setView: (view: TreeView) => Promise<void>;
  /** Makes a row the one that keys act on; `reveal` scrolls to it. */
  readonly activate: (row: number, options?: { readonly reveal: boolean }) => Promise<void>;
  readonly move: (move: TreeMove, pageRows: number) => Promise<void>;
  readonly changeTree: (action: TreeAction, row: number) => Promise<void>;
  /** Right arrow: expands, or goes to the first child. */
  readonly expandOrEnter: () => Promise<void>;
  /** Left arrow: collapses, or goes to the parent. */
  readonly collapseOrLeave: () => Promise<void>;
  readonly moveToSibling: (step: 1 | -1) => Promise<void>;
  /** The same field of the next or previous element of the list around it. */
  readonly moveToSameField: (step: 1 | -1) => Promise<void>;
  readonly moveInHistory: (step: 1 | -1) => Promise<void>;
  readonly moveToKey: (prefix: string) => Promise<void>;
  /** Shows a node wherever it is, and makes it the active one. */
  readonly reveal: (view: TreeView, node: number) => Promise<void>;
  readonly revealPath: (view: TreeView, path: string) => Promise<void>;
  /** What is known of a node, for its menu. */
  readonly describe: (node: number) => Promise<NodeFacts | undefined>;
}

/** Used by the other action groups; not for the page. */
export interface TreeControl extends TreeActions {
  /** Starts over: another report, the structure view. */
  readonly reset: () => Promise<void>;
}

export function createTreeActions(kernel: StoreKernel, rows: TreeRows): TreeControl {
  const { ports, get, patch } = kernel;
  const history: { view: TreeView; node: number }[] = [];
  let historyIndex = -1;
  let activation = 0;
  let nScrolls = 0;

  const activeRow = (): number => get().tree.active?.row ?? -1;

  const scrollTo = (row: number): void => patch('tree', { scrollTo: { id: ++nScrolls, row } });

  async function activate(index: number, options = { reveal: true }): Promise<void> {
    const mine = ++activation;
    const row = await rows.fetchRow(index);
    if (row === undefined || mine !== activation) return;
    patch('tree', { active: { row: index, node: row.node } });
    if (options.reveal) scrollTo(index);
    const facts = await describe(row.node);
    if (mine === activation && facts !== undefined) patch('tree', { facts });
  }

  const describe = async (node: number): Promise<NodeFacts | undefined> =>
    kernel.ask(ports.workbench.describe({ view: get().tree.view, node }));

  const currentRow = async (): Promise<TreeRow | undefined> => rows.fetchRow(activeRow());

  async function changeTree(action: TreeAction, index: number): Promise<void> {
    const row = await rows.fetchRow(index);
    if (row === undefined) return;
    const view = get().tree.view;
    const size = await kernel.ask(ports.workbench.changeTree({ view, action, node: row.node }));
    if (size === undefined) return;
    if (action === 'collapse-all') {
      await rows.refreshAround(0);
      return activate(0);
    }
    if (action === 'expand-all' || action === 'expand-siblings') {
      const revealed = await kernel.ask(ports.workbench.reveal({ view, node: row.node }));
      await rows.refreshAround(revealed?.row ?? index);
      return activate(revealed?.row ?? index);
    }
    await rows.refresh();
    return activate(index, { reveal: false });
  }

  async function show(view: TreeView, node: number): Promise<void> {
    if (!isSameView(view, get().tree.view)) await openView(view);
    const revealed = await kernel.ask(ports.workbench.reveal({ view, node }));
    if (revealed === undefined) return;
    await rows.refreshAround(revealed.row);
    await activate(revealed.row);
  }

  async function reveal(view: TreeView, node: number): Promise<void> {
    const from = get().tree;
    history.length = historyIndex + 1;
    if (from.active !== undefined && history.at(-1)?.node !== from.active.node) {
      history.push({ view: from.view, node: from.active.node });
    }
    history.push({ view, node });
    history.splice(0, history.length - MAX_HISTORY);
    historyIndex = history.length - 1;
    await show(view, node);
  }

  async function openView(view: TreeView): Promise<void> {
    activation++;
    rows.clear();
    const { query } = get().tree.search;
    patch('tree', { view, active: undefined, facts: undefined, search: NO_SEARCH });
    if (query !== '') {
      const found = await kernel.ask(ports.workbench.search({ view, query }));
      if (found !== undefined) patch('tree', { search: { query, ...found, hitIndex: -1 } });
    }
    await rows.refresh();
    scrollTo(0);
  }

  async function moveToParent(): Promise<void> {
    const { active, facts } = get().tree;
    const row = await currentRow();
    if (active === undefined || row === undefined || row.level <= 1) return;
    const known = facts?.node === active.node ? facts : await describe(active.node);
    const parent = known?.breadcrumb.at(-2);
    if (parent === undefined) return;
    const revealed = await kernel.ask(
      ports.workbench.reveal({ view: get().tree.view, node: parent.node }),
    );
    if (revealed !== undefined) await activate(revealed.row);
  }

  return {
    showRows: rows.ensure,
    async setView(view) {
      if (isSameView(view, get().tree.view)) return;
      await openView(view);
    },
    activate,
    async move(move, pageRows) {
      const last = get().tree.rows.nVisible - 1;
      const target = moveTarget(move, { from: activeRow(), last, pageRows });
      if (last >= 0 && target !== activeRow()) await activate(target);
    },
    changeTree,
    async expandOrEnter() {
      const row = await currentRow();
      if (row === undefined || row.nChildren === 0) return;
      await (row.isExpanded ? activate(activeRow() + 1) : changeTree('expand', activeRow()));
    },
    async collapseOrLeave() {
      const row = await currentRow();
      if (row === undefined) return;
      await (row.isExpanded && row.nChildren > 0
        ? changeTree('collapse', activeRow())
        : moveToParent());
    },
    async moveToSibling(step) {
      const row = await currentRow();
      if (row === undefined) return;
      const found = await rows.find(activeRow() + step, step, (other) =>
        other.level < row.level ? 'stop' : other.level === row.level,
      );
      if (found !== undefined) await activate(found.index);
    },
    async moveToSameField(step) {
      const { active, view } = get().tree;
      if (active === undefined) return;
      const facts = await describe(active.node);
      const path = facts && neighbourElementPath(facts.vtPath ?? facts.jsonPath, step);
      if (path === undefined) return;
      const node = await kernel.ask(ports.workbench.locate({ view, path }));
      if (node === undefined) kernel.tell('No such field in the neighbouring element');
      else await reveal(view, node);
    },
    async moveInHistory(step) {
      const place = history[historyIndex + step];
      if (place === undefined) return;
      historyIndex += step;
      await show(place.view, place.node);
    },
    async moveToKey(prefix) {
      const wanted = prefix.toLowerCase();
      const passes = (row: TreeRow): boolean => row.key.toLowerCase().startsWith(wanted);
      // A longer prefix may still be met by the row that the shorter one led to.
      const from = Math.max(0, prefix.length > 1 ? activeRow() : activeRow() + 1);
      const found = (await rows.find(from, 1, passes)) ?? (await rows.find(0, 1, passes));
      if (found !== undefined) await activate(found.index);
    },
    reveal,
    async revealPath(view, path) {
      const node = await kernel.ask(ports.workbench.locate({ view, path }));
      if (node === undefined) kernel.tell(`The open report has no ${path}`, 'refusal');
      else await reveal(view, node);
    },
    describe,
    async reset() {
      activation++;
      history.length = 0;
      historyIndex = -1;
      rows.clear();
      patch('tree', {
        view: STRUCTURE_VIEW,
        active: undefined,
        facts: undefined,
        search: NO_SEARCH,
      });
      await rows.refresh();
      scrollTo(0);
    },
  };
}

/** The row that a move leads to; the first row when there is no active one yet. */
export function moveTarget(
  move: TreeMove,
  at: { readonly from: number; readonly last: number; readonly pageRows: number },
): number {
  const steps: Record<TreeMove, number> = {
    next: 1,
    previous: -1,
    first: -at.last - 1,
    last: at.last + 1,
    'page-down': at.pageRows,
    'page-up': -at.pageRows,
  };
  return Math.max(0, Math.min(at.last, at.from + steps[move]));
}

export function isSameView(a: TreeView, b: TreeView): boolean {
  return a.kind === 'raw' ? b.kind === 'raw' && a.documentId === b.documentId : b.kind === a.kind;
}
