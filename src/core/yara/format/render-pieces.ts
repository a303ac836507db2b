import type { PlacedPiece } from './place-pieces.ts';
import { commentLines, endColumn, MAX_ALIGNED_COLUMN, widthOf } from './source-pieces.ts';

/** How the text is to look. */
export interface RenderOptions {
  /** One level of indentation. */
  readonly indent: string;
  /** Between lines, and at the end of the text. */
  readonly lineEnd: string;
}

/** The text of placed pieces. Empty for none. Never throws. O(text). */
export function renderPieces(placed: readonly PlacedPiece[], options: RenderOptions): string {
  const padding = alignGroups(placed, options);
  const columns = startColumns(placed, padding, options);
  let text = '';
  for (const [at, each] of placed.entries()) {
    const column = columns[at] ?? 0;
    const lead = each.hangs
      ? ' '.repeat(column)
      : each.breaks > 0
        ? options.indent.repeat(each.level)
        : ' '.repeat(each.spaces + (padding[at] ?? 0));
    text += options.lineEnd.repeat(each.breaks) + lead + pieceText(each, column, options);
  }
  return text === '' ? '' : text + options.lineEnd;
}

/** Lines of a comment after its first start in its column, and with what they had beyond it. */
function pieceText({ piece }: PlacedPiece, column: number, { lineEnd }: RenderOptions): string {
  const { token, isComment } = piece;
  if (!isComment) return token.text;
  const [first = '', ...others] = commentLines(token.text, piece.column);
  const indent = ' '.repeat(Math.min(column, MAX_ALIGNED_COLUMN));
  return [first, ...others.map((line) => (line === '' ? '' : indent + line))].join(lineEnd);
}

/**
 * The spaces that each piece of a group needs before it to start where the furthest of them does.
 * Groups are in the order of the text: the padding of one can move those after it on the line.
 */
function alignGroups(placed: readonly PlacedPiece[], options: RenderOptions): Uint32Array {
  const padding = new Uint32Array(placed.length);
  for (const isComment of [false, true]) {
    const columns = startColumns(placed, padding, options);
    const furthest = new Map<number, number>();
    const aligned: { readonly at: number; readonly group: number; readonly column: number }[] = [];
    for (const [at, { group, piece }] of placed.entries()) {
      const column = columns[at] ?? 0;
      if (group === undefined || piece.isComment !== isComment) continue;
      if (column <= MAX_ALIGNED_COLUMN) aligned.push({ at, group, column });
    }
    for (const { group, column } of aligned) {
      furthest.set(group, Math.max(furthest.get(group) ?? 0, column));
    }
    for (const { at, group, column } of aligned) {
      padding[at] = (furthest.get(group) ?? 0) - column;
    }
  }
  return padding;
}

/** The column in which each piece starts. */
function startColumns(
  placed: readonly PlacedPiece[],
  padding: Uint32Array,
  { indent }: RenderOptions,
): Uint32Array {
  const unit = widthOf(indent);
  const columns = new Uint32Array(placed.length);
  let end = 0;
  for (const [at, each] of placed.entries()) {
    const start = each.hangs
      ? (columns[at - 1] ?? 0)
      : each.breaks > 0
        ? each.level * unit
        : end + each.spaces + (padding[at] ?? 0);
    columns[at] = start;
    end = pieceEnd(each, start);
  }
  return columns;
}

function pieceEnd({ piece }: PlacedPiece, start: number): number {
  if (!piece.isComment) return endColumn(piece.token.text, start);
  const lines = commentLines(piece.token.text, piece.column);
  const width = widthOf(lines.at(-1) ?? '');
  return width + (lines.length > 1 ? Math.min(start, MAX_ALIGNED_COLUMN) : start);
}
