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
  const edit = patch.removed.length === 0 ? readInsertion(patch, lines) : readChange(patch, lines);
  if (edit === undefined) return undefined;
  return { title: titleOf(patch, edit), edits: [edit] };
}

/** Whole new lines, in front of the line whose number they have. */
function readInsertion({ added }: RawPatch, lines: SourceLines): TextEdit | undefined {
  const [first] = added;
  if (first === undefined) return undefined;
  const at = lines.lineStart(first.line);
  const newText = added.map(({ text }) => text + lineEndOf(lines)).join('');
  return { span: { start: at, end: at }, newText };
}

function readChange({ removed, added }: RawPatch, lines: SourceLines): TextEdit | undefined {
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
    return { span: { start, end: lines.lineStart(last + 1) }, newText: '' };
  }
  const end = lines.lineStart(last) + lines.lineText(last).length;
  const before = charactersOf(lines.text.slice(start, end));
  const after = charactersOf(added.map(({ text }) => text).join(lineEndOf(lines)));
  return smallestEdit(start, before, after);
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
function smallestEdit(
  start: number,
  before: readonly string[],
  after: readonly string[],
): TextEdit | undefined {
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
    span: { start: from, end: from + removed.join('').length },
    newText: after.slice(nHead, after.length - nTail).join(''),
  };
}

function showLine(line: string): string {
  return Array.from(line, showCharacter).join('');
}

function titleOf({ title, removed, added }: RawPatch, { newText }: TextEdit): string {
  if (title !== PLAIN_TITLE && title !== '') {
    const order = title.replace(/^consider using /, 'use ');
    return order.charAt(0).toUpperCase() + order.slice(1);
  }
  const removedText = removed.map(({ text }) => text.trim()).join(' ');
  if (added.length === 0) return `Remove ${quote(removedText)}`;
  if (removed.length === 0) return `Add ${quote(newText.trim())}`;
  return `Change to ${quote(added.map(({ text }) => text.trim()).join(' '))}`;
}

function quote(text: string): string {
  if (text.length <= MAX_TITLE_UNITS) return `\`${text}\``;
  // Half of a character of two units would be none.
  const cut = text.slice(0, MAX_TITLE_UNITS).replace(/[\ud800-\udbff]$/, '');
  return `\`${cut}…\``;
}
