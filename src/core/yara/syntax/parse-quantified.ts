import type {
  Expression,
  ForIn,
  ForOf,
  Identifier,
  Of,
  PatternSet,
  Quantifier,
  Range,
  Tuple,
  With,
  WithDeclaration,
} from './ast.ts';
import type { Span } from '../../../base/span.ts';
import { OPERAND_PRECEDENCE } from './operators.ts';
import {
  closeParenthesis,
  emptyIdentifier,
  finishRange,
  identifier,
  nested,
  parseAnchor,
  parseExpression,
  parseOperators,
  parseRangeStart,
  parseTerm,
} from './parse-expression.ts';
import { skipToBalanced } from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  accept,
  acceptKind,
  expect,
  expectKind,
  isAt,
  missing,
  note,
  peek,
  reportSyntax,
  reportUnexpected,
  spanFrom,
  take,
} from './parser-state.ts';

/** Takes `any`, `all` or `none` if it is next. Never throws. */
export function takeQuantifierWord(state: ParserState): Quantifier | undefined {
  const { span } = peek(state);
  for (const kind of ['all', 'none', 'any'] as const) {
    if (isAt(state, kind)) {
      take(state);
      return { kind, span };
    }
  }
  return undefined;
}

/** A quantifier of a loop: in `for a % b in …` it is a percentage of `a`. */
function parseQuantifier(state: ParserState): Quantifier {
  const word = takeQuantifierWord(state);
  if (word !== undefined) return word;
  const term = parseTerm(state);
  if (accept(state, '%') !== undefined) {
    return { kind: 'percentage', span: spanFrom(state, term.span.start), percentage: term };
  }
  const count = parseOperators(state, term, OPERAND_PRECEDENCE);
  return { kind: 'count', span: count.span, count };
}

/** Parses `for …`, at the word `for`. Never throws. */
export function parseFor(state: ParserState): ForIn | ForOf {
  const { start } = take(state).span;
  const quantifier = parseQuantifier(state);
  if (accept(state, 'of') !== undefined) {
    const patterns = parsePatternSet(state);
    state.patternLoops++;
    const body = parseBody(state);
    state.patternLoops--;
    return { kind: 'for-of', span: spanFrom(state, start), quantifier, patterns, ...body };
  }
  const variables = parseVariables(state);
  const iterable = expect(state, 'in') === undefined ? missing(state) : parseIterable(state);
  const body = parseBody(state);
  return { kind: 'for-in', span: spanFrom(state, start), quantifier, variables, iterable, ...body };
}

function parseVariables(state: ParserState): readonly Identifier[] {
  const variables: Identifier[] = [];
  do {
    const token = expectKind(state, 'identifier', 'identifier');
    if (token !== undefined) variables.push(identifier(token));
  } while (accept(state, ',') !== undefined);
  return variables;
}

/** `(first .. last)`, `(a, b, c)`, or an expression that does not start with a parenthesis. */
function parseIterable(state: ParserState): Range | Tuple | Expression {
  if (!isAt(state, '(')) return nested(state, parseExpression);
  const { start } = take(state).span;
  const first = parseRangeStart(state);
  if (isAt(state, '.')) return finishRange(state, start, first);
  note(state, '`.`');
  return finishTuple(state, start, [first], parseExpression);
}

function finishTuple(
  state: ParserState,
  start: number,
  items: Expression[],
  parseItem: (state: ParserState) => Expression,
): Tuple {
  while (accept(state, ',') !== undefined) items.push(nested(state, parseItem));
  closeParenthesis(state);
  return { kind: 'tuple', span: spanFrom(state, start), items };
}

interface Body {
  readonly body: Expression;
  readonly bodySpan: Span;
}

/** `: ( body )`; a missing colon before a parenthesis does not lose the body. */
function parseBody(state: ParserState): Body {
  if (expect(state, ':') === undefined) {
    skipToBalanced(state, [':', '(', ')']);
    accept(state, ':');
  }
  if (expect(state, '(') === undefined) {
    const body = missing(state);
    return { body, bodySpan: body.span };
  }
  const { start } = state.tokens[state.position - 1]?.span ?? missing(state).span;
  const body = state.parseBoolean(state, [')']);
  closeParenthesis(state);
  return { body, bodySpan: spanFrom(state, start) };
}

/** Parses `of …` behind its quantifier, which starts the expression. Never throws. */
export function finishOf(state: ParserState, quantifier: Quantifier): Of {
  const { start } = quantifier.span;
  if (expect(state, 'of') === undefined) {
    const items: Tuple = { kind: 'tuple', span: missing(state).span, items: [] };
    return { kind: 'of', span: spanFrom(state, start), quantifier, items, anchor: undefined };
  }
  if (isAt(state, 'them') || !isAt(state, '(') || isPatternSetNext(state)) {
    const items = parsePatternSet(state);
    const anchor = parseAnchor(state);
    return { kind: 'of', span: spanFrom(state, start), quantifier, items, anchor };
  }
  const { start: open } = take(state).span;
  const parseItem = (inner: ParserState): Expression => inner.parseBoolean(inner, [',', ')']);
  const items = finishTuple(state, open, [nested(state, parseItem)], parseItem);
  const span = spanFrom(state, start);
  rejectAnchor(state);
  return { kind: 'of', span, quantifier, items, anchor: undefined };
}

/** A tuple of boolean expressions has no place in the file: `at` and `in` may not follow. */
function rejectAnchor(state: ParserState): void {
  const token = peek(state);
  if (!isAt(state, 'at') && !isAt(state, 'in')) return;
  reportSyntax(state, `unexpected \`${token.text}\``, token.span);
  parseAnchor(state);
}

/**
 * Whether `(` opens a set of patterns (`$a, $b*`), not a tuple of boolean expressions that starts
 * with a pattern: a wildcard decides, otherwise all items must be bare names. O(items).
 */
function isPatternSetNext(state: ParserState): boolean {
  for (let ahead = 1; peek(state, ahead).kind === 'pattern-identifier'; ahead += 2) {
    if (isAt(state, '*', ahead + 1) || isAt(state, ')', ahead + 1)) return true;
    if (!isAt(state, ',', ahead + 1)) return false;
  }
  return false;
}

/** `them`, `($a, $b*)` */
function parsePatternSet(state: ParserState): PatternSet {
  const { start } = peek(state).span;
  if (accept(state, 'them') !== undefined) {
    return { kind: 'pattern-set', span: spanFrom(state, start), patterns: [], isThem: true };
  }
  const patterns: Identifier[] = [];
  if (expect(state, '(') === undefined) {
    return { kind: 'pattern-set', span: missing(state).span, patterns, isThem: false };
  }
  do {
    const token = acceptKind(state, 'pattern-identifier', 'pattern identifier');
    if (token === undefined) {
      reportUnexpected(state);
      break;
    }
    const star = accept(state, '*');
    patterns.push({
      kind: 'identifier',
      span: spanFrom(state, token.span.start),
      name: star === undefined ? token.text : `${token.text}*`,
    });
  } while (accept(state, ',') !== undefined);
  closeParenthesis(state);
  return { kind: 'pattern-set', span: spanFrom(state, start), patterns, isThem: false };
}

/** Parses `with …`, at the word `with`. Never throws. */
export function parseWith(state: ParserState): With {
  const { start } = take(state).span;
  const declarations: WithDeclaration[] = [];
  do {
    declarations.push(parseDeclaration(state));
  } while (accept(state, ',') !== undefined);
  const body = parseBody(state);
  return { kind: 'with', span: spanFrom(state, start), declarations, ...body };
}

function parseDeclaration(state: ParserState): WithDeclaration {
  const token = expectKind(state, 'identifier', 'identifier');
  const name = token === undefined ? emptyIdentifier(state) : identifier(token);
  const value = expect(state, '=') === undefined ? missing(state) : nested(state, parseExpression);
  return { span: spanFrom(state, name.span.start), name, value };
}
