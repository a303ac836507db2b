import { quoted } from '../sigma-code.ts';
import type { Condition } from './condition.ts';
import type { Extent, ParserState } from './condition-parser-state.ts';
import { peek, report, take } from './condition-parser-state.ts';
import type { ConditionToken } from './lex-condition.ts';
import { reportOperator } from './operator-spelling.ts';

type Count = number | 'all';
type NamePattern = (Condition & { readonly kind: 'of' })['pattern'];

/**
 * Whether a quantifier or a name pattern is next, or what was meant as one: `one of them`, `1of them`.
 * `all` and `1` are names where nothing follows that could be a pattern. Never throws.
 */
export function isAtOf(state: ParserState): boolean {
  const { text } = peek(state);
  if (text.includes('*')) return true;
  if (peek(state, 1).kind !== 'word') return false;
  return readCount(text) !== undefined || countBeforeOf(text) !== undefined || isAtMiscount(state);
}

/** A word that is no count, then `of` and a pattern. */
function isAtMiscount(state: ParserState): boolean {
  return peek(state, 1).text.toLowerCase() === 'of' && peek(state, 2).kind === 'word';
}

/** The count of `1of` and `allof`. */
function countBeforeOf(text: string): Count | undefined {
  if (text.length < 3 || text.slice(-2).toLowerCase() !== 'of') return undefined;
  return readCount(text.slice(0, -2));
}

/**
 * `1 of them`, `all of selection*`, `3 of sel*`, where `isAtOf`. A pattern without a quantifier and a
 * quantifier without `of` are told of and read as they were meant. Undefined where the pattern is
 * missing, which is told of.
 */
export function parseOf(state: ParserState): Extent | undefined {
  const { text } = peek(state);
  const count = readCount(text);
  if (count === undefined) {
    if (isAtMiscount(state)) return parseMiscounted(state);
    const joinedCount = countBeforeOf(text);
    return joinedCount === undefined || peek(state, 1).kind !== 'word'
      ? parseLonePattern(state)
      : parseJoined(state, joinedCount);
  }
  const next = peek(state, 1);
  return next.text.toLowerCase() === 'of'
    ? parseQuantified(state, count)
    : parseWithoutOf(state, count);
}

/** The number of a quantifier's first word: `all`, `any`, `1`. */
function readCount(text: string): Count | undefined {
  const lower = text.length === 3 ? text.toLowerCase() : text;
  if (lower === 'all') return 'all';
  if (lower === 'any') return 1;
  for (const character of text) if (character < '0' || character > '9') return undefined;
  // More digits than this are more selections than a file can have.
  return text.length <= 9 ? Number(text) : 999_999_999;
}

function parseQuantified(state: ParserState, count: Count): Extent | undefined {
  const word = take(state);
  const of = take(state);
  reportLetters(state, word);
  reportOperator(state, of, 'of');
  reportCount(state, word, count);
  const pattern = parsePattern(state);
  return pattern && ofNode(state, word.start, count, pattern);
}

function reportLetters(state: ParserState, word: ConditionToken): void {
  const lower = word.text.toLowerCase();
  if (lower === 'all' || lower === 'any') reportOperator(state, word, lower);
}

function reportCount(state: ParserState, word: ConditionToken, count: Count): void {
  if (count === 0) {
    report(state, 'sigma/count', word, 'at least one selection must hold', {
      help: 'for none of them write `not 1 of …`',
    });
  } else if (word.text.toLowerCase() === 'any') {
    report(state, 'sigma/count-not-standard', word, '`any of` is not in the specification', {
      title: 'Write `1 of`',
      replacement: '1',
    });
  } else if (count !== 1 && count !== 'all') {
    const message = `${quoted(`${word.text} of`)} is not in the specification; other programs refuse it`;
    report(state, 'sigma/count-not-standard', word, message);
  }
}

function parsePattern(
  state: ParserState,
): { readonly pattern: NamePattern; readonly end: number } | undefined {
  const token = peek(state);
  if (token.kind !== 'word') {
    const found = token.kind === 'end' ? 'at the end' : `before ${quoted(token.text.trim())}`;
    const message = `\`them\` or a name pattern is missing ${found}`;
    report(state, 'sigma/condition-syntax', token, message, {
      help: 'as in `1 of them` or `all of selection_*`',
    });
    return undefined;
  }
  take(state);
  if (token.text.toLowerCase() !== 'them') return { pattern: { text: token.text }, end: token.end };
  reportOperator(state, token, 'them');
  return { pattern: 'them', end: token.end };
}

/** `one of them`: read as at least one, which is what such words mostly mean. */
function parseMiscounted(state: ParserState): Extent | undefined {
  const word = take(state);
  const of = take(state);
  const isOne = word.text.toLowerCase() === 'one';
  report(state, 'sigma/count', word, `${quoted(word.text)} is no count`, {
    help: 'write `1 of` or `all of`; for none of them `not 1 of`',
    ...(isOne && { title: 'Write `1`', replacement: '1' }),
  });
  reportOperator(state, of, 'of');
  const pattern = parsePattern(state);
  return pattern && ofNode(state, word.start, 1, pattern);
}

/** `1of them` */
function parseJoined(state: ParserState, count: Count): Extent | undefined {
  const word = take(state);
  const written = `${word.text.slice(0, -2)} of`;
  report(state, 'sigma/missing-of', word, `a space is missing in ${quoted(word.text)}`, {
    title: `Write \`${written}\``,
    replacement: written,
  });
  const pattern = parsePattern(state);
  return pattern && ofNode(state, word.start, count, pattern);
}

function parseWithoutOf(state: ParserState, count: Count): Extent | undefined {
  const word = take(state);
  report(state, 'sigma/missing-of', word, `\`of\` is missing after ${quoted(word.text)}`, {
    title: 'Insert `of`',
    replacement: `${word.text} of`,
  });
  const pattern = parsePattern(state);
  return pattern && ofNode(state, word.start, count, pattern);
}

function parseLonePattern(state: ParserState): Extent {
  const { text, start, end } = take(state);
  const message = `the name pattern ${quoted(text)} needs a quantifier`;
  report(state, 'sigma/pattern-outside-of', { start, end }, message, {
    title: 'Insert `1 of`',
    replacement: `1 of ${text}`,
  });
  return ofNode(state, start, 1, { pattern: { text }, end });
}

function ofNode(
  state: ParserState,
  start: number,
  count: Count,
  { pattern, end }: { readonly pattern: NamePattern; readonly end: number },
): Extent {
  const atLeast = count === 0 ? 1 : count;
  return {
    node: { kind: 'of', count: atLeast, pattern, span: state.locate(start, end) },
    start,
    end,
  };
}
