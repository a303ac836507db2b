import type { JsonIndex } from '../json/json-index.ts';
import { searchJson } from '../json/search-json.ts';
import {
  collapse,
  collapseAll,
  collapseBranch,
  createTreeRows,
  expand,
  expandAll,
  expandBranch,
  expandSiblings,
  type TreeRows,
} from '../json/tree-rows.ts';
import type { SearchOutcome, TreeAction } from './workbench.ts';

/** The most search hits that are listed; the count goes on. */
export const MAX_SEARCH_HITS = 10_000;

/** The most rows that expanding one branch may add, so that one key press cannot flood the tree. */
const MAX_BRANCH_ROWS = 200_000;

/** A document as the page sees it: which rows are open, and what was searched. */
export interface TreeState {
  readonly rows: TreeRows;
  hits: ReadonlySet<number>;
}

/** The tree of a document with its first level shown. Never throws. O(nodes). */
export function createTreeState(index: JsonIndex): TreeState {
  return { rows: createTreeRows(index, { hidesRoot: true }), hits: new Set() };
}

/** Carries out an action of the tree. Never throws. O(rows). */
export function changeTreeState(state: TreeState, action: TreeAction, node: number): void {
  switch (action) {
    case 'expand':
      return expand(state.rows, node);
    case 'collapse':
      return collapse(state.rows, node);
    case 'expand-branch':
      expandBranch(state.rows, node, MAX_BRANCH_ROWS);
      return;
    case 'collapse-branch':
      return collapseBranch(state.rows, node);
    case 'expand-siblings':
      return expandSiblings(state.rows, node);
    case 'expand-all':
      return expandAll(state.rows);
    case 'collapse-all':
      return collapseAll(state.rows);
  }
}

/** Searches keys and values, and keeps the hits for the rows to show. Never throws. O(bytes). */
export function searchTree(state: TreeState, query: string): SearchOutcome {
  const { hits, nHits } = searchJson(state.rows.index, query, {
    keys: true,
    values: true,
    maxHits: MAX_SEARCH_HITS,
  });
  state.hits = new Set(hits);
  return { hits, total: nHits };
}
