import type {
  ClosestRequest,
  ClosestRule,
  ContextsRequest,
  ContextWindow,
  ExplainRequest,
  FindValuesRequest,
  RuleText,
  RuleTextRequest,
  SigmaContextView,
  ValueHits,
} from '../core/workbench/sigma/sigma-bench.ts';
import type { PlaceholderValues } from '../core/sigma/link/placeholder-values.ts';
import type { EditOutcome } from '../core/workbench/workbench.ts';
import type { AddContextField } from './add-context-field.ts';
import type { FileSource } from './report-files.ts';

/** A file of rules or logs that the user has given; `isArchive`: see `groupRuleFiles`. */
export type SigmaSource = FileSource & { readonly isArchive: boolean };

export interface SigmaActions {
  /**
   * Loads the page's own rules and those of the last visit. Once; whatever else is asked of Sigma first
   * does it too.
   */
  readonly startSigma: () => Promise<void>;
  readonly openRuleFiles: (sources: readonly SigmaSource[]) => Promise<void>;
  readonly removeRuleset: (rulesetId: number) => Promise<void>;
  /** Gives up a kept ruleset that could not be brought back. */
  readonly forgetRuleset: (name: string) => Promise<void>;
  readonly openLogFiles: (sources: readonly FileSource[]) => Promise<void>;
  /** One log, or all. */
  readonly closeLogs: (logId?: number) => Promise<void>;
  readonly cancelSigma: () => void;
  /** Runs the rules again, after that was cancelled. */
  readonly runSigma: () => Promise<void>;
  /** Opens the dialog for the values of placeholders, at one of them. */
  readonly openPlaceholders: (name?: string) => void;
  readonly closePlaceholders: () => void;
  /** The values take the place of all that there were, are kept, and the rules are run with them. */
  readonly givePlaceholders: (values: PlaceholderValues) => Promise<void>;
  readonly dismissSigmaProblems: () => void;
  readonly sigmaContexts: (request: ContextsRequest) => Promise<ContextWindow | undefined>;
  readonly explainMatch: (request: ExplainRequest) => Promise<SigmaContextView | undefined>;
  readonly sigmaRuleText: (request: RuleTextRequest) => Promise<RuleText | undefined>;
  /** Undefined where a later question has taken its place. */
  readonly findValues: (request: FindValuesRequest) => Promise<readonly ValueHits[] | undefined>;
  readonly closestRules: (request: ClosestRequest) => Promise<readonly ClosestRule[] | undefined>;
  /**
   * Adds a field of a Sigma match to the rule: where the behaviour has the value too, that field, since
   * it does not depend on a Sigma rule; else the entry of the match context.
   */
  readonly addContextField: (request: AddContextField) => Promise<EditOutcome | undefined>;
}

/** Used by the other action groups; not for the page. */
export interface SigmaControl extends SigmaActions {
  /** Another sample is open, or none. */
  readonly sampleChanged: () => Promise<void>;
}

/** The actions that are fetched. */
export type SigmaLoader = Omit<
  SigmaControl,
  'addContextField' | 'openPlaceholders' | 'closePlaceholders'
>;
