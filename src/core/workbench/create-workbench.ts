import { invariant } from '../../base/assert.ts';
import { nodeAtJsonPath } from '../json/json-path.ts';
import { nodesAtRows, reveal } from '../json/tree-rows.ts';
import { editChip } from '../livehunt/edit-chip.ts';
import { editHeader } from '../livehunt/edit-header.ts';
import { mergeReports } from '../report/merge-reports.ts';
import type { SampleReport } from '../report/sample-report.ts';
import { parseVtPath } from '../vt/parse-vt-path.ts';
import { toVtModel } from '../vt/to-vt-model.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { structureNodeAt } from '../vt/vt-path.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { Rule } from '../yara/syntax/ast.ts';
import { ruleAt } from '../yara/syntax/child-nodes.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { analyseRun } from './analyse-rule.ts';
import { explainText } from './explain-text.ts';
import { loadReports } from './load-documents.ts';
import { nodeFacts } from './node-facts.ts';
import { pickNode } from './pick-node.ts';
import { summariseSample } from './sample-summary.ts';
import { createRuleRunner } from './run-rules.ts';
import { patternFacts } from './sample-facts.ts';
import { sampleEventsOf } from './sample-events.ts';
import { sigmaReportOf } from './sigma-report.ts';
import { treeRowOf, type RowSource } from './tree-row.ts';
import { changeTreeState, createTreeState, searchTree, type TreeState } from './tree-state.ts';
import type {
  EditOutcome,
  OpenOutcome,
  OpenRequest,
  RuleMark,
  SampleSummary,
  TreeView,
  Workbench,
} from './workbench.ts';

/** The most rows that one request gets; a window on the screen has fewer. */
const MAX_ROWS_PER_REQUEST = 1000;

/** A sample with everything that is derived from it once. */
interface OpenSample {
  readonly model: VtModel;
  readonly summary: SampleSummary;
  /** By view: `structure`, or the id of the document. */
  readonly trees: Map<string | number, TreeState>;
}

interface State {
  reports: readonly SampleReport[];
  samples: readonly OpenSample[];
  activeId: number | undefined;
  nextDocumentId: number;
  nextSampleId: number;
  /** Of the last analysed text on the active sample. */
  marks: ReadonlyMap<number, RuleMark>;
}

const NOTHING_OPEN: Pick<State, 'reports' | 'samples' | 'activeId' | 'marks'> = {
  reports: [],
  samples: [],
  activeId: undefined,
  marks: new Map(),
};

const NO_SAMPLE = 'Open a report first';

/**
 * A workbench with nothing loaded. It holds state (what is loaded and expanded); what it says of a
 * rule depends on the request alone. Its methods throw InvariantError only, for nodes and documents
 * that are not there.
 */
export function createWorkbench(): Workbench {
  const state: State = { ...NOTHING_OPEN, nextDocumentId: 0, nextSampleId: 0 };
  const run = createRuleRunner();
  return {
    open: (request) => open(state, request),
    selectSample: ({ sampleId }) => {
      if (state.samples.some((sample) => sample.summary.id === sampleId)) {
        state.activeId = sampleId;
        state.marks = new Map();
      }
      return outcomeOf(state);
    },
    rows: ({ view, first, count }) => {
      const source = sourceOf(state, view);
      if (source === undefined) return { first, nVisible: 0, rows: [] };
      const { rows } = source.tree;
      const end = first + Math.min(count, MAX_ROWS_PER_REQUEST);
      return {
        first,
        nVisible: rows.nVisible,
        rows: nodesAtRows(rows, first, end).map((node) => treeRowOf(source, node)),
      };
    },
    changeTree: ({ view, action, node }) => {
      const source = sourceOf(state, view);
      if (source === undefined) return { nVisible: 0 };
      changeTreeState(source.tree, action, node);
      return { nVisible: source.tree.rows.nVisible };
    },
    search: ({ view, query }) => {
      const source = sourceOf(state, view);
      return source === undefined ? { hits: [], total: 0 } : searchTree(source.tree, query);
    },
    reveal: ({ view, node }) => {
      const source = sourceOf(state, view);
      if (source === undefined) return { row: -1, nVisible: 0 };
      const row = reveal(source.tree.rows, node);
      return { row, nVisible: source.tree.rows.nVisible };
    },
    locate: ({ view, path }) => locate(state, view, path),
    describe: ({ view, node }) => {
      const source = sourceOf(state, view);
      invariant(source !== undefined, 'a node is described while its sample is open');
      return nodeFacts(source, node);
    },
    lookUp: ({ pattern }) => {
      const sample = activeSample(state);
      return sample === undefined ? undefined : patternFacts(sample.model.data, pattern);
    },
    analyse: ({ ruleText, cursor }) => {
      const model = activeSample(state)?.model;
      const ran = run(ruleText, { model });
      const { analysis, marks } = analyseRun(ruleText, ran, { model, cursor, isBrief: true });
      state.marks = marks;
      return analysis;
    },
    explain: ({ ruleText, cursor }) => {
      const model = activeSample(state)?.model;
      return explainText(ruleText, run(ruleText, { model }), { model, cursor });
    },
    pick: (request) => {
      const sample = activeSample(state);
      return sample === undefined
        ? { ok: false, message: NO_SAMPLE }
        : pickNode(sample.model, request);
    },
    editChip: ({ ruleText, edit }) => {
      const result = editChip(ruleText, edit, VT_SCHEMA);
      if (!result.ok) return { ok: false, message: result.error.message };
      const { edits, added, summary } = result.value;
      return { ok: true, edits, added, summary };
    },
    editHeader: ({ ruleText, cursor, edit }): EditOutcome => {
      const rule = targetRule(ruleText, cursor);
      if (rule === undefined) return { ok: false, message: 'There is no rule yet: add a field' };
      const edits = editHeader(ruleText, rule, edit);
      if (!edits.ok) return { ok: false, message: edits.error.message };
      const start = edits.value[0]?.span.start ?? 0;
      const end = start + (edits.value[0]?.newText.length ?? 0);
      return { ok: true, edits: edits.value, added: { start, end }, summary: 'Changed the rule' };
    },
    sigma: () => {
      const sample = activeSample(state);
      return sample === undefined
        ? { rows: [] }
        : sigmaReportOf(sample.model.structure, sample.summary.platform);
    },
    sigmaEvents: () => {
      const sample = activeSample(state);
      return sample && sampleEventsOf(sample.model, sample.summary);
    },
  };
}

/** Reads files and makes their samples; what was loaded stays when nothing could be used. */
function open(state: State, request: OpenRequest): OpenOutcome {
  const { reports, problems } = loadReports(request.files, {
    firstDocumentId: state.nextDocumentId,
    ...(request.choice !== undefined && { choice: request.choice }),
  });
  const isClosing = request.mode === 'replace' && request.files.length === 0;
  if (isClosing) Object.assign(state, NOTHING_OPEN);
  if (reports.length === 0) return { ...outcomeOf(state), problems };
  const newest = reports[0]?.documents[0]?.id;
  state.nextDocumentId =
    1 + Math.max(...reports.flatMap((report) => report.documents.map((document) => document.id)));
  state.reports = request.mode === 'add' ? [...state.reports, ...reports] : reports;
  const merged = mergeReports(state.reports);
  state.samples = merged.samples.map((report) => openSample(state, report));
  state.activeId = state.samples.find((sample) =>
    sample.model.report.documents.some((document) => document.id === newest),
  )?.summary.id;
  state.marks = new Map();
  const notes = merged.notes.map(({ documentId, message }) => ({
    fileName: nameOfDocument(state, documentId),
    message,
  }));
  return { ...outcomeOf(state), problems: [...problems, ...notes] };
}

/** The sample of a report; one that has not changed stays what it is, with its open rows. */
function openSample(state: State, report: SampleReport): OpenSample {
  const before = state.samples.find(({ model }) => isSameReport(model.report, report));
  if (before !== undefined) return before;
  const sameFile = state.samples.find(
    ({ model }) => report.sha256 !== undefined && model.report.sha256 === report.sha256,
  );
  const model = toVtModel(report);
  const id = sameFile?.summary.id ?? state.nextSampleId++;
  return { model, summary: summariseSample(id, model), trees: new Map() };
}

function isSameReport(a: SampleReport, b: SampleReport): boolean {
  return (
    a.documents.length === b.documents.length &&
    a.parts.length === b.parts.length &&
    a.documents.every((document, at) => document.id === b.documents[at]?.id)
  );
}

function outcomeOf(state: State): OpenOutcome {
  return {
    samples: state.samples.map((sample) => sample.summary),
    activeSampleId: state.activeId,
    problems: [],
  };
}

function activeSample(state: State): OpenSample | undefined {
  return state.samples.find((sample) => sample.summary.id === state.activeId);
}

function nameOfDocument(state: State, documentId: number): string {
  const documents = state.reports.flatMap((report) => report.documents);
  return documents.find((document) => document.id === documentId)?.name ?? '';
}

/** What the rows of a view are drawn from; undefined while its sample is not open. */
function sourceOf(state: State, view: TreeView): RowSource | undefined {
  const sample = activeSample(state);
  if (sample === undefined) return undefined;
  const { model, trees } = sample;
  const key = view.kind === 'structure' ? 'structure' : view.documentId;
  let tree = trees.get(key);
  if (tree === undefined) {
    const index =
      view.kind === 'structure'
        ? model.structure
        : model.report.documents.find((document) => document.id === view.documentId)?.index;
    if (index === undefined) return undefined;
    tree = createTreeState(index);
    trees.set(key, tree);
  }
  return { model, view, tree, marks: state.marks };
}

function locate(state: State, view: TreeView, path: string): number | undefined {
  const source = sourceOf(state, view);
  if (source === undefined) return undefined;
  if (path.trimStart().startsWith('$')) {
    const node = nodeAtJsonPath(source.tree.rows.index, path);
    return node.ok ? node.value : undefined;
  }
  const vtPath = parseVtPath(path);
  if (!vtPath.ok) return undefined;
  const structureNode = structureNodeAt(source.model, vtPath.value);
  if (structureNode === undefined || view.kind === 'structure') return structureNode;
  return source.model.originTable
    .of(structureNode)
    .find((origin) => origin.documentId === view.documentId)?.node;
}

function targetRule(ruleText: string, cursor: number | undefined): Rule | undefined {
  const { file } = parseYara(ruleText);
  const held = cursor === undefined ? undefined : ruleAt(file, cursor);
  return held ?? file.items.findLast((item): item is Rule => item.kind === 'rule');
}
