import { take, takeIf } from '../../../base/text-cursor.ts';
import { native, POSIX_NAMES, single } from './class-items.ts';
import { parseEscape } from './parse-escape.ts';
import type { ClassItem } from './regexp-node.ts';
import { failSyntax, failUnsupported, type RegexpReader } from './regexp-reader.ts';

/** The inside of brackets. */
export interface ParsedClass {
  readonly items: readonly ClassItem[];
  readonly isNegated: boolean;
}

/**
 * Reads `[…]`; the reader stands at the opening bracket. A closing bracket that comes first is literal,
 * and so is an opening one, and a dash that has no range to make. Source: PCRE2, "Square brackets and
 * character classes".
 */
export function parseClass(reader: RegexpReader): ParsedClass {
  const start = reader.at;
  take(reader);
  const isNegated = takeIf(reader, '^');
  const items: ClassItem[] = [];
  for (let isFirst = true; ; isFirst = false) {
    if (reader.at >= reader.text.length) {
      reader.at = start + 1;
      failSyntax(reader, start, 'the bracket is not closed');
    }
    if (!isFirst && takeIf(reader, ']')) return { items, isNegated };
    items.push(...parseRange(reader));
  }
}

/** One member, or a range of two that are characters. */
function parseRange(reader: RegexpReader): readonly ClassItem[] {
  const start = reader.at;
  const first = parseMember(reader);
  const isRange =
    reader.text.charAt(reader.at) === '-' &&
    reader.text.charAt(reader.at + 1) !== ']' &&
    reader.at + 1 < reader.text.length;
  const from = soleCode(first);
  if (!isRange || from === undefined) return first;
  const dash = reader.at;
  take(reader);
  const last = parseMember(reader);
  const to = soleCode(last);
  if (to === undefined) {
    reader.at = dash + 1;
    return [...first, single(0x2d)].concat(parseAgain(reader));
  }
  if (to < from) failSyntax(reader, start, 'the range ends before it begins');
  return [{ kind: 'range', first: from, last: to }];
}

/** `[a-\d]`: the dash is one, and what follows is read by itself. */
function parseAgain(reader: RegexpReader): readonly ClassItem[] {
  return parseMember(reader);
}

function soleCode(items: readonly ClassItem[]): number | undefined {
  const [item] = items;
  return items.length === 1 && item?.kind === 'range' && item.first === item.last
    ? item.first
    : undefined;
}

function parseMember(reader: RegexpReader): readonly ClassItem[] {
  const start = reader.at;
  const posix = parsePosix(reader);
  if (posix !== undefined) return [posix];
  if (reader.text.charAt(reader.at) !== '\\') return [single(take(reader).codePointAt(0) ?? 0)];
  const escape = parseEscape(reader, true);
  switch (escape.kind) {
    case 'character':
      return [single(escape.code)];
    case 'class':
      return escape.items;
    case 'quoted':
      return Array.from(escape.text, (character) => single(character.codePointAt(0) ?? 0));
    case 'nothing':
      return [];
    default:
      return failSyntax(reader, start, 'this escape has no meaning within brackets');
  }
}

/** `[:alpha:]`, `[:^alpha:]`; what only looks like one is an opening bracket and more. */
function parsePosix(reader: RegexpReader): ClassItem | undefined {
  const { text, at } = reader;
  const sign = text.charAt(at + 1);
  if (text.charAt(at) !== '[' || (sign !== ':' && sign !== '.' && sign !== '=')) return undefined;
  const end = text.indexOf(`${sign}]`, at + 2);
  const name = end === -1 ? '' : text.slice(at + 2, end);
  if (!/^\^?[a-z]{1,16}$/.test(name)) return undefined;
  reader.at = end + 2;
  if (sign !== ':') failUnsupported(reader, at, 'collating elements are not supported');
  const isNegated = name.startsWith('^');
  if (!POSIX_NAMES.has(isNegated ? name.slice(1) : name)) {
    failSyntax(reader, at, `there is no class \`[:${name}:]\``);
  }
  return native(`[:${name}:]`);
}
