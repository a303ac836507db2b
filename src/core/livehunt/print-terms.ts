import { printComment } from '../yara/syntax/literals.ts';
import { printExpression } from '../yara/syntax/printer.ts';
import { blockComment, lineComment } from './comment-text.ts';
import type { LayoutStyle } from './rule-layout.ts';
import type { LoopTerm, Term, TermQuantifier, TestTerm } from './term.ts';

const ONE_LINE = { form: 'line' } as const;

/** Where terms are printed to, and how. */
export interface TermLayout {
  readonly style: LayoutStyle;
  /** Indentation of the lines of a term after its first. */
  readonly indent: string;
  /** `lines`: one term a line, loops with their bodies indented; `line`: all on one line. */
  readonly form: 'lines' | 'line';
  /** `trailing`: `and` ends a line; `leading`: it starts the next one. Bodies of new loops are trailing. */
  readonly joint: 'trailing' | 'leading';
  /** Whether the last line may end in a `//` comment; where something follows on it, it is a block. */
  readonly isLineFree: boolean;
}

/**
 * The terms joined by `and`, without indentation before the first and line end after the last.
 * Never throws.
 */
export function printTerms(terms: readonly Term[], layout: TermLayout): string {
  const { form, joint, style, indent } = layout;
  const isOneLine = form === 'line';
  const isLeading = joint === 'leading' && !isOneLine;
  const lineBreak = isOneLine ? ' ' : style.newline + indent;
  return terms
    .map((term, at) => {
      const isLast = at === terms.length - 1;
      const printed = printTerm(term, {
        ...layout,
        isLineFree: !isOneLine && (!isLast || layout.isLineFree),
        after: isLast || isLeading ? '' : ' and',
      });
      return at > 0 && isLeading ? `and ${printed}` : printed;
    })
    .join(lineBreak);
}

interface OneTermLayout extends TermLayout {
  /** Stands behind the term and before its comment. */
  readonly after: string;
}

function printTerm(term: Term, layout: OneTermLayout): string {
  return term.kind === 'test' ? printTest(term, layout) : printLoop(term, layout);
}

function printTest(term: TestTerm, layout: OneTermLayout): string {
  const test = (term.source ?? printExpression(term.expression, ONE_LINE)) + layout.after;
  const words = term.authorComment ?? (term.comment && printComment(term.comment).slice(3));
  if (words === undefined || words === '') return test;
  return `${test} ${layout.isLineFree ? lineComment(words) : blockComment(words)}`;
}

function printLoop(term: LoopTerm, layout: OneTermLayout): string {
  const { style, indent, form } = layout;
  const not = term.negated ? 'not ' : '';
  const quantifier = printQuantifier(term.quantifier);
  const head = `${not}for ${quantifier} ${term.variables.join(', ')} in ${printExpression(term.iterable, ONE_LINE)}: (`;
  const inner = indent + style.unit;
  const body = printTerms(term.body, {
    ...layout,
    indent: inner,
    joint: 'trailing',
    isLineFree: form === 'lines',
  });
  if (form === 'line') return `${head}${body})${layout.after}`;
  const { newline } = style;
  return `${head}${newline}${inner}${body}${newline}${indent})${layout.after}`;
}

function printQuantifier(quantifier: TermQuantifier): string {
  return typeof quantifier === 'string' ? quantifier : String(quantifier.atLeast);
}
