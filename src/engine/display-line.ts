/** A line of the source as a report shows it, and where each of its columns comes from. */
export interface DisplayedLine {
  readonly text: string;
  /** For each cell on the screen, the offset of the character that it belongs to, in UTF-16 units. */
  readonly offsetOfCell: readonly number[];
  /** For each UTF-16 unit of `text`, and its end, the cell in which it begins. */
  readonly cellOfUnit: readonly number[];
}

/** Longer lines are not mapped column by column: reports show only a part of them anyway. */
const MAX_MAPPED_UNITS = 200_000;

/**
 * Characters that take two cells in a terminal: the wide ones of East Asian scripts, and emoji.
 * A short form of Unicode's East Asian Width; a wrong guess is noticed, since the place of the first
 * mark is known from the report's head.
 */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{20000}-\u{3fffd}]|(?![\u{1f1e6}-\u{1f1ff}])\p{Emoji_Presentation})$/u;

/** Marks, format characters and the medial and final letters of Hangul take none. */
const ZERO_WIDTH = /^(?:(?![\ufff9-\ufffb])[\p{Mn}\p{Me}\p{Cf}]|[\u1160-\u11ff])$/u;

/** Shown as a replacement character: they would turn the line around, or are half a character. */
const REPLACED = /^[\u202a-\u202e\u2066-\u2069\ud800-\udfff]$/u;

const REPLACEMENT = '\ufffd';

/**
 * How the engine's reports show a line: a tab as one space, control characters as their pictures.
 * line: without its line end. Undefined for a very long line. Never throws. O(line).
 */
export function displayLine(line: string): DisplayedLine | undefined {
  if (line.length > MAX_MAPPED_UNITS) return undefined;
  const offsetOfCell: number[] = [];
  const cellOfUnit: number[] = [];
  let text = '';
  let offset = 0;
  for (const character of line) {
    const shown = showCharacter(character);
    text += shown;
    for (let unit = shown.length; unit > 0; unit--) cellOfUnit.push(offsetOfCell.length);
    for (let cell = cellsOf(shown); cell > 0; cell--) offsetOfCell.push(offset);
    offset += character.length;
  }
  cellOfUnit.push(offsetOfCell.length);
  offsetOfCell.push(offset);
  return { text, offsetOfCell, cellOfUnit };
}

/** How many cells a text that a report shows takes. Never throws. O(text). */
export function displayCells(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOf(character);
  return cells;
}

/** What a report prints for a character of the source. Never throws. */
export function showCharacter(character: string): string {
  if (character === '\t') return ' ';
  if (character < ' ') return String.fromCharCode(0x2400 + character.charCodeAt(0));
  if (character < '\x7f') return character;
  if (character === '\x7f') return '\u2421';
  if (character === ZERO_WIDTH_JOINER) return '';
  return REPLACED.test(character) ? REPLACEMENT : character;
}

const ZERO_WIDTH_JOINER = '\u200d';

function cellsOf(character: string): number {
  if (character === '') return 0;
  if (character < '\x7f') return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
