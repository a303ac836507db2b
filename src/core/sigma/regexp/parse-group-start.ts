import { peek, take, takeIf } from '../../../base/text-cursor.ts';
import { failSyntax, failUnsupported, type RegexpReader } from './regexp-reader.ts';

/** What is in force at a place of a regular expression. */
export interface RegexpFlags {
  ignoresCase: boolean;
  isMultiLine: boolean;
  isDotAll: boolean;
  isExtended: boolean;
  isUngreedy: boolean;
}

const LINEAR_ONLY = 'it needs an engine whose time may grow without bounds';

/** What begins a group that only an engine with backtracking has. The longer ones come first. */
const UNSUPPORTED = [
  ['(?<=', 'look-behind is not supported'],
  ['(?<!', 'look-behind is not supported'],
  ['(?=', 'look-ahead is not supported'],
  ['(?!', 'look-ahead is not supported'],
  ['(?>', 'atomic groups are not supported'],
  ['(?P=', 'back-references are not supported'],
  ['(?P>', 'recursion is not supported'],
  ['(?&', 'recursion is not supported'],
  ['(?R', 'recursion is not supported'],
  ['(?(', 'conditional groups are not supported'],
  ['(?C', 'callouts are not supported'],
  ['(*', 'verbs such as `(*SKIP)` are not supported'],
] as const;

/**
 * Reads what begins a group: the parenthesis, a name, flags. Gives the flags within the group, or
 * undefined for what is no group: a comment, and flags that hold from here on, which are set in
 * `flags`. The reader stands at the parenthesis.
 */
export function parseGroupStart(reader: RegexpReader, flags: RegexpFlags): RegexpFlags | undefined {
  const start = reader.at;
  for (const [begin, message] of UNSUPPORTED) {
    if (takeIf(reader, begin)) return failUnsupported(reader, start, message, LINEAR_ONLY);
  }
  if (!takeIf(reader, '(?')) {
    take(reader);
    return { ...flags };
  }
  if (takeIf(reader, '#')) return skipComment(reader, start);
  if (takeIf(reader, ':') || takeIf(reader, '|')) return { ...flags };
  if (takeIf(reader, 'P<') || takeIf(reader, '<')) return skipName(reader, start, '>', flags);
  if (takeIf(reader, "'")) return skipName(reader, start, "'", flags);
  if (/^[0-9]$/.test(peek(reader))) {
    return failUnsupported(reader, start, 'recursion is not supported', LINEAR_ONLY);
  }
  return parseFlags(reader, start, flags);
}

function skipComment(reader: RegexpReader, start: number): undefined {
  const end = reader.text.indexOf(')', reader.at);
  if (end === -1) failSyntax(reader, start, 'the comment is not closed');
  reader.at = end + 1;
}

function skipName(
  reader: RegexpReader,
  start: number,
  close: string,
  flags: RegexpFlags,
): RegexpFlags {
  const from = reader.at;
  while (/^[\p{L}\p{N}_]$/u.test(peek(reader))) take(reader);
  if (reader.at === from || !takeIf(reader, close)) {
    failSyntax(reader, start, 'the name of the group is not closed');
  }
  return { ...flags };
}

/** `i`, `m-s`, `^i`, up to `)` or `:`. */
function parseFlags(
  reader: RegexpReader,
  start: number,
  flags: RegexpFlags,
): RegexpFlags | undefined {
  const changed = { ...flags };
  if (takeIf(reader, '^')) {
    changed.ignoresCase = false;
    changed.isMultiLine = false;
    changed.isDotAll = false;
    changed.isExtended = false;
  }
  let isSet = true;
  for (;;) {
    const letter = take(reader);
    if (letter === ':') return changed;
    if (letter === ')') {
      Object.assign(flags, changed);
      return undefined;
    }
    if (letter === '-' && isSet) isSet = false;
    else if (!applyFlag(changed, letter, isSet)) {
      const message =
        letter === '' ? 'the group is not closed' : `\`${letter}\` is no flag of a group`;
      return failSyntax(reader, start, message);
    }
  }
}

/** Flags that change nothing here: `J`, `n` and `u` (names, captures, and text that is Unicode anyway). */
function applyFlag(flags: RegexpFlags, letter: string, isSet: boolean): boolean {
  switch (letter) {
    case 'i':
      flags.ignoresCase = isSet;
      return true;
    case 'm':
      flags.isMultiLine = isSet;
      return true;
    case 's':
      flags.isDotAll = isSet;
      return true;
    case 'x':
      flags.isExtended = isSet;
      return true;
    case 'U':
      flags.isUngreedy = isSet;
      return true;
    case 'J':
    case 'n':
    case 'u':
      return true;
    default:
      return false;
  }
}
