import { editor, Range } from 'monaco-editor/editor';
import { assertNever } from '../base/assert.ts';
import type { TermMark } from './editor-handle.ts';
import { toRange } from './model-range.ts';
import styles from './rule-editor.module.css';

/** A line never shows more notes than can be read at a glance. */
const MAX_NOTES_PER_LINE = 3;

interface OutcomeLook {
  /** A shape first: colour only repeats what it says. */
  readonly sign: string;
  readonly className: string | undefined;
  readonly rulerColor: string;
}

function lookOf(outcome: TermMark['outcome']): OutcomeLook {
  switch (outcome) {
    case 'true':
      return { sign: '✓', className: styles['markTrue'], rulerColor: '#2f9e5b' };
    case 'false':
      return { sign: '✗', className: styles['markFalse'], rulerColor: '#d1495b' };
    case 'undefined':
      return { sign: '⌀', className: styles['markUndefined'], rulerColor: '#8a8f98' };
    case 'unknown':
      return { sign: '?', className: styles['markUnknown'], rulerColor: '#c08a1e' };
    default:
      return assertNever(outcome, 'outcome');
  }
}

/**
 * The marks as decorations: a sign before each term and the notes after its line. Both are injected
 * text, which Monaco shows but which is not part of the rule: copying and saving never see them.
 * The signs come first, in the order of the marks.
 */
export function termDecorations(
  model: editor.ITextModel,
  marks: readonly TermMark[],
): editor.IModelDeltaDecoration[] {
  const decorations: editor.IModelDeltaDecoration[] = [];
  const notesByLine = new Map<number, string[]>();
  for (const mark of marks) {
    const range = toRange(model, mark.span);
    decorations.push({ range, options: signOptions(mark) });
    if (mark.note === undefined) continue;
    const notes = notesByLine.get(range.startLineNumber) ?? [];
    notes.push(mark.note);
    notesByLine.set(range.startLineNumber, notes);
  }
  for (const [line, notes] of notesByLine) decorations.push(noteDecoration(model, line, notes));
  return decorations;
}

function signOptions(mark: TermMark): editor.IModelDecorationOptions {
  const look = lookOf(mark.outcome);
  return {
    stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    before: {
      content: `${look.sign}\u00a0`,
      inlineClassName: `${styles['mark']} ${look.className}`,
      inlineClassNameAffectsLetterSpacing: true,
      cursorStops: editor.InjectedTextCursorStops.None,
    },
    overviewRuler: { color: look.rulerColor, position: editor.OverviewRulerLane.Left },
  };
}

function noteDecoration(
  model: editor.ITextModel,
  line: number,
  notes: readonly string[],
): editor.IModelDeltaDecoration {
  const shown = notes.slice(0, MAX_NOTES_PER_LINE);
  if (notes.length > shown.length) shown.push(`${notes.length - shown.length} more`);
  const column = model.getLineMaxColumn(line);
  return {
    range: new Range(line, column, line, column),
    options: {
      showIfCollapsed: true,
      stickiness: editor.TrackedRangeStickiness.AlwaysGrowsWhenTypingAtEdges,
      after: {
        content: `\u00a0\u00a0\u00a0${shown.join(' · ')}`,
        inlineClassName: styles['note'] ?? null,
        inlineClassNameAffectsLetterSpacing: true,
        cursorStops: editor.InjectedTextCursorStops.None,
      },
    },
  };
}
