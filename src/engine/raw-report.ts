import type { Severity } from '../base/diagnostic.ts';

/**
 * One report of the engine, taken apart but not yet placed in the source. Lines and columns are
 * 1-based, columns in Unicode scalar values, as the engine prints them.
 */
export interface RawReport {
  readonly severity: Extract<Severity, 'error' | 'warning'>;
  readonly code: string;
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly snippet: readonly RawSourceLine[];
  readonly notes: readonly string[];
  readonly patches: readonly RawPatch[];
}

/** A line of the source as the report shows it, and the rows of marks and labels below it. */
export interface RawSourceLine {
  readonly line: number;
  readonly text: string;
  readonly marks: readonly string[];
}

/** A change that the report suggests: whole lines, before and after. */
export interface RawPatch {
  readonly title: string;
  readonly removed: readonly RawPatchLine[];
  readonly added: readonly RawPatchLine[];
}

export interface RawPatchLine {
  readonly line: number;
  readonly text: string;
}

const HEADER = /^(error|warning)\[([A-Za-z0-9_]+)\]: (.*)$/s;
const PLACE = /^ *--> line:(\d+):(\d+)$/;
const REMARK = /^ *= (?:note|help): (.*)$/s;
const PATCH_LINE = /^ *(\d+) ([-+])(?: (.*))?$/s;
const HELP = 'help: ';

/**
 * Takes one of the engine's reports apart. Returns undefined for a text that is none. What the report
 * quotes from the rule stays as it was printed. Never throws. O(text).
 * Source: the crate annotate-snippets as YARA-X 1.20 uses it.
 */
export function parseRawReport(text: string): RawReport | undefined {
  const lines = text.split('\n');
  const placeAt = lines.findIndex((line) => PLACE.test(line));
  const header = HEADER.exec(lines.slice(0, Math.max(0, placeAt)).join('\n'));
  const place = PLACE.exec(lines[placeAt] ?? '');
  if (header === null || place === null) return undefined;
  const [, severity, code = '', title = ''] = header;
  const body = lines.slice(placeAt + 1);
  const helpAt = body.findIndex((line) => line.startsWith(HELP));
  const snippetLines = helpAt === -1 ? body : body.slice(0, helpAt);
  return {
    severity: severity === 'error' ? 'error' : 'warning',
    code,
    title,
    line: Number(place[1]),
    column: Number(place[2]),
    snippet: readSnippet(snippetLines),
    notes: readNotes(snippetLines),
    patches: helpAt === -1 ? [] : readPatches(body.slice(helpAt)),
  };
}

function readSnippet(lines: readonly string[]): readonly RawSourceLine[] {
  const snippet: { line: number; text: string; marks: string[] }[] = [];
  for (const line of lines) {
    const row = readGutter(line);
    if (row === undefined) continue;
    if (row.line === undefined) snippet.at(-1)?.marks.push(row.text);
    else snippet.push({ line: row.line, text: row.text, marks: [] });
  }
  return snippet;
}

/** What stands right of the gutter `12 | `; the number is missing in a row of marks. */
function readGutter(
  row: string,
): { readonly line: number | undefined; readonly text: string } | undefined {
  const bar = row.indexOf('|');
  if (bar === -1) return undefined;
  const gutter = row.slice(0, bar).trim();
  if (!/^\d*$/.test(gutter)) return undefined;
  return { line: gutter === '' ? undefined : Number(gutter), text: row.slice(bar + 2) };
}

/** The remarks below the snippet; the lines of a list are joined with commas. */
function readNotes(lines: readonly string[]): readonly string[] {
  const notes: string[][] = [];
  for (const line of lines) {
    const remark = REMARK.exec(line);
    if (remark !== null) notes.push([remark[1] ?? '']);
    else if (notes.length > 0) notes.at(-1)?.push(line.trim());
  }
  return notes.map((note) => {
    const [first = '', ...rest] = note.filter((line) => line !== '');
    return rest.length === 0 ? first : `${first} ${rest.join(first.endsWith(':') ? ', ' : ' ')}`;
  });
}

function readPatches(lines: readonly string[]): readonly RawPatch[] {
  const patches: { title: string; removed: RawPatchLine[]; added: RawPatchLine[] }[] = [];
  for (const line of lines) {
    if (line.startsWith(HELP)) {
      patches.push({ title: line.slice(HELP.length), removed: [], added: [] });
      continue;
    }
    const change = PATCH_LINE.exec(line);
    if (change === null) continue;
    const side = change[2] === '-' ? 'removed' : 'added';
    patches.at(-1)?.[side].push({ line: Number(change[1]), text: change[3] ?? '' });
  }
  return patches;
}
