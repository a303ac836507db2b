import type {
  Holdings,
  RulesetKind,
  RulesetOutcome,
  WorkProgress,
} from '../core/workbench/sigma/sigma-bench.ts';
import type { PlaceholderValues } from '../core/sigma/link/placeholder-values.ts';
import type { FileProblem } from '../core/workbench/workbench.ts';
import type { SigmaPorts } from './app-ports.ts';
import { groupRuleFiles } from './group-rule-files.ts';
import { readInBatches } from './read-in-batches.ts';
import { problemText, type FileSource } from './report-files.ts';
import type { SigmaLoader } from './sigma-control.ts';
import { createSigmaRecovery } from './sigma-recovery.ts';
import type { SigmaWork } from './sigma-state.ts';
import { givenText, loadedText, matchedText, refusedText } from './sigma-texts.ts';
import type { StoreKernel } from './store-kernel.ts';

const BROKE = 'The part of the page that runs Sigma rules broke down over it; it is left out';

/** The actions themselves; the store has stand-ins until this code is there. */
export function createSigmaLoader(
  kernel: StoreKernel,
  { bench, rulePacks, placeholders, projectRules }: SigmaPorts,
): SigmaLoader {
  const { get, patch } = kernel;
  /** Raised by cancelling: what was begun before is dropped. */
  let round = 0;
  let nMatchings = 0;
  let lastLoading: Promise<unknown> = Promise.resolve();
  /** The opened logs, which nobody else keeps, by their names. */
  const logSources = new Map<string, FileSource>();

  /**
   * Like the kernel's, but what breaks is this part of the page only; and what was lost with a worker
   * that is replaced is no failure.
   */
  async function ask<T>(call: Promise<T>): Promise<T | undefined> {
    const before = nLosses();
    try {
      return await call;
    } catch (error) {
      if (before !== nLosses()) return undefined;
      patch('sigma', {
        work: undefined,
        failure: error instanceof Error ? error.message : String(error),
      });
      return undefined;
    }
  }

  const tellWork = (work: SigmaWork | undefined): void => patch('sigma', { work });

  function progressOf(
    what: string | ((progress: WorkProgress) => string),
  ): (progress: WorkProgress) => void {
    const mine = round;
    return (progress) => {
      if (mine !== round) return;
      tellWork({ what: typeof what === 'string' ? what : what(progress), ...progress });
    };
  }

  const addProblems = (problems: readonly FileProblem[]): void => {
    if (problems[0] === undefined) return;
    const known = get().sigma.problems;
    const isKnown = ({ fileName, message }: FileProblem): boolean =>
      known.some((other) => other.fileName === fileName && other.message === message);
    patch('sigma', { problems: [...known, ...problems.filter((problem) => !isKnown(problem))] });
    kernel.tell(problemText(problems[0]), 'refusal');
  };

  /** One loading after the other; matching follows the last of them. */
  function inTurn(work: (mine: number) => Promise<void>): Promise<void> {
    const mine = round;
    const before = lastLoading;
    const run = async (): Promise<void> => {
      await before;
      if (mine === round) await work(mine);
      tellWork(undefined);
    };
    const turn = run();
    lastLoading = turn.catch(() => undefined);
    return turn;
  }

  async function matchNow(): Promise<void> {
    const mine = ++nMatchings;
    const { rulesets } = get().sigma.holdings;
    if (rulesets.length === 0) {
      patch('sigma', { matches: undefined });
      return;
    }
    const before = nLosses();
    const matches = await ask(bench.matchAll(progressOf(matchedText)));
    if (mine !== nMatchings || before !== nLosses()) return;
    // Without an answer it was cancelled: what was told before is about other rules or events.
    patch('sigma', { matches, work: undefined });
  }

  const hold = (holdings: Holdings): void => patch('sigma', { holdings });

  async function readFiles(
    sources: readonly FileSource[],
    what: string,
    mine: number,
  ): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[] | undefined> {
    const read = await readInBatches(sources, {
      onProgress: (done) => tellWork({ what, stage: 'files', done, total: sources.length }),
      isWanted: () => mine === round,
    });
    if (read === undefined) return undefined;
    addProblems(read.problems);
    return read.files;
  }

  async function loadRules(
    name: string,
    kind: RulesetKind,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<RulesetOutcome | undefined> {
    const before = nLosses();
    const outcome = await ask(bench.openRules({ name, kind, files }, progressOf(name)));
    if (before !== nLosses()) addProblems([{ fileName: name, message: BROKE }]);
    if (outcome === undefined) return undefined;
    if (outcome.ok) hold(outcome.holdings);
    else addProblems([{ fileName: name, message: outcome.message }]);
    return outcome;
  }

  async function keep(rulesetId: number): Promise<void> {
    const saved = await ask(bench.saveRules({ rulesetId }));
    if (saved === undefined) return;
    const kept = await rulePacks.save(saved);
    patch('sigma', {
      notKept: kept.ok ? undefined : kept.error.message,
      unusable: get().sigma.unusable.filter((name) => name !== saved.name),
    });
  }

  async function forget(name: string): Promise<void> {
    const removed = await rulePacks.remove(name);
    patch('sigma', {
      notKept: removed.ok ? undefined : removed.error.message,
      unusable: get().sigma.unusable.filter((other) => other !== name),
    });
  }

  async function loadProjectRules(): Promise<void> {
    const files = await projectRules();
    if (!files.ok) addProblems([{ fileName: 'Project rules', message: files.error.message }]);
    else if (files.value.length > 0) await loadRules('Project rules', 'project', files.value);
  }

  async function restorePacks(): Promise<void> {
    const stored = await rulePacks.load();
    if (!stored.ok) {
      patch('sigma', { notKept: stored.error.message });
      return;
    }
    for (const pack of stored.value.packs) {
      if (get().sigma.unusable.includes(pack.name)) continue;
      const before = nLosses();
      const outcome = await ask(bench.openSaved(pack, progressOf(pack.name)));
      const isLost = before !== nLosses();
      if (outcome?.ok === true) hold(outcome.holdings);
      else if (outcome !== undefined || isLost) {
        patch('sigma', { unusable: [...get().sigma.unusable, pack.name] });
        addProblems([{ fileName: pack.name, message: outcome?.message ?? BROKE }]);
      }
      if (isLost) return;
    }
    addProblems(stored.value.problems.map(({ message }) => ({ fileName: 'Sigma rules', message })));
  }

  async function restorePlaceholders(): Promise<void> {
    const kept = await placeholders.load();
    if (!kept.ok) addProblems([{ fileName: 'Placeholders', message: kept.error.message }]);
    else if (kept.value.size > 0) await give(kept.value);
  }

  async function give(values: PlaceholderValues): Promise<boolean> {
    const holdings = await ask(bench.givePlaceholders({ values }));
    if (holdings !== undefined) hold(holdings);
    return holdings !== undefined;
  }

  async function openLogs(
    sources: readonly FileSource[],
    mine = round,
  ): Promise<string | undefined> {
    const what = sources.length === 1 ? (sources[0]?.name ?? '') : `${sources.length} logs`;
    const files = await readFiles(sources, what, mine);
    if (files === undefined || files.length === 0) return undefined;
    const before = nLosses();
    const outcome = await ask(bench.openLogs({ files }, progressOf(what)));
    if (before !== nLosses()) addProblems([{ fileName: what, message: BROKE }]);
    if (outcome === undefined) return undefined;
    hold(outcome.holdings);
    addProblems(outcome.problems);
    for (const source of sources) logSources.set(source.name, source);
    return outcome.problems.length === 0 ? what : undefined;
  }

  async function readSample(): Promise<boolean> {
    const holdings = await ask(bench.readSample());
    return holdings !== undefined;
  }

  const nLosses = createSigmaRecovery(kernel, {
    bench,
    inTurn,
    addProblems,
    steps: [
      loadProjectRules,
      restorePacks,
      restorePlaceholders,
      async () => {
        // What broke it is not tried again: it is taken up again when it has been opened.
        const sources = [...logSources.values()];
        logSources.clear();
        if (sources.length > 0) await openLogs(sources);
      },
      async () => void (await readSample()),
      matchNow,
    ],
  });

  let start: Promise<void> | undefined;

  return {
    startSigma: () =>
      (start ??= inTurn(async () => {
        await loadProjectRules();
        await restorePacks();
        await restorePlaceholders();
        await matchNow();
      })),
    openRuleFiles: (sources) =>
      inTurn(async (mine) => {
        for (const { name, files: members } of groupRuleFiles(sources)) {
          kernel.tell(`Loading ${name}`);
          const files = await readFiles(members, name, mine);
          if (files === undefined || files.length === 0) continue;
          const outcome = await loadRules(name, 'user', files);
          if (outcome?.ok !== true) continue;
          kernel.tell(loadedText(outcome));
          await matchNow();
          tellWork({ what: name, stage: 'keeping', done: 0, total: 0 });
          await keep(outcome.rulesetId);
        }
      }),
    removeRuleset: (rulesetId) =>
      inTurn(async () => {
        const ruleset = get().sigma.holdings.rulesets.find(({ id }) => id === rulesetId);
        const holdings = await ask(bench.removeRules({ rulesetId }));
        if (holdings === undefined || ruleset === undefined) return;
        hold(holdings);
        await forget(ruleset.name);
        kernel.tell(`Removed ${ruleset.name}`);
        await matchNow();
      }),
    forgetRuleset: (name) =>
      inTurn(async () => {
        await forget(name);
        kernel.tell(`Removed ${name}`);
      }),
    givePlaceholders: (values) =>
      inTurn(async () => {
        if (!(await give(values))) return;
        const kept = await placeholders.save(values);
        if (!kept.ok) patch('sigma', { notKept: kept.error.message });
        kernel.tell(givenText(values));
        await matchNow();
        const nRefused = get().sigma.matches?.nRefused ?? 0;
        if (nRefused > 0) kernel.tell(refusedText(nRefused), 'refusal');
      }),
    openLogFiles: (sources) =>
      inTurn(async (mine) => {
        const opened = await openLogs(sources, mine);
        if (opened !== undefined) kernel.tell(`Opened ${opened}`);
        await matchNow();
      }),
    closeLogs: (logId) =>
      inTurn(async () => {
        const holdings = await ask(bench.closeLogs(logId === undefined ? {} : { logId }));
        if (holdings === undefined) return;
        hold(holdings);
        const open = new Set(holdings.logs.map(({ name }) => name));
        for (const name of logSources.keys()) if (!open.has(name)) logSources.delete(name);
        await matchNow();
      }),
    cancelSigma() {
      round++;
      bench.cancel();
      tellWork(undefined);
      kernel.tell('Cancelled');
    },
    runSigma: matchNow,
    dismissSigmaProblems: () => patch('sigma', { problems: [], notKept: undefined }),
    sigmaContexts: (request) => ask(bench.contexts(request)),
    explainMatch: (request) => ask(bench.explain(request)),
    sigmaRuleText: (request) => ask(bench.ruleText(request)),
    findValues: (request) => ask(bench.findValues(request)),
    closestRules: (request) => ask(bench.closest(request)),
    async sampleChanged() {
      if (await readSample()) await matchNow();
    },
  };
}
