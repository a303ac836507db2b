import type { Span } from '../base/span.ts';
import type { DisplayedLine } from './display-line.ts';
import { displayCells } from './display-line.ts';
import type { RawLabel } from './report-labels.ts';
import type { SourceLines } from './source-lines.ts';

/** A label of a report at its place in the source. */
export interface PlacedLabel {
  readonly text: string;
  readonly span: Span;
}

/** The labels of a report at their places: the one where its head points to, and the others. */
export interface PlacedLabels {
  /** Undefined when no mark of the report fits its head. */
  readonly primary: PlacedLabel | undefined;
  /** What the primary mark covers at least, in cells, when its exact end is not known. */
  readonly minCells: number;
  /** The label of the mark at the head, also when its exact place is not known. */
  readonly primaryText: string;
  readonly others: readonly PlacedLabel[];
}

/**
 * Finds the places of a report's labels in the source. head: the offset at which the report's head
 * points; the mark that starts there is the primary one. A report cuts long lines, and then only what
 * can be placed without a doubt is. Never throws. O(labels · line).
 */
export function placeLabels(
  labels: readonly RawLabel[],
  lines: SourceLines,
  head: { readonly line: number; readonly offset: number },
): PlacedLabels {
  const headCells = cellsBefore(lines, head);
  for (const label of labels) {
    if (label.start.source.line !== head.line) continue;
    const anchor = { rendered: label.start.cell, source: headCells };
    const start = placeCell(label.start, lines, head.line, anchor);
    if (start !== head.offset) continue;
    const end = placeCell(label.end, lines, head.line, anchor);
    const place = (each: RawLabel): readonly PlacedLabel[] => {
      const from = placeCell(each.start, lines, head.line, anchor);
      const to = placeCell(each.end, lines, head.line, anchor);
      const isPlaced = from !== undefined && to !== undefined && from <= to;
      return isPlaced ? [{ text: each.text, span: { start: from, end: to } }] : [];
    };
    const isWhole = end !== undefined && end > start;
    return {
      primary: isWhole ? { text: label.text, span: { start, end } } : undefined,
      minCells: label.start.source === label.end.source ? label.end.cell - label.start.cell : 1,
      primaryText: label.text,
      others: labels.filter((other) => other !== label).flatMap(place),
    };
  }
  return { primary: undefined, minCells: 1, primaryText: labels[0]?.text ?? '', others: [] };
}

/** A cell of the snippet's row, and the cell of the source's line that it shows. */
interface Anchor {
  readonly rendered: number;
  readonly source: number;
}

function cellsBefore(
  lines: SourceLines,
  head: { readonly line: number; readonly offset: number },
): number {
  const offset = head.offset - lines.lineStart(head.line);
  const displayed = lines.displayed(head.line);
  if (displayed === undefined) return 0;
  const cell = displayed.offsetOfCell.indexOf(offset);
  return cell === -1 ? 0 : cell;
}

/** The offset in the source of a cell in the snippet; undefined where that is in doubt. */
function placeCell(
  place: RawLabel['start'],
  lines: SourceLines,
  anchorLine: number,
  anchor: Anchor,
): number | undefined {
  const { line, text } = place.source;
  const displayed = lines.displayed(line);
  if (displayed === undefined) return undefined;
  const shift = shiftAt(text, displayed, place.cell, line === anchorLine ? anchor : undefined);
  if (shift === undefined) return undefined;
  const cell = place.cell + shift;
  const offset = displayed.offsetOfCell[cell];
  // A cell in the middle of a wide character is not the start of anything.
  const isStart = offset !== undefined && displayed.offsetOfCell[cell - 1] !== offset;
  return isStart ? lines.lineStart(line) + offset : undefined;
}

const CUT = '...';

/** How many cells a place of the row lies left of its place in the source's line. */
function shiftAt(
  row: string,
  displayed: DisplayedLine,
  cell: number,
  anchor: Anchor | undefined,
): number | undefined {
  if (row.endsWith(displayed.text)) {
    return displayCells(displayed.text) - displayCells(row);
  }
  let from = 0;
  for (const piece of row.split(CUT)) {
    const start = displayCells(row.slice(0, from));
    const end = start + displayCells(piece);
    if (start <= cell && cell <= end && piece !== '') {
      const shifts = findAll(displayed.text, piece, from + piece.length === row.length).map(
        (found) => (displayed.cellOfUnit[found] ?? 0) - start,
      );
      const hasAnchor = anchor !== undefined && start <= anchor.rendered && anchor.rendered <= end;
      if (hasAnchor) return shifts.find((shift) => shift === anchor.source - anchor.rendered);
      return shifts.length === 1 ? shifts[0] : undefined;
    }
    from += piece.length + CUT.length;
  }
  return undefined;
}

/** More places of one piece are not looked at: the line repeats itself too often to be sure. */
const MAX_PLACES = 100;

/** Where the piece can stand in the text; the last one of a row that is not cut stands at the end. */
function findAll(text: string, piece: string, isLast: boolean): readonly number[] {
  if (isLast) return text.endsWith(piece) ? [text.length - piece.length] : [];
  const found: number[] = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
    if (found.length === MAX_PLACES) return [];
    found.push(at);
  }
  return found;
}
