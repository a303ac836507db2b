/** Whether the `length` bytes from `start` are those from `otherStart` in `other`. Never throws. */
export function hasSameBytes(
  bytes: Uint8Array,
  start: number,
  other: Uint8Array,
  otherStart: number,
  length: number,
): boolean {
  for (let at = 0; at < length; at++) {
    if (bytes[start + at] !== other[otherStart + at]) return false;
  }
  return true;
}
