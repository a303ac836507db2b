import type { SessionFile } from '../core/session/session.ts';
import type { FileProblem, OpenOutcome, SampleSummary } from '../core/workbench/workbench.ts';
import type { SampleEntry } from './app-ports.ts';
import type { RuleControl } from './rule-actions.ts';
import type { SigmaControl } from './sigma-control.ts';
import {
  inBatches,
  isLoaded,
  isOpen,
  problemText,
  readSources,
  wantedSample,
  type FileSource,
} from './report-files.ts';
import type { StoreKernel } from './store-kernel.ts';
import type { TreeControl } from './tree-actions.ts';

export interface ReportActions {
  /** Loads the library of samples and what the last visit left. Once. */
  readonly start: () => Promise<void>;
  readonly openFiles: (sources: readonly FileSource[]) => Promise<void>;
  readonly openSample: (entry: SampleEntry) => Promise<void>;
  /** The user's answer where a file is a list of samples. */
  readonly chooseSample: (fileName: string, node: number) => Promise<void>;
  readonly selectSample: (sampleId: number) => Promise<void>;
  readonly closeAll: () => Promise<void>;
  readonly dismissProblems: () => void;
}

export function createReportActions(
  kernel: StoreKernel,
  parts: {
    readonly tree: TreeControl;
    readonly rule: RuleControl;
    readonly sigma: SigmaControl;
  },
): ReportActions {
  const { ports, get, patch } = kernel;
  /** What is open, for saving; the workbench has its own copy. */
  let openFileList: readonly SessionFile[] = [];
  /** Files that are lists, until the user has chosen from them. */
  let undecided: readonly SessionFile[] = [];
  /** What has been said of open files: the workbench says it again with each file. */
  let told: ReadonlySet<string> = new Set();
  let isStarted = false;
  let lastOpening: Promise<unknown> = Promise.resolve();

  const settle = (): void =>
    patch('report', {
      status: get().report.samples.length > 0 ? 'ready' : 'empty',
      openingNames: [],
    });

  async function open(request: {
    readonly files: readonly SessionFile[];
    readonly problems?: readonly FileProblem[];
    readonly isRestoring?: boolean;
    readonly activeSha256?: string | undefined;
  }): Promise<void> {
    const { samples: before, activeSampleId: activeId } = get().report;
    const files = request.files.filter((file) => !isLoaded(file, openFileList));
    const outcome = files.length === 0 ? undefined : await load(files);
    if (files.length > 0 && outcome === undefined) return settle();
    const samples = outcome?.samples ?? before;
    const problems = [...(request.problems ?? []), ...newProblems(outcome?.problems ?? [], files)];
    const lists = new Set(problems.flatMap((p) => (p.choices === undefined ? [] : [p.fileName])));
    // A problem may also be a mere note about a file that is in use.
    const named = new Set(problems.map((problem) => problem.fileName));
    const used = files.filter(
      (file) => !named.has(file.name) || (!lists.has(file.name) && isOpen(file, samples)),
    );
    undecided = files.filter((file) => lists.has(file.name));
    openFileList = [...openFileList, ...used];
    told = new Set([...told, ...(outcome?.problems ?? []).map(problemText)]);
    const wanted = wantedSample(samples, before, request) ?? outcome?.activeSampleId;
    patch('report', { samples, problems });
    if (used.length === 0 && (wanted ?? activeId) === activeId) settle();
    else await showSample(wanted, outcome?.activeSampleId ?? activeId);
    if (problems[0] !== undefined) kernel.tell(problemText(problems[0]), 'refusal');
    else if (request.isRestoring === true) tellOpened('Restored from your last visit:');
    else tellOpened();
    if (request.isRestoring !== true && files.length > 0) await saveFiles();
  }

  /** Undefined where the workbench broke. */
  async function load(files: readonly SessionFile[]): Promise<OpenOutcome | undefined> {
    let outcome: OpenOutcome | undefined;
    const problems: FileProblem[] = [];
    for (const batch of inBatches(files)) {
      const choice = batch[0]?.choice;
      outcome = await kernel.ask(
        ports.workbench.open({
          files: batch.map(({ name, bytes }) => ({ name, bytes })),
          mode: 'add',
          ...(choice === undefined ? {} : { choice }),
        }),
      );
      if (outcome === undefined) return undefined;
      problems.push(...outcome.problems);
    }
    return outcome && { ...outcome, problems };
  }

  /** Without what was said before of files that are open. */
  function newProblems(
    problems: readonly FileProblem[],
    files: readonly SessionFile[],
  ): readonly FileProblem[] {
    const names = new Set(files.map((file) => file.name));
    const isNew = (problem: FileProblem): boolean =>
      names.has(problem.fileName) || !told.has(problemText(problem));
    const texts = problems.map(problemText);
    return problems.filter(
      (problem, index) => isNew(problem) && texts.indexOf(problemText(problem)) === index,
    );
  }

  /** Makes a sample the open one, also in the workbench where that has another one open. */
  async function showSample(
    id: number | undefined,
    alreadyActive: number | undefined,
  ): Promise<void> {
    if (id !== undefined && id !== alreadyActive) {
      await kernel.ask(ports.workbench.selectSample({ sampleId: id }));
    }
    patch('report', { activeSampleId: id });
    settle();
    patch('sigma', { matches: undefined });
    if (id === undefined) {
      patch('sigma', { report: undefined });
      await parts.rule.analyseNow();
      return parts.sigma.sampleChanged();
    }
    await parts.tree.reset();
    const report = await kernel.ask(ports.workbench.sigma());
    if (report !== undefined) patch('sigma', { report });
    void parts.sigma.sampleChanged();
    await parts.rule.analyseNow();
  }

  function tellOpened(how = 'Opened'): void {
    const sample = activeSample(get().report);
    if (sample !== undefined) kernel.tell(`${how} ${sample.name}`);
  }

  async function saveFiles(): Promise<void> {
    const saved = await kernel.ask(
      ports.sessions.saveFiles(openFileList, activeSample(get().report)?.sha256),
    );
    if (saved !== undefined) patch('ui', { notSaved: saved.ok ? undefined : saved.error.message });
  }

  function inTurn(names: readonly string[], work: () => Promise<void>): Promise<void> {
    patch('report', { status: 'opening', openingNames: names, problems: [] });
    const turn = lastOpening.then(work);
    lastOpening = turn.catch(() => undefined);
    return turn;
  }

  async function restore(): Promise<void> {
    const loaded = await kernel.ask(ports.sessions.load());
    if (loaded === undefined) return settle();
    if (!loaded.ok) {
      patch('ui', { notSaved: loaded.error.message });
      return settle();
    }
    const session = loaded.value;
    if (session === undefined) return settle();
    parts.rule.restoreText(session.ruleText);
    if (session.files.length === 0) return settle();
    await inTurn(
      session.files.map((file) => file.name),
      () => open({ files: session.files, isRestoring: true, activeSha256: session.activeSha256 }),
    );
  }

  async function loadLibrary(): Promise<void> {
    const library = await kernel.ask(ports.samples.list());
    if (library === undefined) return;
    patch(
      'report',
      library.ok ? { library: library.value } : { libraryError: library.error.message },
    );
  }

  return {
    async start() {
      if (isStarted) return;
      isStarted = true;
      await Promise.all([loadLibrary(), restore()]);
    },
    openFiles: (sources) =>
      inTurn(
        sources.map((source) => source.name),
        async () => open(await readSources(sources)),
      ),
    openSample: (entry) =>
      inTurn([entry.title], async () => {
        const loaded = await kernel.ask(ports.samples.load(entry));
        if (loaded?.ok === true) return open({ files: loaded.value });
        if (loaded !== undefined) {
          patch('report', {
            problems: [{ fileName: entry.title, message: loaded.error.message }],
          });
          kernel.tell(loaded.error.message, 'refusal');
        }
        settle();
      }),
    async chooseSample(fileName, node) {
      const files = undecided.flatMap((file) =>
        file.name === fileName ? [{ ...file, choice: node }] : [],
      );
      if (files.length > 0) await inTurn([fileName], () => open({ files }));
    },
    selectSample: (sampleId) =>
      inTurn([], async () => {
        await showSample(sampleId, get().report.activeSampleId);
        tellOpened();
        await saveFiles();
      }),
    closeAll: () =>
      inTurn([], async () => {
        const outcome = await kernel.ask(ports.workbench.open({ files: [], mode: 'replace' }));
        if (outcome === undefined || outcome.samples.length > 0) return settle();
        openFileList = [];
        told = new Set();
        patch('report', { samples: outcome.samples, problems: [] });
        await showSample(outcome.activeSampleId, outcome.activeSampleId);
        kernel.tell('All reports closed');
        await saveFiles();
      }),
    dismissProblems: () => patch('report', { problems: [] }),
  };
}

/** The open sample; undefined while nothing is loaded. */
export function activeSample(report: {
  readonly samples: readonly SampleSummary[];
  readonly activeSampleId: number | undefined;
}): SampleSummary | undefined {
  return report.samples.find((sample) => sample.id === report.activeSampleId);
}
