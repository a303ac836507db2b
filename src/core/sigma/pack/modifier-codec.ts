import type { ModifierName } from '../rule/sigma-rule.ts';
import { giveUp, type ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { readString, writeString, type StringReader, type StringWriter } from './string-table.ts';

/** All of them; a new one does not compile until it is here. */
const IS_MODIFIER: Readonly<Record<ModifierName, true>> = {
  contains: true,
  startswith: true,
  endswith: true,
  all: true,
  re: true,
  i: true,
  m: true,
  s: true,
  cidr: true,
  base64: true,
  base64offset: true,
  utf16le: true,
  utf16be: true,
  utf16: true,
  windash: true,
  cased: true,
  exists: true,
  expand: true,
  fieldref: true,
  lt: true,
  lte: true,
  gt: true,
  gte: true,
  neq: true,
  minute: true,
  hour: true,
  day: true,
  week: true,
  month: true,
  year: true,
};
const NAMES: ReadonlySet<string> = new Set(Object.keys(IS_MODIFIER));
const NONE: readonly ModifierName[] = [];

/** Writes the modifiers of an item as one string, since few combinations are used. */
export function writeModifiers(
  writer: ByteWriter,
  strings: StringWriter,
  modifiers: readonly ModifierName[],
): void {
  writeString(writer, strings, modifiers.join('|'));
}

/** Modifiers that `writeModifiers` wrote; like lists are the same object, by way of `known`. Never throws. */
export function readModifiers(
  reader: ByteReader,
  strings: StringReader,
  known: Map<string, readonly ModifierName[]>,
): readonly ModifierName[] {
  const text = readString(reader, strings);
  if (text === '') return NONE;
  const found = known.get(text);
  if (found !== undefined) return found;
  const names = text.split('|');
  const modifiers = names.filter(isModifierName);
  if (modifiers.length < names.length) giveUp(reader);
  known.set(text, modifiers);
  return modifiers;
}

function isModifierName(name: string): name is ModifierName {
  return NAMES.has(name);
}
