import { decodeUtf8 } from '../../base/utf8.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

/** A bit of the flags: the sizes stand behind the data, so that the next entry is not to be found. */
const SIZES_BEHIND = 0x0008;

/**
 * The names of the first entries of a ZIP archive of which only the beginning is at hand, by the headers
 * before their data; folders too. Whoever wants to read the archive takes its directory. Never throws.
 * O(entries). Source: PKWARE APPNOTE 6.3.10, section 4.3.7.
 */
export function zipHeadNames(head: Uint8Array): readonly string[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const names: string[] = [];
  let at = 0;
  while (at + LOCAL_BYTES <= head.length && view.getUint32(at, true) === LOCAL_SIGNATURE) {
    const nameBytes = view.getUint16(at + 26, true);
    const extraBytes = view.getUint16(at + 28, true);
    const start = at + LOCAL_BYTES;
    names.push(decodeUtf8(head, start, Math.min(head.length, start + nameBytes)));
    if ((view.getUint16(at + 6, true) & SIZES_BEHIND) !== 0) break;
    at = start + nameBytes + extraBytes + view.getUint32(at + 18, true);
  }
  return names;
}
