import { entryOf } from '../json/json-index.ts';
import { keyOf } from '../json/json-text.ts';
import { hasSameBytes } from '../json/same-bytes.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { FIELD_SPELLINGS, type FieldRule } from './field-map.ts';
import { placeBelow, type FieldPlace } from './field-place.ts';
import { layoutOf, type MessageLayout } from './message-layout.ts';
import type { ValueSource } from './value-source.ts';

/**
 * A place that values are converted at: what they shall become, and what the field map says of them.
 * One serves all elements of a list, so that a value costs no object.
 */
export interface ValuePlace extends FieldPlace {
  readonly type: FieldType;
  readonly rule: FieldRule | undefined;
  /** The place of every element or entry, once it was asked for. */
  below: ValuePlace | undefined;
  /** Of a message. */
  readonly layout: MessageLayout | undefined;
  readonly members: MemberMemory;
  /** Where the last constant stands that is written as the module has it. */
  constant: ByteRange | undefined;
}

interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/** What a member of a message is: a field of it at a position, or without one not known. */
export interface MemberPlace {
  readonly key: string;
  readonly position: number | undefined;
  readonly place: ValuePlace | undefined;
}

/** The members of the objects at a place, as far as they were met. */
interface MemberMemory {
  /** The last one at each position among its siblings, and where its key stands. */
  readonly byOrdinal: {
    readonly start: number;
    readonly length: number;
    readonly member: MemberPlace;
  }[];
  readonly byKey: Map<string, MemberPlace>;
}

/** Members at later positions are looked up by their key each time. */
const MAX_REMEMBERED = 64;

/** Makes the place of values of a type. Never throws. */
export function createValuePlace(
  place: FieldPlace,
  type: FieldType,
  rule: FieldRule | undefined,
): ValuePlace {
  const { parent, key, text } = place;
  const members = { byOrdinal: [], byKey: new Map<string, MemberPlace>() };
  const layout = type.kind === 'struct' ? layoutOf(type.message) : undefined;
  return { parent, key, text, type, rule, below: undefined, layout, members, constant: undefined };
}

/** The place of every element of a list or entry of a map at a place. Never throws. */
export function placeOfItems(
  place: ValuePlace,
  type: FieldType,
  rule: FieldRule | undefined,
): ValuePlace {
  place.below ??= createValuePlace(placeBelow(place, undefined), type, rule);
  return place.below;
}

/**
 * The place of a member of an object that is a message. The objects of a list mostly have the same
 * keys in the same order, so a key is first compared with the last one at the same position: that saves
 * decoding it. Never throws. A place and its members belong to one document.
 */
export function placeOfMember(
  source: ValueSource,
  place: ValuePlace,
  message: string,
  node: number,
): MemberPlace {
  const { index } = source;
  const { bytes } = index;
  const { byOrdinal } = place.members;
  const ordinal = entryOf(index.ordinals, node);
  const start = entryOf(index.keyStarts, node);
  const length = entryOf(index.keyEnds, node) - start;
  const last = byOrdinal[ordinal];
  if (last?.length === length && hasSameBytes(bytes, last.start, bytes, start, length)) {
    return last.member;
  }
  const member = memberNamed(place, message, keyOf(index, node) ?? '');
  // One after the other, so that the list has no holes; a hostile object cannot make it long.
  if (ordinal < MAX_REMEMBERED && ordinal <= byOrdinal.length) {
    byOrdinal[ordinal] = { start, length, member };
  }
  return member;
}

function memberNamed(place: ValuePlace, message: string, key: string): MemberPlace {
  const { byKey } = place.members;
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const { positions, fields } = layoutOf(message);
  const position = positions.get(key) ?? positions.get(otherSpelling(message, key));
  const field = position === undefined ? undefined : fields[position];
  if (field === undefined) return { key, position: undefined, place: undefined };
  const rule = place.rule?.members.get(key);
  const member = {
    key,
    position,
    place: createValuePlace(placeBelow(place, key), field.type, rule),
  };
  byKey.set(key, member);
  return member;
}

function otherSpelling(message: string, key: string): string {
  return FIELD_SPELLINGS.get(message)?.get(key) ?? '';
}
