import type { Severity } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
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
  /** What kept files or rules from being used whole, in the order of the files. */
  readonly errors: readonly RuleFileError[];
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
  /** How many diagnostics of each severity it has. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** Its whole text; undefined when the pack that it comes out of is damaged there. Never throws. */
  readonly readText: () => string | undefined;
}

/** An error in a rule file, for people: `line` and `column` are 1-based, columns in Unicode characters. */
export interface RuleFileError {
  /** Position in `files`. */
  readonly file: number;
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}
