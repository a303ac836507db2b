import { err, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/utf8.ts';

/** One entry as the directory at the end of an archive lists it. Sizes and offsets in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Of the entry's own header in the file. */
  readonly headerOffset: number;
}

export type ZipDirectoryError =
  | { readonly kind: 'not-a-zip' | 'several-disks' | 'too-many-entries' }
  /** `what`: a part of a sentence, `its directory is cut off`. */
  | { readonly kind: 'damaged'; readonly what: string };

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;
const LOCATOR64_SIGNATURE = 0x07064b50;
const LOCATOR64_BYTES = 20;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
/** Stands where the number is in the 64-bit extra field. */
const SEE_EXTRA_32 = 0xffffffff;
const SEE_EXTRA_16 = 0xffff;
const EXTRA_64 = 0x0001;
/** Bits of the flags: the entry is encrypted; strongly; the directory is hidden too. */
const ENCRYPTED_FLAGS = 0x0001 | 0x0040 | 0x2000;
const METHOD_AES = 99;

/** Whether a file begins as a ZIP archive does, an empty one too. Never throws. */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  const signature = viewOf(bytes).getUint32(0, true);
  return signature === LOCAL_SIGNATURE || signature === END_SIGNATURE;
}

/**
 * The entries of a ZIP archive, in the order of its directory; folders too. Names are as written, and
 * decoded as UTF-8 whatever they say. Bytes before the archive (a self-extracting one) and after it are
 * allowed; 64-bit records are read. Errors: no archive, a damaged one, one part of several, more than
 * `maxEntries`. Never throws. Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3.
 */
export function readZipDirectory(
  bytes: Uint8Array,
  maxEntries: number,
): Result<readonly ZipEntry[], ZipDirectoryError> {
  const view = viewOf(bytes);
  const endAt = findEnd(bytes, view);
  if (endAt === undefined) {
    return err(
      isZip(bytes) ? damaged('the directory at its end is missing') : { kind: 'not-a-zip' },
    );
  }
  const end = readEnd(view, endAt);
  if (end === undefined) return err(damaged('its directory cannot be found'));
  if (end.disk !== 0 || end.startDisk !== 0) return err({ kind: 'several-disks' });
  if (end.nEntries > maxEntries) return err({ kind: 'too-many-entries' });
  const startAt = end.recordAt - end.size;
  // Where something was put before the archive, all offsets are off by its length.
  const shift = startAt - end.offset;
  if (startAt < 0 || shift < 0) return err(damaged('its directory is cut off'));
  return readEntries(bytes, view, { ...end, startAt, shift, maxEntries });
}

/**
 * Where the data of an entry lies in the archive, or what is wrong with it as part of a sentence.
 * Never throws.
 */
export function locateZipData(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array, string> {
  const view = viewOf(bytes);
  const at = entry.headerOffset;
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
    return err('its header is not where the directory says');
  }
  const start = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.compressedSize;
  return end > bytes.length ? err('its data is cut off') : ok(bytes.subarray(start, end));
}

interface End {
  readonly disk: number;
  readonly startDisk: number;
  readonly nEntries: number;
  /** Whether `nEntries` is all of it or, in old archives with very many, modulo 65,536. */
  readonly isModulo: boolean;
  readonly size: number;
  readonly offset: number;
  /** Of this record; the directory ends here. */
  readonly recordAt: number;
}

/** The last end record whose comment fits into the file and whose directory fits before it. */
function findEnd(bytes: Uint8Array, view: DataView): number | undefined {
  const lowest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= lowest; at--) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== END_SIGNATURE) continue;
    const size = view.getUint32(at + 12, true);
    const fits = size <= at || size === SEE_EXTRA_32;
    if (fits && at + END_BYTES + view.getUint16(at + 20, true) <= bytes.length) return at;
  }
  return undefined;
}

function readEnd(view: DataView, at: number): End | undefined {
  const end: End = {
    disk: view.getUint16(at + 4, true),
    startDisk: view.getUint16(at + 6, true),
    nEntries: view.getUint16(at + 10, true),
    isModulo: true,
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
    recordAt: at,
  };
  const needs64 =
    end.nEntries === SEE_EXTRA_16 || end.size === SEE_EXTRA_32 || end.offset === SEE_EXTRA_32;
  const locatorAt = at - LOCATOR64_BYTES;
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== LOCATOR64_SIGNATURE) {
    return needs64 && end.size === SEE_EXTRA_32 ? undefined : end;
  }
  const recordAt = readUint64(view, locatorAt + 8);
  // Written at the offset that the locator tells, or, with something before the archive, just before it.
  for (const candidate of [recordAt, locatorAt - END64_BYTES]) {
    if (candidate < 0 || candidate + END64_BYTES > locatorAt) continue;
    if (view.getUint32(candidate, true) !== END64_SIGNATURE) continue;
    return {
      disk: view.getUint32(candidate + 16, true),
      startDisk: view.getUint32(candidate + 20, true),
      nEntries: readUint64(view, candidate + 32),
      isModulo: false,
      size: readUint64(view, candidate + 40),
      offset: readUint64(view, candidate + 48),
      recordAt: candidate,
    };
  }
  return undefined;
}

interface Directory extends End {
  readonly startAt: number;
  readonly shift: number;
  readonly maxEntries: number;
}

function readEntries(
  bytes: Uint8Array,
  view: DataView,
  directory: Directory,
): Result<readonly ZipEntry[], ZipDirectoryError> {
  const entries: ZipEntry[] = [];
  const endAt = directory.recordAt;
  let at = directory.startAt;
  while (at + ENTRY_BYTES <= endAt && view.getUint32(at, true) === ENTRY_SIGNATURE) {
    if (entries.length === directory.maxEntries) return err({ kind: 'too-many-entries' });
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > endAt) return err(damaged('its directory is cut off'));
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const numbers = readNumbers(view, at, nameEnd, extraEnd);
    if (numbers === undefined) return err(damaged('its directory lacks sizes'));
    entries.push({
      name: decodeUtf8(bytes, at + ENTRY_BYTES, nameEnd),
      method,
      isEncrypted: (flags & ENCRYPTED_FLAGS) !== 0 || method === METHOD_AES,
      crc32: view.getUint32(at + 16, true),
      compressedSize: numbers.compressedSize,
      size: numbers.size,
      headerOffset: numbers.headerOffset + directory.shift,
    });
    at = next;
  }
  const nListed = directory.isModulo ? entries.length % 0x10000 : entries.length;
  if (nListed !== directory.nEntries) {
    return err(damaged(`its directory lists ${entries.length} of ${directory.nEntries} files`));
  }
  return ok(entries);
}

/** The sizes and the offset of an entry, from its 64-bit extra field where they are there. */
function readNumbers(
  view: DataView,
  at: number,
  extraAt: number,
  extraEnd: number,
): Pick<ZipEntry, 'size' | 'compressedSize' | 'headerOffset'> | undefined {
  const numbers = [at + 24, at + 20, at + 42].map((offset) => view.getUint32(offset, true));
  const wide = numbers.includes(SEE_EXTRA_32) ? find64(view, extraAt, extraEnd) : undefined;
  let wideAt = wide?.start ?? 0;
  for (const [index, number] of numbers.entries()) {
    if (number !== SEE_EXTRA_32) continue;
    if (wide === undefined || wideAt + 8 > wide.end) return undefined;
    numbers[index] = readUint64(view, wideAt);
    wideAt += 8;
  }
  const [size = 0, compressedSize = 0, headerOffset = 0] = numbers;
  return { size, compressedSize, headerOffset };
}

/** Where the 64-bit extra field lies among an entry's extra fields. */
function find64(
  view: DataView,
  extraAt: number,
  extraEnd: number,
): { readonly start: number; readonly end: number } | undefined {
  let at = extraAt;
  while (at + 4 <= extraEnd) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extraEnd) return undefined;
    if (view.getUint16(at, true) === EXTRA_64) return { start: at + 4, end };
    at = end;
  }
  return undefined;
}

/** As a double: what does not fit one is too large to be true anyway. */
function readUint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(what: string): ZipDirectoryError {
  return { kind: 'damaged', what };
}
