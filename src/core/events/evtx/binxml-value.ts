import type { EventValue } from '../../sigma/event.ts';
import { unitsAt } from './byte-cursor.ts';

/** The types of BinXML that are named here; an array of a type has `BINXML_ARRAY` added. */
export const BINXML_TYPE = {
  null: 0x00,
  string: 0x01,
  ansiString: 0x02,
  binXml: 0x21,
} as const;

const BINXML_ARRAY = 0x80;

/** A value of a template instance: where it lies in its chunk. */
export interface BinXmlValue {
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/** Bytes that an element of each type has, for arrays. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [0x03, 1],
  [0x04, 1],
  [0x05, 2],
  [0x06, 2],
  [0x07, 4],
  [0x08, 4],
  [0x09, 8],
  [0x0a, 8],
  [0x0b, 4],
  [0x0c, 8],
  [0x0d, 4],
  [0x0f, 16],
  [0x10, 8],
  [0x11, 8],
  [0x12, 16],
  [0x14, 4],
  [0x15, 8],
]);

/** Ticks of 100 ns from 1601 to 1970. */
const EPOCH_TICKS = 116_444_736_000_000_000n;
const TICKS_PER_MS = 10_000n;
const TICKS_PER_SECOND = 10_000_000n;

/** The last moment of the year 9999 in ticks; a later one is no date. */
const MAX_TICKS = 2_650_467_743_999_999_999n;

/**
 * A typed value as Windows writes it in XML: numbers as numbers, texts without the NUL at their end, a
 * GUID without braces, times in UTC with microseconds, addresses and flags as `0x…`, bytes as
 * hexadecimal digits, a list for an array. Undefined for no value, for BinXML (which is elements) and
 * for a value that is shorter than its type. The bytes must lie in the view. Never throws. O(size).
 * Source: [MS-EVEN6] 2.2.12, libevtx "Windows XML Event Log (EVTX)".
 */
export function readBinXmlValue(view: DataView, value: BinXmlValue): EventValue | undefined {
  const { type, start, size } = value;
  if (type === BINXML_TYPE.null || type === BINXML_TYPE.binXml) return undefined;
  if ((type & BINXML_ARRAY) !== 0) return readArray(view, value);
  if (type === BINXML_TYPE.string) return textOf(view, start, size);
  if (type === BINXML_TYPE.ansiString) return ansiTextOf(view, start, size);
  if (type === 0x0e) return hexOf(view, start, size);
  if (type === 0x13) return sidOf(view, start, size);
  return readFixed(view, value);
}

function readFixed(view: DataView, { type, start, size }: BinXmlValue): EventValue | undefined {
  // A pointer has the width of the machine that wrote it.
  const needed = type === 0x10 && size === 4 ? 4 : SIZES.get(type);
  if (needed === undefined || size < needed) return undefined;
  switch (type) {
    case 0x03:
      return view.getInt8(start);
    case 0x04:
      return view.getUint8(start);
    case 0x05:
      return view.getInt16(start, true);
    case 0x06:
      return view.getUint16(start, true);
    case 0x07:
      return view.getInt32(start, true);
    case 0x08:
      return view.getUint32(start, true);
    case 0x09:
      return integerOf(view.getBigInt64(start, true));
    case 0x0a:
      return integerOf(view.getBigUint64(start, true));
    case 0x0b:
      return view.getFloat32(start, true);
    case 0x0c:
      return view.getFloat64(start, true);
    case 0x0d:
      return view.getUint32(start, true) !== 0;
    case 0x0f:
      return guidOf(view, start);
    case 0x10:
    case 0x15:
      return needed === 4
        ? `0x${view.getUint32(start, true).toString(16)}`
        : `0x${view.getBigUint64(start, true).toString(16)}`;
    case 0x11:
      return filetimeText(view.getBigUint64(start, true));
    case 0x12:
      return systemTimeText(view, start);
    case 0x14:
      return `0x${view.getUint32(start, true).toString(16)}`;
    default:
      return undefined;
  }
}

function readArray(view: DataView, { type, start, size }: BinXmlValue): EventValue | undefined {
  const element = type & ~BINXML_ARRAY;
  if (element === BINXML_TYPE.string) {
    const text = unitsAt(view, start, size >> 1);
    const texts = text.split('\u0000');
    // Each text ends with NUL, so that the last piece is what stands behind the last text.
    if (texts.at(-1) === '') texts.pop();
    return texts;
  }
  const width = SIZES.get(element);
  if (width === undefined) return hexOf(view, start, size);
  return Array.from(
    { length: Math.floor(size / width) },
    (_, at) => readFixed(view, { type: element, start: start + at * width, size: width }) ?? null,
  );
}

function integerOf(value: bigint): number | bigint {
  const isSafe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
  return isSafe ? Number(value) : value;
}

function textOf(view: DataView, start: number, size: number): string {
  let nUnits = size >> 1;
  while (nUnits > 0 && view.getUint16(start + 2 * (nUnits - 1), true) === 0) nUnits--;
  return unitsAt(view, start, nUnits);
}

/** The system's code page is not told; Latin-1 keeps every byte. */
function ansiTextOf(view: DataView, start: number, size: number): string {
  let text = '';
  for (let at = 0; at < size; at++) text += String.fromCharCode(view.getUint8(start + at));
  return text.endsWith('\u0000') ? text.slice(0, -1) : text;
}

function hexOf(view: DataView, start: number, size: number): string {
  let text = '';
  for (let at = 0; at < size; at++) text += hexByte(view, start + at);
  return text;
}

function hexByte(view: DataView, at: number): string {
  return view.getUint8(at).toString(16).toUpperCase().padStart(2, '0');
}

function guidOf(view: DataView, start: number): string {
  const digits = (value: number, width: number): string =>
    value.toString(16).toUpperCase().padStart(width, '0');
  const first = digits(view.getUint32(start, true), 8);
  const second = digits(view.getUint16(start + 4, true), 4);
  const third = digits(view.getUint16(start + 6, true), 4);
  return `${first}-${second}-${third}-${hexOf(view, start + 8, 2)}-${hexOf(view, start + 10, 6)}`;
}

/** `S-1-5-…`: a revision, a count, an authority with the highest byte first, and that many numbers. */
function sidOf(view: DataView, start: number, size: number): string | undefined {
  if (size < 8) return undefined;
  const nParts = view.getUint8(start + 1);
  if (size < 8 + 4 * nParts) return undefined;
  const authority = view.getUint16(start + 2) * 2 ** 32 + view.getUint32(start + 4);
  const parts = Array.from({ length: nParts }, (_, at) =>
    String(view.getUint32(start + 8 + 4 * at, true)),
  );
  return ['S', String(view.getUint8(start)), String(authority), ...parts].join('-');
}

/** A FILETIME in UTC, with microseconds as most readers of these logs write it; as digits where it is no date. Never throws. */
export function filetimeText(ticks: bigint): string {
  if (ticks > MAX_TICKS) return String(ticks);
  const fromEpoch = ticks - EPOCH_TICKS;
  const inSecond = ((fromEpoch % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND;
  const ms = Number((fromEpoch - inSecond) / TICKS_PER_MS);
  const fraction = String(inSecond).padStart(7, '0').slice(0, 6);
  return `${new Date(ms).toISOString().slice(0, 19)}.${fraction}Z`;
}

function systemTimeText(view: DataView, start: number): string | undefined {
  const part = (at: number): number => view.getUint16(start + 2 * at, true);
  const [year, month, day] = [part(0), part(1), part(3)];
  const time = Date.UTC(year, month - 1, day, part(4), part(5), part(6), part(7));
  const isDate = !Number.isNaN(time) && year >= 1601 && year <= 9999;
  return isDate ? new Date(time).toISOString() : undefined;
}
