import { toByteString, type ByteString } from '../../../base/byte-string.ts';
import { assertNever } from '../../../base/assert.ts';
import type { FieldType } from '../module-schema.ts';
import type { ModuleStruct, ModuleValue } from '../module-value.ts';
import {
  emptyArray,
  emptyMap,
  isArray,
  isStruct,
  phantomArray,
  type StructValue,
  type Value,
} from './value.ts';

/** Gives the bytes of texts of the data. */
export type ToBytes = (text: string) => ByteString;

/** Turns what the data holds at a place, if anything, into the value that a rule sees there. */
export type Convert = (raw: ModuleValue | null | undefined) => Value;

/**
 * How values of a type are read. What is absent, or not of the type, gets the engine's default: 0,
 * false, "", a struct of defaults, no elements, no entries. Integers are cut to 64 bits, signed.
 * Never throws. Source: proto3; YARA-X, `lookup_*`.
 */
export function converterOf(type: FieldType, toBytes: ToBytes): Convert {
  switch (type.kind) {
    case 'integer':
      return toInteger;
    case 'float':
      return (raw) => (typeof raw === 'bigint' || typeof raw === 'number' ? Number(raw) : 0);
    case 'boolean':
      return (raw) => raw === true;
    case 'string':
      return (raw) => (typeof raw === 'string' ? toBytes(raw) : '');
    case 'struct':
      return (raw) => (isStruct(raw ?? null) ? (raw ?? null) : null);
    case 'array':
      return (raw) => (isArray(raw ?? null) ? (raw ?? null) : emptyArray());
    case 'map':
      return (raw) => (isStruct(raw ?? null) ? (raw ?? null) : emptyMap());
    default:
      return assertNever(type);
  }
}

function toInteger(raw: ModuleValue | null | undefined): bigint {
  if (typeof raw === 'bigint') return BigInt.asIntN(64, raw);
  if (typeof raw === 'number' && Number.isFinite(raw)) {
    return BigInt.asIntN(64, BigInt(Math.trunc(raw)));
  }
  return 0n;
}

/**
 * How a field of a struct is read. A list of structs whose parent is absent has one element, of
 * defaults; present and empty, it has none. Never throws.
 */
export function fieldReader(
  name: string,
  type: FieldType,
  toBytes: ToBytes,
): (parent: StructValue) => Value {
  const convert = converterOf(type, toBytes);
  const isStructArray = type.kind === 'array' && type.element.kind === 'struct';
  const absent = isStructArray ? phantomArray() : convert(undefined);
  return (parent) => (parent === null ? absent : convert(parent.get(name)));
}

/**
 * The entry of a map whose key has these bytes; undefined where there is none. Keys of the data are
 * texts: one with a lone surrogate has the bytes that its text is encoded to. text: the key's bytes
 * as text. Never throws. O(1), O(entries) for a key with U+FFFD.
 */
export function mapEntry(
  map: ModuleStruct,
  key: ByteString,
  text: string,
): ModuleValue | undefined {
  const found = map.get(text);
  if (text === key || !text.includes('\ufffd')) return found;
  for (const [each, value] of map) if (toByteString(each) === key) return value;
  return undefined;
}
