import type { HexPattern } from './ast.ts';
import type { HexAlternatives, HexJump, HexSequence, HexToken } from './hex-tokens.ts';
import { readHexByte } from './hex-tokens.ts';
import { readSmallInteger } from './literal-values.ts';
import { enterNesting, isItemStart, leaveNesting } from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  accept,
  acceptKind,
  expect,
  isAt,
  peek,
  report,
  reportUnexpected,
  spanFrom,
  take,
} from './parser-state.ts';

/** How far a jump may go. Source: YARA-X, a `u32`. */
const MAX_JUMP = 0xffff_ffff;

/** Parses `{ … }`, at the brace; undefined after a syntax error. Never throws. */
export function parseHexPattern(state: ParserState): HexPattern | undefined {
  const { start, end } = take(state).span;
  const tokens = parseSequence(state);
  const close = tokens === undefined ? undefined : expect(state, '}');
  if (tokens === undefined || close === undefined) {
    skipRest(state);
    return undefined;
  }
  const text = state.text.slice(end, close.span.start);
  return { kind: 'hex', span: { start, end: close.span.end }, text, tokens };
}

/** Behind a broken hex pattern: its closing brace, if it comes before the condition. */
function skipRest(state: ParserState): void {
  while (!isAt(state, '}') && !isAt(state, 'condition') && peek(state).kind !== 'end') {
    if (peek(state).kind === 'pattern-identifier' || isItemStart(state)) return;
    state.position++;
  }
  accept(state, '}');
}

/** Bytes, alternatives, and jumps between them; undefined after a syntax error. */
function parseSequence(state: ParserState): HexSequence | undefined {
  const tokens: HexToken[] = [];
  for (;;) {
    if (tokens.length > 0 && isAt(state, '[')) {
      const jump = parseJump(state);
      if (jump === undefined) return undefined;
      tokens.push(jump);
      continue;
    }
    if (tokens.length > 0) accept(state, '[');
    const byte = acceptKind(state, 'hex-byte', 'BYTE');
    if (byte !== undefined) {
      tokens.push(readHexByte(byte.text, byte.span));
      continue;
    }
    const open = accept(state, '(');
    if (open === undefined) {
      if (tokens.length > 0 && tokens.at(-1)?.kind !== 'jump') return tokens;
      reportUnexpected(state);
      return undefined;
    }
    const alternatives = parseAlternatives(state, open.span.start);
    if (alternatives === undefined) return undefined;
    tokens.push(alternatives);
  }
}

/** Behind the parenthesis that opens it. */
function parseAlternatives(state: ParserState, start: number): HexAlternatives | undefined {
  if (!enterNesting(state)) return undefined;
  const alternatives: HexSequence[] = [];
  do {
    const sequence = parseSequence(state);
    if (sequence === undefined) return undefined;
    alternatives.push(sequence);
  } while (accept(state, '|') !== undefined);
  leaveNesting(state);
  if (expect(state, ')') === undefined) return undefined;
  return { kind: 'alternatives', span: spanFrom(state, start), alternatives };
}

/** `[n]`, `[n-m]`, `[n-]`, `[-m]`, `[-]`, at the bracket. */
function parseJump(state: ParserState): HexJump | undefined {
  const { start } = take(state).span;
  const first = parseDistance(state);
  let last = first;
  if (accept(state, '-') !== undefined) {
    last = parseDistance(state);
  } else if (first === undefined) {
    reportUnexpected(state);
    return undefined;
  }
  if (expect(state, ']') === undefined) return undefined;
  return { kind: 'jump', span: spanFrom(state, start), first, last };
}

function parseDistance(state: ParserState): number | undefined {
  const token = acceptKind(state, 'integer', 'INTEGER');
  if (token === undefined) return undefined;
  const { value, diagnostics } = readSmallInteger(token, MAX_JUMP);
  report(state, diagnostics);
  return value;
}
