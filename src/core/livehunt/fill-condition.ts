import type { Rule } from '../yara/syntax/ast.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import type { NewTerms, Placement } from './place-terms.ts';
import { printTerms } from './print-terms.ts';
import type { TermLayout } from './print-terms.ts';
import type { LayoutStyle } from './rule-layout.ts';
import { indentAt, isRestOfLineBlank, lineStartAt, trailingCommentsEnd } from './rule-layout.ts';

/** Whether a rule has no condition yet: no section, or one without an expression. Never throws. */
export function lacksCondition(rule: Rule): boolean {
  return rule.condition === undefined || rule.condition.expression.kind === 'missing';
}

/**
 * The edit that gives terms to a rule that lacks a condition: behind `condition:` where the word is
 * there, else in a section of its own before the closing brace. Undefined where the rule has neither
 * the word nor the brace. Never throws.
 */
export function fillCondition(text: string, rule: Rule, added: NewTerms): Placement | undefined {
  if (rule.condition === undefined) return addSection(text, rule, added);
  const { style } = added;
  const colon = colonAfter(text, rule.condition.span.start);
  if (colon === undefined) return undefined;
  const tail = trailingCommentsEnd(text, colon);
  if (isRestOfLineBlank(text, tail)) {
    const indent = indentAt(text, colon) + style.unit;
    const printed = printTerms(added.terms, linesLayout(style, indent));
    return insertion(tail, { lead: style.newline + indent, printed, after: '' });
  }
  const printed = printTerms(added.terms, lineLayout(style));
  return insertion(tail, { lead: ' ', printed, after: /\s/.test(text[tail] ?? '') ? '' : ' ' });
}

function addSection(text: string, rule: Rule, { terms, style }: NewTerms): Placement | undefined {
  const { closeBrace } = rule;
  if (closeBrace === undefined) return undefined;
  const { newline, unit } = style;
  const lineStart = lineStartAt(text, closeBrace);
  if (lineStart <= rule.span.start || text.slice(lineStart, closeBrace).trim() !== '') {
    const space = /\s/.test(text[closeBrace - 1] ?? '') ? '' : ' ';
    const printed = printTerms(terms, lineLayout(style));
    return insertion(closeBrace, { lead: `${space}condition: `, printed, after: ' ' });
  }
  const indent = indentAt(text, closeBrace) + unit;
  const lead = `${indent}condition:${newline}${indent}${unit}`;
  const printed = printTerms(terms, linesLayout(style, indent + unit));
  return insertion(lineStart, { lead, printed, after: newline });
}

interface InsertedText {
  readonly lead: string;
  /** The terms. */
  readonly printed: string;
  readonly after: string;
}

function insertion(at: number, { lead, printed, after }: InsertedText): Placement {
  return {
    edits: [{ span: { start: at, end: at }, newText: lead + printed + after }],
    editIndex: 0,
    inEdit: { start: lead.length, end: lead.length + printed.length },
  };
}

function linesLayout(style: LayoutStyle, indent: string): TermLayout {
  return { style, indent, form: 'lines', joint: 'leading', isLineFree: true };
}

function lineLayout(style: LayoutStyle): TermLayout {
  return { style, indent: '', form: 'line', joint: 'trailing', isLineFree: false };
}

function colonAfter(text: string, offset: number): number | undefined {
  const colon = tokenize(text.slice(offset)).find((token) => token.text === ':');
  return colon && offset + colon.span.end;
}
