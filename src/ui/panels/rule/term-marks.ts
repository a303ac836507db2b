import { visibleText } from '../../../base/visible-text.ts';
import type { Analysis, TermVerdict } from '../../../core/workbench/workbench.ts';
import type { TermMark } from '../../../editor/editor-handle.ts';
import { countText, OUTCOME_TEXTS } from './verdict-text.ts';

/** Witnesses named in a hover; the Why tab has them all. */
const MAX_HOVER_WITNESSES = 3;

/** The marks that the editor shows for the active rule. */
export function termMarks(analysis: Analysis | undefined): readonly TermMark[] {
  const rule = analysis?.rules[analysis.activeRule ?? -1];
  return (rule?.terms ?? []).map((term) => ({
    span: term.span,
    outcome: term.outcome,
    note: countText(term),
    hover: hoverText(term),
  }));
}

function hoverText(term: TermVerdict): string {
  const count = countText(term);
  const head = `${OUTCOME_TEXTS[term.outcome].word}${count === undefined ? '' : ` for ${count}`}`;
  const witnesses = term.witnesses
    .slice(0, MAX_HOVER_WITNESSES)
    .map(({ vtPath, value }) => visibleText(value === '' ? vtPath : `${vtPath} = ${value}`));
  return [head, ...witnesses].join('\n');
}
