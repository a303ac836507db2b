/** Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 and 4.3.16. */
const ZIP_STARTS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];

/** Whether bytes are those of a zip archive, by how they begin. Never throws. */
export function isZip(bytes: Uint8Array): boolean {
  return ZIP_STARTS.some((start) => start.every((byte, at) => bytes[at] === byte));
}
