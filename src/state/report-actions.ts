import type { SessionFile } from '../core/session/session.ts';
import type { FileProblem, OpenOutcome, SampleSummary } from '../core/workbench/workbench.ts';
import type { SampleEntry } from './app-ports.ts';
import type { RuleControl } from './rule-actions.ts';
import type { StoreKernel } from './store-kernel.ts';
import type { TreeControl } from './tree-actions.ts';

/** Larger files are refused before they are read. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** A file that the user has given: dropped, picked or pasted. */
export interface FileSource {
  readonly name: string;
  readonly sizeBytes: number;
  readonly read: () => Promise<Uint8Array>;
}

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
  parts: { readonly tree: TreeControl; readonly rule: RuleControl },
): ReportActions {
  const { ports, get, patch } = kernel;
  /** What is open, for saving; the workbench has its own copy. */
  let openFileList: readonly SessionFile[] = [];
  /** Files that are lists, until the user has chosen from them. */
  let undecided: readonly SessionFile[] = [];
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
    readonly choice?: number;
    readonly isRestoring?: boolean;
    readonly activeSha256?: string | undefined;
  }): Promise<void> {
    const { samples: before, activeSampleId: activeId } = get().report;
    const files = request.files.filter((file) => !isOpen(file, before));
    let outcome: OpenOutcome | undefined;
    if (files.length > 0) {
      const { choice } = request;
      outcome = await kernel.ask(
        ports.workbench.open({ files, mode: 'add', ...(choice === undefined ? {} : { choice }) }),
      );
      if (outcome === undefined) return settle();
    }
    const samples = outcome?.samples ?? before;
    const problems = [...(request.problems ?? []), ...(outcome?.problems ?? [])];
    // A problem may also be a mere note about a file that is in use.
    const named = new Set(problems.map((problem) => problem.fileName));
    const used = files.filter((file) => !named.has(file.name) || isOpen(file, samples));
    const chosen = new Set(problems.flatMap((p) => (p.choices === undefined ? [] : [p.fileName])));
    undecided = files.filter((file) => chosen.has(file.name));
    openFileList = [...openFileList, ...used];
    const wanted = wantedSample(samples, before, request) ?? outcome?.activeSampleId;
    patch('report', { samples, problems });
    if (used.length === 0 && (wanted ?? activeId) === activeId) settle();
    else await showSample(wanted, outcome?.activeSampleId ?? activeId);
    if (problems[0] !== undefined) kernel.tell(problems[0].message, 'refusal');
    else tellOpened();
    if (request.isRestoring !== true && files.length > 0) await saveFiles();
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
    if (id === undefined) {
      patch('sigma', { report: undefined });
      return parts.rule.analyseNow();
    }
    await parts.tree.reset();
    const report = await kernel.ask(ports.workbench.sigma());
    if (report !== undefined) patch('sigma', { report });
    await parts.rule.analyseNow();
  }

  function tellOpened(): void {
    const sample = activeSample(get().report);
    if (sample !== undefined) kernel.tell(`Opened ${sample.name}`);
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
      const files = undecided.filter((file) => file.name === fileName);
      if (files.length > 0) await inTurn([fileName], () => open({ files, choice: node }));
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

async function readSources(sources: readonly FileSource[]): Promise<{
  readonly files: readonly SessionFile[];
  readonly problems: readonly FileProblem[];
}> {
  const files: SessionFile[] = [];
  const problems: FileProblem[] = [];
  for (const { name, sizeBytes, read } of sources) {
    const message =
      sizeBytes > MAX_FILE_BYTES
        ? 'The file is larger than 512 MB, which is the most that can be opened'
        : 'The file could not be read; it may have been moved, or is a folder';
    const bytes = sizeBytes > MAX_FILE_BYTES ? undefined : await read().catch(() => undefined);
    if (bytes === undefined) problems.push({ fileName: name, message });
    else files.push({ name, bytes });
  }
  return { files, problems };
}

function isOpen(file: SessionFile, samples: readonly SampleSummary[]): boolean {
  return samples.some((sample) =>
    sample.documents.some(
      (document) => document.name === file.name && document.sizeBytes === file.bytes.length,
    ),
  );
}

/** Which sample the user now wants to see: the remembered one, the newest, or the one of the files. */
function wantedSample(
  samples: readonly SampleSummary[],
  before: readonly SampleSummary[],
  request: {
    readonly files: readonly SessionFile[];
    readonly activeSha256?: string | undefined;
  },
): number | undefined {
  const remembered =
    request.activeSha256 === undefined
      ? undefined
      : samples.find((sample) => sample.sha256 === request.activeSha256);
  const known = new Set(before.map((sample) => sample.id));
  const newest = samples.findLast((sample) => !known.has(sample.id));
  const same = samples.find((sample) => request.files.some((file) => isOpen(file, [sample])));
  return (remembered ?? newest ?? same)?.id;
}
