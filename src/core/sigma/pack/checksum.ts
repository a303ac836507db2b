/** Odd, so that multiplying loses nothing. Source: 2³² divided by the golden ratio. */
const MULTIPLIER = 0x9e3779b1;

/**
 * A checksum of 32 bits, unsigned, over four bytes at a time: packs are checked whenever they are loaded,
 * and a checksum by the byte takes several times as long. Any one changed word changes it. Never throws.
 */
export function checksum(bytes: Uint8Array): number {
  let sum = bytes.length;
  const nWords = Math.floor(bytes.length / 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let word = 0; word < nWords; word++) {
    const mixed = Math.imul(sum ^ view.getInt32(word * 4, true), MULTIPLIER);
    sum = mixed ^ (mixed >>> 15);
  }
  for (let at = nWords * 4; at < bytes.length; at++) {
    const mixed = Math.imul(sum ^ (bytes[at] ?? 0), MULTIPLIER);
    sum = mixed ^ (mixed >>> 15);
  }
  return sum >>> 0;
}
