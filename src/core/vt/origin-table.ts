import type { DraftOrigin } from './vt-draft.ts';
import type { Origin, OriginTable } from './vt-model.ts';

/** A part of the report as origins name it: its document, and the sandbox where it is one's. */
export interface OriginPart {
  readonly documentId: number;
  readonly sandbox: string | undefined;
}

/** Fills a table, one node after the other. */
export interface OriginTableBuilder {
  add(origin: DraftOrigin & { readonly more: readonly DraftOrigin[] | undefined }): void;
  finish(): OriginTable;
}

const INITIAL_NODES = 1024;

/** Makes the builder of a table; `parts` are what the drafts' part numbers mean. Never throws. */
export function createOriginTable(parts: readonly OriginPart[]): OriginTableBuilder {
  let partIds = new Int32Array(INITIAL_NODES);
  let nodes = new Uint32Array(INITIAL_NODES);
  const more = new Map<number, readonly DraftOrigin[]>();
  let nNodes = 0;
  return {
    add: (origin) => {
      if (nNodes === nodes.length) {
        partIds = grown(partIds, new Int32Array(nNodes * 2));
        nodes = grown(nodes, new Uint32Array(nNodes * 2));
      }
      partIds[nNodes] = origin.part;
      nodes[nNodes] = origin.node;
      if (origin.more !== undefined) more.set(nNodes, origin.more);
      nNodes++;
    },
    finish: () =>
      finishTable(parts, {
        partIds: partIds.slice(0, nNodes),
        nodes: nodes.slice(0, nNodes),
        more,
        nNodes,
      }),
  };
}

interface TableData {
  readonly partIds: Int32Array;
  readonly nodes: Uint32Array;
  readonly more: ReadonlyMap<number, readonly DraftOrigin[]>;
  readonly nNodes: number;
}

function finishTable(parts: readonly OriginPart[], data: TableData): OriginTable {
  const { partIds, nodes, more, nNodes } = data;
  const originOf = ({ part, node }: DraftOrigin): Origin | undefined => {
    const place = parts[part];
    if (place === undefined) return undefined;
    const { documentId, sandbox } = place;
    return sandbox === undefined ? { documentId, node } : { documentId, node, sandbox };
  };
  return {
    nNodes,
    of: (node) => {
      if (node < 0 || node >= nNodes) return [];
      const first = originOf({ part: partIds[node] ?? -1, node: nodes[node] ?? 0 });
      const others = (more.get(node) ?? []).flatMap((origin) => originOf(origin) ?? []);
      return first === undefined ? others : [first, ...others];
    },
    forEach: (visit) => {
      for (let node = 0; node < nNodes; node++) {
        const first = parts[partIds[node] ?? -1];
        if (first !== undefined) visit(node, first.documentId, nodes[node] ?? 0);
        for (const origin of more.get(node) ?? []) {
          const part = parts[origin.part];
          if (part !== undefined) visit(node, part.documentId, origin.node);
        }
      }
    },
  };
}

function grown<T extends Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
