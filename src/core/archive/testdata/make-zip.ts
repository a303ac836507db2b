import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../crc32.ts';

/** One file of an archive, and how the archive lies about it. */
export interface ZippedFile {
  readonly name: string;
  readonly text: string;
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly crc32?: number;
  readonly packed?: Uint8Array;
}

export interface ZipShape {
  /** Bytes before and after the archive. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: string;
  /** Sizes and offsets stand in 64-bit records. */
  readonly is64?: boolean;
  readonly nEntries?: number;
  readonly disk?: number;
}

const FULL = 0xffffffff;

/** A ZIP archive byte for byte, so that each part of it can be wrong. */
export function makeZip(files: readonly ZippedFile[], shape: ZipShape = {}): Uint8Array {
  const is64 = shape.is64 ?? false;
  const parts: number[][] = [];
  const directory: number[][] = [];
  let offset = 0;
  for (const file of files) {
    const plain = strToU8(file.text);
    const method = file.method ?? 8;
    const packed = file.packed ?? (method === 0 ? plain : deflateSync(plain));
    const name = [...strToU8(file.name)];
    const size = file.size ?? plain.length;
    const common = [
      ...u16(file.flags ?? 0),
      ...u16(method),
      ...u32(0),
      ...u32(file.crc32 ?? crc32(plain)),
      ...u32(is64 ? FULL : packed.length),
      ...u32(is64 ? FULL : size),
      ...u16(name.length),
    ];
    const wide = [...u64(size), ...u64(packed.length), ...u64(offset)];
    const extra = is64 ? [...u16(1), ...u16(wide.length), ...wide] : [];
    const local = [...u32(0x04034b50), ...u16(20), ...common, ...u16(0), ...name, ...packed];
    directory.push([
      ...u32(0x02014b50),
      ...u16(20),
      ...u16(20),
      ...common,
      ...u16(extra.length),
      ...u16(0),
      ...u16(0),
      ...u16(0),
      ...u32(0),
      ...u32(is64 ? FULL : offset),
      ...name,
      ...extra,
    ]);
    parts.push(local);
    offset += local.length;
  }
  const entries = directory.flat();
  const nEntries = shape.nEntries ?? files.length;
  const record = [
    ...u32(0x06064b50),
    ...u64(44),
    ...u16(45),
    ...u16(45),
    ...u32(shape.disk ?? 0),
    ...u32(0),
    ...u64(nEntries),
    ...u64(nEntries),
    ...u64(entries.length),
    ...u64(offset),
  ];
  const locator = [...u32(0x07064b50), ...u32(0), ...u64(offset + entries.length), ...u32(1)];
  const comment = [...strToU8(shape.comment ?? '')];
  const count = is64 ? 0xffff : nEntries;
  const end = [
    ...u32(0x06054b50),
    ...u16(shape.disk ?? 0),
    ...u16(0),
    ...u16(count),
    ...u16(count),
    ...u32(is64 ? FULL : entries.length),
    ...u32(is64 ? FULL : offset),
    ...u16(comment.length),
    ...comment,
  ];
  return Uint8Array.from([
    ...(shape.before ?? []),
    ...parts.flat(),
    ...entries,
    ...(is64 ? [...record, ...locator] : []),
    ...end,
    ...(shape.after ?? []),
  ]);
}

function u16(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff];
}

function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

function u64(value: number): number[] {
  return [...u32(value % 0x1_0000_0000), ...u32(Math.floor(value / 0x1_0000_0000))];
}
