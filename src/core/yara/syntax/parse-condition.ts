import type { Expression, PatternMatch, Unary } from './ast.ts';
import { COMPARISON_PRECEDENCE, isOperand, OPERAND_PRECEDENCE } from './operators.ts';
import {
  closeParenthesis,
  identifier,
  nested,
  parseAnchor,
  parseOperators,
  parseTerm,
} from './parse-expression.ts';
import { finishOf, parseFor, parseWith, takeQuantifierWord } from './parse-quantified.ts';
import { skipToBalanced } from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  checkSigil,
  endOfRead,
  isAt,
  note,
  peek,
  reportUnexpected,
  spanFrom,
  take,
} from './parser-state.ts';

/**
 * Parses a boolean expression (BOOLEAN_EXPR of YARA-X): terms joined by `and` and `or`, up to one of
 * the closers, which is not taken. What stands between a term and the closer is reported and stepped
 * over. A chain of 50,000 terms is one loop. Never throws.
 */
export function parseBoolean(state: ParserState, closers: readonly string[]): Expression {
  let left = parseConjunction(state, closers);
  while (isAt(state, 'or')) {
    left = join(state, left, 'or', () => parseConjunction(state, closers));
  }
  return left;
}

function parseConjunction(state: ParserState, closers: readonly string[]): Expression {
  let left = parseBooleanTerm(state);
  endTerm(state, closers);
  while (isAt(state, 'and')) {
    left = join(state, left, 'and', () => {
      const term = parseBooleanTerm(state);
      endTerm(state, closers);
      return term;
    });
  }
  return left;
}

function join(
  state: ParserState,
  left: Expression,
  operator: 'and' | 'or',
  parseRight: () => Expression,
): Expression {
  const { span: operatorSpan } = take(state);
  const right = parseRight();
  const span = { start: left.span.start, end: Math.max(operatorSpan.end, right.span.end) };
  return { kind: 'binary', span, operator, operatorSpan, left, right };
}

/** Behind a term only `and`, `or` and the closers can follow; steps over anything else. */
function endTerm(state: ParserState, closers: readonly string[]): void {
  const stops = ['and', 'or', ...closers];
  if (stops.some((stop) => isAt(state, stop))) return;
  note(state, 'operator', ...closers.map((closer) => `\`${closer}\``));
  reportUnexpected(state);
  skipToBalanced(state, stops);
}

/** Parses BOOLEAN_TERM of YARA-X: what `and`, `or`, `not` and `defined` apply to. */
function parseBooleanTerm(state: ParserState): Expression {
  const token = peek(state);
  if (token.kind === 'pattern-identifier') return parsePatternMatch(state);
  if (token.kind === 'keyword') {
    switch (token.text) {
      case 'true':
      case 'false':
        take(state);
        return { kind: 'boolean', span: token.span, value: token.text === 'true' };
      case 'not':
      case 'defined':
        return parseNot(state, token.text);
      case 'for':
        return nested(state, parseFor);
      case 'with':
        return nested(state, parseWith);
      default: {
        const quantifier = takeQuantifierWord(state);
        if (quantifier !== undefined) return nested(state, () => finishOf(state, quantifier));
      }
    }
  }
  if (!isAt(state, '(')) return parseComparisons(state, parseTerm(state));
  const parenthesized = parseParenthesized(state);
  // `(a + b) * c` goes on, `(a and b) == c` is no expression of the language.
  return isOperand(parenthesized) ? parseComparisons(state, parenthesized) : parenthesized;
}

function parseParenthesized(state: ParserState): Expression {
  const { span: open } = take(state);
  const expression = nested(state, () => parseBoolean(state, [')']));
  closeParenthesis(state);
  return { kind: 'parenthesized', span: spanFrom(state, open.start), expression };
}

function parseNot(state: ParserState, operator: 'not' | 'defined'): Unary {
  const { span: operatorSpan } = take(state);
  const operand = nested(state, parseBooleanTerm);
  const span = { start: operatorSpan.start, end: Math.max(operatorSpan.end, operand.span.end) };
  return { kind: 'unary', span, operator, operatorSpan, operand };
}

/** An operand and its comparisons, or, when `of` follows, what the operand is the quantifier of. */
function parseComparisons(state: ParserState, term: Expression): Expression {
  const { start } = term.span;
  if (isAt(state, '%') && isAt(state, 'of', 1)) {
    take(state);
    const span = spanFrom(state, start);
    return nested(state, () => finishOf(state, { kind: 'percentage', span, percentage: term }));
  }
  note(state, '`%`');
  const operand = parseOperators(state, term, OPERAND_PRECEDENCE);
  if (isAt(state, 'of')) {
    const { span } = operand;
    return nested(state, () => finishOf(state, { kind: 'count', span, count: operand }));
  }
  note(state, '`of`', 'expression');
  const comparison = parseOperators(state, operand, COMPARISON_PRECEDENCE);
  note(state, 'expression');
  return comparison;
}

function parsePatternMatch(state: ParserState): PatternMatch {
  const token = take(state);
  checkSigil(state, token);
  const anchor = parseAnchor(state);
  const span = { start: token.span.start, end: endOfRead(state, token.span.end) };
  return { kind: 'pattern-match', span, identifier: identifier(token), anchor };
}
