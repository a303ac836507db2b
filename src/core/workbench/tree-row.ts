import { entryOf } from '../json/json-index.ts';
import { isLossy, previewOf } from '../json/json-text.ts';
import { rowFacts } from '../json/row-facts.ts';
import { isExpanded } from '../json/tree-rows.ts';
import { timestampComment } from '../livehunt/timestamp.ts';
import { exposureOf, structureNodesOf } from '../vt/exposure.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { structurePathOf, typeAt } from '../vt/vt-path.ts';
import { summariseElement } from './element-summary.ts';
import type { TreeState } from './tree-state.ts';
import { valueTypeName } from './value-type.ts';
import type { RuleMark, TreeRow, TreeView } from './workbench.ts';

/** How much of a value stands in a row. UTF-16 code units. */
const MAX_PREVIEW = 400;

/** The nodes above this depth hold whole branches: too much for one condition. */
const FIRST_USABLE_DEPTH = 2;

/** What the rows of a view are drawn from. */
export interface RowSource {
  readonly model: VtModel;
  readonly view: TreeView;
  readonly tree: TreeState;
  /** By structure node. */
  readonly marks: ReadonlyMap<number, RuleMark>;
}

/** The row of a node. Throws InvariantError for an unknown node. O(depth + length of the preview). */
export function treeRowOf(source: RowSource, node: number): TreeRow {
  const { model, view, tree } = source;
  const { index, isRootHidden } = tree.rows;
  const facts = rowFacts(index, node, isRootHidden);
  const isBranch = facts.kind === 'object' || facts.kind === 'array';
  const preview = isBranch ? undefined : previewOf(index, node, MAX_PREVIEW);
  const structureNodes = structureNodesFor(source, node);
  const structureNode = structureNodes[0];
  const path = structureNode === undefined ? undefined : structurePathOf(model, structureNode);
  const type = path === undefined ? undefined : typeAt(path);
  const valueType = path && type ? valueTypeName(type, path) : undefined;
  const { summary, badge } = summariseElement(index, node);
  const moment = valueType === 'timestamp' ? momentOf(facts.key, preview?.text) : undefined;
  const note = summary ?? moment;
  const exposure = view.kind === 'raw' ? exposureOf(model, view.documentId, node) : undefined;
  const mark = markOf(source, structureNodes);
  const lossy = isLossy(index, node);
  return {
    node,
    level: facts.level,
    setSize: facts.setSize,
    posInSet: facts.posInSet,
    key: facts.key ?? String(facts.ordinal),
    kind: facts.kind,
    preview: preview?.text ?? '',
    nChildren: facts.nChildren,
    isExpanded: isExpanded(tree.rows, node),
    isUsable:
      structureNode !== undefined &&
      type !== undefined &&
      !lossy &&
      entryOf(model.structure.depths, structureNode) >= FIRST_USABLE_DEPTH,
    isHit: tree.hits.has(node),
    ...(preview?.isCut === true && { fullLength: preview.sizeBytes }),
    ...(note !== undefined && { summary: note }),
    ...(badge !== undefined && { badge }),
    ...(valueType !== undefined && { valueType }),
    ...(exposure !== undefined && { exposure }),
    ...(mark !== undefined && { mark }),
    ...(lossy && { isLossy: true }),
  };
}

/** The structure nodes that a node of a view stands for. Never throws. */
export function structureNodesFor(
  source: Pick<RowSource, 'model' | 'view'>,
  node: number,
): readonly number[] {
  return source.view.kind === 'structure'
    ? [node]
    : structureNodesOf(source.model, source.view.documentId, node);
}

function markOf(source: RowSource, structureNodes: readonly number[]): RuleMark | undefined {
  for (const node of structureNodes) {
    const mark = source.marks.get(node);
    if (mark !== undefined) return mark;
  }
  return undefined;
}

function momentOf(key: string | undefined, text: string | undefined): string | undefined {
  return key !== undefined && text !== undefined && /^\d{1,12}$/.test(text)
    ? timestampComment(key, BigInt(text))
    : undefined;
}
