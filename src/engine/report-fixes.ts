import type { DiagnosticFix } from '../base/diagnostic.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { showCharacter } from './display-line.ts';
import type { RawPatch } from './raw-report.ts';
import type { SourceLines } from './source-lines.ts';

/** What the engine says over a change when it has nothing to say. */
const PLAIN_TITLE = 'consider the following change';

/** Longer texts are cut in the title of a fix. */
const MAX_TITLE_UNITS = 60;

/**
 * A report's suggested change as an edit of the source, as small as it can be: a report shows whole
 * lines, and some characters (tabs, controls) as others, which stay what they are. Undefined when the
 * lines of the report are not those of the source. Never throws. O(patch).
 */
export function readFix(patch: RawPatch, lines: SourceLines): DiagnosticFix | undefined {
  const change =
    patch.removed.length === 0 ? readInsertion(patch, lines) : readChange(patch, lines);
  if (change === undefined) return undefined;
  return { title: titleOf(patch, change), edits: [change.edit] };
}

/** An edit, and the words that it changes, whole: before and after, as the report shows them. */
interface Change {
  readonly edit: TextEdit;
  readonly before: string;
  readonly after: string;
}

/** Whole new lines, in front of the line whose number they have. */
function readInsertion({ added }: RawPatch, lines: SourceLines): Change | undefined {
  const [first] = added;
  if (first === undefined) return undefined;
  const at = lines.lineStart(first.line);
  const newText = added.map(({ text }) => text + lineEndOf(lines)).join('');
  return { edit: { span: { start: at, end: at }, newText }, before: '', after: spaced(newText) };
}

function readChange({ removed, added }: RawPatch, lines: SourceLines): Change | undefined {
  const [first] = removed;
  if (first === undefined) return undefined;
  const isFaithful = removed.every(
    ({ line, text }, index) =>
      line === first.line + index && showLine(lines.lineText(line)) === text,
  );
  if (!isFaithful) return undefined;
  const start = lines.lineStart(first.line);
  const last = first.line + removed.length - 1;
  if (added.length === 0) {
    const edit = { span: { start, end: lines.lineStart(last + 1) }, newText: '' };
    return { edit, before: spaced(removed.map(({ text }) => text).join(' ')), after: '' };
  }
  const end = lines.lineStart(last) + lines.lineText(last).length;
  const before = charactersOf(lines.text.slice(start, end));
  const after = charactersOf(added.map(({ text }) => text).join(lineEndOf(lines)));
  return smallestChange(start, before, after);
}

/** How the lines of the source end. */
function lineEndOf({ text }: SourceLines): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The characters of a text; the end of a line is one, whether it is written with CR or without. */
function charactersOf(text: string): readonly string[] {
  return text.match(/\r\n|[^]/gu) ?? [];
}

/** A character as a report prints it; the end of a line is none there, and stays what it is. */
function shownAs(character: string): string {
  return character === '\n' || character === '\r\n' ? character : showCharacter(character);
}

/**
 * The edit without what both texts begin and end with, which each character of `before` is compared
 * for as it is shown. Undefined when a character that is shown as another would be written anew: the
 * report does not say what it was.
 */
function smallestChange(
  start: number,
  before: readonly string[],
  after: readonly string[],
): Change | undefined {
  const isSame = (old: string | undefined, shown: string | undefined): boolean =>
    old !== undefined && shown !== undefined && shownAs(old) === shown;
  let nHead = 0;
  while (isSame(before[nHead], after[nHead])) nHead++;
  const nMost = Math.min(before.length, after.length) - nHead;
  let nTail = 0;
  while (nTail < nMost && isSame(before.at(-1 - nTail), after.at(-1 - nTail))) nTail++;
  const removed = before.slice(nHead, before.length - nTail);
  if (removed.some((character) => shownAs(character) !== character)) return undefined;
  const from = start + before.slice(0, nHead).join('').length;
  return {
    edit: {
      span: { start: from, end: from + removed.join('').length },
      newText: after.slice(nHead, after.length - nTail).join(''),
    },
    before: wordsAround(before, nHead, nTail),
    after: wordsAround(after, nHead, nTail),
  };
}

/** The words of a text without its first and last characters, each word whole. */
function wordsAround(characters: readonly string[], nHead: number, nTail: number): string {
  const isSpace = (character: string | undefined): boolean =>
    character === undefined || character.trim() === '';
  let from = nHead;
  let to = characters.length - nTail;
  // What begins or ends with space has a whole word beside it.
  if (!isSpace(characters[from])) while (from > 0 && !isSpace(characters[from - 1])) from--;
  if (!isSpace(characters[to - 1])) while (!isSpace(characters[to])) to++;
  return spaced(characters.slice(from, to).join(''));
}

/** With all space as one blank, and none around it. */
function spaced(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}

function showLine(line: string): string {
  return Array.from(line, showCharacter).join('');
}

function titleOf({ title }: RawPatch, { edit, before, after }: Change): string {
  if (title !== PLAIN_TITLE && title !== '') {
    const order = title.replace(/^consider using /, 'use ');
    return order.charAt(0).toUpperCase() + order.slice(1);
  }
  const added = spaced(edit.newText);
  if (added === '') return `Remove ${quote(before)}`;
  const isMore = edit.span.start === edit.span.end && added === after;
  return `${isMore ? 'Add' : 'Change to'} ${quote(after)}`;
}

function quote(text: string): string {
  if (text.length <= MAX_TITLE_UNITS) return `\`${text}\``;
  // Half of a character of two units would be none.
  const cut = text.slice(0, MAX_TITLE_UNITS).replace(/[\ud800-\udbff]$/, '');
  return `\`${cut}…\``;
}
