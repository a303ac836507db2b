import type { ByteString } from '../../../base/byte-string.ts';
import { assertNever } from '../../../base/assert.ts';
import {
  byteSet,
  combineSets,
  complement,
  foldSet,
  PERL_CLASSES,
  POSIX_CLASSES,
  type ByteSet,
} from './byte-set.ts';
import type { ClassSet, FlagChanges, RegexpClassItem } from './regexp-node.ts';
import type { RegexpError, RegexpNode, RegexpRepeat } from './regexp-node.ts';
import { fail, RegexpFailure } from './regexp-reader.ts';
import { canMatchEmpty, literalOf } from './regexp-shape.ts';

/**
 * How a regular expression is to be run:
 * as a search for a literal (the engine's shortcut, with its own folding of case),
 * as a pattern of RE2 over byte strings, not at all here (with the reason), or it is not valid.
 */
export type TranslatedRegexp =
  | { readonly kind: 'literal'; readonly literal: ByteString; readonly ignoresCase: boolean }
  | { readonly kind: 're2'; readonly source: string }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly error: RegexpError };

interface Flags {
  ignoresCase: boolean;
  multiLine: boolean;
  dotAll: boolean;
  unicode: boolean;
  /** Why the whole cannot be run, if so; shared by all groups. It is still checked to its end. */
  readonly outcome: { unsupported: string | undefined; hasNotWord: boolean };
}

/**
 * What follows a place that is not within a character. The engine drops matches that end within one,
 * of expressions that can match nothing; `\B` alone finds such a place. Source: regex-automata,
 * `utf8` of the Thompson configuration; measured.
 */
const CHARACTER_END = '(?:[\\x00-\\x7f\\xc0-\\xff]|\\z)';

/** RE2 repeats at most so often; longer repetitions are written as several. Source: RE2's syntax. */
const MAX_RE2_REPEAT = 1000;

/**
 * Translates a parsed regular expression. flags: the letters after the closing slash (`i`, `s`).
 * The pattern is for byte strings: one code unit (0-255) per byte. Never throws. O(size), but for
 * repetitions beyond 1,000, which are written out.
 * Source: regex-syntax with `unicode(false)`, `utf8(false)`, as YARA-X runs `matches`.
 */
export function translateRegexp(node: RegexpNode, flags: string): TranslatedRegexp {
  const ignoresCase = flags.includes('i');
  const outcome: Flags['outcome'] = { unsupported: undefined, hasNotWord: false };
  try {
    const source = translate(node, {
      ignoresCase,
      multiLine: false,
      dotAll: flags.includes('s'),
      unicode: false,
      outcome,
    });
    if (outcome.unsupported !== undefined) {
      return { kind: 'unsupported', reason: outcome.unsupported };
    }
    const literal = literalOf(node);
    if (literal !== undefined) return { kind: 'literal', literal, ignoresCase };
    const mayNotSplit = outcome.hasNotWord && canMatchEmpty(node);
    return { kind: 're2', source: mayNotSplit ? `(?:${source})${CHARACTER_END}` : source };
  } catch (error) {
    if (error instanceof RegexpFailure) return { kind: 'invalid', error: error.failure };
    throw error;
  }
}

/** `flags` is the group's own object: an inline `(?i)` changes it for what follows in the group. */
function translate(node: RegexpNode, flags: Flags): string {
  switch (node.kind) {
    case 'empty':
      return '(?:)';
    case 'literal':
      return translateLiteral(node.bytes, flags);
    case 'dot':
      if (flags.unicode) return flags.dotAll ? `(?:\\n|${UTF8_DOT})` : UTF8_DOT;
      return flags.dotAll ? '(?s:.)' : '(?-s:.)';
    case 'assertion':
      return translateAssertion(node, flags);
    case 'perl':
    case 'posix':
    case 'property':
    case 'class':
      return printSet(classSet(node, flags));
    case 'flags':
      applyFlags(flags, node.flags);
      return '';
    case 'group': {
      const inner = { ...flags };
      if (node.flags) applyFlags(inner, node.flags);
      return `(?:${translate(node.node, inner)})`;
    }
    case 'repeat':
      return translateRepeat(`(?:${translate(node.node, flags)})`, node, flags);
    case 'concat':
      return node.nodes.map((each) => translate(each, flags)).join('');
    case 'alternate':
      return `(?:${node.nodes.map((each) => translate(each, flags)).join('|')})`;
    default:
      return assertNever(node);
  }
}

const UNICODE_REASON = 'regular expressions with `(?u)` are not evaluated here';

/** Notes that a construct has no counterpart in RE2; what stands in for it is never run. */
function unsupported(flags: Flags, reason: string): '' {
  flags.outcome.unsupported ??= reason;
  return '';
}

function applyFlags(flags: Flags, changes: FlagChanges): void {
  if (changes.set.includes('R')) {
    unsupported(flags, 'regular expressions with `(?R)` are not evaluated here');
  }
  for (const [names, value] of [
    [changes.set, true],
    [changes.cleared, false],
  ] as const) {
    if (names.includes('i')) flags.ignoresCase = value;
    if (names.includes('m')) flags.multiLine = value;
    if (names.includes('s')) flags.dotAll = value;
    if (names.includes('u')) flags.unicode = value;
  }
}

/** One character of valid UTF-8 but a newline, byte by byte. Source: RFC 3629. */
const UTF8_DOT =
  '(?:[\\x00-\\x09\\x0b-\\x7f]|[\\xc2-\\xdf][\\x80-\\xbf]|\\xe0[\\xa0-\\xbf][\\x80-\\xbf]|' +
  '[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}|\\xed[\\x80-\\x9f][\\x80-\\xbf]|' +
  '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}|[\\xf1-\\xf3][\\x80-\\xbf]{3}|\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2})';

/** Only ASCII letters have a case; with `(?u)`, which would fold all, the case is not followed here. */
function translateLiteral(bytes: ByteString, flags: Flags): string {
  const isLetter = /^[A-Za-z]$/.test(bytes);
  const hasCase = isLetter || bytes.length > 1;
  if (flags.ignoresCase && flags.unicode && hasCase) unsupported(flags, UNICODE_REASON);
  if (bytes.length > 1) return `(?:${Array.from(bytes, printByte).join('')})`;
  if (flags.ignoresCase && isLetter) return `[${bytes.toLowerCase()}${bytes.toUpperCase()}]`;
  return printByte(bytes);
}

function translateAssertion(
  node: Extract<RegexpNode, { readonly kind: 'assertion' }>,
  flags: Flags,
): string {
  switch (node.what) {
    case 'line-start':
      return flags.multiLine ? '(?m:^)' : '\\A';
    case 'line-end':
      return flags.multiLine ? '(?m:$)' : '\\z';
    case 'text-start':
      return '\\A';
    case 'text-end':
      return '\\z';
    case 'word':
    case 'not-word':
      if (flags.unicode) fail('this is unsupported in Unicode regular expressions', node.span);
      if (node.what === 'not-word') flags.outcome.hasNotWord = true;
      return node.what === 'word' ? '\\b' : '\\B';
    case 'special-word':
      return unsupported(flags, '`\\b{start}` and its kin are not evaluated here');
    default:
      return assertNever(node.what);
  }
}

function translateRepeat(atom: string, { min, max }: RegexpRepeat, flags: Flags): string {
  if (max === undefined && min <= 1) return `${atom}${min === 0 ? '*' : '+'}`;
  const nTimes = max ?? min;
  if (nTimes > MAX_RE2_REPEAT * MAX_RE2_REPEAT) return unsupported(flags, SIZE_REASON);
  let source = '';
  for (let left = min; left > 0; left -= MAX_RE2_REPEAT) {
    source += `${atom}{${Math.min(left, MAX_RE2_REPEAT)}}`;
  }
  if (max === undefined) return `${source}${atom}*`;
  for (let left = max - min; left > 0; left -= MAX_RE2_REPEAT) {
    source += `${atom}{0,${Math.min(left, MAX_RE2_REPEAT)}}`;
  }
  return source === '' ? '(?:)' : `(?:${source})`;
}

/** Said of a regular expression whose repetitions multiply beyond what RE2 compiles. */
export const SIZE_REASON = 'this regular expression is too large to be evaluated here';

function classSet(item: ClassSet, flags: Flags): ByteSet {
  switch (item.kind) {
    case 'literal':
      return withCase(byteSet([[byteOf(item, flags), byteOf(item, flags)]]), flags);
    case 'range':
      return withCase(byteSet([[byteOf(item.first, flags), byteOf(item.last, flags)]]), flags);
    case 'perl':
    case 'posix':
    case 'property':
      return itemSet(item, flags);
    case 'union':
      return item.items
        .map((each) => classSet(each, flags))
        .reduce((all, each) => combineSets(all, each, (a, b) => a || b), byteSet([]));
    case 'operation': {
      const left = classSet(item.left, flags);
      const right = classSet(item.right, flags);
      return combineSets(left, right, SET_OPERATIONS[item.operator]);
    }
    case 'class': {
      if (flags.unicode) unsupported(flags, UNICODE_REASON);
      const set = classSet(item.set, flags);
      return item.negated ? complement(set) : set;
    }
    default:
      return assertNever(item);
  }
}

const SET_OPERATIONS = {
  '&&': (a: boolean, b: boolean) => a && b,
  '--': (a: boolean, b: boolean) => a && !b,
  '~~': (a: boolean, b: boolean) => a !== b,
} as const;

function itemSet(item: RegexpClassItem, flags: Flags): ByteSet {
  if (flags.unicode) unsupported(flags, UNICODE_REASON);
  if (item.kind === 'property') {
    return flags.unicode ? byteSet([]) : fail('Unicode not allowed here', item.span);
  }
  if (item.kind === 'perl') {
    return item.negated ? complement(PERL_CLASSES[item.name]) : PERL_CLASSES[item.name];
  }
  const set = withCase(POSIX_CLASSES.get(item.name) ?? byteSet([]), flags);
  return item.negated ? complement(set) : set;
}

function byteOf(literal: Extract<ClassSet, { readonly kind: 'literal' }>, flags: Flags): number {
  if (literal.bytes.length > 1) {
    if (!flags.unicode) fail('Unicode not allowed here', literal.span);
    unsupported(flags, UNICODE_REASON);
  }
  return literal.bytes.charCodeAt(0);
}

function withCase(set: ByteSet, flags: Flags): ByteSet {
  return flags.ignoresCase ? foldSet(set) : set;
}

/** `[^\x00-\xff]`, for an empty set, matches no byte string's unit. */
function printSet(set: ByteSet): string {
  let source = '';
  for (let first = set.indexOf(true); first !== -1;) {
    const end = set.indexOf(false, first);
    const last = end === -1 ? 255 : end - 1;
    source += printCode(first) + (last > first ? `-${printCode(last)}` : '');
    first = end === -1 ? -1 : set.indexOf(true, end);
  }
  return source === '' ? '[^\\x00-\\xff]' : `[${source}]`;
}

function printByte(byte: ByteString): string {
  return /^[A-Za-z0-9_ ]$/.test(byte) ? byte : printCode(byte.charCodeAt(0));
}

function printCode(code: number): string {
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
