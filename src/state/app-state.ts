import type { Diagnostic } from '../base/diagnostic.ts';
import type {
  Analysis,
  FileProblem,
  NodeFacts,
  SampleSummary,
  TreeView,
} from '../core/workbench/workbench.ts';
import type { SampleEntry } from './app-ports.ts';
import { EMPTY_ROWS, type RowCache } from './row-cache.ts';
import { INITIAL_SIGMA, type SigmaSlice } from './sigma-state.ts';

export interface ReportSlice {
  readonly status: 'restoring' | 'empty' | 'opening' | 'ready';
  /** The files that are being read. */
  readonly openingNames: readonly string[];
  readonly samples: readonly SampleSummary[];
  readonly activeSampleId: number | undefined;
  readonly problems: readonly FileProblem[];
  readonly library: readonly SampleEntry[];
  readonly libraryError: string | undefined;
}

export interface TreeSlice {
  readonly view: TreeView;
  readonly rows: RowCache;
  /** The row that keys act on. */
  readonly active: ActiveRow | undefined;
  /** Of the active node, or of the one before while the answer is on its way. */
  readonly facts: NodeFacts | undefined;
  readonly search: SearchState;
  /** A new `id` asks the tree to bring `row` into sight. */
  readonly scrollTo: { readonly id: number; readonly row: number } | undefined;
}

export interface ActiveRow {
  readonly row: number;
  readonly node: number;
}

export interface SearchState {
  readonly query: string;
  readonly hits: readonly number[];
  /** All hits, also those beyond the list. */
  readonly total: number;
  /** Index into `hits`; -1 before the first. */
  readonly hitIndex: number;
}

export interface RuleSlice {
  readonly text: string;
  /** UTF-16; undefined before the editor has reported one. */
  readonly cursor: number | undefined;
  readonly analysis: Analysis | undefined;
  /** The text that `analysis` is about; spans in it refer to this text. */
  readonly analysedText: string;
  /** Of `analysedText`: the engine's where it has answered, else those of our checker. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the engine said of `analysedText`; undefined while it has not. */
  readonly engine: EngineFinding | undefined;
  readonly isEditorReady: boolean;
}

/** Whether the text compiles, in the engine's words. `name`: with its version. */
export interface EngineFinding {
  readonly name: string;
  readonly kind: 'compiles' | 'refuses' | 'stopped' | 'unavailable';
  /**
   * Why there is no word of the engine; where there is one, why it was said of a stand-in of the vt
   * module, empty where it was not.
   */
  readonly message: string;
  /** Where there is no word on this text, what was said last, of an earlier one. */
  readonly lastGood: 'compiles' | 'refuses' | undefined;
}

export interface UiSlice {
  /** The last thing that happened, for the status line and the screen reader. */
  readonly message: UiMessage;
  /** Why nothing is kept between visits; undefined while saving works. */
  readonly notSaved: string | undefined;
  /** What stopped working for good; undefined while all is well. */
  readonly failure: string | undefined;
}

export interface UiMessage {
  /** Grows by one with each message, so that the same text is told again. */
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'refusal';
}

/** The page's state: inputs, ids, flags and the last answers of the workbench. All else is derived. */
export interface AppData {
  readonly report: ReportSlice;
  readonly tree: TreeSlice;
  readonly rule: RuleSlice;
  readonly sigma: SigmaSlice;
  readonly ui: UiSlice;
}

export const STRUCTURE_VIEW: TreeView = { kind: 'structure' };

export const NO_SEARCH: SearchState = { query: '', hits: [], total: 0, hitIndex: -1 };

export const INITIAL_DATA: AppData = {
  report: {
    status: 'restoring',
    openingNames: [],
    samples: [],
    activeSampleId: undefined,
    problems: [],
    library: [],
    libraryError: undefined,
  },
  tree: {
    view: STRUCTURE_VIEW,
    rows: EMPTY_ROWS,
    active: undefined,
    facts: undefined,
    search: NO_SEARCH,
    scrollTo: undefined,
  },
  rule: {
    text: '',
    cursor: undefined,
    analysis: undefined,
    analysedText: '',
    diagnostics: [],
    engine: undefined,
    isEditorReady: false,
  },
  sigma: INITIAL_SIGMA,
  ui: {
    message: { id: 0, text: '', tone: 'info' },
    notSaved: undefined,
    failure: undefined,
  },
};
