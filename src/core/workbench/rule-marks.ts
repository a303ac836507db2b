import { entryOf, type JsonIndex } from '../json/json-index.ts';
import type { RuleMark } from './workbench.ts';

/** Which mark wins where a node has several. */
const RANK: Readonly<Record<RuleMark, number>> = { true: 3, unknown: 2, false: 1, within: 0 };

/**
 * The marks of a tree: those of the given nodes, and `within` for every ancestor that has none of its
 * own. Never throws. O(nodes · depth).
 */
export function spreadMarks(
  structure: JsonIndex,
  direct: Iterable<readonly [number, RuleMark]>,
): ReadonlyMap<number, RuleMark> {
  const marks = new Map<number, RuleMark>();
  for (const [node, mark] of direct) {
    const before = marks.get(node);
    if (before === undefined || RANK[mark] > RANK[before]) marks.set(node, mark);
    let at = entryOf(structure.parentIds, node);
    while (at > 0 && !marks.has(at)) {
      marks.set(at, 'within');
      at = entryOf(structure.parentIds, at);
    }
  }
  return marks;
}
