import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { ENVELOPE } from './field-map.ts';
import type { Exposure, VtModel } from './vt-model.ts';

/** Said of a null, which VirusTotal writes for what it does not know. */
const NO_VALUE: Exposure = { reason: 'the report has no value here' };

/** The way from a document's nodes to the structure's. */
interface UsedNodes {
  /** The document's nodes that the structure shows, in ascending order. */
  readonly nodes: Uint32Array;
  /** Per document node the first structure node that shows it, plus one; 0 for none. */
  readonly firstShown: Uint32Array;
  /** The other structure nodes, for the few document nodes that are shown more than once. */
  readonly alsoShown: ReadonlyMap<number, readonly number[]>;
}

/** A model does not change, so the way back from its documents is made once. */
const usedNodesByModel = new WeakMap<VtModel, ReadonlyMap<number, UsedNodes>>();

/**
 * Why a node of a loaded document cannot be used in a rule; undefined where it, or anything below it,
 * can. documentId: one of the model's documents, of which an unknown one is all unusable. Never
 * throws for a node of the document. O(depth + log nodes), O(structure) for the first call on a model.
 */
export function exposureOf(model: VtModel, documentId: number, node: number): Exposure | undefined {
  const document = model.report.documents.find((candidate) => candidate.id === documentId);
  if (document === undefined) return ENVELOPE;
  const { index } = document;
  const used = usedNodesOf(model).get(documentId);
  if (used !== undefined && hasNodeIn(used.nodes, node, entryOf(index.nextIds, node))) {
    return undefined;
  }
  return nearestExposure(model, index, documentId, node);
}

/**
 * The nodes of the structure that show a document's node: none where the module does not have it,
 * several where one value stands in several places. Never throws. O(1), O(structure) for the first
 * call on a model.
 */
export function structureNodesOf(
  model: VtModel,
  documentId: number,
  node: number,
): readonly number[] {
  const used = usedNodesOf(model).get(documentId);
  const first = used?.firstShown[node] ?? 0;
  return first === 0 ? [] : [first - 1, ...(used?.alsoShown.get(node) ?? [])];
}

function nearestExposure(
  model: VtModel,
  index: JsonIndex,
  documentId: number,
  node: number,
): Exposure {
  const exposures = model.exposures.get(documentId);
  for (let at = node; at >= 0; at = entryOf(index.parentIds, at)) {
    const exposure = exposures?.get(at);
    if (exposure !== undefined) return exposure;
  }
  return kindOf(index, node) === 'null' ? NO_VALUE : ENVELOPE;
}

function usedNodesOf(model: VtModel): ReadonlyMap<number, UsedNodes> {
  const known = usedNodesByModel.get(model);
  if (known !== undefined) return known;
  const used = new Map<number, UsedNodes>();
  for (const { id, index } of model.report.documents) used.set(id, usedNodesIn(model, id, index));
  usedNodesByModel.set(model, used);
  return used;
}

function usedNodesIn(model: VtModel, id: number, index: JsonIndex): UsedNodes {
  const firstShown = new Uint32Array(index.nNodes);
  const alsoShown = new Map<number, number[]>();
  let nUsed = 0;
  model.originTable.forEach((structureNode, documentId, node) => {
    if (documentId !== id) return;
    if (firstShown[node] === 0) {
      firstShown[node] = structureNode + 1;
      nUsed++;
      return;
    }
    const others = alsoShown.get(node);
    if (others === undefined) alsoShown.set(node, [structureNode]);
    else others.push(structureNode);
  });
  const nodes = new Uint32Array(nUsed);
  let at = 0;
  for (const [node, shown] of firstShown.entries()) {
    if (shown !== 0) nodes[at++] = node;
  }
  return { nodes, firstShown, alsoShown };
}

/** Whether the sorted nodes have one from `start` to `end` (excluded). */
function hasNodeIn(nodes: Uint32Array, start: number, end: number): boolean {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found = nodes[low];
  return found !== undefined && found < end;
}
