import { giveUp, readBytes, readCount, readVarint, type ByteReader } from './byte-reader.ts';
import { writeBytes, writeVarint, type ByteWriter } from './byte-writer.ts';

/** Pieces of bytes by number. */
export interface BlobTable {
  readonly length: number;
  readonly bytes: Uint8Array;
  /** Where each begins, and where the last ends. */
  readonly starts: Uint32Array;
}

/** Writes pieces of bytes. */
export function writeBlobTable(writer: ByteWriter, blobs: readonly Uint8Array[]): void {
  writeVarint(writer, blobs.length);
  for (const blob of blobs) writeVarint(writer, blob.length);
  for (const blob of blobs) writeBytes(writer, blob);
}

/** Pieces that `writeBlobTable` wrote, without a copy. Never throws. */
export function readBlobTable(reader: ByteReader): BlobTable {
  const length = readCount(reader);
  const starts = new Uint32Array(length + 1);
  let end = 0;
  for (let index = 0; index < length; index++) {
    end += readVarint(reader);
    starts[index + 1] = end;
  }
  if (end > reader.bytes.length) giveUp(reader);
  return { length, bytes: readBytes(reader, end), starts };
}

/**
 * A reader at the beginning of a piece; it has read the piece when it is at the beginning of the next.
 * Never throws.
 */
export function readerAt(table: BlobTable, number: number): ByteReader {
  return { bytes: table.bytes, at: table.starts[number] ?? 0, isBroken: number >= table.length };
}

/** The piece of this number; none where there is none. Never throws. */
export function blobAt(table: BlobTable, number: number): Uint8Array {
  return table.bytes.subarray(table.starts[number] ?? 0, table.starts[number + 1] ?? 0);
}
