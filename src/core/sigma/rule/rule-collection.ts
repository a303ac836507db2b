import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { CorrelationRule, DetectionRule, FilterRule } from './sigma-rule.ts';

/** A file of those that were given: its position, and its name, which others may have too. */
export interface FilePlace {
  readonly file: number;
  readonly fileName: string;
}

/** A diagnostic and the file that it is about. Its spans, also the related ones, are into that file. */
export interface FileDiagnostic extends FilePlace {
  readonly diagnostic: Diagnostic;
}

/** The documents of several files, with what they say of each other resolved. */
export interface RuleCollection {
  /** In the order of the files. */
  readonly rules: readonly CollectedRule[];
  /** Those whose rules are all there, in the order of the files. */
  readonly correlations: readonly CollectedCorrelation[];
  readonly filters: readonly CollectedFilter[];
  /** What reading the files told, and what only shows in their company; file by file, in their order. */
  readonly diagnostics: readonly FileDiagnostic[];
}

export interface CollectedRule extends FilePlace {
  readonly rule: DetectionRule;
  /** Those that apply to it, in the order of the files: all of them must hold too. */
  readonly filters: readonly FilterRule[];
  /** False where a correlation is about it that does not want its rules reported by themselves. */
  readonly isReportedAlone: boolean;
}

export interface CollectedCorrelation extends FilePlace {
  readonly correlation: CorrelationRule;
  /** For each of its `rules` what it is. */
  readonly members: readonly CollectionMember[];
  readonly isReportedAlone: boolean;
}

/** A position in `rules` or `correlations` of the collection. */
export interface CollectionMember {
  readonly kind: 'rule' | 'correlation';
  readonly index: number;
}

export interface CollectedFilter extends FilePlace {
  readonly filter: FilterRule;
  /** Positions in `rules` of those that it applies to. */
  readonly rules: readonly number[];
}
