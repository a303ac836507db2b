import { encodeUtf8 } from '../../base/utf8.ts';
import { entryOf } from '../json/json-index.ts';
import { hasSameBytes } from '../json/same-bytes.ts';
import { unescapeJson } from '../json/unescape.ts';
import { DRAFT_KIND, NO_DRAFT, type DraftTable } from './draft-table.ts';

const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const LOWER_U = 0x75;

/**
 * A number of 32 bits that equal drafts have in common, whatever their origins, the spelling of their
 * texts and the order of their maps. Never throws. O(bytes).
 */
export function hashOf(drafts: DraftTable, draft: number): number {
  const kind = drafts.kindOf(draft);
  if (kind === DRAFT_KIND.verbatim) {
    const { starts, ends } = drafts.sourceOf(draft);
    const node = drafts.nodeOf(draft);
    return hashOfText(drafts.viewOf(draft), entryOf(starts, node), entryOf(ends, node));
  }
  if (kind === DRAFT_KIND.written) return hashOfJson(drafts.writtenText(draft));
  let hash = kind;
  for (
    let child = drafts.firstChild(draft);
    child !== NO_DRAFT;
    child = drafts.nextSibling(child)
  ) {
    const hashOfChild = hashOf(drafts, child);
    // The maps of a list have nearly always the same keys, and in any order.
    if (kind === DRAFT_KIND.map) hash = (hash + mixed(kind, hashOfChild)) | 0;
    else if (kind === DRAFT_KIND.list) hash = mixed(hash, hashOfChild);
    else hash = mixed(hash + drafts.positionOf(child), hashOfChild);
  }
  return hash;
}

/**
 * Whether two drafts of one place stand for the same value, whatever their origins and the order of
 * their maps. Never throws. O(bytes).
 */
export function isEqual(drafts: DraftTable, a: number, b: number): boolean {
  if (drafts.isScalar(a)) return drafts.isScalar(b) && isSameScalar(drafts, a, b);
  const kind = drafts.kindOf(a);
  if (drafts.kindOf(b) !== kind) return false;
  let x = drafts.firstChild(a);
  let y = drafts.firstChild(b);
  while (x !== NO_DRAFT && y !== NO_DRAFT) {
    if (kind === DRAFT_KIND.message && drafts.positionOf(x) !== drafts.positionOf(y)) return false;
    if (kind === DRAFT_KIND.map && !isSameKey(drafts, x, y)) return isSameMap(drafts, a, b);
    if (!isEqual(drafts, x, y)) return false;
    x = drafts.nextSibling(x);
    y = drafts.nextSibling(y);
  }
  return x === y;
}

/** The entries of a map by their keys. Never throws. O(entries). */
export function entriesOf(drafts: DraftTable, map: number): Map<string, number> {
  const entries = new Map<string, number>();
  for (let entry = drafts.firstChild(map); entry !== NO_DRAFT; entry = drafts.nextSibling(entry)) {
    entries.set(drafts.keyOf(entry), entry);
  }
  return entries;
}

function isSameMap(drafts: DraftTable, a: number, b: number): boolean {
  const [entriesOfA, entriesOfB] = [entriesOf(drafts, a), entriesOf(drafts, b)];
  if (entriesOfA.size !== entriesOfB.size) return false;
  for (const [key, entry] of entriesOfA) {
    const other = entriesOfB.get(key);
    if (other === undefined || !isEqual(drafts, entry, other)) return false;
  }
  return true;
}

function isSameScalar(drafts: DraftTable, a: number, b: number): boolean {
  const isVerbatim =
    drafts.kindOf(a) === DRAFT_KIND.verbatim && drafts.kindOf(b) === DRAFT_KIND.verbatim;
  if (isVerbatim && isWrittenAlike(drafts, a, b)) return true;
  return canonicalJsonOf(drafts, a) === canonicalJsonOf(drafts, b);
}

function isWrittenAlike(drafts: DraftTable, a: number, b: number): boolean {
  const [x, y] = [drafts.sourceOf(a), drafts.sourceOf(b)];
  const startX = entryOf(x.starts, drafts.nodeOf(a));
  const startY = entryOf(y.starts, drafts.nodeOf(b));
  const length = entryOf(x.ends, drafts.nodeOf(a)) - startX;
  if (entryOf(y.ends, drafts.nodeOf(b)) - startY !== length) return false;
  return hasSameBytes(x.bytes, startX, y.bytes, startY, length);
}

/** The JSON text of a scalar, the same for the same value. Never throws. */
export function canonicalJsonOf(drafts: DraftTable, scalar: number): string {
  const json = drafts.jsonTextOf(scalar);
  return json.includes('\\') ? canonicalText(json) : json;
}

function canonicalText(json: string): string {
  const text: unknown = JSON.parse(json);
  return JSON.stringify(text);
}

/**
 * A text that equal drafts of one place have in common, and different ones have not. Never throws.
 * O(bytes · log of entries).
 */
export function canonicalTextOf(drafts: DraftTable, draft: number): string {
  if (drafts.isScalar(draft)) return canonicalJsonOf(drafts, draft);
  const kind = drafts.kindOf(draft);
  const parts: string[] = [];
  for (
    let child = drafts.firstChild(draft);
    child !== NO_DRAFT;
    child = drafts.nextSibling(child)
  ) {
    const text = canonicalTextOf(drafts, child);
    if (kind === DRAFT_KIND.map) parts.push(`${JSON.stringify(drafts.keyOf(child))}:${text}`);
    else if (kind === DRAFT_KIND.list) parts.push(text);
    else parts.push(`${String(drafts.positionOf(child))}:${text}`);
  }
  if (kind === DRAFT_KIND.map) parts.sort();
  return `[${parts.join(',')}]`;
}

/** Whether two maps have the same keys in the same order. Never throws. O(bytes of the keys). */
export function hasSameKeys(drafts: DraftTable, a: number, b: number): boolean {
  let x = drafts.firstChild(a);
  let y = drafts.firstChild(b);
  while (x !== NO_DRAFT && y !== NO_DRAFT && isSameKey(drafts, x, y)) {
    x = drafts.nextSibling(x);
    y = drafts.nextSibling(y);
  }
  return x === y;
}

function isSameKey(drafts: DraftTable, a: number, b: number): boolean {
  if (drafts.ownKeyOf(a) === undefined && drafts.ownKeyOf(b) === undefined) {
    const [x, y] = [drafts.sourceOf(a), drafts.sourceOf(b)];
    const startX = entryOf(x.keyStarts, drafts.nodeOf(a));
    const startY = entryOf(y.keyStarts, drafts.nodeOf(b));
    const length = entryOf(x.keyEnds, drafts.nodeOf(a)) - startX;
    const isSameLength = entryOf(y.keyEnds, drafts.nodeOf(b)) - startY === length;
    if (isSameLength && hasSameBytes(x.bytes, startX, y.bytes, startY, length)) return true;
  }
  return drafts.keyOf(a) === drafts.keyOf(b);
}

/**
 * The hash of a JSON text, in the form that JSON.stringify gives it. That differs from what stands in
 * a document only by `\u` and `\/`, which it avoids where it can.
 */
function hashOfText(view: DataView, start: number, end: number): number {
  if (!hasAvoidableEscape(view, start, end)) return hashOfBytes(view, start, end);
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return hashOfJson(JSON.stringify(unescapeJson(bytes, start + 1, end - 1)));
}

function hasAvoidableEscape(view: DataView, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    while (at + 4 <= end && !hasBackslash(view.getInt32(at, true))) at += 4;
    while (at < end && view.getUint8(at) !== BACKSLASH) at++;
    if (at === end) return false;
    const letter = view.getUint8(at + 1);
    if (letter === LOWER_U || letter === SLASH) return true;
    at += 2;
  }
  return false;
}

/** Whether one of four bytes is a backslash. Source: Hacker's Delight, section 6-1, for a zero byte. */
function hasBackslash(fourBytes: number): boolean {
  const zeroed = fourBytes ^ 0x5c5c5c5c;
  return ((zeroed - 0x01010101) & ~zeroed & 0x80808080) !== 0;
}

function hashOfJson(json: string): number {
  const bytes = encodeUtf8(json);
  return hashOfBytes(
    new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    0,
    bytes.length,
  );
}

/** Four bytes at a time, for nearly all bytes of a report with several sandboxes are hashed. */
function hashOfBytes(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mixed(hash, view.getInt32(at, true));
  for (; at < end; at++) hash = mixed(hash, view.getUint8(at));
  return hash;
}

function mixed(hash: number, other: number): number {
  const product = Math.imul(hash ^ other, 0x9e3779b1);
  return product ^ (product >>> 15);
}
