import { deflate, inflate } from '../../archive/deflate.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { checksum } from './checksum.ts';
import { createByteReader, readBytes, readUint32 } from './byte-reader.ts';
import { createByteWriter, writeBytes, writeUint32, writtenBytes } from './byte-writer.ts';

/**
 * A pack is a file of sections: eight bytes of magic, the version, the number of sections, and for each
 * its number, its size in the file, its size unpacked (0 where it is not packed) and the checksum of its bytes in the file, all
 * 32 bits with the lowest byte first; then the checksum of all that; then the sections, one after another.
 */
const MAGIC = [0x4c, 0x48, 0x53, 0x49, 0x47, 0x4d, 0x41, 0x1a];

/** Raised when what is written changes, so that an old program refuses a new pack in words. */
export const PACK_VERSION = 3;

/** Larger sections than this are none of ours. */
const MAX_SECTION_BYTES = 256 * 1024 * 1024;
const MAX_SECTIONS = 16;

export interface PackSection {
  readonly id: number;
  /** As they are in the file. */
  readonly bytes: Uint8Array;
  /** Unpacked, in bytes; 0 for a section that is kept as it is. */
  readonly size: number;
}

export interface PackError {
  readonly kind: 'not-a-pack' | 'damaged' | 'older' | 'newer';
  /** For people: what is wrong and what to do. */
  readonly message: string;
}

/** Whether a file begins as a pack does. Never throws. */
export function isPack(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/** A section whose bytes are compressed. */
export function packSection(id: number, bytes: Uint8Array): PackSection {
  return { id, bytes: deflate(bytes), size: bytes.length };
}

/** The file of these sections. */
export function writeSections(sections: readonly PackSection[]): Uint8Array<ArrayBuffer> {
  const header = createByteWriter();
  writeBytes(header, Uint8Array.from(MAGIC));
  writeUint32(header, PACK_VERSION);
  writeUint32(header, sections.length);
  for (const { id, bytes, size } of sections) {
    for (const value of [id, bytes.length, size, checksum(bytes)]) writeUint32(header, value);
  }
  writeUint32(header, checksum(writtenBytes(header)));
  for (const { bytes } of sections) writeBytes(header, bytes);
  return writtenBytes(header).slice();
}

/** The sections of a pack by number, whole and unchanged but still packed, or why not. Never throws. */
export function readSections(
  bytes: Uint8Array,
): Result<ReadonlyMap<number, PackSection>, PackError> {
  if (!isPack(bytes)) return err(packError('not-a-pack'));
  const reader = createByteReader(bytes);
  readBytes(reader, MAGIC.length);
  const version = readUint32(reader);
  const nSections = readUint32(reader);
  if (!reader.isBroken && version < PACK_VERSION) return err(packError('older'));
  if (!reader.isBroken && version > PACK_VERSION) return err(packError('newer'));
  if (reader.isBroken || nSections > MAX_SECTIONS) return err(packError('damaged'));
  const headers = Array.from({ length: nSections }, () => ({
    id: readUint32(reader),
    nBytes: readUint32(reader),
    size: readUint32(reader),
    sum: readUint32(reader),
  }));
  const headerEnd = reader.at;
  if (readUint32(reader) !== checksum(bytes.subarray(0, headerEnd)))
    return err(packError('damaged'));
  const sections = new Map<number, PackSection>();
  for (const { id, nBytes, size, sum } of headers) {
    const content = readBytes(reader, nBytes);
    if (size > MAX_SECTION_BYTES || checksum(content) !== sum) return err(packError('damaged'));
    sections.set(id, { id, bytes: content, size });
  }
  return reader.isBroken ? err(packError('damaged')) : ok(sections);
}

/** What a section holds, unpacked, or undefined where it is missing or damaged. Never throws. */
export function unpackSection(section: PackSection | undefined): Uint8Array | undefined {
  if (section === undefined) return undefined;
  const content = inflate(section.bytes, section.size);
  return content.ok ? content.value : undefined;
}

/** The error of this kind, in words. */
export function packError(kind: PackError['kind']): PackError {
  switch (kind) {
    case 'not-a-pack':
      return { kind, message: 'This is not a pack of Sigma rules' };
    case 'damaged':
      return { kind, message: 'The pack is damaged: make it again from its rules' };
    case 'older':
      return { kind, message: 'The pack is of an older version: make it again from its rules' };
    case 'newer':
      return { kind, message: 'The pack is of a newer version of this program' };
  }
}
