import { printIntegerLiteral } from '../yara/syntax/literals.ts';
import type { FieldType } from '../yara/module-schema.ts';
import type { ModuleStruct, ModuleValue } from '../yara/module-value.ts';
import { VT_ROOT_TYPE, VT_SCHEMA, vtMessage } from '../vt/vt-schema.ts';

/** What a sample has at all places of one pattern. */
export interface PatternFacts {
  /** Keys of the maps there, in the order of the data. */
  readonly keys: readonly string[];
  /** The different texts there, in the order of the data; long ones are left out. */
  readonly values: readonly string[];
  /** All of it in a line for people; undefined where the sample has nothing. */
  readonly summary: string | undefined;
}

/** Values that are looked at: a list of a million must not stop the page. */
const MAX_LOOKED_AT = 20_000;
const MAX_KEYS = 500;
const MAX_VALUES = 200;
/** Longer texts are none that anyone compares with. UTF-16 code units. */
const MAX_VALUE_UNITS = 400;
const MAX_SUMMARISED = 3;
const MAX_SUMMARY_UNITS = 120;

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'elements' }
  | { readonly kind: 'entries' }
  | { readonly kind: 'entry'; readonly key: string };

/**
 * What the data of the vt module has at a pattern such as `vt.behaviour.files_written[]`: `[]` stands
 * for all elements, `[*]` for all entries of a map, `["k"]` for one. Nothing for a pattern that the
 * schema does not have. Never throws. O(places), of which at most 20,000 are looked at.
 */
export function patternFacts(data: ModuleStruct, pattern: string): PatternFacts {
  const steps = readPattern(pattern);
  const type = steps && typeAfter(steps);
  if (steps === undefined || type === undefined) return NOTHING;
  const places = placesAt(data, steps);
  const scalars = distinct(places.flatMap((place) => scalarText(place, type) ?? []));
  return {
    keys: type.kind === 'map' ? distinct(places.flatMap(keysOf)).slice(0, MAX_KEYS) : [],
    values:
      type.kind === 'string'
        ? scalars.filter((text) => text.length <= MAX_VALUE_UNITS).slice(0, MAX_VALUES)
        : [],
    summary: summaryOf(places, scalars, type),
  };
}

const NOTHING: PatternFacts = { keys: [], values: [], summary: undefined };

/** The steps behind the module's name; undefined for a text that is no pattern. */
function readPattern(pattern: string): readonly Step[] | undefined {
  if (!pattern.startsWith(VT_SCHEMA.name)) return undefined;
  const steps: Step[] = [];
  for (let at = VT_SCHEMA.name.length; at < pattern.length;) {
    const next = readStep(pattern, at);
    if (next === undefined) return undefined;
    steps.push(next.step);
    at = next.end;
  }
  return steps;
}

function readStep(
  pattern: string,
  at: number,
): { readonly step: Step; readonly end: number } | undefined {
  if (pattern.startsWith('[]', at)) return { step: { kind: 'elements' }, end: at + 2 };
  if (pattern.startsWith('[*]', at)) return { step: { kind: 'entries' }, end: at + 3 };
  if (pattern.startsWith('["', at)) {
    // Maps hold texts: nothing but the end of the pattern can follow an entry.
    return pattern.endsWith('"]') && pattern.length >= at + 4
      ? { step: { kind: 'entry', key: pattern.slice(at + 2, -2) }, end: pattern.length }
      : undefined;
  }
  const name = /^\.([A-Za-z0-9_]+)/.exec(pattern.slice(at, at + 100))?.[1];
  return name === undefined
    ? undefined
    : { step: { kind: 'field', name }, end: at + 1 + name.length };
}

function typeAfter(steps: readonly Step[]): FieldType | undefined {
  let type: FieldType | undefined = VT_ROOT_TYPE;
  for (const step of steps) {
    if (type === undefined) return undefined;
    type = typeBelow(type, step);
  }
  return type;
}

function typeBelow(type: FieldType, step: Step): FieldType | undefined {
  if (step.kind === 'field') {
    return type.kind === 'struct' ? vtMessage(type.message).fields.get(step.name)?.type : undefined;
  }
  if (step.kind === 'elements') return type.kind === 'array' ? type.element : undefined;
  return type.kind === 'map' ? type.value : undefined;
}

function placesAt(data: ModuleStruct, steps: readonly Step[]): readonly ModuleValue[] {
  let places: readonly ModuleValue[] = [data];
  for (const step of steps) {
    const next: ModuleValue[] = [];
    for (const place of places) {
      if (next.length >= MAX_LOOKED_AT) break;
      for (const value of valuesBelow(place, step)) {
        if (next.length >= MAX_LOOKED_AT) break;
        next.push(value);
      }
    }
    places = next;
  }
  return places;
}

function valuesBelow(place: ModuleValue, step: Step): Iterable<ModuleValue> {
  if (step.kind === 'elements') return Array.isArray(place) ? place : [];
  if (!isStruct(place)) return [];
  if (step.kind === 'entries') return place.values();
  const value = place.get(step.kind === 'field' ? step.name : step.key);
  return value === undefined ? [] : [value];
}

function isStruct(value: ModuleValue): value is ModuleStruct {
  return typeof value === 'object' && !Array.isArray(value);
}

function keysOf(place: ModuleValue): readonly string[] {
  return isStruct(place) ? [...place.keys()] : [];
}

function scalarText(value: ModuleValue, type: FieldType): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'bigint':
      return integerText(value, type);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}

/** An enum's number by its name. */
function integerText(value: bigint, type: FieldType): string {
  const path = type.kind === 'integer' ? type.enumPath : undefined;
  for (const [name, number] of (path !== undefined && VT_SCHEMA.enums.get(path)) || []) {
    if (BigInt(number) === value) return name;
  }
  return printIntegerLiteral(value);
}

function summaryOf(
  places: readonly ModuleValue[],
  scalars: readonly string[],
  type: FieldType,
): string | undefined {
  if (places.length === 0) return undefined;
  if (type.kind === 'array' || type.kind === 'map') {
    let total = 0;
    for (const place of places) total += sizeOf(place);
    const what = type.kind === 'array' ? 'element' : 'entry';
    return counted(total, what, type.kind === 'array' ? 'elements' : 'entries');
  }
  if (type.kind === 'struct')
    return places.length === 1 ? 'present' : `present ${places.length} times`;
  const shown = scalars.slice(0, MAX_SUMMARISED).map((text) => shownText(text, type));
  const nMore = scalars.length - shown.length;
  return shown.join(', ') + (nMore > 0 ? `, and ${counted(nMore, 'other', 'others')}` : '');
}

function sizeOf(place: ModuleValue): number {
  if (typeof place !== 'object') return 0;
  return Array.isArray(place) ? place.length : isStruct(place) ? place.size : 0;
}

function shownText(text: string, type: FieldType): string {
  const cut = text.length > MAX_SUMMARY_UNITS ? `${text.slice(0, MAX_SUMMARY_UNITS)}…` : text;
  return type.kind === 'string' ? `“${cut}”` : cut;
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
