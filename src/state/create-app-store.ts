import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppPorts } from './app-ports.ts';
import { INITIAL_DATA, type AppData } from './app-state.ts';
import { createMisplacedFiles, type MisplacedFileActions } from './misplaced-files.ts';
import { createReportActions, type ReportActions } from './report-actions.ts';
import { createRuleActions, type RuleActions } from './rule-actions.ts';
import { createRuleFileActions, type RuleFileActions } from './rule-file-actions.ts';
import { createSearchActions, type SearchActions } from './search-actions.ts';
import { createFileActions, type FileActions } from './file-actions.ts';
import { createSigmaActions } from './sigma-actions.ts';
import type { SigmaActions } from './sigma-control.ts';
import { createStoreKernel, type StoreKernel } from './store-kernel.ts';
import { createTreeActions, type TreeActions } from './tree-actions.ts';
import { createTreeRows } from './tree-rows.ts';

export interface UiActions {
  /** `what` names the text for the message: `Copied the vt path`. */
  readonly copy: (text: string, what: string) => Promise<void>;
  readonly tell: (text: string) => void;
}

/** Everything that the page can do. The functions never change. */
export interface AppActions
  extends
    ReportActions,
    TreeActions,
    SearchActions,
    RuleActions,
    RuleFileActions,
    SigmaActions,
    FileActions,
    MisplacedFileActions,
    UiActions {}

export type AppState = AppData & { readonly actions: AppActions };

export type AppStore = StoreApi<AppState>;

/**
 * The page's store over its ports. It holds no editor and nothing of a report but the rows, facts and
 * verdicts that are shown. `actions.start()` brings back the last visit.
 */
export function createAppStore(ports: AppPorts): AppStore {
  return createStore<AppState>((set, get) => {
    const kernel = createStoreKernel(ports, { get, set: (change) => set(change) });
    return { ...INITIAL_DATA, actions: createActions(kernel) };
  });
}

function createActions(kernel: StoreKernel): AppActions {
  const rows = createTreeRows(kernel);
  const { reset, ...treeActions } = createTreeActions(kernel, rows);
  const { analyseNow, restoreText, replaceText, ...ruleActions } = createRuleActions(kernel, rows);
  const tree = { ...treeActions, reset };
  const rule = { ...ruleActions, analyseNow, restoreText, replaceText };
  const { sampleChanged, ...sigmaActions } = createSigmaActions(kernel, ruleActions);
  const sigma = { ...sigmaActions, sampleChanged };
  const reportActions = createReportActions(kernel, { tree, rule, sigma });
  const ruleFileActions = createRuleFileActions(kernel, replaceText);
  const openers = { ...reportActions, ...sigmaActions, ...ruleFileActions };
  const fileActions = createFileActions({ ...openers, tell: kernel.tell });
  return {
    ...treeActions,
    ...ruleActions,
    ...createSearchActions(kernel, { tree, rows }),
    ...reportActions,
    ...sigmaActions,
    ...ruleFileActions,
    ...fileActions,
    ...createMisplacedFiles(kernel, { ...openers, ...fileActions }),
    attachEditor(surface) {
      const detach = ruleActions.attachEditor(surface);
      // Not before: rules that nobody has asked for must not hold up the editor.
      void sigmaActions.startSigma();
      return detach;
    },
    async copy(text, what) {
      const isCopied = await kernel.ports.copyText(text);
      if (isCopied) kernel.tell(`Copied ${what}`);
      else kernel.tell('The browser refused access to the clipboard', 'refusal');
    },
    tell: (text) => kernel.tell(text),
  };
}
