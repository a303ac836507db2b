import type { Severity } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { WitnessTable } from '../index/witness-table.ts';
import type { CollectionMember } from '../rule/rule-collection.ts';
import type { CorrelationRule, FilterRule } from '../rule/sigma-rule.ts';
import type { CompiledRule } from './compiled-rule.ts';

/**
 * Rules ready to be matched, and where they are from: the same whether they were just compiled or come
 * out of a pack. All positions are into the lists of this object.
 */
export interface Ruleset {
  readonly rules: readonly CompiledRule[];
  /** For each rule, where it is written. */
  readonly origins: readonly RuleOrigin[];
  readonly files: readonly RuleFile[];
  /** Files that were not read on purpose: of folders for deprecated or unsupported rules. */
  readonly nLeftOut: number;
  /** Rules over several events; those that are about them are all there. */
  readonly correlations: readonly RulesetCorrelation[];
  /** Filters that were joined to the rules they are for. */
  readonly nFilters: number;
  /** What finds the rules that an event concerns, where it was made: a pack has it. */
  readonly witnesses?: WitnessTable | undefined;
  /** What is wrong in the files, in their order. */
  readonly problems: readonly RuleFileProblem[];
  /** What depends on more than the files: on other rulesets, and on values that people give. */
  readonly links: RulesetLinks;
}

/** What of a ruleset is settled only once it is known what else is loaded. */
export interface RulesetLinks {
  /** All filters of the files, in their order: they may be for rules of other rulesets. */
  readonly filters: readonly RulesetFilter[];
  /** Correlations that are about something which is not in this ruleset, or that lead in a circle. */
  readonly openCorrelations: readonly OpenCorrelation[];
  /** The placeholders that rules ask for, whether they were given values or not; by name. */
  readonly placeholders: readonly RulesetPlaceholder[];
}

/** The links of a ruleset that needs nobody else. */
export const NO_LINKS: RulesetLinks = { filters: [], openCorrelations: [], placeholders: [] };

export interface RulesetFilter {
  readonly origin: RuleOrigin;
  /** Positions of the rules of this ruleset that it is joined to. */
  readonly rules: readonly number[];
  /** Undefined when the pack that it comes out of is damaged there. Never throws. */
  readonly read: () => FilterRule | undefined;
}

export interface OpenCorrelation {
  readonly origin: RuleOrigin;
  /** Undefined when the pack that it comes out of is damaged there. Never throws. */
  readonly read: () => CorrelationRule | undefined;
}

export interface RulesetPlaceholder {
  /** Without percent signs. */
  readonly name: string;
  /** Positions of the rules that ask for it, themselves or by a filter of this ruleset; in order. */
  readonly rules: readonly number[];
}

/** A correlation, and what it is about. */
export interface RulesetCorrelation {
  readonly origin: RuleOrigin;
  /** For each of its references the position in `rules` or `correlations`; there are no circles. */
  readonly members: readonly CollectionMember[];
  /** Undefined when the pack that it comes out of is damaged there. Never throws. */
  readonly read: () => CorrelationRule | undefined;
}

export interface RuleOrigin {
  /** Position in `files`. */
  readonly file: number;
  /** The document in the file's text. */
  readonly span: Span;
}

export interface RuleFile {
  /** As it was given, with its folders: `windows/process_creation/x.yml`. */
  readonly name: string;
  /** Its whole text; undefined when the pack that it comes out of is damaged there. Never throws. */
  readonly readText: () => string | undefined;
}

/**
 * Something wrong in a rule file, or with the file itself. Without a place: of the whole file. `line` and
 * `column` are 1-based, columns in Unicode characters.
 */
export interface RuleFileProblem {
  /** Position in `files`. */
  readonly file: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly help: string | undefined;
  readonly place: { readonly line: number; readonly column: number } | undefined;
}
