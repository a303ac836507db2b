import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import { chainOperands } from './and-chain.ts';
import { printTerms } from './print-terms.ts';
import type { TermLayout } from './print-terms.ts';
import type { LayoutStyle } from './rule-layout.ts';
import { indentAt, isRestOfLineBlank, lineStartAt, trailingCommentsEnd } from './rule-layout.ts';
import type { Term } from './term.ts';

/** An expression that terms are added to: a rule's condition, or the body of a loop. */
export interface TermContainer {
  readonly kind: 'condition' | 'body';
  readonly expression: Expression;
  /** What encloses the expression: the body's parentheses; from the word `condition` to the rule's `}`. */
  readonly enclosing: Span;
}

/** What is added, and how its author lays rules out. */
export interface NewTerms {
  readonly terms: readonly Term[];
  readonly style: LayoutStyle;
}

/** Edits that add terms, and where the terms stand in one of them. */
export interface Placement {
  readonly edits: readonly TextEdit[];
  /** Index of the edit that carries the terms, and the part of its new text that they are. */
  readonly editIndex: number;
  readonly inEdit: Span;
}

/**
 * The edits that join terms to a container with `and`. Nothing that is there is moved or written
 * anew: a chain of `or` gets parentheses by two insertions, comments at the end of a line stay with
 * the term that they follow, new lines copy the indentation and the place of `and` (at the end of a
 * line or at its start) from their neighbours. A container on one line stays on one line. An
 * expression that is only `true` is replaced. Never throws.
 */
export function placeTerms(
  text: string,
  container: TermContainer,
  { terms, style }: NewTerms,
): Placement {
  const { expression } = container;
  const isOneLine = !text.slice(container.enclosing.start, container.enclosing.end).includes('\n');
  const layout: TermLayout = {
    style,
    indent: termIndent(text, container, style),
    form: isOneLine ? 'line' : 'lines',
    joint: jointOf(text, container),
    isLineFree: !isOneLine,
  };
  if (expression.kind === 'boolean' && expression.value) {
    return replacePlaceholder(text, expression.span, { terms, layout });
  }
  return appendTerms(text, container, { terms, layout });
}

interface PlacedTerms {
  readonly terms: readonly Term[];
  readonly layout: TermLayout;
}

function replacePlaceholder(text: string, span: Span, { terms, layout }: PlacedTerms): Placement {
  const newText = printTerms(terms, { ...layout, isLineFree: isRestOfLineBlank(text, span.end) });
  return {
    edits: [{ span, newText }],
    editIndex: 0,
    inEdit: { start: 0, end: newText.length },
  };
}

function appendTerms(
  text: string,
  container: TermContainer,
  { terms, layout }: PlacedTerms,
): Placement {
  const { expression } = container;
  const { start, end } = expression.span;
  const isOr = expression.kind === 'binary' && expression.operator === 'or';
  const opening: TextEdit[] = isOr ? [{ span: { start, end: start }, newText: '(' }] : [];
  const closing = isOr ? ')' : '';
  const isOneLine = layout.form === 'line';
  const isLeading = layout.joint === 'leading' && !isOneLine;
  const comments = trailingCommentsEnd(text, end);
  // On one line, a comment that reaches beyond the enclosing text would swallow the new terms.
  const tail = isOneLine && comments > container.enclosing.end ? end : comments;
  const isLineFree = !isOneLine && isRestOfLineBlank(text, tail);
  const printed = printTerms(terms, { ...layout, isLineFree });
  const lineBreak = isOneLine ? ' ' : layout.style.newline + layout.indent;
  const beforeComments = isLeading || isOneLine ? closing : `${closing} and`;
  const beforeTerms = isLeading || isOneLine ? `${lineBreak}and ` : lineBreak;
  const lead = tail === end ? beforeComments + beforeTerms : beforeTerms;
  const edits = [...opening];
  if (tail !== end && beforeComments !== '') {
    edits.push({ span: { start: end, end }, newText: beforeComments });
  }
  edits.push({ span: { start: tail, end: tail }, newText: lead + printed });
  return {
    edits,
    editIndex: edits.length - 1,
    inEdit: { start: lead.length, end: lead.length + printed.length },
  };
}

/** The indentation of a new term's line: that of a neighbour which starts a line, else of the container. */
function termIndent(text: string, container: TermContainer, style: LayoutStyle): string {
  const { expression, enclosing } = container;
  // A loop amid a chain of `or` is its own container: what joins it stands beside it.
  if (enclosing.start === expression.span.start) return indentAt(text, enclosing.start);
  const last = chainOperands(expression, 'and').at(-1) ?? expression;
  for (const { span } of [last, expression]) {
    const isInside = lineStartAt(text, span.start) > enclosing.start;
    const before = text.slice(lineStartAt(text, span.start), span.start);
    if (isInside && /^[ \t]*(?:(?:and|or)[ \t]+)?$/.test(before)) {
      return indentAt(text, span.start);
    }
  }
  return indentAt(text, enclosing.start) + style.unit;
}

/** Follows the chain that is there; else bodies end lines with `and`, conditions start them with it. */
function jointOf(text: string, container: TermContainer): 'trailing' | 'leading' {
  const { expression } = container;
  if (expression.kind === 'binary' && expression.operator === 'and') {
    const { start, end } = expression.operatorSpan;
    const startsLine = text.slice(lineStartAt(text, start), start).trim() === '';
    const endsLine = isRestOfLineBlank(text, trailingCommentsEnd(text, end));
    if (startsLine !== endsLine) return startsLine ? 'leading' : 'trailing';
  }
  return container.kind === 'condition' ? 'leading' : 'trailing';
}
