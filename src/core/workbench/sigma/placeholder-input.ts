/** More values than anybody gives one placeholder; a list of them belongs into a rule's own lookup. */
export const MAX_PLACEHOLDER_VALUES = 10_000;

/** UTF-16 units of one value. */
export const MAX_VALUE_LENGTH = 4_096;

/** Remarks about one text; the first ones tell what kind of mistake it is. */
const MAX_NOTES = 3;

/** What a text of values, one a line, comes to. */
export interface PlaceholderInput {
  /** In the order of the text, each once. */
  readonly values: readonly string[];
  /** Why the values cannot be used; undefined where they can. */
  readonly error: string | undefined;
  /** What may be otherwise than it is meant, in sentences; at most three. */
  readonly notes: readonly string[];
}

/**
 * The values of a placeholder as people write them: one a line, as it is, without the spaces around it;
 * empty lines do not count, and neither do repetitions. What looks like a list in YAML, like a quoted text
 * or like another placeholder is taken as it is written, and remarked upon. Never throws. O(text).
 */
export function readPlaceholderInput(text: string): PlaceholderInput {
  const values = new Set<string>();
  const notes: string[] = [];
  let nRepeated = 0;
  let tooLong: number | undefined;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const value = line.trim();
    if (value === '') continue;
    if (value.length > MAX_VALUE_LENGTH) tooLong ??= at + 1;
    if (values.has(value)) nRepeated++;
    values.add(value);
    const note = remarkOn(value);
    if (note !== undefined) notes.push(`Line ${at + 1} ${note}`);
  }
  if (nRepeated > 0) {
    const count = nRepeated.toLocaleString('en');
    notes.push(nRepeated === 1 ? '1 line is there twice' : `${count} lines are there already`);
  }
  return {
    values: [...values],
    error: errorOf(values.size, tooLong),
    notes: notes.slice(0, MAX_NOTES),
  };
}

function errorOf(nValues: number, tooLong: number | undefined): string | undefined {
  if (tooLong !== undefined) {
    return `Line ${tooLong} is longer than ${MAX_VALUE_LENGTH.toLocaleString('en')} characters, the most that a value may have`;
  }
  return nValues > MAX_PLACEHOLDER_VALUES
    ? `These are ${nValues.toLocaleString('en')} values; the most that a placeholder may have are ${MAX_PLACEHOLDER_VALUES.toLocaleString('en')}`
    : undefined;
}

function remarkOn(value: string): string | undefined {
  if (value.startsWith('- ')) return 'begins with a dash, which is part of the value';
  const first = value.charAt(0);
  if (value.length > 1 && (first === '"' || first === "'") && value.endsWith(first)) {
    return 'is in quotes, which are part of the value';
  }
  if (value.length > 2 && first === '%' && value.endsWith('%')) {
    return 'is taken as it is: there are no placeholders in values';
  }
  return undefined;
}
