/**
 * Bytes that are being read. Reading past the end or something impossible sets `isBroken` and gives
 * zeros from then on, so that the caller asks once, at the end, instead of at each number.
 */
export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
  isBroken: boolean;
}

/** A reader at the start of the bytes. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  return { bytes, at: 0, isBroken: false };
}

/** The next byte. Never throws. */
export function readByte(reader: ByteReader): number {
  const byte = reader.bytes[reader.at];
  if (byte === undefined || reader.isBroken) return giveUp(reader);
  reader.at++;
  return byte;
}

/** A number that `writeVarint` wrote; one of more than 32 bits is broken. Never throws. */
export function readVarint(reader: ByteReader): number {
  const { bytes } = reader;
  // Nearly all numbers take one byte.
  const first = bytes[reader.at];
  if (first !== undefined && first < 0x80 && !reader.isBroken) {
    reader.at++;
    return first;
  }
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = readByte(reader);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value <= 0xffffffff ? value : giveUp(reader);
  }
  return giveUp(reader);
}

/**
 * How many elements follow. Each takes a byte at least, so that a count beyond the rest is broken, and
 * no loop over it runs away. Never throws.
 */
export function readCount(reader: ByteReader): number {
  const count = readVarint(reader);
  return count <= reader.bytes.length - reader.at ? count : giveUp(reader);
}

/** A position in a list of `length`; one beyond it is broken. Never throws. */
export function readIndex(reader: ByteReader, length: number): number {
  const index = readVarint(reader);
  return index < length ? index : giveUp(reader);
}

/** A number that `writeUint32` wrote. Never throws. */
export function readUint32(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; shift < 32; shift += 8) value += readByte(reader) * 2 ** shift;
  return value;
}

/** A number that `writeDouble` wrote. Never throws. */
export function readDouble(reader: ByteReader): number {
  const bytes = readBytes(reader, 8);
  // A copy of its own: `slice` of Node's bytes is none, and the number need not lie at a multiple of 8.
  return bytes.length === 8 ? (new Float64Array(Uint8Array.from(bytes).buffer)[0] ?? 0) : 0;
}

/** The next so many bytes, without a copy; none where there are fewer. Never throws. */
export function readBytes(reader: ByteReader, nBytes: number): Uint8Array {
  if (reader.isBroken || nBytes > reader.bytes.length - reader.at) {
    giveUp(reader);
    return new Uint8Array();
  }
  const start = reader.at;
  reader.at += nBytes;
  return reader.bytes.subarray(start, reader.at);
}

/** Marks the bytes as broken. Answers 0. */
export function giveUp(reader: ByteReader): 0 {
  reader.isBroken = true;
  return 0;
}
