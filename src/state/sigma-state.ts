import type { Holdings, MatchReport, WorkProgress } from '../core/workbench/sigma/sigma-bench.ts';
import type { FileProblem, SigmaReport } from '../core/workbench/workbench.ts';

export interface SigmaSlice {
  /** What VirusTotal recorded; undefined while no sample is open. */
  readonly report: SigmaReport | undefined;
  /** The rules and logs that are loaded. */
  readonly holdings: Holdings;
  /** What the loaded rules say of the open sample and logs; undefined until they have been run. */
  readonly matches: MatchReport | undefined;
  /** Long work under way. */
  readonly work: SigmaWork | undefined;
  /** What could not be loaded or brought back, until it is dismissed. */
  readonly problems: readonly FileProblem[];
  /** What was given as Sigma rules last and is something else, and how many files that are in all. */
  readonly misplaced: readonly MisplacedFile[];
  readonly nMisplaced: number;
  /** Names of kept rulesets that could not be brought back. */
  readonly unusable: readonly string[];
  /** Why loaded rules are not kept for the next visit; undefined where they are. */
  readonly notKept: string | undefined;
  /** What stopped working for good; undefined while all is well. */
  readonly failure: string | undefined;
  /** The dialog for the values of placeholders, and which one it begins with; undefined: it is closed. */
  readonly placeholderDialog: { readonly name: string | undefined } | undefined;
}

/** A file that was given as Sigma rules and is something else. */
export interface MisplacedFile {
  readonly id: number;
  readonly fileName: string;
  /** Behind its name: `is a PNG image`. */
  readonly message: string;
  /** How it can be opened instead; undefined where the page has no use for it. */
  readonly offer: { readonly opensAs: 'report' | 'yara'; readonly label: string } | undefined;
}

export interface SigmaWork {
  /** What is worked on: a ruleset's name, or the events. */
  readonly what: string;
  readonly stage: 'files' | WorkProgress['stage'] | 'keeping';
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
}

export const NO_HOLDINGS: Holdings = { rulesets: [], logs: [], placeholders: [] };

export const INITIAL_SIGMA: SigmaSlice = {
  report: undefined,
  holdings: NO_HOLDINGS,
  matches: undefined,
  work: undefined,
  problems: [],
  misplaced: [],
  nMisplaced: 0,
  unusable: [],
  notKept: undefined,
  failure: undefined,
  placeholderDialog: undefined,
};
