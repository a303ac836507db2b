/**
 * Reads numbers one after the other, lowest byte first, within a part of a chunk. A read past the end
 * gives 0 and breaks the cursor: whoever reads looks at `isBroken` where it matters, and nothing is thrown.
 */
export interface ByteCursor {
  readonly view: DataView;
  at: number;
  readonly end: number;
  isBroken: boolean;
}

/** A cursor over the bytes from `start` to `end` (excluded), which are clamped into the view. Never throws. */
export function createCursor(view: DataView, start: number, end: number): ByteCursor {
  const last = Math.min(end, view.byteLength);
  return { view, at: start, end: last, isBroken: start > last };
}

/** Never throws. */
export function readByte(cursor: ByteCursor): number {
  const at = advance(cursor, 1);
  return at === -1 ? 0 : cursor.view.getUint8(at);
}

/** Never throws. */
export function readUint16(cursor: ByteCursor): number {
  const at = advance(cursor, 2);
  return at === -1 ? 0 : cursor.view.getUint16(at, true);
}

/** Never throws. */
export function readUint32(cursor: ByteCursor): number {
  const at = advance(cursor, 4);
  return at === -1 ? 0 : cursor.view.getUint32(at, true);
}

/** UTF-16 code units as they are, lone surrogates too. Never throws. O(nUnits). */
export function readUnits(cursor: ByteCursor, nUnits: number): string {
  const at = advance(cursor, nUnits * 2);
  return at === -1 ? '' : unitsAt(cursor.view, at, nUnits);
}

/** Never throws. */
export function skipBytes(cursor: ByteCursor, nBytes: number): void {
  advance(cursor, nBytes);
}

/** Code units that are joined at a time; a call takes so many arguments. */
const UNITS_AT_ONCE = 2048;

/** The text of UTF-16 code units that are known to lie in the view. O(nUnits). */
export function unitsAt(view: DataView, start: number, nUnits: number): string {
  let text = '';
  for (let done = 0; done < nUnits; done += UNITS_AT_ONCE) {
    const count = Math.min(UNITS_AT_ONCE, nUnits - done);
    const units = Array.from({ length: count }, (_, unit) =>
      view.getUint16(start + 2 * (done + unit), true),
    );
    text += String.fromCharCode(...units);
  }
  return text;
}

/** Where the bytes start; -1 where they are not all there. */
function advance(cursor: ByteCursor, nBytes: number): number {
  const { at } = cursor;
  if (cursor.isBroken || at + nBytes > cursor.end) {
    cursor.isBroken = true;
    return -1;
  }
  cursor.at = at + nBytes;
  return at;
}
