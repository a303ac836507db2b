import { displayCells } from './display-line.ts';
import type { RawReport, RawSourceLine } from './raw-report.ts';

/** A place that a report marks, in the cells of its own rows; cells are 0-based. */
export interface RawLabel {
  readonly text: string;
  readonly start: RawCell;
  /** Behind the last cell. */
  readonly end: RawCell;
}

export interface RawCell {
  /** Which line of the snippet. */
  readonly source: RawSourceLine;
  readonly cell: number;
}

/** A run of marks in one row. `opens` and `closes` are the two ends of a mark over several lines. */
interface Run {
  readonly kind: 'whole' | 'opens' | 'closes';
  readonly start: number;
  readonly end: number;
  text: string;
}

/**
 * The places that a report marks, with their labels, in the order of the rows. Marks over several
 * lines start at their first line; those that the report draws in a way that is not understood here
 * are left out. Never throws. O(report).
 */
export function readLabels(report: RawReport): readonly RawLabel[] {
  const labels: RawLabel[] = [];
  const open: RawCell[] = [];
  for (const source of report.snippet) {
    // A mark with only space before it has no row of its own: `12 | /  text`.
    const opensAtStart = /^[ |]*\/ +/.exec(source.text);
    if (opensAtStart !== null) open.push({ source, cell: opensAtStart[0].length });
    for (const run of readRuns(source.marks)) {
      const end: RawCell = { source, cell: run.end };
      if (run.kind === 'opens') open.push({ source, cell: run.start });
      else if (run.kind === 'whole') {
        labels.push({ text: run.text, start: { source, cell: run.start }, end });
      } else {
        const start = open.pop();
        if (start !== undefined) labels.push({ text: run.text, start, end });
      }
    }
  }
  return labels;
}

function readRuns(rows: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  for (const row of rows) {
    const { found, rest, restAt } = readRow(row, runs);
    runs.push(...found);
    const last = found.at(-1);
    if (rest === '') continue;
    const owner = last ?? runs.find((run) => run.start === restAt);
    if (owner !== undefined && owner.text === '') owner.text = rest;
  }
  return runs;
}

interface Row {
  readonly found: readonly Run[];
  readonly rest: string;
  readonly restAt: number;
}

/** Reads the marks of a row up to the label text that ends it. */
function readRow(row: string, before: readonly Run[]): Row {
  const found: Run[] = [];
  let at = 0;
  let underscoreAt: number | undefined;
  while (at < row.length) {
    const character = row.charAt(at);
    if (character === ' ' || character === '|') underscoreAt = undefined;
    else if (character === '_') underscoreAt ??= at;
    else if (character === '^' || character === '-') {
      // Below its own mark stands a label, however it begins.
      if (before.some((run) => run.start === at)) break;
      const end = endOfRun(row, at);
      const kind =
        underscoreAt === undefined
          ? 'whole'
          : row.charAt(underscoreAt - 1) === '|'
            ? 'closes'
            : 'opens';
      found.push({ kind, start: at, end, text: '' });
      underscoreAt = undefined;
      at = end;
      continue;
    } else break;
    at++;
  }
  return { found, rest: row.slice(at).trimEnd(), restAt: displayCells(row.slice(0, at)) };
}

/** A long run is printed with `...` in its middle. */
function endOfRun(row: string, from: number): number {
  const mark = row.charAt(from);
  let end = from;
  for (;;) {
    while (row.charAt(end) === mark) end++;
    if (!row.startsWith(`...${mark}`, end)) return end;
    end += 3;
  }
}
