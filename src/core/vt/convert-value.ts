import { childIds, entryOf, JSON_KIND, kindOf, type JsonIndex } from '../json/json-index.ts';
import { hasDuplicateKeys } from '../json/json-members.ts';
import { keyOf, stringOf } from '../json/json-text.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { convertScalar } from './convert-scalar.ts';
import { NO_DRAFT } from './draft-table.ts';
import { UNKNOWN_FIELD } from './field-map.ts';
import { placeBelow, type FieldPlace } from './field-place.ts';
import { parseMatchContextText } from './match-context-text.ts';
import { layoutOf } from './message-layout.ts';
import { createValuePlace, placeOfItems, placeOfMember, type ValuePlace } from './value-place.ts';
import { DUPLICATE_KEY, membersOf, rejectKind, type ValueSource } from './value-source.ts';
import type { Exposure } from './vt-model.ts';
import { vtMessage } from './vt-schema.ts';

const SIGMA_CONTEXT = 'vt.sigma.SigmaMatchContext';
/** Said of what comes after the first context, where a report has a list of them. */
const ONE_CONTEXT: Exposure = {
  reason: 'the module has one context per alert, the first of these',
};

const IDS_CONTEXT = 'vt.tools.net_analysis.CrowdSourcedIdsAlertContext';

/**
 * The draft of a node's value as the vt module has it. NO_DRAFT for null and for a value that does not
 * fit, which is rejected with its reason; members that the module does not have are dropped. Lists
 * lose only the elements that do not fit; of members with the same key the last one counts. Never
 * throws. O(size of the subtree); as deep as the schema is.
 */
export function convertValue(source: ValueSource, node: number, place: ValuePlace): number {
  if (entryOf(source.index.kinds, node) === JSON_KIND.null) return NO_DRAFT;
  const { type } = place;
  switch (type.kind) {
    case 'array':
      return convertList(source, node, place, type.element);
    case 'map':
      return convertMap(source, node, place, type.value);
    case 'struct':
      return convertStruct(source, node, place, type.message);
    default:
      return convertScalar(source, node, place);
  }
}

function convertList(
  source: ValueSource,
  node: number,
  place: ValuePlace,
  element: FieldType,
): number {
  const { index, drafts } = source;
  if (element.kind === 'struct' && element.message === SIGMA_CONTEXT) {
    const contexts = convertOtherContexts(source, node, place);
    if (contexts !== NO_DRAFT) return contexts;
  }
  if (kindOf(index, node) !== 'array') return rejectKind(source, node, place, 'a list');
  const list = drafts.addList(source.part, node);
  const below = placeOfItems(place, element, place.rule);
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const item = convertValue(source, child, below);
    if (item !== NO_DRAFT) drafts.appendItem(list, item);
  }
  return list;
}

function convertMap(
  source: ValueSource,
  node: number,
  place: ValuePlace,
  value: FieldType,
): number {
  const { index, drafts } = source;
  if (kindOf(index, node) !== 'object') return rejectKind(source, node, place, 'an object');
  const map = drafts.addMap(source.part, node);
  const below = placeOfItems(place, value, undefined);
  if (hasDuplicateKeys(index, node)) {
    for (const entry of lastEntries(source, node, below)) drafts.appendEntry(map, entry);
    return map;
  }
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const entry = convertValue(source, child, below);
    if (entry !== NO_DRAFT) drafts.appendEntry(map, entry);
  }
  return map;
}

/** The entries of a map that has keys more than once: the last one of each, where the first one stood. */
function lastEntries(source: ValueSource, node: number, below: ValuePlace): Iterable<number> {
  const { index, drafts } = source;
  const entries = new Map<string, number>();
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const key = keyOf(index, child) ?? '';
    const entry = convertValue(source, child, below);
    const earlier = entries.get(key);
    if (earlier !== undefined) source.reject(drafts.nodeOf(earlier), below, DUPLICATE_KEY);
    if (entry === NO_DRAFT) entries.delete(key);
    else entries.set(key, entry);
  }
  return entries.values();
}

function convertStruct(
  source: ValueSource,
  node: number,
  place: ValuePlace,
  message: string,
): number {
  const { index, drafts } = source;
  if (kindOf(index, node) !== 'object') {
    const first = message === IDS_CONTEXT ? firstElementOf(index, node) : undefined;
    if (first === undefined) return rejectKind(source, node, place, 'an object');
    const items = placeOfItems(place, place.type, place.rule);
    dropAfter(source, node, first, items);
    return convertStruct(source, first, items, message);
  }
  const struct = drafts.addMessage(source.part, node, place.layout ?? layoutOf(message));
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const member = placeOfMember(source, place, message, child);
    if (member.place === undefined || member.position === undefined) {
      const listed = place.rule?.members.get(member.key)?.exposure;
      const exposure = listed ?? place.rule?.exposure ?? UNKNOWN_FIELD;
      source.drop(child, placeBelow(place, member.key), exposure);
      continue;
    }
    const draft = convertValue(source, child, member.place);
    const earlier = drafts.removeMember(struct, member.position);
    if (earlier !== NO_DRAFT) source.reject(drafts.nodeOf(earlier), member.place, DUPLICATE_KEY);
    if (draft !== NO_DRAFT) drafts.insertMember(struct, member.position, draft);
  }
  return struct;
}

/**
 * Two other forms of a list of match contexts: the deprecated sigma_analysis object has one text with
 * all fields, and VirusTotal's documents tell of an object that holds a list of `values`. NO_DRAFT
 * where the node is neither.
 */
function convertOtherContexts(source: ValueSource, node: number, place: FieldPlace): number {
  const { index, part, drafts } = source;
  const kind = kindOf(index, node);
  if (kind === 'string') return convertContextText(source, node);
  if (kind !== 'object') return NO_DRAFT;
  const list = membersOf(source, node, place).get('values');
  const type = vtMessage(SIGMA_CONTEXT).fields.get('values')?.type;
  if (list === undefined || kindOf(index, list) !== 'array' || type === undefined) return NO_DRAFT;
  const below = placeBelow(placeBelow(place, 'values'), undefined);
  const valuesPlace = createValuePlace(below, type, undefined);
  const contexts = drafts.addList(part, list);
  const end = entryOf(index.nextIds, list);
  for (let child = list + 1; child < end; child = entryOf(index.nextIds, child)) {
    const values = convertValue(source, child, valuesPlace);
    if (values !== NO_DRAFT) drafts.appendItem(contexts, createContext(source, child, values));
  }
  return contexts;
}

function convertContextText(source: ValueSource, node: number): number {
  const { part, drafts } = source;
  const fields = parseMatchContextText(stringOf(source.index, node));
  if (fields === undefined) return NO_DRAFT;
  source.note('Sigma match contexts in the old form of one text were read from that text');
  const values = drafts.addMap(part, node);
  for (const [name, value] of fields) {
    drafts.appendEntry(values, drafts.addWritten(part, node, JSON.stringify(value)), name);
  }
  const contexts = drafts.addList(part, node);
  drafts.appendItem(contexts, createContext(source, node, values));
  return contexts;
}

function createContext(source: ValueSource, node: number, values: number): number {
  const { part, drafts } = source;
  const layout = layoutOf(SIGMA_CONTEXT);
  const context = drafts.addMessage(part, node, layout);
  drafts.insertMember(context, layout.positions.get('values') ?? 0, values);
  return context;
}

/** The first element of a list, when it is an object: file objects have a list where sandboxes have one object. */
function firstElementOf(index: JsonIndex, node: number): number | undefined {
  if (kindOf(index, node) !== 'array' || entryOf(index.childCounts, node) === 0) return undefined;
  return kindOf(index, node + 1) === 'object' ? node + 1 : undefined;
}

/** Drops the elements of a list that come after one of them. */
function dropAfter(source: ValueSource, list: number, kept: number, items: ValuePlace): void {
  for (const child of childIds(source.index, list)) {
    if (child > kept) source.drop(child, items, ONE_CONTEXT);
  }
}
