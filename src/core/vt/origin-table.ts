import { NO_DRAFT, type DraftTable } from './draft-table.ts';
import type { Origin, OriginTable } from './vt-model.ts';

/** A part of the report as origins name it: its document, and the sandbox where it is one's. */
export interface OriginPart {
  readonly documentId: number;
  readonly sandbox: string | undefined;
}

/** Fills a table, one node after the other. */
export interface OriginTableBuilder {
  /** Adds the next node, with the origins of its draft. */
  add(draft: number): void;
  finish(): OriginTable;
}

const INITIAL_MORE = 1024;

/** Makes the builder of a table of up to so many nodes; `parts` are what the drafts' part numbers mean. Never throws. */
export function createOriginTable(
  parts: readonly OriginPart[],
  drafts: DraftTable,
  capacity: number,
): OriginTableBuilder {
  const partIds = new Int32Array(capacity);
  const nodes = new Uint32Array(capacity);
  let more = createMore(INITIAL_MORE);
  let nNodes = 0;
  let nMore = 0;
  return {
    add: (draft) => {
      const structureNode = nNodes++;
      partIds[structureNode] = drafts.partOf(draft);
      nodes[structureNode] = drafts.nodeOf(draft);
      let equal = drafts.nextEqual(draft);
      for (; equal !== NO_DRAFT; equal = drafts.nextEqual(equal)) {
        if (nMore === more.nodes.length) more = copyOf(more, nMore, nMore * 2);
        more.structureNodes[nMore] = structureNode;
        more.partIds[nMore] = drafts.partOf(equal);
        more.nodes[nMore++] = drafts.nodeOf(equal);
      }
    },
    finish: () =>
      finishTable(parts, {
        partIds: partIds.slice(0, nNodes),
        nodes: nodes.slice(0, nNodes),
        more: copyOf(more, nMore, nMore),
      }),
  };
}

/** Origins beyond the first one, in the order of their structure nodes. */
interface MoreOrigins {
  readonly structureNodes: Uint32Array;
  readonly partIds: Int32Array;
  readonly nodes: Uint32Array;
}

interface TableData {
  readonly partIds: Int32Array;
  readonly nodes: Uint32Array;
  readonly more: MoreOrigins;
}

function finishTable(parts: readonly OriginPart[], data: TableData): OriginTable {
  const { partIds, nodes, more } = data;
  const originOf = (partId: number | undefined, node: number | undefined): readonly Origin[] => {
    const place = parts[partId ?? -1];
    if (place === undefined || node === undefined) return [];
    const { documentId, sandbox } = place;
    return [sandbox === undefined ? { documentId, node } : { documentId, node, sandbox }];
  };
  return {
    nNodes: nodes.length,
    of: (node) => {
      const origins = [...originOf(partIds[node], nodes[node])];
      let at = firstFrom(more.structureNodes, node);
      for (; more.structureNodes[at] === node; at++) {
        origins.push(...originOf(more.partIds[at], more.nodes[at]));
      }
      return origins;
    },
    forEach: (visit) => {
      let at = 0;
      for (let node = 0; node < nodes.length; node++) {
        const first = parts[partIds[node] ?? -1];
        if (first !== undefined) visit(node, first.documentId, nodes[node] ?? 0);
        for (; more.structureNodes[at] === node; at++) {
          const part = parts[more.partIds[at] ?? -1];
          if (part !== undefined) visit(node, part.documentId, more.nodes[at] ?? 0);
        }
      }
    },
  };
}

/** The position of the first entry that is not less than `value`; entries ascend. */
function firstFrom(entries: Uint32Array, value: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function createMore(capacity: number): MoreOrigins {
  return {
    structureNodes: new Uint32Array(capacity),
    partIds: new Int32Array(capacity),
    nodes: new Uint32Array(capacity),
  };
}

function copyOf(more: MoreOrigins, nMore: number, capacity: number): MoreOrigins {
  const copy = createMore(capacity);
  copy.structureNodes.set(more.structureNodes.subarray(0, nMore));
  copy.partIds.set(more.partIds.subarray(0, nMore));
  copy.nodes.set(more.nodes.subarray(0, nMore));
  return copy;
}
