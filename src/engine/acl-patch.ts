import type { Result } from '../base/result.ts';
import { err, ok } from '../base/result.ts';

/** How many access rules the `vt` module of YARA-X 1.20 has. */
export const N_ACCESS_RULES = 13;

/** The features that access rules name. Source: VirusTotal/yara-x, lib/src/modules/protos/vt. */
export const ENGINE_FEATURES: ReadonlySet<string> = new Set([
  'domain',
  'file',
  'gti',
  'ip_address',
  'retrohunt',
  'staff',
  'url',
]);

/** The bytes are not those of an engine whose access rules we know. */
export interface AclPatchError {
  readonly kind: 'not-found';
  /** How many access rules were recognised instead of `N_ACCESS_RULES`. */
  readonly nFound: number;
}

/**
 * Key of the options that YARA-X puts on a field of a proto: extension 51504, length-delimited.
 * Everything else that happens to hold these three bytes is sorted out by its structure.
 */
const OPTIONS_KEY = [0x82, 0x93, 0x19] as const;

/** Options of a field hold a few names and sentences; a longer length is something else. */
const MAX_OPTIONS_BYTES = 1000;

/** In the options of a field: one access rule. */
const ACL_FIELD = 3;
/** In an access rule: the features of which one must be on. */
const ACCEPT_IF_FIELD = 3;
/** In an access rule: the features of which none may be on. */
const REJECT_IF_FIELD = 4;

/** Key bytes (field number and wire type 2) of the two lists of features. */
const ACCEPT_IF_KEY = (ACCEPT_IF_FIELD << 3) | 2;
const REJECT_IF_KEY = (REJECT_IF_FIELD << 3) | 2;

/**
 * The engine's WASM as if it had been told to enable these features (its JavaScript interface has no
 * such call). The access rules of the `vt` module stand uncompressed in the data of the WASM, as
 * protobuf. The engine has no feature on, so an `accept_if` list always refuses and a `reject_if`
 * list never does: a rule that the features satisfy has its `accept_if` entries turned into
 * `reject_if`, one that they violate the other way round. One byte for each entry, in a copy; no code
 * is touched, and messages stay what they are.
 * Returns `not-found` when the bytes do not hold exactly the access rules that we know. Never throws.
 * O(bytes), about 10 ms.
 */
export function enableFeatures(
  wasm: Uint8Array,
  features: ReadonlySet<string>,
): Result<Uint8Array<ArrayBuffer>, AclPatchError> {
  const rules = findAccessRules(wasm);
  if (rules.length !== N_ACCESS_RULES) return err({ kind: 'not-found', nFound: rules.length });
  const patched = new Uint8Array(wasm);
  for (const { acceptIf, rejectIf } of rules) {
    const isOn = ({ feature }: FeatureEntry): boolean => features.has(feature);
    const isRejected = rejectIf.some(isOn);
    const isAccepted = !isRejected && (acceptIf.length === 0 || acceptIf.some(isOn));
    if (isAccepted) for (const { keyAt } of acceptIf) patched[keyAt] = REJECT_IF_KEY;
    if (isRejected) for (const { keyAt } of rejectIf) patched[keyAt] = ACCEPT_IF_KEY;
  }
  return ok(patched);
}

interface AccessRuleBytes {
  readonly acceptIf: readonly FeatureEntry[];
  readonly rejectIf: readonly FeatureEntry[];
}

/** A feature in a list, and the offset of the byte that says in which list it is. */
interface FeatureEntry {
  readonly feature: string;
  readonly keyAt: number;
}

/** A length-delimited field of a protobuf message; offsets into the whole. */
interface ProtoField {
  readonly number: number;
  readonly keyAt: number;
  readonly start: number;
  readonly end: number;
}

function findAccessRules(bytes: Uint8Array): readonly AccessRuleBytes[] {
  const [first, second, third] = OPTIONS_KEY;
  const rules: AccessRuleBytes[] = [];
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (bytes[at + 1] !== second || bytes[at + 2] !== third) continue;
    const length = readVarint(bytes, at + OPTIONS_KEY.length);
    if (length === undefined || length.value > MAX_OPTIONS_BYTES) continue;
    const options = readMessage(bytes, length.end, length.end + length.value);
    for (const option of options ?? []) {
      const rule = option.number === ACL_FIELD ? readAccessRule(bytes, option) : undefined;
      if (rule !== undefined) rules.push(rule);
    }
  }
  return rules;
}

function readAccessRule(
  bytes: Uint8Array,
  { start, end }: ProtoField,
): AccessRuleBytes | undefined {
  const fields = readMessage(bytes, start, end);
  if (fields === undefined) return undefined;
  const entriesOf = (number: number): readonly FeatureEntry[] =>
    fields
      .filter((field) => field.number === number)
      .map((field) => ({
        keyAt: field.keyAt,
        feature: String.fromCharCode(...bytes.subarray(field.start, field.end)),
      }));
  const acceptIf = entriesOf(ACCEPT_IF_FIELD);
  const rejectIf = entriesOf(REJECT_IF_FIELD);
  const all = [...acceptIf, ...rejectIf];
  const isKnown = all.length > 0 && all.every(({ feature }) => ENGINE_FEATURES.has(feature));
  return isKnown ? { acceptIf, rejectIf } : undefined;
}

/**
 * The length-delimited fields of a message, those of wire type 0 left out; undefined when the bytes
 * are no message with just these two wire types.
 */
function readMessage(bytes: Uint8Array, from: number, to: number): ProtoField[] | undefined {
  const fields: ProtoField[] = [];
  for (let at = from; at < to;) {
    const key = readVarint(bytes, at);
    const value = key === undefined ? undefined : readVarint(bytes, key.end);
    if (key === undefined || value === undefined) return undefined;
    const keyAt = at;
    const wireType = key.value & 7;
    if (wireType !== 0 && wireType !== 2) return undefined;
    at = wireType === 0 ? value.end : value.end + value.value;
    if (at > to || at > bytes.length) return undefined;
    if (wireType === 2) fields.push({ number: key.value >> 3, keyAt, start: value.end, end: at });
  }
  return fields;
}

/** A protobuf number of up to four bytes, and the offset behind it. */
function readVarint(
  bytes: Uint8Array,
  from: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = from; at < from + 4; at++) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    value |= (byte & 0x7f) << (7 * (at - from));
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return undefined;
}
