import { applyTextEdits, type TextEdit } from '../base/text-edit.ts';
import { spanContains, type Span } from '../base/span.ts';
import type { ChipEdit } from '../core/livehunt/edit-chip.ts';
import type { HeaderEdit } from '../core/livehunt/edit-header.ts';
import type {
  Analysis,
  EditOutcome,
  Explanation,
  PickRequest,
} from '../core/workbench/workbench.ts';
import { ruleFileName } from '../core/export/rule-file-name.ts';
import { findingOf, mergeDiagnostics, targetOfRule } from './engine-findings.ts';
import type { RuleSurface } from './rule-surface.ts';
import type { StoreKernel } from './store-kernel.ts';
import type { TreeRows } from './tree-rows.ts';

/** The rule is analysed when the keys have rested for this long. */
const ANALYSE_DELAY_MS = 120;

/** The rule is saved when the keys have rested for this long. */
const SAVE_DELAY_MS = 400;

/** An export does not wait longer for the name of the rule. */
const EXPORT_PATIENCE_MS = 1000;

/** How often a click is tried again when the text changed under it. */
const MAX_EDIT_ATTEMPTS = 3;

export type PickOptions = Pick<PickRequest, 'test' | 'typed' | 'quantifier' | 'anyKey'> & {
  readonly negated?: boolean;
  readonly element?: PickRequest['element'];
  /** Undefined for the view that is shown. */
  readonly view?: PickRequest['view'];
  /** Why this place was taken, for the message. */
  readonly note?: string;
};

export interface RuleActions {
  /** Typed into the stand-in of the editor. */
  readonly setText: (text: string) => void;
  /** The text that a new editor starts with; `attachEditor` then replays the clicks made since. */
  readonly editorText: () => string;
  readonly attachEditor: (surface: RuleSurface) => () => void;
  readonly pick: (node: number, options?: PickOptions) => Promise<EditOutcome | undefined>;
  readonly editChip: (edit: ChipEdit) => Promise<EditOutcome | undefined>;
  readonly editHeader: (edit: HeaderEdit) => Promise<EditOutcome | undefined>;
  /** Why the active rule of the analysed text matches or not; undefined where nothing can be said. */
  readonly explain: () => Promise<Explanation | undefined>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly revealSpan: (span: Span) => void;
  readonly focusEditor: () => void;
  readonly exportRule: () => Promise<void>;
  /** The same rules without a character that is not printable ASCII. */
  readonly exportAsAscii: () => Promise<void>;
}

/** Used by the other action groups; not for the page. */
export interface RuleControl extends RuleActions {
  readonly analyseNow: () => Promise<void>;
  /** The text of the last visit, unless the user has already begun to write. */
  readonly restoreText: (text: string) => void;
  /** Another text in the place of the whole, as one step of the undo timeline. */
  readonly replaceText: (text: string) => void;
}

type ProduceEdit = (request: {
  readonly ruleText: string;
  readonly cursor?: number;
}) => Promise<EditOutcome>;

export function createRuleActions(kernel: StoreKernel, rows: TreeRows): RuleControl {
  const { ports, get, patch } = kernel;
  let surface: RuleSurface | undefined;
  let baseText = '';
  let replay: (readonly TextEdit[])[] = [];
  let analyseTimer: ReturnType<typeof setTimeout> | undefined;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let isAnalysing = false;
  let isAnalysisDue = false;
  let lastEdit: Promise<unknown> = Promise.resolve();

  async function analyseNow(): Promise<void> {
    clearTimeout(analyseTimer);
    isAnalysisDue = true;
    if (isAnalysing) return;
    isAnalysing = true;
    while (isAnalysisDue) {
      isAnalysisDue = false;
      const { text, cursor } = get().rule;
      const analysis = await kernel.ask(
        ports.workbench.analyse({ ruleText: text, ...(cursor === undefined ? {} : { cursor }) }),
      );
      if (analysis === undefined) break;
      patch('rule', {
        analysis,
        analysedText: text,
        diagnostics: analysis.diagnostics,
        engine: undefined,
      });
      void askEngine(text, analysis);
    }
    isAnalysing = false;
    if (get().report.activeSampleId !== undefined) await rows.refresh();
  }

  /** The engine's word on a text comes after ours, and only counts while that is still the text. */
  async function askEngine(text: string, analysis: Analysis): Promise<void> {
    if (analysis.rules.length === 0) return;
    const target = targetOfRule(analysis.rules[analysis.activeRule ?? -1]);
    const answer = await kernel.ask(ports.engine.check(text, target));
    if (answer === undefined || answer.kind === 'superseded') return;
    if (get().rule.analysis !== analysis) return;
    const diagnostics =
      answer.kind === 'checked'
        ? mergeDiagnostics(analysis, answer.diagnostics, target)
        : analysis.diagnostics;
    patch('rule', { diagnostics, engine: findingOf(ports.engine.name, answer, diagnostics) });
  }

  const analyseSoon = (): void => {
    clearTimeout(analyseTimer);
    analyseTimer = setTimeout(() => void analyseNow(), ANALYSE_DELAY_MS);
  };

  const saveSoon = (): void => {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(() => void save(), SAVE_DELAY_MS);
  };

  async function save(): Promise<void> {
    const saved = await kernel.ask(ports.sessions.saveRule(get().rule.text));
    if (saved !== undefined) patch('ui', { notSaved: saved.ok ? undefined : saved.error.message });
  }

  function textChanged(text: string): void {
    if (text === get().rule.text) return;
    patch('rule', { text });
    analyseSoon();
    saveSoon();
  }

  function cursorMoved(cursor: number): void {
    patch('rule', { cursor });
    const { analysis, text, analysedText } = get().rule;
    if (analysis === undefined || analysis.rules.length < 2 || text !== analysedText) return;
    const at = { start: cursor, end: cursor };
    const holder = analysis.rules.findIndex((rule) => spanContains(rule.span, at));
    if (holder !== -1 && holder !== analysis.activeRule) analyseSoon();
  }

  function apply(edits: readonly TextEdit[]): void {
    if (surface !== undefined) surface.applyEdits(edits);
    else {
      replay.push(edits);
      textChanged(applyTextEdits(get().rule.text, edits));
    }
    void analyseNow();
  }

  /** One edit after the other: each is made for the text that the one before has left. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastEdit.then(work);
    lastEdit = turn.catch(() => undefined);
    return turn;
  }

  async function edit(produce: ProduceEdit): Promise<EditOutcome | undefined> {
    for (let attempt = 0; attempt < MAX_EDIT_ATTEMPTS; attempt++) {
      const { text, cursor } = get().rule;
      const outcome = await kernel.ask(
        produce({ ruleText: text, ...(cursor === undefined ? {} : { cursor }) }),
      );
      if (outcome === undefined) return undefined;
      if (!outcome.ok) {
        kernel.tell(outcome.message, 'refusal');
        return outcome;
      }
      if (get().rule.text !== text) continue;
      apply(outcome.edits);
      return outcome;
    }
    kernel.tell('The rule kept changing; try again', 'refusal');
    return undefined;
  }

  /**
   * The file name of the active rule as the text has it now: a rename may be under way, and the
   * analysis behind. Where that does not answer in time, the name of before must do.
   */
  async function exportName(): Promise<string> {
    const current = async (): Promise<Analysis | undefined> => {
      await lastEdit;
      const { text, cursor, analysis, analysedText } = get().rule;
      if (text === analysedText) return analysis;
      return kernel.ask(
        ports.workbench.analyse({ ruleText: text, ...(cursor === undefined ? {} : { cursor }) }),
      );
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, EXPORT_PATIENCE_MS, undefined);
    });
    const analysis = (await Promise.race([current(), patience])) ?? get().rule.analysis;
    clearTimeout(timer);
    return ruleFileName(analysis?.rules[analysis.activeRule ?? 0]?.name);
  }

  /** An edit that names parts of the analysed text, so only made while that is still the text. */
  function editAnalysed(produce: ProduceEdit): Promise<EditOutcome | undefined> {
    const madeFor = get().rule.analysedText;
    return inTurn(async () => {
      if (get().rule.text !== madeFor) {
        kernel.tell('The rule has just changed; try again', 'refusal');
        return undefined;
      }
      const outcome = await edit(produce);
      if (outcome?.ok === true) kernel.tell(outcome.summary);
      return outcome;
    });
  }

  return {
    setText(text) {
      baseText = text;
      replay = [];
      textChanged(text);
    },
    editorText: () => baseText,
    attachEditor(next) {
      surface = next;
      for (const edits of replay) next.applyEdits(edits);
      replay = [];
      const stops = [next.onChange(textChanged), next.onCursorChange(cursorMoved)];
      textChanged(next.getValue());
      patch('rule', { isEditorReady: true, cursor: next.getCursor() });
      return () => {
        for (const stop of stops) stop();
        baseText = get().rule.text;
        surface = undefined;
        patch('rule', { isEditorReady: false });
      };
    },
    pick: (node, options = {}) =>
      inTurn(async () => {
        const {
          negated = false,
          element = 'auto',
          view = get().tree.view,
          note,
          ...rest
        } = options;
        const outcome = await edit((text) =>
          ports.workbench.pick({ ...text, ...rest, view, node, negated, element }),
        );
        if (outcome?.ok === true) kernel.tell(pickSummary(outcome, note));
        return outcome;
      }),
    editChip: (chipEdit) =>
      editAnalysed((text) => ports.workbench.editChip({ ...text, edit: chipEdit })),
    editHeader: (headerEdit) =>
      editAnalysed((text) => ports.workbench.editHeader({ ...text, edit: headerEdit })),
    explain: () => {
      const { analysedText, cursor } = get().rule;
      return kernel.ask(
        ports.workbench.explain({
          ruleText: analysedText,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
    },
    undo: () => surface?.undo(),
    redo: () => surface?.redo(),
    revealSpan: (span) => surface?.reveal(span),
    focusEditor: () => surface?.focus(),
    async exportRule() {
      const fileName = await exportName();
      ports.download(fileName, get().rule.text);
      kernel.tell(`Exported ${fileName}`);
    },
    async exportAsAscii() {
      // Seldom asked for: its code comes when it is.
      const loaded = await kernel.ask(import('../core/export/to-ascii.ts'));
      if (loaded === undefined) return;
      const fileName = await exportName();
      const { text, nLeft } = loaded.toAsciiText(get().rule.text);
      ports.download(fileName, text);
      const exported = `Exported ${fileName} as ASCII`;
      if (nLeft === 0) return kernel.tell(exported);
      const characters = nLeft === 1 ? '1 character stays' : `${nLeft} characters stay`;
      kernel.tell(`${exported}, but ${characters}: ASCII has no spelling there`, 'refusal');
    },
    analyseNow,
    replaceText(text) {
      const { length } = get().rule.text;
      if (surface === undefined) apply([{ span: { start: 0, end: length }, newText: text }]);
      else surface.setValue(text);
    },
    restoreText(text) {
      if (get().rule.text !== '') return;
      if (surface !== undefined)
        surface.applyEdits([{ span: { start: 0, end: 0 }, newText: text }]);
      else {
        baseText = text;
        textChanged(text);
      }
    },
  };
}

/** What a pick has come to; one that the rule asks already adds nothing. */
function pickSummary(
  { edits, summary }: Extract<EditOutcome, { readonly ok: true }>,
  note: string | undefined,
): string {
  if (edits.length === 0) return summary;
  const added = `Condition added: ${summary.replace(/^Added /, '')}`;
  return note === undefined ? added : `${added} (${note})`;
}
