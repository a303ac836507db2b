import { childIds, entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { keyOf, stringOf } from '../json/json-text.ts';

/** An object of VirusTotal's API in a document, whatever is written around it. */
export interface VtObject {
  readonly node: number;
  /** `file`, `file_behaviour`, `url`, … as the API calls it. */
  readonly type: string;
  readonly id: string | undefined;
  /** The node of the attributes; undefined for a mere link to an object. vt-cli has them in the object itself. */
  readonly attributes: number | undefined;
  readonly context: number | undefined;
}

/** Characters of a SHA-256 in hexadecimal. */
const SHA256_LENGTH = 64;

/** Keys that vt-cli and the API put beside the attributes. */
const ENVELOPE_KEYS: ReadonlySet<string> = new Set([
  'id',
  'type',
  'links',
  'relationships',
  'context_attributes',
  '_id',
  '_type',
  '_context_attributes',
]);

/**
 * The API object that a node is, or undefined for another kind of value: an object with `type` and
 * one of `id`, `attributes`, `links` (API v3, vt-py), or with `_type` and its attributes beside it
 * (vt-cli). Never throws. O(members). Source: docs.virustotal.com/reference/objects, vt-cli utils/printer.go.
 */
export function vtObjectAt(index: JsonIndex, node: number): VtObject | undefined {
  if (kindOf(index, node) !== 'object') return undefined;
  const type = textOf(index, node, 'type');
  const attributes = objectOf(index, node, 'attributes');
  const id = textOf(index, node, 'id');
  const hasLinks = objectOf(index, node, 'links') !== undefined;
  if (type !== undefined && (id !== undefined || attributes !== undefined || hasLinks)) {
    const context = objectOf(index, node, 'context_attributes');
    return { node, type, id, attributes, context };
  }
  const flatType = textOf(index, node, '_type');
  if (flatType === undefined) return undefined;
  return {
    node,
    type: flatType,
    id: textOf(index, node, '_id'),
    attributes: hasOwnAttributes(index, node) ? node : undefined,
    context: objectOf(index, node, '_context_attributes'),
  };
}

/** The text of a member; undefined where there is none or it is no string. Never throws. O(members). */
export function textOf(index: JsonIndex, node: number, key: string): string | undefined {
  const member = memberOf(index, node, key);
  return member !== undefined && kindOf(index, member) === 'string'
    ? stringOf(index, member)
    : undefined;
}

/** A member that is an object; undefined where there is none. Never throws. O(members). */
export function objectOf(index: JsonIndex, node: number, key: string): number | undefined {
  const member = memberOf(index, node, key);
  return member !== undefined && kindOf(index, member) === 'object' ? member : undefined;
}

/** The SHA-256 at the start of a text, in lower case; undefined where it has none. Never throws. */
export function sha256At(text: string | undefined, start = 0): string | undefined {
  if (text === undefined || text.length < start + SHA256_LENGTH) return undefined;
  for (let at = start; at < start + SHA256_LENGTH; at++) {
    if (!isHexDigit(text.charCodeAt(at))) return undefined;
  }
  return text.slice(start, start + SHA256_LENGTH).toLowerCase();
}

/**
 * The parts of a behaviour's id, `<sha256>_<sandbox name>`; undefined for an id of another form.
 * Never throws. Source: docs.virustotal.com/reference/file-behaviour-summary.
 */
export function splitBehaviourId(
  id: string | undefined,
): { readonly sha256: string; readonly sandbox: string } | undefined {
  const sha256 = sha256At(id);
  if (id === undefined || sha256 === undefined || id[SHA256_LENGTH] !== '_') return undefined;
  return { sha256, sandbox: id.slice(SHA256_LENGTH + 1) };
}

function hasOwnAttributes(index: JsonIndex, node: number): boolean {
  for (const child of childIds(index, node)) {
    if (!ENVELOPE_KEYS.has(keyOf(index, child) ?? '')) return true;
  }
  return entryOf(index.childCounts, node) === 0;
}

function isHexDigit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x46) ||
    (unit >= 0x61 && unit <= 0x66)
  );
}
