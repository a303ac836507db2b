import type {
  BinaryOperator,
  Call,
  Expression,
  FieldAccess,
  Identifier,
  IndexAccess,
  IntegerLiteral,
  PatternAnchor,
  PatternValue,
  Range,
  Unary,
} from './ast.ts';
import {
  readFloatLiteral,
  readIntegerLiteral,
  readRegexpLiteral,
  readStringLiteral,
} from './literal-values.ts';
import { binaryOperator, isChaining, OPERAND_PRECEDENCE, PRECEDENCE } from './operators.ts';
import {
  enterNesting,
  leaveNesting,
  MAX_YARA_DEPTH,
  reportTooDeep,
  skipToCloser,
} from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  accept,
  checkSigil,
  endOfRead,
  expect,
  expectKind,
  isAt,
  missing,
  note,
  peek,
  report,
  reportUnexpected,
  spanFrom,
  take,
} from './parser-state.ts';
import type { Token } from './token.ts';

/**
 * Parses an operand (EXPR of YARA-X): terms joined by arithmetic and bitwise operators. What is not
 * there becomes a `missing` node, with a diagnostic. Never throws.
 */
export function parseExpression(state: ParserState): Expression {
  return parseOperators(state, parseTerm(state), OPERAND_PRECEDENCE);
}

/**
 * Continues after `left` with operators that bind at least as tightly as `minimum`; their right
 * operands are terms. Iterative on the left spine. Never throws.
 */
export function parseOperators(state: ParserState, left: Expression, minimum: number): Expression {
  let result = left;
  let spine = 0;
  for (;;) {
    const operator = operatorAt(state);
    if (operator === undefined || PRECEDENCE[operator] < minimum) break;
    const isChain =
      isChaining(operator) && result.kind === 'binary' && result.operator === operator;
    if (!isChain && state.depth + ++spine > MAX_YARA_DEPTH) {
      reportTooDeep(state);
      return result;
    }
    const { span: operatorSpan } = take(state);
    const right = parseOperators(state, parseTerm(state), PRECEDENCE[operator] + 1);
    const span = { start: result.span.start, end: endOfRead(state, operatorSpan.end) };
    result = { kind: 'binary', span, operator, operatorSpan, left: result, right };
  }
  note(state, 'operator');
  return result;
}

function operatorAt(state: ParserState): BinaryOperator | undefined {
  const token = peek(state);
  if (token.kind !== 'keyword' && token.kind !== 'punctuation') return undefined;
  return binaryOperator(token.text);
}

/** Parses a term (TERM of YARA-X): the operand of the tightest operators. Never throws. */
export function parseTerm(state: ParserState): Expression {
  const token = peek(state);
  switch (token.kind) {
    case 'integer':
      return integerLiteral(state, take(state));
    case 'float':
      return { kind: 'float', span: token.span, value: readFloatLiteral(take(state)) };
    case 'string': {
      const { value, diagnostics } = readStringLiteral(take(state));
      report(state, diagnostics);
      return { kind: 'string', span: token.span, value };
    }
    case 'regexp': {
      const { value, diagnostics } = readRegexpLiteral(take(state));
      report(state, diagnostics);
      return { kind: 'regexp', span: token.span, ...value };
    }
    case 'identifier':
      return parsePath(state);
    case 'pattern-count':
    case 'pattern-offset':
    case 'pattern-length':
      return parsePatternValue(state, take(state));
    default:
      return parseSignedTerm(state);
  }
}

function parseSignedTerm(state: ParserState): Expression {
  const { span } = peek(state);
  if (isAt(state, '-') || isAt(state, '~')) return parseUnary(state);
  if (isAt(state, '(')) return parseParenthesized(state);
  if (isAt(state, 'filesize') || isAt(state, 'entrypoint')) {
    return { kind: take(state).text === 'filesize' ? 'filesize' : 'entrypoint', span };
  }
  note(state, 'expression', 'identifier');
  reportUnexpected(state);
  return missing(state);
}

function integerLiteral(state: ParserState, token: Token): IntegerLiteral {
  const { value, diagnostics } = readIntegerLiteral(token);
  report(state, diagnostics);
  return { kind: 'integer', span: token.span, value };
}

/** A minus directly before an integer literal is the literal's sign. */
function parseUnary(state: ParserState): IntegerLiteral | Unary {
  const { text, span: operatorSpan } = take(state);
  const operator = text === '~' ? '~' : '-';
  if (operator === '-' && peek(state).kind === 'integer') {
    const { value } = integerLiteral(state, take(state));
    return { kind: 'integer', span: spanFrom(state, operatorSpan.start), value: -value };
  }
  const isEntered = enterNesting(state);
  const operand = isEntered ? parseTerm(state) : missing(state);
  if (isEntered) leaveNesting(state);
  return {
    kind: 'unary',
    span: spanFrom(state, operatorSpan.start),
    operator,
    operatorSpan,
    operand,
  };
}

/** Runs a parser one level of nesting deeper; where there are too many the node is missing. */
export function nested(state: ParserState, parse: (state: ParserState) => Expression): Expression {
  if (!enterNesting(state)) return missing(state);
  const { endsAtDots } = state;
  state.endsAtDots = false;
  const node = parse(state);
  state.endsAtDots = endsAtDots;
  leaveNesting(state);
  return node;
}

/** Parses an expression that may be the first one of a range: `(a.b .. c)`. */
export function parseRangeStart(state: ParserState): Expression {
  return nested(state, (inner) => {
    inner.endsAtDots = true;
    return parseExpression(inner);
  });
}

function parseParenthesized(state: ParserState): Expression {
  const { span: open } = take(state);
  const expression = nested(state, parseExpression);
  closeParenthesis(state);
  return { kind: 'parenthesized', span: spanFrom(state, open.start), expression };
}

/** Expects `)`; where it is not next, goes on behind the one that belongs here, if there is one. */
export function closeParenthesis(state: ParserState): void {
  closeBracket(state, ')');
}

function closeBracket(state: ParserState, bracket: ')' | ']'): void {
  if (expect(state, bracket) !== undefined) return;
  if (skipToCloser(state, bracket)) take(state);
}

/** `name`, `name(…)`, `name[…]`, joined by dots; at most one call or index after each name. */
function parsePath(state: ParserState): Expression {
  const first = identifier(take(state));
  let node = parseSuffix(state, first);
  let length = 0;
  for (;;) {
    note(state, 'expression');
    if (!isAt(state, '.') || (state.endsAtDots && isAt(state, '.', 1))) return node;
    if (++length + state.depth > MAX_YARA_DEPTH) {
      reportTooDeep(state);
      return node;
    }
    take(state);
    const field = parseFieldName(state);
    const span = spanFrom(state, first.span.start);
    node = parseSuffix(state, { kind: 'field', span, object: node, field });
  }
}

function parseFieldName(state: ParserState): Identifier {
  const token = expectKind(state, 'identifier', 'identifier');
  return token === undefined ? emptyIdentifier(state) : identifier(token);
}

function parseSuffix(
  state: ParserState,
  node: Identifier | FieldAccess,
): Identifier | FieldAccess | Call | IndexAccess {
  const { start } = node.span;
  if (accept(state, '(') !== undefined) {
    const list = parseArguments(state);
    return { kind: 'call', span: spanFrom(state, start), callee: node, arguments: list };
  }
  if (accept(state, '[') === undefined) return node;
  const index = nested(state, parseExpression);
  closeBracket(state, ']');
  return { kind: 'index', span: spanFrom(state, start), object: node, index };
}

function parseArguments(state: ParserState): readonly Expression[] {
  if (isAt(state, ')')) {
    take(state);
    return [];
  }
  note(state, 'expression', 'identifier', '`)`');
  const list: Expression[] = [];
  do {
    list.push(nested(state, (inner) => inner.parseBoolean(inner, [',', ')'])));
  } while (accept(state, ',') !== undefined);
  closeParenthesis(state);
  return list;
}

function parsePatternValue(state: ParserState, token: Token): PatternValue {
  const { start } = token.span;
  const name = identifier(token);
  checkSigil(state, token);
  if (token.kind === 'pattern-count') {
    const range = accept(state, 'in') === undefined ? undefined : parseRange(state);
    const span = spanFrom(state, start);
    return {
      kind: 'pattern-value',
      span,
      what: 'count',
      identifier: name,
      index: undefined,
      range,
    };
  }
  let index: Expression | undefined;
  if (accept(state, '[') !== undefined) {
    index = nested(state, parseExpression);
    closeBracket(state, ']');
  }
  return {
    kind: 'pattern-value',
    span: spanFrom(state, start),
    what: token.kind === 'pattern-offset' ? 'offset' : 'length',
    identifier: name,
    index,
    range: undefined,
  };
}

/** `( first .. last )`. Never throws. */
export function parseRange(state: ParserState): Range {
  const start = peek(state).span.start;
  if (expect(state, '(') === undefined) {
    const first = missing(state);
    return { kind: 'range', span: first.span, first, last: first };
  }
  const first = parseRangeStart(state);
  return finishRange(state, Math.min(start, first.span.start), first);
}

/** The rest of a range behind its first expression. start: offset of its parenthesis. */
export function finishRange(state: ParserState, start: number, first: Expression): Range {
  const hasDots = expect(state, '.') !== undefined && expect(state, '.') !== undefined;
  const last = hasDots ? nested(state, parseExpression) : missing(state);
  closeParenthesis(state);
  return { kind: 'range', span: spanFrom(state, start), first, last };
}

/** `at offset`, `in (first .. last)`, or nothing. */
export function parseAnchor(state: ParserState): PatternAnchor | undefined {
  const { start } = peek(state).span;
  if (isAt(state, 'at')) {
    take(state);
    const offset = nested(state, parseExpression);
    return { kind: 'at', span: spanFrom(state, start), offset };
  }
  if (isAt(state, 'in')) {
    take(state);
    const range = parseRange(state);
    return { kind: 'in', span: spanFrom(state, start), range };
  }
  note(state, '`at`', '`in`');
  return undefined;
}

/** The node of a token that is a name (with its sigil, if it has one). */
export function identifier(token: Token): Identifier {
  return { kind: 'identifier', span: token.span, name: token.text };
}

/** Stands for a name that the text does not have. */
export function emptyIdentifier(state: ParserState): Identifier {
  return { kind: 'identifier', span: missing(state).span, name: '' };
}
