import { takeIf } from '../../../base/text-cursor.ts';
import type { RegexpNode } from './regexp-node.ts';
import { failSyntax, failUnsupported, takeWhile, type RegexpReader } from './regexp-reader.ts';

const DIGITS = '0123456789';

/** Source: PCRE2, "Repetition". */
const MAX_COUNT = 65_535;

/**
 * Reads the quantifier that stands behind an atom, if one does. A brace that begins no quantifier is a
 * character. isUngreedy: `(?U)` is on, so that `?` makes it greedy.
 */
export function parseQuantifier(
  reader: RegexpReader,
  node: RegexpNode,
  isUngreedy: boolean,
): RegexpNode {
  const start = reader.at;
  const counts = parseCounts(reader);
  if (counts === undefined) return node;
  if (takeIf(reader, '+')) {
    failUnsupported(
      reader,
      start,
      'possessive quantifiers are not supported',
      'leave out the `+` behind the quantifier',
    );
  }
  const isLazy = takeIf(reader, '?') !== isUngreedy;
  const next = reader.at;
  if (parseCounts(reader) !== undefined) {
    reader.at = next + 1;
    failSyntax(reader, next, 'there is nothing before this sign that it could repeat');
  }
  return { kind: 'repeat', node, ...counts, isLazy };
}

interface Counts {
  readonly min: number;
  readonly max: number | undefined;
}

function parseCounts(reader: RegexpReader): Counts | undefined {
  if (takeIf(reader, '*')) return { min: 0, max: undefined };
  if (takeIf(reader, '+')) return { min: 1, max: undefined };
  if (takeIf(reader, '?')) return { min: 0, max: 1 };
  return reader.text.charAt(reader.at) === '{' ? parseBraces(reader) : undefined;
}

/** `{n}`, `{n,}`, `{,m}`, `{n,m}`. */
function parseBraces(reader: RegexpReader): Counts | undefined {
  const start = reader.at;
  reader.at++;
  const first = takeWhile(reader, DIGITS);
  const hasComma = takeIf(reader, ',');
  const last = hasComma ? takeWhile(reader, DIGITS) : first;
  if (!takeIf(reader, '}') || (first === '' && last === '')) {
    reader.at = start;
    return undefined;
  }
  const min = Number(first === '' ? '0' : first);
  const max = last === '' ? undefined : Number(last);
  if (min > MAX_COUNT || (max !== undefined && max > MAX_COUNT)) {
    failSyntax(reader, start, `a quantifier counts to ${MAX_COUNT} at most`);
  }
  if (max !== undefined && max < min) {
    failSyntax(reader, start, 'the quantifier asks for at least more than at most');
  }
  return { min, max };
}
