import type { Severity } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { WitnessTable } from '../index/witness-table.ts';
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
  /** Correlations that were read: they need a stream of events, so that they are no rules here. */
  readonly nCorrelations: number;
  /** Filters that were joined to the rules they are for. */
  readonly nFilters: number;
  /** What finds the rules that an event concerns, where it was made: a pack has it. */
  readonly witnesses?: WitnessTable | undefined;
  /** What is wrong in the files, in their order. */
  readonly problems: readonly RuleFileProblem[];
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
