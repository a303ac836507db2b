import { entryOf, kindOf, type JsonIndex, type JsonKind } from './json-index.ts';
import { keyOf } from './json-text.ts';

/** What a row says of its node besides the value, for the eye and for a screen reader. */
export interface RowFacts {
  readonly kind: JsonKind;
  /** Undefined for the root and for elements of arrays, whose name is their ordinal. */
  readonly key: string | undefined;
  /** Position among the siblings, from 0. */
  readonly ordinal: number;
  readonly nChildren: number;
  readonly isExpandable: boolean;
  /** `aria-level`, 1 for the outermost rows. */
  readonly level: number;
  /** `aria-setsize` and `aria-posinset` (from 1), among all siblings of the document, filtered or not. */
  readonly setSize: number;
  readonly posInSet: number;
}

/**
 * The facts of a node's row. isRootHidden: as in `TreeRows`; the root's children are then of level 1.
 * Throws InvariantError for an unknown id.
 */
export function rowFacts(index: JsonIndex, node: number, isRootHidden = false): RowFacts {
  const parent = entryOf(index.parentIds, node);
  const ordinal = entryOf(index.ordinals, node);
  const nChildren = entryOf(index.childCounts, node);
  return {
    kind: kindOf(index, node),
    key: keyOf(index, node),
    ordinal,
    nChildren,
    isExpandable: nChildren > 0,
    level: entryOf(index.depths, node) + (isRootHidden ? 0 : 1),
    setSize: parent === -1 ? 1 : entryOf(index.childCounts, parent),
    posInSet: ordinal + 1,
  };
}
