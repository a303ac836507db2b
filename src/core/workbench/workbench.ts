import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { JsonKind } from '../json/json-index.ts';
import type { ChipEdit } from '../livehunt/edit-chip.ts';
import type { HeaderEdit } from '../livehunt/edit-header.ts';
import type { Chip } from '../livehunt/outline.ts';
import type { ComparisonOperator, PickQuantifier, PickTest } from '../livehunt/pick.ts';
import type { ReportShape, SampleChoice } from '../report/sample-report.ts';
import type { Platform } from '../vt/platform.ts';
import type { Exposure, UnmappedField } from '../vt/vt-model.ts';
import type { PatternFacts } from './sample-facts.ts';
import type { SampleEvents } from './sigma/sigma-events.ts';

/**
 * The workbench: everything that knows the loaded reports, behind one interface of plain data. The
 * page talks to it across a worker, the command line and the tests directly. Nothing here holds more
 * of a report than the rows, values and witnesses that were asked for.
 */
export interface Workbench {
  open(request: OpenRequest): OpenOutcome;
  /** Makes another loaded sample the open one. */
  selectSample(request: { readonly sampleId: number }): OpenOutcome;
  rows(request: RowsRequest): RowWindow;
  changeTree(request: TreeChange): TreeSize;
  search(request: SearchRequest): SearchOutcome;
  /** Expands the way to a node and tells its row. */
  reveal(request: { readonly view: TreeView; readonly node: number }): RevealedRow;
  /** Finds the tree node of a vt path or a JSONPath; undefined where there is none. */
  locate(request: { readonly view: TreeView; readonly path: string }): number | undefined;
  describe(request: { readonly view: TreeView; readonly node: number }): NodeFacts;
  /** What the open sample has at the places of a path pattern, as rules' editors name them. */
  lookUp(request: { readonly pattern: string }): PatternFacts | undefined;
  analyse(request: AnalyseRequest): Analysis;
  /** Why the active rule matches or not; undefined where there is nothing to explain. */
  explain(request: AnalyseRequest): Explanation | undefined;
  pick(request: PickRequest): EditOutcome;
  editChip(request: ChipEditRequest): EditOutcome;
  editHeader(request: HeaderEditRequest): EditOutcome;
  sigma(): SigmaReport;
  /** What Sigma rules are run over; undefined while no sample is open. */
  sigmaEvents(): SampleEvents | undefined;
}

/** Which tree: the vt module's structure, or one loaded document as it is. */
export type TreeView =
  { readonly kind: 'structure' } | { readonly kind: 'raw'; readonly documentId: number };

export interface OpenRequest {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /**
   * `add` merges with what is loaded, `replace` starts anew once the files have been read; without
   * files it closes all.
   */
  readonly mode: 'add' | 'replace';
  /** The user's answer to a `choose` problem: the item's node in the only file. */
  readonly choice?: number;
}

/** What is loaded after `open`. A file that could not be used is a problem; the others stay. */
export interface OpenOutcome {
  readonly samples: readonly SampleSummary[];
  /** Undefined while nothing is loaded. */
  readonly activeSampleId: number | undefined;
  readonly problems: readonly FileProblem[];
}

export interface SampleSummary {
  readonly id: number;
  readonly sha256: string | undefined;
  /** The sample's name: as last submitted, else the file's name. */
  readonly name: string;
  /** `Win32 EXE`, where the report tells. */
  readonly fileType: string | undefined;
  readonly platform: Platform | undefined;
  readonly detections: { readonly malicious: number; readonly total: number } | undefined;
  readonly nSigmaResults: number;
  readonly sandboxes: readonly string[];
  readonly shapes: readonly ReportShape[];
  readonly documents: readonly DocumentSummary[];
  readonly unmapped: readonly UnmappedField[];
  readonly notes: readonly string[];
}

export interface DocumentSummary {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly nNodes: number;
}

/** Why a file was not used. `where` is set for a JSON error. */
export interface FileProblem {
  readonly fileName: string;
  readonly message: string;
  readonly where?: {
    readonly line: number;
    readonly column: number;
    readonly byteOffset: number;
    /** Up to 80 characters around the place, and where in it the place is. */
    readonly context: string;
    readonly contextOffset: number;
  };
  /** Set where the file is a list of several samples. */
  readonly choices?: readonly SampleChoice[];
}

export interface RowsRequest {
  readonly view: TreeView;
  readonly first: number;
  readonly count: number;
}

export interface RowWindow {
  readonly first: number;
  readonly nVisible: number;
  readonly rows: readonly TreeRow[];
}

export interface TreeRow {
  readonly node: number;
  /** 1 for the outermost. */
  readonly level: number;
  readonly setSize: number;
  /** 1-based. */
  readonly posInSet: number;
  /** The member's key, or the element's position as text. */
  readonly key: string;
  readonly kind: JsonKind;
  /** The value as text, cut for display; empty for objects and arrays. */
  readonly preview: string;
  /** Set where `preview` is cut: the whole value's length in the document, in bytes. */
  readonly fullLength?: number;
  readonly nChildren: number;
  readonly isExpanded: boolean;
  /** What an object is about in a few words (a Sigma result's title), and its level where it has one. */
  readonly summary?: string;
  readonly badge?: string;
  /** The type in the vt module's terms: `string`, `integer`, `enum`, `timestamp`, `boolean`, `array`, `map`, `struct`. */
  readonly valueType?: string;
  /** Whether a click can make a condition of it. */
  readonly isUsable: boolean;
  /** Raw view: why the module does not have it. */
  readonly exposure?: Exposure;
  /** How the rule uses the node itself; `within` when a descendant is used. */
  readonly mark?: RuleMark;
  /** The node is in the current search hits. */
  readonly isHit: boolean;
  /** The text has a lone surrogate or the like and cannot be written into a rule as it is. */
  readonly isLossy?: true;
}

export type RuleMark = 'true' | 'false' | 'unknown' | 'within';

export type TreeAction =
  | 'expand'
  | 'collapse'
  | 'expand-branch'
  | 'collapse-branch'
  | 'expand-siblings'
  | 'expand-all'
  | 'collapse-all';

/** `node` is not read by the actions on the whole tree. */
export interface TreeChange {
  readonly view: TreeView;
  readonly action: TreeAction;
  readonly node: number;
}

export interface TreeSize {
  readonly nVisible: number;
}

/** An empty query ends the search. */
export interface SearchRequest {
  readonly view: TreeView;
  readonly query: string;
}

export interface SearchOutcome {
  /** In document order, at most MAX_SEARCH_HITS. */
  readonly hits: readonly number[];
  /** All hits, also those beyond the limit. */
  readonly total: number;
}

export interface RevealedRow {
  readonly row: number;
  readonly nVisible: number;
}

export interface NodeFacts {
  readonly node: number;
  /** From the root to the node; each can be revealed. */
  readonly breadcrumb: readonly { readonly node: number; readonly label: string }[];
  /** The path as a rule writes it; undefined where the module has none. */
  readonly vtPath: string | undefined;
  readonly jsonPath: string;
  /** The value's text for copying: a string unescaped, anything else as its JSON text; cut at 1 MB. */
  readonly valueText: string;
  readonly valueType: string | undefined;
  readonly exposure: Exposure | undefined;
  readonly origins: readonly NodeOrigin[];
  readonly operators: readonly OperatorChoice[];
  /** The node's value as it is typed into a value field (see `TypedTest`); undefined for what is no single value. */
  readonly typedValue: string | undefined;
}

export interface NodeOrigin {
  readonly documentId: number;
  readonly fileName: string;
  readonly node: number;
  readonly jsonPath: string;
  readonly sandbox?: string;
}

/** One line of the operator menu: what it is called and the test that it makes of the node. */
export interface OperatorChoice {
  /** Unique among the node's choices: the operator, or what else is asked. */
  readonly id: string;
  readonly label: string;
  /** Set where the choice compares with a value: see `TypedTest`. */
  readonly operator?: ComparisonOperator;
  /** With the node's own value; undefined where its value does not fit. */
  readonly test: PickTest | undefined;
}

/** A comparison with typed values, several of which are an or-list; the texts as `parseOperand` reads them. */
export interface TypedTest {
  readonly alternatives: readonly {
    readonly operator: ComparisonOperator;
    readonly text: string;
  }[];
}

export interface AnalyseRequest {
  readonly ruleText: string;
  /** UTF-16; the rule that holds it is the active one, else the last. */
  readonly cursor?: number;
}

export type Verdict = 'matches' | 'does-not-match' | 'cannot-tell' | 'cannot-compile';

export interface Analysis {
  readonly diagnostics: readonly Diagnostic[];
  readonly rules: readonly RuleAnalysis[];
  /** Index into `rules`; undefined while the text has none. */
  readonly activeRule: number | undefined;
  /** Which match contexts of which Sigma results the active rule binds. */
  readonly boundContexts: readonly BoundContext[];
}

export interface BoundContext {
  readonly resultIndex: number;
  /** Undefined where the rule holds for the result without looking at a context. */
  readonly contextIndex: number | undefined;
}

export interface RuleAnalysis {
  readonly name: string;
  readonly span: Span;
  readonly meta: readonly MetaFact[];
  readonly verdict: Verdict;
  /** Why it cannot be told, or the first error. */
  readonly reasons: readonly string[];
  readonly witnesses: readonly Witness[];
  /** All witnesses, also those beyond the limit. */
  readonly nWitnesses: number;
  /** Undefined where the rule has no condition that could be read, and for rules that are not active. */
  readonly chips: Chip | undefined;
  /** What each chip came to, `not` included, by its id; none for a chip that was not evaluated. */
  readonly chipVerdicts: ReadonlyMap<string, ChipVerdict>;
  /** None for rules that are not active. */
  readonly terms: readonly TermVerdict[];
}

/** What a chip's whole operand came to; the counts are those of a TermVerdict. */
export type ChipVerdict = Pick<TermVerdict, 'outcome' | 'nTrue' | 'nTotal'>;

/** One entry of a rule's meta section; its position in the list is the `index` of a HeaderEdit. */
export interface MetaFact {
  readonly key: string;
  readonly kind: 'string' | 'integer' | 'float' | 'boolean';
  /** A string's text, anything else as written. */
  readonly text: string;
}

/** A place in the sample that makes the rule true. */
export interface Witness {
  readonly vtPath: string;
  readonly value: string;
  /** In the structure view; undefined for a value that the report does not have. */
  readonly node: number | undefined;
}

/** What one sub-expression of the condition came to. */
export interface TermVerdict {
  readonly span: Span;
  readonly outcome: 'true' | 'false' | 'undefined' | 'unknown';
  /** For a term inside loops: for how many elements it was true, of how many. */
  readonly nTrue: number;
  readonly nTotal: number;
  readonly witnesses: readonly Witness[];
}

/** Why a rule matches the open sample or not, in sentences without full stops. */
export interface Explanation {
  readonly name: string;
  readonly sentence: string;
  readonly condition: ExplanationPart;
}

/** A part of the condition, what it came to and why; values in the sentences are literals, cut. */
export interface ExplanationPart {
  readonly span: Span;
  readonly outcome: TermVerdict['outcome'];
  readonly sentence: string;
  /** What else a hunter should know: a key that differs in case, a field that the report lacks. */
  readonly notes: readonly string[];
  readonly witnesses: readonly Witness[];
  /** All witnesses, also those beyond the limit. */
  readonly nWitnesses: number;
  /** For a comparison that does not hold: what it has read, as literals. */
  readonly compared: readonly Witness[];
  /** For a loop that holds for too few: the element that comes closest. */
  readonly nearMiss: NearMiss | undefined;
  readonly children: readonly ExplanationPart[];
  /** Positions in `children` of those that decide. */
  readonly decisive: readonly number[];
  /** Parts that are left out, where there are too many. */
  readonly nOmitted: number;
}

export interface NearMiss {
  readonly sentence: string;
  /** What was read where the tests failed. */
  readonly places: readonly Witness[];
}

export interface PickRequest {
  readonly ruleText: string;
  readonly cursor?: number;
  readonly view: TreeView;
  readonly node: number;
  /** Undefined, like `typed`, for the node's default. */
  readonly test?: PickTest;
  /** Instead of `test`, with the values as typed. */
  readonly typed?: TypedTest;
  readonly negated: boolean;
  readonly element: 'auto' | 'new';
  readonly quantifier?: PickQuantifier;
  /** For a map's entry: whatever its key. */
  readonly anyKey?: boolean;
}

export interface ChipEditRequest {
  readonly ruleText: string;
  readonly cursor?: number;
  readonly edit: ChipEdit;
}

export interface HeaderEditRequest {
  readonly ruleText: string;
  readonly cursor?: number;
  readonly edit: HeaderEdit;
}

/** The text edits of a click, or why there are none. */
export type EditOutcome =
  | {
      readonly ok: true;
      readonly edits: readonly TextEdit[];
      /** In the text after the edits. */
      readonly added: Span;
      readonly summary: string;
    }
  | { readonly ok: false; readonly message: string };

/** What VirusTotal recorded of Sigma for the open sample. */
export interface SigmaReport {
  readonly rows: readonly SigmaRow[];
}

export interface SigmaRow {
  readonly resultIndex: number;
  /** In the structure view. */
  readonly node: number;
  readonly title: string;
  readonly level: string;
  readonly ruleSource: string;
  readonly ruleId: string;
  readonly description: string;
  readonly author: string;
  /** What the rule is written for, as far as its title, description and events tell. */
  readonly platform: Platform | undefined;
  /** The rule is written for another platform than the sample's. */
  readonly isForOtherPlatform: boolean;
  /** Who says that it fired; the in-browser matcher will add `here` and `both`. */
  readonly source: 'vt';
  /** At most MAX_SIGMA_CONTEXTS; the tree has the rest. */
  readonly contexts: readonly SigmaContext[];
  /** All contexts, also those beyond the limit. */
  readonly nContexts: number;
}

export interface SigmaContext {
  readonly contextIndex: number;
  readonly node: number;
  readonly eventId: string | undefined;
  readonly fields: readonly SigmaContextField[];
}

export interface SigmaContextField {
  readonly key: string;
  readonly value: string;
  readonly node: number;
}
