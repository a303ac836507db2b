import { err, ok } from '../base/result.ts';
import type { SessionFile } from '../core/session/session.ts';
import type { AsyncWorkbench } from '../core/workbench/async-workbench.ts';
import type {
  Analysis,
  NodeFacts,
  RuleAnalysis,
  SampleSummary,
  TreeRow,
} from '../core/workbench/workbench.ts';
import type { AppPorts } from './app-ports.ts';
import { fakeSigmaPorts } from './fake-sigma.ts';

/** Ports for tests: a workbench over a flat list of rows, everything else kept in memory. */
export interface FakePorts extends AppPorts {
  readonly saved: { rule: string | undefined; files: readonly SessionFile[] };
  readonly downloads: { readonly fileName: string; readonly text: string }[];
  readonly copied: string[];
}

export function fakeRow(node: number, change: Partial<TreeRow> = {}): TreeRow {
  return {
    node,
    level: 1,
    setSize: 1,
    posInSet: 1,
    key: `key${node}`,
    kind: 'string',
    preview: '',
    nChildren: 0,
    isExpanded: false,
    isUsable: true,
    isHit: false,
    ...change,
  };
}

export function fakeFacts(node: number, change: Partial<NodeFacts> = {}): NodeFacts {
  return {
    node,
    breadcrumb: [{ node, label: `key${node}` }],
    vtPath: `vt.key${node}`,
    jsonPath: `$.key${node}`,
    valueText: '',
    valueType: 'string',
    exposure: undefined,
    origins: [],
    operators: [],
    typedValue: '',
    ...change,
  };
}

export function fakeSample(id: number, change: Partial<SampleSummary> = {}): SampleSummary {
  return {
    id,
    sha256: String(id).repeat(64),
    name: `sample${id}.exe`,
    fileType: undefined,
    platform: undefined,
    detections: undefined,
    nSigmaResults: 0,
    sandboxes: [],
    shapes: ['file'],
    documents: [],
    unmapped: [],
    notes: [],
    ...change,
  };
}

export function fakeRule(change: Partial<RuleAnalysis> = {}): RuleAnalysis {
  return {
    name: 'a',
    span: { start: 0, end: 1 },
    meta: [],
    verdict: 'matches',
    reasons: [],
    witnesses: [],
    nWitnesses: 0,
    chips: undefined,
    chipVerdicts: new Map(),
    terms: [],
    ...change,
  };
}

export const NO_ANALYSIS: Analysis = {
  diagnostics: [],
  rules: [],
  activeRule: undefined,
  boundContexts: [],
};

export function fakePorts(
  workbench: Partial<AsyncWorkbench> = {},
  change: Partial<AppPorts> = {},
): FakePorts {
  const saved: FakePorts['saved'] = { rule: undefined, files: [] };
  const downloads: FakePorts['downloads'] = [];
  const copied: string[] = [];
  return {
    saved,
    downloads,
    copied,
    workbench: { ...fakeWorkbench(), ...workbench },
    loadSigma: async () => fakeSigmaPorts(),
    engine: { name: 'YARA-X', check: async () => ({ kind: 'checked', diagnostics: [] }) },
    sessions: {
      load: async () => ok(undefined),
      async saveRule(ruleText) {
        saved.rule = ruleText;
        return ok(undefined);
      },
      async saveFiles(files) {
        saved.files = files;
        return ok(undefined);
      },
    },
    samples: {
      list: async () => ok([]),
      load: async () => err({ message: 'there are no samples' }),
    },
    download: (fileName, text) => downloads.push({ fileName, text }),
    async copyText(text) {
      copied.push(text);
      return true;
    },
    ...change,
  };
}

const N_ROWS = 200;

function fakeWorkbench(): AsyncWorkbench {
  const rows = Array.from({ length: N_ROWS }, (_, node) => fakeRow(node));
  const samples: SampleSummary[] = [];
  return {
    async open({ files, mode }) {
      if (mode === 'replace') samples.length = 0;
      for (const { name, bytes } of files) {
        const id = samples.length + 1;
        const document = { id, name, sizeBytes: bytes.length, nNodes: 1 };
        samples.push(fakeSample(id, { documents: [document] }));
      }
      return { samples: [...samples], activeSampleId: samples.at(-1)?.id, problems: [] };
    },
    selectSample: async ({ sampleId }) => ({
      samples: [...samples],
      activeSampleId: sampleId,
      problems: [],
    }),
    rows: async ({ first, count }) => ({
      first,
      nVisible: N_ROWS,
      rows: rows.slice(first, first + count),
    }),
    changeTree: async () => ({ nVisible: N_ROWS }),
    search: async () => ({ hits: [], total: 0 }),
    reveal: async ({ node }) => ({ row: node, nVisible: N_ROWS }),
    locate: async () => undefined,
    describe: async ({ node }) => fakeFacts(node),
    lookUp: async () => undefined,
    analyse: async () => NO_ANALYSIS,
    explain: async () => undefined,
    pick: async ({ ruleText }) => ({
      ok: true,
      edits: [{ span: { start: ruleText.length, end: ruleText.length }, newText: 'x' }],
      added: { start: ruleText.length, end: ruleText.length + 1 },
      summary: 'Added vt.x to the rule',
    }),
    editChip: async () => ({ ok: false, message: 'no chip' }),
    editHeader: async () => ({ ok: false, message: 'no header' }),
    sigma: async () => ({ rows: [] }),
    sigmaEvents: async () => undefined,
  };
}

/** An answer that comes when the test says so. */
export function deferred<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value) => resolve(value) };
}
