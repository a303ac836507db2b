import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { childIds, type JsonIndex } from './json-index.ts';
import { indexText } from './testdata/index-text.ts';
import { jsonSamples } from './testdata/json-model.ts';
import {
  canExpand,
  collapse,
  collapseAll,
  collapseBranch,
  createTreeRows,
  expand,
  expandAll,
  expandBranch,
  expandSiblings,
  filterTo,
  isExpanded,
  nodeAtRow,
  nodesAtRows,
  reveal,
  rowOfNode,
  type TreeRows,
} from './tree-rows.ts';

// Ids: 0 {, 1 a [, 2 1, 3 [, 4 2, 5 3, 6 b {, 7 c 4, 8 d {}, 9 e 5
const TEXT = '{"a":[1,[2,3]],"b":{"c":4,"d":{}},"e":5}';

function visible(rows: TreeRows): readonly number[] {
  return nodesAtRows(rows, 0, rows.nVisible);
}

describe('the rows of a tree', () => {
  it('show the root and its children first', () => {
    expect(visible(createTreeRows(indexText(TEXT)))).toEqual([0, 1, 6, 9]);
  });

  it('leave out a hidden root, but for a scalar', () => {
    expect(visible(createTreeRows(indexText(TEXT), { hidesRoot: true }))).toEqual([1, 6, 9]);
    expect(visible(createTreeRows(indexText('[]'), { hidesRoot: true }))).toEqual([]);
    expect(visible(createTreeRows(indexText('"x"'), { hidesRoot: true }))).toEqual([0]);
  });

  it('find nodes by row and rows by node', () => {
    const rows = createTreeRows(indexText(TEXT));
    expect([-1, 0, 1, 2, 3, 4].map((row) => nodeAtRow(rows, row))).toEqual([-1, 0, 1, 6, 9, -1]);
    expect([0, 1, 2, 6, 9, 10].map((node) => rowOfNode(rows, node))).toEqual([0, 1, -1, 2, 3, -1]);
    expect(nodesAtRows(rows, -5, 2)).toEqual([0, 1]);
    expect(nodesAtRows(rows, 3, 99)).toEqual([9]);
    expect(nodesAtRows(rows, 4, 2)).toEqual([]);
  });

  it('keep the expansion below a collapsed node', () => {
    const rows = createTreeRows(indexText(TEXT));
    expand(rows, 1);
    expand(rows, 3);
    collapse(rows, 1);
    expect(visible(rows)).toEqual([0, 1, 6, 9]);
    expect(isExpanded(rows, 3)).toBe(true);
    expand(rows, 1);
    expect(visible(rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 9]);
  });

  it('expand a node that is not visible for later', () => {
    const rows = createTreeRows(indexText(TEXT));
    expand(rows, 3);
    expect(visible(rows)).toEqual([0, 1, 6, 9]);
    expand(rows, 1);
    expect(visible(rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 9]);
  });

  it('do not expand what has no children', () => {
    const rows = createTreeRows(indexText(TEXT));
    expandAll(rows);
    expect([2, 8, 9].map((node) => canExpand(rows, node))).toEqual([false, false, false]);
    expect([2, 8, 9].map((node) => isExpanded(rows, node))).toEqual([false, false, false]);
  });

  it('do not collapse a hidden root', () => {
    const rows = createTreeRows(indexText(TEXT), { hidesRoot: true });
    collapse(rows, 0);
    collapseBranch(rows, 0);
    expect(visible(rows)).toEqual([1, 6, 9]);
  });

  it('expand and collapse all', () => {
    const rows = createTreeRows(indexText(TEXT));
    expandAll(rows);
    expect(visible(rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    collapseAll(rows);
    expect(visible(rows)).toEqual([0, 1, 6, 9]);
    expect(isExpanded(rows, 1)).toBe(false);
  });

  it('collapse a branch for good', () => {
    const rows = createTreeRows(indexText(TEXT));
    expandAll(rows);
    collapseBranch(rows, 1);
    expand(rows, 1);
    expect(visible(rows)).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
  });

  it('expand siblings, one level', () => {
    const rows = createTreeRows(indexText(TEXT));
    expandSiblings(rows, 9);
    expect(visible(rows)).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
    collapse(rows, 0);
    expandSiblings(rows, 0);
    expect(visible(rows)).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
  });

  it('reveal a node and nothing beside its ancestors', () => {
    const rows = createTreeRows(indexText(TEXT));
    collapse(rows, 0);
    expect(reveal(rows, 5)).toBe(5);
    expect(visible(rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 9]);
    expect(reveal(rows, 0)).toBe(0);
  });
});

describe('expandBranch', () => {
  it.each([
    [100, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { isComplete: true, nRowsAdded: 6 }],
    [9, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { isComplete: true, nRowsAdded: 6 }],
    [8, [0, 1, 2, 3, 6, 7, 8, 9], { isComplete: false, nRowsAdded: 4 }],
    [5, [0, 1, 2, 3, 6, 9], { isComplete: false, nRowsAdded: 2 }],
    [0, [0, 1, 6, 9], { isComplete: false, nRowsAdded: 0 }],
  ])('goes level by level within %i rows', (budget, nodes, outcome) => {
    const rows = createTreeRows(indexText(TEXT));
    expect(expandBranch(rows, 0, budget)).toEqual(outcome);
    expect(visible(rows)).toEqual(nodes);
  });

  it('expands the node itself whatever its size', () => {
    const rows = createTreeRows(indexText(`{"a":[${'0,'.repeat(99)}0]}`));
    expect(expandBranch(rows, 1, 10)).toEqual({ isComplete: true, nRowsAdded: 100 });
  });

  it('does nothing to a scalar', () => {
    const rows = createTreeRows(indexText(TEXT));
    expect(expandBranch(rows, 9, 10)).toEqual({ isComplete: true, nRowsAdded: 0 });
  });
});

describe('a filter', () => {
  it('shows hits and their ancestors only', () => {
    const rows = createTreeRows(indexText(TEXT));
    filterTo(rows, [5, 6]);
    expect(visible(rows)).toEqual([0, 1, 3, 5, 6]);
    expect([1, 3, 5, 6].map((node) => canExpand(rows, node))).toEqual([true, true, false, false]);
  });

  it('can be collapsed and expanded inside', () => {
    const rows = createTreeRows(indexText(TEXT), { hidesRoot: true });
    filterTo(rows, [2, 5, 7]);
    collapse(rows, 1);
    expect(visible(rows)).toEqual([1, 6, 7]);
    expect(reveal(rows, 5)).toBe(3);
    expect(visible(rows)).toEqual([1, 2, 3, 5, 6, 7]);
    expect(reveal(rows, 4)).toBe(-1);
    collapseAll(rows);
    expect(visible(rows)).toEqual([1, 6]);
    expandAll(rows);
    expect(visible(rows)).toEqual([1, 2, 3, 5, 6, 7]);
  });

  it('leaves no row when nothing is kept', () => {
    const rows = createTreeRows(indexText(TEXT));
    filterTo(rows, []);
    expect(visible(rows)).toEqual([]);
    expect(reveal(rows, 0)).toBe(-1);
  });

  it('gives the rows from before back', () => {
    const rows = createTreeRows(indexText(TEXT));
    expand(rows, 6);
    filterTo(rows, [2]);
    filterTo(rows, [5]);
    filterTo(rows, undefined);
    expect(visible(rows)).toEqual([0, 1, 6, 7, 8, 9]);
  });
});

/** The same tree without a thought on speed: a set of expanded nodes and a walk over all of them. */
interface NaiveTree {
  readonly index: JsonIndex;
  readonly isRootHidden: boolean;
  expanded: Set<number>;
  kept: ReadonlySet<number> | undefined;
  expandedBefore: Set<number> | undefined;
}

function ancestorsOf(index: JsonIndex, node: number): number[] {
  const parent = index.parentIds[node] ?? -1;
  return parent === -1 ? [] : [parent, ...ancestorsOf(index, parent)];
}

function naiveVisible(tree: NaiveTree): number[] {
  const { index, expanded, kept } = tree;
  const isShown = (node: number): boolean =>
    (kept?.has(node) ?? true) &&
    ancestorsOf(index, node).every((id) => expanded.has(id) || (id === 0 && tree.isRootHidden)) &&
    !(node === 0 && tree.isRootHidden);
  return Array.from({ length: index.nNodes }, (_, node) => node).filter(isShown);
}

/** Takes the same step in both trees, at `node` and, where it needs two places, `other`. */
type Step = (rows: TreeRows, naive: NaiveTree, node: number, other: number) => void;

function hasRowsBelow({ index, kept }: NaiveTree, node: number): boolean {
  return Array.from(childIds(index, node)).some((child) => kept?.has(child) ?? true);
}

function branchOf(index: JsonIndex, node: number): number[] {
  const next = index.nextIds[node] ?? 0;
  return Array.from({ length: next - node }, (_, offset) => node + offset);
}

const STEPS: readonly Step[] = [
  (rows, naive, node) => {
    expand(rows, node);
    if (hasRowsBelow(naive, node)) naive.expanded.add(node);
  },
  (rows, naive, node) => {
    collapse(rows, node);
    if (hasRowsBelow(naive, node)) naive.expanded.delete(node);
  },
  (rows, naive, node) => {
    expandBranch(rows, node, Infinity);
    for (const id of branchOf(naive.index, node)) {
      if (hasRowsBelow(naive, id)) naive.expanded.add(id);
    }
  },
  (rows, naive, node) => {
    collapseBranch(rows, node);
    for (const id of branchOf(naive.index, node)) naive.expanded.delete(id);
  },
  (rows, naive) => {
    expandAll(rows);
    naive.expanded = new Set(branchOf(naive.index, 0));
  },
  (rows, naive) => {
    collapseAll(rows);
    naive.expanded = new Set([0]);
  },
  (rows, naive, node) => {
    reveal(rows, node);
    const isKept = naive.kept?.has(node) ?? true;
    if (isKept) for (const id of ancestorsOf(naive.index, node)) naive.expanded.add(id);
  },
  (rows, naive, node, other) => {
    filterTo(rows, [node, other]);
    const ancestors = [node, other].flatMap((hit) => ancestorsOf(naive.index, hit));
    naive.expandedBefore ??= naive.expanded;
    naive.kept = new Set([node, other, ...ancestors]);
    naive.expanded = new Set(ancestors);
  },
  (rows, naive) => {
    filterTo(rows, undefined);
    naive.kept = undefined;
    naive.expanded = naive.expandedBefore ?? naive.expanded;
    naive.expandedBefore = undefined;
  },
  (rows, naive, node) => {
    expandSiblings(rows, node);
    const parent = naive.index.parentIds[node] ?? -1;
    for (const id of parent === -1 ? [0] : childIds(naive.index, parent)) naive.expanded.add(id);
  },
];

it('has the rows of a naive tree after any steps', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(), fc.nat()), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(jsonSamples, fc.boolean(), steps, ({ text }, hidesRoot, taken) => {
      const index = indexText(text);
      const rows = createTreeRows(index, { hidesRoot });
      const isRootHidden = rows.isRootHidden;
      const naive: NaiveTree = {
        index,
        isRootHidden,
        expanded: new Set([0]),
        kept: undefined,
        expandedBefore: undefined,
      };
      for (const [step, place, otherPlace] of taken) {
        step(rows, naive, place % index.nNodes, otherPlace % index.nNodes);
        const nodes = naiveVisible(naive);
        expect(visible(rows)).toEqual(nodes);
        expect(nodes.map((node) => rowOfNode(rows, node))).toEqual([...nodes.keys()]);
      }
    }),
    { seed: 11, numRuns: 500 },
  );
});
