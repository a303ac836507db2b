import type { Diagnostic } from '../../../base/diagnostic.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import type { Locate } from '../yaml/locate-in-scalar.ts';
import { locateFrom } from '../yaml/locate-in-scalar.ts';
import type { Condition } from './condition.ts';
import type { Extent, ParserState } from './condition-parser-state.ts';
import { giveUp, peek, report, spanOf, take } from './condition-parser-state.ts';
import { lexCondition } from './lex-condition.ts';
import { reportOperator } from './operator-spelling.ts';
import { isAtOf, parseOf } from './parse-of.ts';

/** In UTF-16 code units. */
export const MAX_CONDITION_LENGTH = 64 * 1024;

/** Brackets and `not`s inside each other. */
export const MAX_CONDITION_DEPTH = 64;

/** Names and name patterns; published conditions have about thirty. */
export const MAX_CONDITION_TERMS = 500;

export interface ParsedCondition {
  /** What could be read; undefined where nothing could. Complete only if no diagnostic is an error. */
  readonly condition: Condition | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The tree of a condition. text: the value of `condition`; place: the offset at which it begins in the
 * file, or where its pieces are there. `not` binds before `and`, `and` before `or`; operands of a chain
 * stand side by side; brackets leave no node. Names keep their case; a bar and what follows becomes an
 * `aggregated` node. What is wrong is told and stepped over, so that the rest is still there. Never
 * throws. Source: Sigma rules specification 2.1, "Condition".
 */
export function parseCondition(text: string, place: number | Locate = 0): ParsedCondition {
  const locate = typeof place === 'number' ? locateFrom(place) : place;
  if (text.length > MAX_CONDITION_LENGTH) {
    return { condition: undefined, diagnostics: [tooLong(locate, text.length)] };
  }
  const state: ParserState = {
    tokens: lexCondition(text),
    locate,
    diagnostics: [],
    position: 0,
    depth: 0,
    nTerms: 0,
    isMuted: false,
  };
  const condition = parseWhole(state);
  return { condition, diagnostics: state.diagnostics };
}

function tooLong(locate: Locate, length: number): Diagnostic {
  return sigmaDiagnostic(
    'sigma/condition-too-long',
    locate(0, length),
    `the condition has ${length} characters; more than ${MAX_CONDITION_LENGTH} are not read`,
  );
}

function parseWhole(state: ParserState): Condition | undefined {
  if (peek(state).kind === 'end') {
    report(state, 'sigma/missing-condition', peek(state), 'the condition is empty', {
      help: 'name the selections that must hold, as in `selection and not filter`',
    });
    return undefined;
  }
  const parts: Extent[] = [];
  for (;;) {
    const part = parseOr(state);
    if (part !== undefined) parts.push(part);
    const token = peek(state);
    if (token.kind !== ')') break;
    report(state, 'sigma/condition-syntax', take(state), 'there is no `(` for this bracket');
    const { kind } = peek(state);
    if (kind === 'end' || kind === 'pipe') break;
    if (kind === 'and' || kind === 'or') take(state);
  }
  const whole = joined(state, 'and', parts);
  return whole === undefined ? undefined : withAggregation(state, whole);
}

function withAggregation(state: ParserState, { node, start }: Extent): Condition {
  const token = peek(state);
  if (token.kind !== 'pipe') return node;
  const text = token.text.slice(1).trim();
  report(
    state,
    'sigma/aggregation',
    { start: token.start, end: token.start + token.text.trimEnd().length },
    'aggregations were dropped from Sigma 2; only what is before the `|` counts here',
    { help: 'write a correlation rule' },
  );
  const span = state.locate(start, token.start + token.text.trimEnd().length);
  return { kind: 'aggregated', operand: node, text, span };
}

function parseOr(state: ParserState): Extent | undefined {
  const operands = [parseAnd(state)];
  while (peek(state).kind === 'or') {
    reportOperator(state, take(state), 'or');
    operands.push(parseAnd(state));
  }
  return joined(state, 'or', operands);
}

function parseAnd(state: ParserState): Extent | undefined {
  const operands = [parseNot(state)];
  // Of several words in a row the first one is told of: the others are the same slip.
  let isInGap = false;
  for (;;) {
    const token = peek(state);
    if (token.kind === 'and') {
      reportOperator(state, take(state), 'and');
      isInGap = false;
    } else if (token.kind === 'sign') {
      report(
        state,
        'sigma/condition-syntax',
        take(state),
        `${quoted(token.text)} has no meaning in conditions`,
      );
      continue;
    } else if (token.kind === 'word' || token.kind === 'not' || token.kind === '(') {
      const message = `\`and\` or \`or\` is missing before ${quoted(token.text)}`;
      if (!isInGap) report(state, 'sigma/condition-syntax', token, message);
      isInGap = true;
    } else {
      break;
    }
    operands.push(parseNot(state));
  }
  return joined(state, 'and', operands);
}

/** `not`s are counted instead of followed: a thousand of them must not need a thousand calls. */
function parseNot(state: ParserState): Extent | undefined {
  const starts: number[] = [];
  while (peek(state).kind === 'not') {
    const token = take(state);
    reportOperator(state, token, 'not');
    starts.push(token.start);
  }
  const { depth } = state;
  state.depth += starts.length;
  let operand = isTooDeep(state) ? undefined : parsePrimary(state);
  state.depth = depth;
  while (operand !== undefined) {
    const start = starts.pop();
    if (start === undefined) break;
    const { end }: Extent = operand;
    operand = {
      node: { kind: 'not', operand: operand.node, span: state.locate(start, end) },
      start,
      end,
    };
  }
  return operand;
}

function parsePrimary(state: ParserState): Extent | undefined {
  const token = peek(state);
  if (token.kind === '(') return parseBrackets(state);
  if (token.kind === 'word') {
    state.nTerms++;
    if (state.nTerms > MAX_CONDITION_TERMS) {
      report(
        state,
        'sigma/condition-too-long',
        token,
        `the condition has more than ${MAX_CONDITION_TERMS} terms`,
      );
      giveUp(state);
      return undefined;
    }
    return isAtOf(state) ? parseOf(state) : parseName(state);
  }
  // A sign is told of by the chain around; to tell of a missing name as well would be an echo.
  if (token.kind !== 'sign') {
    const found = token.kind === 'end' ? 'at the end' : `before ${quoted(token.text.trim())}`;
    report(state, 'sigma/condition-syntax', token, `the name of a selection is missing ${found}`);
  }
  return undefined;
}

function parseName(state: ParserState): Extent {
  const { text, start, end } = take(state);
  return { node: { kind: 'selection', name: text, span: state.locate(start, end) }, start, end };
}

function parseBrackets(state: ParserState): Extent | undefined {
  const open = take(state);
  state.depth++;
  if (isTooDeep(state)) return undefined;
  const inner = peek(state).kind === ')' ? emptyBrackets(state, open.start) : parseOr(state);
  state.depth--;
  const close = peek(state);
  if (close.kind === ')') {
    take(state);
    return inner && { node: inner.node, start: open.start, end: close.end };
  }
  if (close.kind === 'pipe') {
    report(
      state,
      'sigma/condition-syntax',
      { start: close.start, end: close.start + 1 },
      'a `|` stands inside of brackets',
    );
    giveUp(state);
  } else {
    report(state, 'sigma/condition-syntax', open, 'this bracket is not closed');
  }
  return inner && { ...inner, start: open.start };
}

function emptyBrackets(state: ParserState, start: number): undefined {
  report(
    state,
    'sigma/condition-syntax',
    { start, end: peek(state).end },
    'there is nothing between the brackets',
  );
  return undefined;
}

/** Whether the nesting has gone too far: then the rest of the condition is stepped over. */
function isTooDeep(state: ParserState): boolean {
  if (state.depth <= MAX_CONDITION_DEPTH) return false;
  report(
    state,
    'sigma/condition-too-deep',
    peek(state),
    `brackets and \`not\` nest more than ${MAX_CONDITION_DEPTH} levels deep`,
  );
  giveUp(state);
  return true;
}

/** The operands as one node; none for none, and a single one as it is. */
function joined(
  state: ParserState,
  kind: 'and' | 'or',
  operands: readonly (Extent | undefined)[],
): Extent | undefined {
  const found = operands.filter((operand) => operand !== undefined);
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined || found.length === 1) return first;
  const { start } = first;
  const { end } = last;
  const nodes = found.map(({ node }) => node);
  return { node: { kind, operands: nodes, span: spanOf(state, { start, end }) }, start, end };
}
