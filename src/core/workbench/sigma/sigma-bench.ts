import type { Span } from '../../../base/span.ts';
import type { ComparisonOperator } from '../../livehunt/pick.ts';
import type { PlaceholderValues } from '../../sigma/link/placeholder-values.ts';
import type { Truth } from '../../sigma/match/verdict.ts';
import type { Logsource, RuleHead } from '../../sigma/rule/sigma-rule.ts';
import type { Platform } from '../../vt/platform.ts';
import type { SampleEvents } from './sigma-events.ts';
import type { FileProblem } from '../workbench.ts';

/**
 * The Sigma bench: everything that knows the loaded Sigma rules and the events they are run over,
 * behind one interface of plain data. It stands beside the workbench, in a worker of its own, since
 * reading thousands of rules must not hold up the tree.
 *
 * A `generation` names one answer of `matchAll`; what asks about an older one gets undefined.
 */
export interface SigmaBench {
  holdings(): Holdings;
  /** Reads rule files into a ruleset; one of the same name is replaced. */
  openRules(request: OpenRulesRequest): Work<RulesetOutcome>;
  /** Brings back a ruleset that `saveRules` wrote; one of the same name is replaced. */
  openSaved(request: SavedRuleset): Work<RulesetOutcome>;
  /** A ruleset for keeping; undefined where there is none of this id. */
  saveRules(request: { readonly rulesetId: number }): Work<SavedRuleset | undefined>;
  removeRules(request: { readonly rulesetId: number }): Holdings;
  /**
   * The values of placeholders take the place of all that there were before. Rules that ask for them are
   * compiled with them when rules are run next.
   */
  givePlaceholders(request: { readonly values: PlaceholderValues }): Holdings;
  /** Reads event logs; one of the same name is replaced. */
  openLogs(request: OpenLogsRequest): Work<LogsOutcome>;
  /** Removes one log, or all. */
  closeLogs(request: { readonly logId?: number }): Holdings;
  /** The open sample's events take the place of the ones before; undefined: none is open. */
  useSample(sample: SampleEvents | undefined): Holdings;
  /** Runs every rule over every event. */
  matchAll(): Work<MatchReport>;
  contexts(request: ContextsRequest): ContextWindow | undefined;
  /** What one rule says of one event, whether it fires or not. */
  explain(request: ExplainRequest): SigmaContextView | undefined;
  ruleText(request: RuleTextRequest): RuleText | undefined;
  /** Where words stand in the values of events; undefined where the generation is an older one. */
  findValues(request: FindValuesRequest): Work<readonly ValueHits[] | undefined>;
  /** The rules that miss an event by least. */
  closest(request: ClosestRequest): readonly ClosestRule[] | undefined;
}

/**
 * A long computation. It yields now and then with how far it has come, so that whoever drives it can
 * show that, answer others in between, or drop it; nothing has changed until it returns.
 */
export type Work<T> = Generator<WorkProgress, T, void>;

export interface WorkProgress {
  readonly stage: 'reading' | 'compiling' | 'matching';
  readonly done: number;
  readonly total: number;
}

/** What is loaded. */
export interface Holdings {
  readonly rulesets: readonly RulesetSummary[];
  readonly logs: readonly LogSummary[];
  /** What loaded rules ask for, and what has values though no loaded rule asks for it; by name. */
  readonly placeholders: readonly PlaceholderSummary[];
}

/** A placeholder, `%name%` in a rule, whose values are not the rule's to know. */
export interface PlaceholderSummary {
  /** Without percent signs. */
  readonly name: string;
  /** Loaded rules that ask for it. */
  readonly nRules: number;
  /** None: rules that ask for it cannot be told. */
  readonly values: readonly string[];
}

export interface OpenRulesRequest {
  /** What the user calls it: the archive's or the folder's name. */
  readonly name: string;
  /** `project`: the rules that come with the page. */
  readonly kind: RulesetKind;
  /** YAML files and archives of them; `name` is a path with forward slashes. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export type RulesetKind = 'project' | 'user';

export interface RulesetSummary {
  readonly id: number;
  readonly name: string;
  readonly kind: RulesetKind;
  /** Detection rules that are run. */
  readonly nRules: number;
  readonly nFiles: number;
  /** Rules over several events whose rules are all loaded, in this ruleset or in others. */
  readonly nCorrelations: number;
  /** Filters that are joined to the rules they are for, in this ruleset or in others; and to how many. */
  readonly nFilters: number;
  readonly nFilteredRules: number;
  /** Files in folders for deprecated or unsupported rules, which are left out. */
  readonly nLeftOut: number;
  /** In the order of the files, at most MAX_RULE_PROBLEMS. */
  readonly problems: readonly RuleProblem[];
  /** All problems, also those beyond the list, and the files that have any. */
  readonly nProblems: number;
  readonly nProblemFiles: number;
}

/** Something wrong in a rule file, or with the file itself; `line` and `column` are 1-based. */
export interface RuleProblem {
  readonly fileName: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly help: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** Why there is no ruleset: `message` says what to do. What was loaded stays. */
export type RulesetOutcome =
  | { readonly ok: true; readonly rulesetId: number; readonly holdings: Holdings }
  | { readonly ok: false; readonly message: string };

/** A ruleset for keeping. */
export interface SavedRuleset {
  readonly name: string;
  readonly pack: Uint8Array;
}

export interface OpenLogsRequest {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface LogSummary {
  readonly id: number;
  readonly name: string;
  readonly nEvents: number;
  /** What could not be read of it, in sentences. */
  readonly notes: readonly string[];
}

export interface LogsOutcome {
  readonly holdings: Holdings;
  readonly problems: readonly FileProblem[];
}

/** What the loaded rules say of the events at hand. */
export interface MatchReport {
  readonly generation: number;
  readonly nRules: number;
  readonly nSampleEvents: number;
  readonly nLogEvents: number;
  /** Rules that fire or may fire, and those that VirusTotal's results are of. */
  readonly rules: readonly FiringRule[];
  /** For each recorded result whose rule is loaded; several where several rules have its title. */
  readonly recorded: readonly RecordedVerdict[];
  /** Rules over several events that come about, or may. */
  readonly correlations: readonly CorrelationReport[];
  /** Rules that cannot take the values of their placeholders, at most MAX_REFUSED; and how many. */
  readonly refused: readonly RefusedValues[];
  readonly nRefused: number;
}

/** A rule in which placeholders stay open, whatever values they have. */
export interface RefusedValues {
  readonly title: string;
  readonly fileName: string;
  /** The placeholders that it asks for and that have values. */
  readonly names: readonly string[];
  /** Why, without a full stop. */
  readonly message: string;
}

export interface CorrelationReport {
  readonly rulesetId: number;
  readonly title: string;
  readonly level: string | undefined;
  readonly description: string;
  /** The log that it came about in; undefined: among the sample's events. */
  readonly log: string | undefined;
  readonly truth: 'yes' | 'unknown';
  /** Why it cannot be told. */
  readonly reasons: readonly string[];
  /** Milliseconds since 1970 UTC, the first ones. */
  readonly occurrences: readonly { readonly time: number; readonly nEvents: number }[];
  readonly nOccurrences: number;
}

export interface FiringRule {
  /** Names the rule within this generation. */
  readonly rule: number;
  readonly rulesetId: number;
  readonly head: RuleHead;
  readonly logsource: Logsource;
  readonly platform: Platform | undefined;
  readonly fileName: string;
  /** Events on which it fires, and on which it cannot be told. */
  readonly nYes: number;
  readonly nUnknown: number;
  /** Why it cannot be told, the most frequent first. */
  readonly reasons: readonly string[];
  /** Placeholders without values for which it cannot be told. */
  readonly placeholders: readonly string[];
  /** Set where a part of the condition was left aside, and names it. */
  readonly unevaluated: string | undefined;
}

/** How a loaded rule does on the events that VirusTotal recorded for the rule of this title. */
export interface RecordedVerdict {
  readonly resultIndex: number;
  readonly rule: number;
  readonly nYes: number;
  readonly nUnknown: number;
  readonly nNo: number;
  /** Other events on which it fires or may fire. */
  readonly nElsewhere: number;
}

export interface ContextsRequest {
  readonly generation: number;
  readonly rule: number;
  /** These recorded contexts come first, whatever the rule says of them. */
  readonly resultIndex?: number;
  readonly first: number;
  readonly count: number;
}

export interface ContextWindow {
  readonly first: number;
  readonly total: number;
  readonly contexts: readonly SigmaContextView[];
}

/** One event, and what a rule says of it. */
export interface SigmaContextView {
  /** Names the event within this generation. */
  readonly event: number;
  readonly origin: ContextOrigin;
  /** What happened in a few words: `EventID 13 · registry value set`. */
  readonly label: string;
  readonly truth: Truth;
  /** Why the rule fires or not, in one sentence. */
  readonly sentence: string;
  /** Why it cannot be told, in sentences. */
  readonly doubts: readonly string[];
  /** Placeholders without values for which it cannot be told. */
  readonly placeholders: readonly string[];
  readonly fields: readonly ContextFieldView[];
  /** The rule's condition, outermost first; at most MAX_PARTS. */
  readonly parts: readonly ExplainedPart[];
  readonly nOmittedParts: number;
}

export type ContextOrigin =
  | {
      readonly kind: 'match-context';
      readonly resultIndex: number;
      readonly contextIndex: number;
      readonly node: number;
    }
  | {
      readonly kind: 'behaviour';
      readonly vtPath: string;
      readonly node: number;
      /** How the value was read, where that is not plain. */
      readonly reasoning: string | undefined;
    }
  | { readonly kind: 'log'; readonly fileName: string; readonly index: number };

export interface ContextFieldView {
  readonly key: string;
  /** At most MAX_SHOWN_VALUE UTF-16 units of it. */
  readonly value: string;
  /** Where these begin in the whole value, UTF-16. */
  readonly offset: number;
  /** Of the whole value, in UTF-16 units. */
  readonly length: number;
  /** Its value in the structure view. */
  readonly node: number | undefined;
  /** The same value where the behaviour has it: the traditional field that a rule tests rather. */
  readonly twin: FieldTwin | undefined;
  /** How the value falls short of what happened, in words. */
  readonly loss: string | undefined;
  /** The characters of `value` that made tests hold, in order, without overlaps. */
  readonly marks: readonly Span[];
  /** What the rule asks of the field and finds, each once. */
  readonly hits: readonly FieldHit[];
}

export interface FieldTwin {
  readonly node: number;
  /** Of the whole element: `vt.behaviour.registry_keys_set[3]`. */
  readonly vtPath: string;
}

/** A test of the rule that holds, as one that a YARA rule can ask. */
export interface FieldHit {
  readonly operator: Extract<
    ComparisonOperator,
    | '=='
    | 'iequals'
    | 'contains'
    | 'icontains'
    | 'startswith'
    | 'istartswith'
    | 'endswith'
    | 'iendswith'
  >;
  /** As the event has it. */
  readonly text: string;
}

/** A part of a rule's condition, what it came to on an event and why. */
export interface ExplainedPart {
  /** 0 for the outermost. */
  readonly depth: number;
  readonly kind: 'branch' | 'selection' | 'item' | 'value';
  readonly truth: Truth;
  /** Without a full stop. */
  readonly sentence: string;
  /** It is among what decides over the whole. */
  readonly isDecisive: boolean;
}

export interface ExplainRequest {
  readonly generation: number;
  readonly rule: number;
  readonly event: number;
}

export interface RuleTextRequest {
  readonly generation: number;
  readonly rule: number;
  /** Whose marks are wanted. */
  readonly event?: number;
}

export interface RuleText {
  readonly fileName: string;
  readonly text: string;
  /** What its parts come to on the event, the innermost; in order, without overlaps. */
  readonly marks: readonly RuleTextMark[];
}

export interface RuleTextMark {
  readonly span: Span;
  readonly truth: Truth;
}

export interface FindValuesRequest {
  /** Undefined while no rules have been run: then recorded contexts are looked at only. */
  readonly generation: number | undefined;
  readonly words: readonly string[];
}

/** What has an event that holds a word in the text of a value, whatever its case. */
export interface ValueHits {
  readonly word: string;
  /** Rules that fire or may fire on such an event. */
  readonly rules: readonly number[];
  /** Recorded results with such a context, by their position. */
  readonly results: readonly number[];
}

export interface ClosestRequest {
  readonly generation: number;
  readonly event: number;
  readonly count: number;
}

/** A rule that misses an event by one item. */
export interface ClosestRule {
  readonly rule: number;
  readonly title: string;
  readonly level: string | undefined;
  /** What is missing, in a sentence without a full stop. */
  readonly missing: string;
}
