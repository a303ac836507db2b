import type { JsonIndex } from '../json/json-index.ts';
import type { SampleReport } from '../report/sample-report.ts';
import type { ModuleStruct } from '../yara/module-value.ts';

/** Where a value of the vt module came from. */
export interface Origin {
  readonly documentId: number;
  /** Node id in that document. */
  readonly node: number;
  /** The sandbox that reported it, where known. */
  readonly sandbox?: string;
}

/**
 * Where each node of a structure came from, in eight bytes a node and twelve for each further origin:
 * nearly every node has exactly one, and a big report has millions of them.
 */
export interface OriginTable {
  readonly nNodes: number;
  /** The origins of a structure node, in the order of the parts; none for an unknown node. Never throws. */
  of(node: number): readonly Origin[];
  /** Calls for every origin of every node, in the order of the nodes. */
  forEach(visit: (structureNode: number, documentId: number, node: number) => void): void;
}

/** Why a field of the report cannot be used in a rule, and what to use instead. */
export interface Exposure {
  readonly reason: string;
  /** A path of the vt module, a YARA module, or a way of writing the rule. */
  readonly instead?: string;
}

export interface UnmappedField extends Exposure {
  readonly documentId: number;
  readonly node: number;
  /**
   * JSONPath in its document. List positions and the keys of maps are `[*]`, so that one line speaks
   * for all elements; `node` is the first of them.
   */
  readonly path: string;
}

/**
 * A sample as the vt module shows it to a rule.
 * `data` is what the evaluator reads. `structure` is the same as a JSON document (keys are the
 * module's names, enum values their constant's name), so that one tree serves both views; its root
 * holds `behaviour` and `metadata`.
 */
export interface VtModel {
  readonly report: SampleReport;
  /**
   * `metadata` and `behaviour`, both always present; integers are bigint, enums their number. A field of
   * the behaviour is read from `structure` when it is first asked for.
   */
  readonly data: ModuleStruct;
  readonly structure: JsonIndex;
  /** Where each structure node came from; nothing for nodes that no document holds as such. */
  readonly originTable: OriginTable;
  /** The same as arrays, made when they are first asked for; `originTable.of(node)` costs less. */
  readonly origins: readonly (readonly Origin[])[];
  readonly unmapped: readonly UnmappedField[];
  /** By document and node, every value that was not taken, and why; what is below it is not listed. */
  readonly exposures: ReadonlyMap<number, ReadonlyMap<number, Exposure>>;
  readonly notes: readonly string[];
}
