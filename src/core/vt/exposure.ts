import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { ENVELOPE } from './field-map.ts';
import type { Exposure, VtModel } from './vt-model.ts';

/** Said of a null, which VirusTotal writes for what it does not know. */
const NO_VALUE: Exposure = { reason: 'the report has no value here' };

/** The way from a document's nodes to the structure's: sorted document nodes, each with its structure nodes. */
interface UsedNodes {
  readonly nodes: readonly number[];
  readonly structureNodes: ReadonlyMap<number, readonly number[]>;
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
  return usedNodesOf(model).get(documentId)?.structureNodes.get(node) ?? [];
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
  const byDocument = new Map<number, Map<number, number[]>>();
  for (const [structureNode, origins] of model.origins.entries()) {
    for (const { documentId, node } of origins) {
      const ofDocument = byDocument.get(documentId) ?? new Map<number, number[]>();
      byDocument.set(documentId, ofDocument);
      const structureNodes = ofDocument.get(node);
      if (structureNodes === undefined) ofDocument.set(node, [structureNode]);
      else structureNodes.push(structureNode);
    }
  }
  const used = new Map<number, UsedNodes>();
  for (const [documentId, structureNodes] of byDocument) {
    const nodes = [...structureNodes.keys()].sort((a, b) => a - b);
    used.set(documentId, { nodes, structureNodes });
  }
  usedNodesByModel.set(model, used);
  return used;
}

/** Whether the sorted nodes have one from `start` to `end` (excluded). */
function hasNodeIn(nodes: readonly number[], start: number, end: number): boolean {
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
