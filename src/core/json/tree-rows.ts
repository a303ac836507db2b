import { childIds, isContainer, type JsonIndex } from './json-index.ts';

/**
 * The rows of a tree over a JSON document: which nodes are expanded, and in which row each visible
 * node stands. Rows count from 0. The functions of this file are the only ones to change it.
 */
export interface TreeRows {
  readonly index: JsonIndex;
  /** A hidden root has no row and is always expanded. */
  readonly isRootHidden: boolean;
  nVisible: number;
  /** The visible nodes in the first `nVisible` places; ascending, since ids are in document order. */
  readonly visibleIds: Uint32Array;
  /** 1 per node that shows its children as soon as it is visible itself; of no meaning for nodes without. */
  expanded: Uint8Array;
  filter: TreeFilter | undefined;
}

/** While a filter is on: what it keeps, and what to return to. */
interface TreeFilter {
  /** Per node: DROPPED, KEPT, or KEPT_WITH_CHILDREN. */
  readonly kept: Uint8Array;
  readonly expandedBefore: Uint8Array;
}

const DROPPED = 0;
const KEPT = 1;
const KEPT_WITH_CHILDREN = 2;

export interface TreeRowsOptions {
  /** Whether the root is not drawn, so that its children are the first level. A scalar root is always drawn. */
  readonly hidesRoot?: boolean;
}

/** The rows of a document with only the root expanded. Never throws. O(nodes), without touching most of them. */
export function createTreeRows(index: JsonIndex, options: TreeRowsOptions = {}): TreeRows {
  const rows: TreeRows = {
    index,
    isRootHidden: (options.hidesRoot ?? false) && isContainer(index, 0),
    nVisible: 0,
    visibleIds: new Uint32Array(index.nNodes),
    expanded: new Uint8Array(index.nNodes),
    filter: undefined,
  };
  collapseAll(rows);
  return rows;
}

/** The node in a row; -1 for a row that there is not. Never throws. */
export function nodeAtRow(rows: TreeRows, row: number): number {
  return row >= 0 && row < rows.nVisible ? (rows.visibleIds[row] ?? -1) : -1;
}

/** The nodes of the rows from `start` to `end` (excluded), as far as there are any. Never throws. */
export function nodesAtRows(rows: TreeRows, start: number, end: number): readonly number[] {
  const first = Math.max(0, start);
  return Array.from(rows.visibleIds.subarray(first, Math.max(first, Math.min(end, rows.nVisible))));
}

/** The row of a node; -1 where it has none (below a collapsed node, filtered out). Never throws. O(log rows). */
export function rowOfNode(rows: TreeRows, node: number): number {
  const row = firstRowFrom(rows, node);
  return nodeAtRow(rows, row) === node ? row : -1;
}

/** Whether the node shows its children, provided that it is visible itself. Never throws. */
export function isExpanded(rows: TreeRows, node: number): boolean {
  return canExpand(rows, node) && rows.expanded[node] === 1;
}

/** Whether the node has children to show; while a filter is on, children that it keeps. Never throws. */
export function canExpand(rows: TreeRows, node: number): boolean {
  if (rows.filter !== undefined) return rows.filter.kept[node] === KEPT_WITH_CHILDREN;
  return (rows.index.childCounts[node] ?? 0) > 0;
}

/** Shows a node's children, with the expansion that they had before. Never throws. O(rows). */
export function expand(rows: TreeRows, node: number): void {
  if (!canExpand(rows, node) || isExpanded(rows, node)) return;
  rows.expanded[node] = 1;
  refreshBelow(rows, node);
}

/** Hides a node's children; they keep their own expansion. Never throws. O(rows). */
export function collapse(rows: TreeRows, node: number): void {
  if (!isExpanded(rows, node) || isHiddenRoot(rows, node)) return;
  rows.expanded[node] = 0;
  refreshBelow(rows, node);
}

/** What expanding a branch came to. */
export interface BranchExpansion {
  /** False when the budget ended it before everything below the node was shown. */
  readonly isComplete: boolean;
  readonly nRowsAdded: number;
}

/**
 * Expands a node and everything below it, level by level, until the rows shown below it would be more
 * than `budgetRows`. The node itself is always expanded; what was expanded before stays so. Never
 * throws. O(rows + budgetRows).
 */
export function expandBranch(rows: TreeRows, node: number, budgetRows: number): BranchExpansion {
  const nVisibleBefore = rows.nVisible;
  const queue = canExpand(rows, node) ? [node] : [];
  let nRowsBelow = 0;
  let isComplete = true;
  for (const container of queue) {
    const children = Array.from(keptChildren(rows, container));
    nRowsBelow += children.length;
    if (nRowsBelow > budgetRows && container !== node) {
      isComplete = false;
      break;
    }
    rows.expanded[container] = 1;
    for (const child of children) if (canExpand(rows, child)) queue.push(child);
  }
  refreshBelow(rows, node);
  return { isComplete, nRowsAdded: rows.nVisible - nVisibleBefore };
}

/** Collapses a node and everything below it. Never throws. O(rows + nodes below). */
export function collapseBranch(rows: TreeRows, node: number): void {
  rows.expanded.fill(0, node, rows.index.nextIds[node] ?? node);
  if (isHiddenRoot(rows, node)) rows.expanded[node] = 1;
  refreshBelow(rows, node);
}

/** Expands the node and its siblings, one level. Never throws. O(rows + siblings). */
export function expandSiblings(rows: TreeRows, node: number): void {
  const parent = rows.index.parentIds[node] ?? -1;
  if (parent === -1) {
    expand(rows, node);
    return;
  }
  for (const sibling of childIds(rows.index, parent)) rows.expanded[sibling] = 1;
  refreshBelow(rows, parent);
}

/** Shows every node, while a filter is on every node that it keeps. Never throws. O(nodes). */
export function expandAll(rows: TreeRows): void {
  rows.expanded.fill(1);
  rebuild(rows);
}

/** Shows the root and its children only. Never throws. O(nodes). */
export function collapseAll(rows: TreeRows): void {
  rows.expanded.fill(0);
  rows.expanded[0] = 1;
  rebuild(rows);
}

/**
 * Expands whatever hides a node. Returns its row; -1 where a filter drops it or it is the hidden
 * root. Never throws. O(rows).
 */
export function reveal(rows: TreeRows, node: number): number {
  if (!isKept(rows, node)) return -1;
  const { parentIds } = rows.index;
  let outermost = -1;
  for (let id = parentIds[node] ?? -1; id !== -1; id = parentIds[id] ?? -1) {
    if (rows.expanded[id] !== 1) outermost = id;
    rows.expanded[id] = 1;
  }
  if (outermost !== -1) refreshBelow(rows, outermost);
  return rowOfNode(rows, node);
}

/**
 * Shows only these nodes and their ancestors, all expanded; with undefined, all nodes again, expanded
 * as they were before the filter. No nodes at all leave no row. Never throws. O(nodes of the document).
 */
export function filterTo(rows: TreeRows, nodes: Iterable<number> | undefined): void {
  const expandedBefore = rows.filter?.expandedBefore ?? rows.expanded;
  if (nodes === undefined) {
    rows.filter = undefined;
    rows.expanded = expandedBefore;
  } else {
    const kept = keptBy(rows.index, nodes);
    rows.filter = { kept, expandedBefore };
    rows.expanded = kept.map((state) => (state === KEPT_WITH_CHILDREN ? 1 : 0));
  }
  rebuild(rows);
}

function keptBy(index: JsonIndex, nodes: Iterable<number>): Uint8Array {
  const kept = new Uint8Array(index.nNodes);
  for (const node of nodes) {
    if (kept[node] === DROPPED) kept[node] = KEPT;
    let id = index.parentIds[node] ?? -1;
    while (id !== -1 && kept[id] !== KEPT_WITH_CHILDREN) {
      kept[id] = KEPT_WITH_CHILDREN;
      id = index.parentIds[id] ?? -1;
    }
  }
  return kept;
}

function* keptChildren(rows: TreeRows, node: number): Generator<number, void, undefined> {
  for (const child of childIds(rows.index, node)) if (isKept(rows, child)) yield child;
}

function isKept(rows: TreeRows, node: number): boolean {
  return rows.filter === undefined || rows.filter.kept[node] !== DROPPED;
}

function isHiddenRoot(rows: TreeRows, node: number): boolean {
  return rows.isRootHidden && node === 0;
}

/** The first row whose node is `node` or comes after it; `nVisible` where none does. */
function firstRowFrom(rows: TreeRows, node: number): number {
  let low = 0;
  let high = rows.nVisible;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows.visibleIds[middle] ?? 0) < node) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rebuild(rows: TreeRows): void {
  rows.nVisible = 0;
  if (!rows.isRootHidden && isKept(rows, 0)) rows.visibleIds[rows.nVisible++] = 0;
  refreshBelow(rows, 0);
}

/** Brings the rows below a visible node up to date with the expansion of it and of what is below it. */
function refreshBelow(rows: TreeRows, node: number): void {
  const { visibleIds } = rows;
  const isShown = isHiddenRoot(rows, node) || rowOfNode(rows, node) !== -1;
  if (!isShown) return;
  const start = firstRowFrom(rows, node + 1);
  const end = firstRowFrom(rows, rows.index.nextIds[node] ?? 0);
  const isLast = end === rows.nVisible;
  if (!isExpanded(rows, node)) {
    visibleIds.copyWithin(start, end, rows.nVisible);
    rows.nVisible -= end - start;
  } else if (isLast) {
    // No row comes after the branch that would have to make room first.
    rows.nVisible = start + visitBelow(rows, node, start);
  } else {
    const nBelow = visitBelow(rows, node, -1);
    visibleIds.copyWithin(start + nBelow, end, rows.nVisible);
    rows.nVisible += nBelow - (end - start);
    visitBelow(rows, node, start);
  }
}

/**
 * Counts the nodes that are visible below an expanded node, and writes them into the rows from
 * `firstRow` on unless that is -1.
 */
function visitBelow(rows: TreeRows, node: number, firstRow: number): number {
  const { visibleIds, expanded, filter } = rows;
  const { nextIds } = rows.index;
  const end = nextIds[node] ?? 0;
  let count = 0;
  for (let id = node + 1; id < end;) {
    const next = nextIds[id] ?? end;
    if (filter !== undefined && filter.kept[id] === DROPPED) {
      id = next;
      continue;
    }
    if (firstRow !== -1) visibleIds[firstRow + count] = id;
    count++;
    id = expanded[id] === 1 ? id + 1 : next;
  }
  return count;
}
