import { assertNever, invariant } from '../../base/assert.ts';
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { Parenthesized } from '../yara/syntax/ast.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import type { ChipEditJob } from './edit-plan.ts';
import type { ChipHome, ChipSite } from './outline.ts';
import { indentAt, lineEndAt } from './rule-layout.ts';

/** A chain that an operand is taken out of. */
export type Chain = Extract<ChipHome, { readonly kind: 'chain' }>;

/**
 * The edits that take a chip out of its rule, with the `and` or `or` beside it. A loop whose body it
 * was goes too; a condition that it was becomes `true`. Comments around it stay, comments in it go.
 * moved: a comment behind it that goes too. Never throws.
 */
export function removeChip(
  job: Pick<ChipEditJob, 'text' | 'sites'>,
  site: ChipSite,
  moved?: Span,
): readonly TextEdit[] {
  const { text, sites } = job;
  const { home } = site;
  switch (home.kind) {
    case 'condition':
      return [{ span: site.operand.span, newText: 'true' }];
    case 'body': {
      const loop = sites.get(home.loopChip);
      invariant(loop, 'the loop of a body is a chip');
      return removeChip(job, loop);
    }
    case 'chain': {
      const edits = [removeOperand(text, home, moved)];
      const group = sites.get(home.groupChip);
      const isLast = home.operands.length === 2;
      return isLast && group?.operand.kind === 'parenthesized'
        ? [...edits, ...dropParentheses(text, group.operand, edits)]
        : edits;
    }
    default:
      return assertNever(home, 'home');
  }
}

/**
 * The edit that takes the operand at `index` out of a chain of two or more: the first goes with the
 * word behind it, each other with the word in front. Comments between the operand and its neighbour
 * stay, but for the `moved` one. Never throws.
 */
export function removeOperand(text: string, chain: Chain, moved?: Span): TextEdit {
  const { operands, operators, index } = chain;
  const operand = operands[index];
  const before = operands[index - 1];
  const after = operands[index + 1];
  const word = operators[before === undefined ? index : index - 1];
  invariant(operand && word && (before ?? after), 'an operand of a chain has a neighbour');
  if (before === undefined) {
    const gap = { start: operand.span.end, end: after?.span.start ?? operand.span.end };
    const span = { start: operand.span.start, end: gap.end };
    const kept = commentsWithout(text, { gap, word, moved }).trimStart();
    return { span, newText: kept };
  }
  const gap = { start: before.span.end, end: operand.span.start };
  const kept = commentsWithout(text, { gap, word, moved }).trimEnd();
  const rest = text.slice(operand.span.end, lineEndAt(text, operand.span.end)).trim();
  const endsLine = /\/\/[^\n]*$/.test(kept) && rest !== '' && !rest.startsWith('//');
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = endsLine ? kept + lineBreak + indentAt(text, operand.span.start) : kept;
  return { span: { start: before.span.end, end: operand.span.end }, newText };
}

/**
 * The edits that take away a pair of parentheses and the blanks at their insides, as far as no word
 * would run into another; none of them touches what `others` replace. Never throws.
 */
export function dropParentheses(
  text: string,
  { span, expression }: Parenthesized,
  others: readonly TextEdit[] = [],
): readonly TextEdit[] {
  if (/\w/.test(text[span.start - 1] ?? '') || /\w/.test(text[span.end] ?? '')) return [];
  const inner = others.map((edit) => edit.span);
  const firstInside = Math.min(expression.span.start, ...inner.map(({ start }) => start));
  const lastInside = Math.max(expression.span.end, ...inner.map(({ end }) => end));
  const opening = text.slice(span.start + 1, firstInside);
  const closing = text.slice(lastInside, span.end - 1);
  return [
    { span: { start: span.start, end: span.start + 1 + leadingBlanks(opening) }, newText: '' },
    { span: { start: span.end - 1 - trailingBlanks(closing), end: span.end }, newText: '' },
  ];
}

/** What stands between two operands: the word that joins them, and a comment that moves away. */
interface Gap {
  readonly gap: Span;
  readonly word: Span;
  readonly moved: Span | undefined;
}

/** What stands between two operands without the word that joins them; empty where no comment is. */
function commentsWithout(text: string, { gap, word, moved }: Gap): string {
  const before = sliceWithout(text, { start: gap.start, end: word.start }, moved);
  const after = sliceWithout(text, { start: word.end, end: gap.end }, moved);
  const hasComment = [before, after].some((part) =>
    tokenize(part).some((token) => token.kind === 'comment'),
  );
  if (!hasComment) return '';
  const isDoubled = /[ \t]$/.test(before) && /^[ \t]/.test(after);
  return before + (isDoubled ? after.replace(/^[ \t]+/, '') : after);
}

function sliceWithout(text: string, span: Span, cut: Span | undefined): string {
  if (cut === undefined) return text.slice(span.start, span.end);
  const within = (offset: number): number => Math.max(span.start, Math.min(offset, span.end));
  return text.slice(span.start, within(cut.start)) + text.slice(within(cut.end), span.end);
}

function leadingBlanks(text: string): number {
  return text.length - text.replace(/^[ \t]+/, '').length;
}

function trailingBlanks(text: string): number {
  let count = 0;
  while (/[ \t]/.test(text.at(-1 - count) ?? '')) count++;
  return count;
}
