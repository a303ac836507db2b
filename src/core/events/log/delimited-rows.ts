/** What separates the values of a row. */
export type Delimiter = ',' | ';' | '\t' | ' ';

/** Columns that are read; more are no log. */
const MAX_COLUMNS = 2000;

/**
 * Calls for every row of a text of values between delimiters, from `start` on: values may stand in double
 * quotes, and have delimiters, line breaks and doubled quotes then. Empty lines are left out. A quote
 * that is never closed ends with the text. Returning false ends the reading. Never throws. O(length).
 * Source: RFC 4180.
 */
export function forEachRow(
  text: string,
  { start, delimiter }: { readonly start: number; readonly delimiter: Delimiter },
  visit: (row: readonly string[]) => boolean,
): void {
  let at = start;
  while (at < text.length) {
    const row: string[] = [];
    let isLast = false;
    while (!isLast) {
      const value = text[at] === '"' ? quotedValue(text, at) : bareValue(text, at, delimiter);
      if (row.length < MAX_COLUMNS) row.push(value.text);
      isLast = value.end >= text.length || text[value.end] === '\n';
      at = value.end + 1;
    }
    const isEmpty = row.length === 1 && row[0] === '';
    if (!isEmpty && !visit(row)) return;
  }
}

interface FoundValue {
  readonly text: string;
  /** The delimiter, line feed or end behind it. */
  readonly end: number;
}

function bareValue(text: string, start: number, delimiter: Delimiter): FoundValue {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
  const isCut = text[end - 1] === '\r' && end > start && text[end] !== delimiter;
  return { text: text.slice(start, isCut ? end - 1 : end), end };
}

function quotedValue(text: string, open: number): FoundValue {
  let value = '';
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return { text: value + text.slice(from), end: text.length };
    value += text.slice(from, quote);
    if (text[quote + 1] === '"') {
      value += '"';
      from = quote + 2;
      continue;
    }
    let end = quote + 1;
    if (text[end] === '\r') end++;
    // What stands between the closing quote and the delimiter is no part of any value.
    while (end < text.length && !',;\t \n'.includes(text.charAt(end))) end++;
    return { text: value, end };
  }
}

/** The delimiter of a line of names: the one that there are most of; undefined for a single name. Never throws. O(length). */
export function delimiterOf(line: string): Delimiter | undefined {
  const counts = ([',', ';', '\t'] as const).map(
    (delimiter) => [delimiter, line.split(delimiter).length - 1] as const,
  );
  const [best] = counts.toSorted((left, right) => right[1] - left[1]);
  return best === undefined || best[1] === 0 ? undefined : best[0];
}
