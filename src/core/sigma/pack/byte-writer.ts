/** Bytes that are being written, growing as needed. */
export interface ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  size: number;
}

const FIRST_SIZE = 1024;

/** An empty writer. */
export function createByteWriter(): ByteWriter {
  return { bytes: new Uint8Array(FIRST_SIZE), size: 0 };
}

/** The bytes written so far, without a copy: a later write may change them. Never throws. */
export function writtenBytes(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  return writer.bytes.subarray(0, writer.size);
}

/** Writes the low 8 bits. */
export function writeByte(writer: ByteWriter, value: number): void {
  reserve(writer, 1);
  writer.bytes[writer.size++] = value;
}

/** Writes bytes as they are, without their number. */
export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.size);
  writer.size += bytes.length;
}

/** Writes a whole number of 0 to 2³²−1, seven bits a byte, the lowest first. Source: LEB128. */
export function writeVarint(writer: ByteWriter, value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    writeByte(writer, (rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  writeByte(writer, rest);
}

/** Writes an unsigned 32-bit number, the lowest byte first. */
export function writeUint32(writer: ByteWriter, value: number): void {
  for (let shift = 0; shift < 32; shift += 8) writeByte(writer, (value >>> shift) & 0xff);
}

/** Writes any number as a 64-bit float. */
export function writeDouble(writer: ByteWriter, value: number): void {
  writeBytes(writer, new Uint8Array(Float64Array.of(value).buffer));
}

function reserve(writer: ByteWriter, nBytes: number): void {
  const needed = writer.size + nBytes;
  if (needed <= writer.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, writer.bytes.length * 2));
  larger.set(writer.bytes);
  writer.bytes = larger;
}
