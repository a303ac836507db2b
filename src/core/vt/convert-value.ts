import { childIds, entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { stringOf } from '../json/json-text.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { convertScalar } from './convert-scalar.ts';
import { FIELD_SPELLINGS, UNKNOWN_FIELD } from './field-map.ts';
import { anyPlace, memberPlace } from './field-place.ts';
import { parseMatchContextText } from './match-context-text.ts';
import {
  rejectKind,
  membersOf,
  originOf,
  type ValueRequest,
  type ValueSource,
} from './value-source.ts';
import { createStructDraft, type Draft, type ListDraft, type StructDraft } from './vt-draft.ts';
import { vtMessage } from './vt-schema.ts';

const SIGMA_CONTEXT = 'vt.sigma.SigmaMatchContext';
const IDS_CONTEXT = 'vt.tools.net_analysis.CrowdSourcedIdsAlertContext';

/**
 * The value of a node as the vt module has it. Undefined for null and for a value that does not
 * fit, which is rejected with its reason; members that the module does not have are dropped. Lists
 * lose only the elements that do not fit. Never throws. O(size of the subtree); as deep as the schema is.
 */
export function convertValue(source: ValueSource, request: ValueRequest): Draft | undefined {
  if (kindOf(source.index, request.node) === 'null') return undefined;
  switch (request.type.kind) {
    case 'array':
      return convertList(source, request, request.type.element);
    case 'map':
      return convertMap(source, request);
    case 'struct':
      return convertStruct(source, request, request.type.message);
    default:
      return convertScalar(source, request);
  }
}

function convertList(
  source: ValueSource,
  request: ValueRequest,
  element: FieldType,
): Draft | undefined {
  const { node, rule } = request;
  const isContexts = element.kind === 'struct' && element.message === SIGMA_CONTEXT;
  if (isContexts) {
    const contexts = convertOtherContexts(source, request);
    if (contexts !== undefined) return contexts;
  }
  if (kindOf(source.index, node) !== 'array') return rejectKind(source, request, 'a list');
  const place = anyPlace(request.place);
  const items: Draft[] = [];
  for (const child of childIds(source.index, node)) {
    const item = convertValue(source, { node: child, type: element, place, rule });
    if (item !== undefined) items.push(item);
  }
  return { kind: 'list', items, origins: [originOf(source, node)] };
}

function convertMap(source: ValueSource, request: ValueRequest): Draft | undefined {
  const { node, type } = request;
  if (kindOf(source.index, node) !== 'object') return rejectKind(source, request, 'an object');
  const place = anyPlace(request.place);
  const draft = createStructDraft(undefined, [originOf(source, node)]);
  const value = type.kind === 'map' ? type.value : type;
  for (const [key, child] of membersOf(source, node, request.place)) {
    const member = convertValue(source, { node: child, type: value, place, rule: undefined });
    if (member !== undefined) draft.members.set(key, member);
  }
  return draft;
}

function convertStruct(
  source: ValueSource,
  request: ValueRequest,
  message: string,
): Draft | undefined {
  const { node, place } = request;
  if (kindOf(source.index, node) !== 'object') {
    const first = message === IDS_CONTEXT ? firstElementOf(source.index, node) : undefined;
    if (first === undefined) return rejectKind(source, request, 'an object');
    return convertStruct(source, { ...request, node: first, place: anyPlace(place) }, message);
  }
  const draft = createStructDraft(message, [originOf(source, node)]);
  for (const [key, child] of membersOf(source, node, place)) {
    convertMember(source, { ...request, node: child }, key, draft);
  }
  return draft;
}

/** Puts the member `key` into a message. `request` is the message's, but for the node. */
function convertMember(
  source: ValueSource,
  request: ValueRequest,
  key: string,
  draft: StructDraft,
): void {
  const { node, place } = request;
  const message = draft.message ?? '';
  const fields = vtMessage(message).fields;
  const rule = request.rule?.members.get(key);
  const field = fields.get(key) ?? fields.get(FIELD_SPELLINGS.get(message)?.get(key) ?? '');
  const below = memberPlace(place, key);
  if (field === undefined) {
    source.drop(node, below, rule?.exposure ?? request.rule?.exposure ?? UNKNOWN_FIELD);
    return;
  }
  const member = convertValue(source, { node, type: field.type, place: below, rule });
  if (member === undefined) return;
  draft.members.set(field.name, member);
}

/**
 * Two other forms of a list of match contexts: the deprecated sigma_analysis object has one text with
 * all fields, and VirusTotal's documents tell of an object that holds a list of `values`. Undefined
 * where the node is neither.
 */
function convertOtherContexts(source: ValueSource, request: ValueRequest): ListDraft | undefined {
  const { index } = source;
  const { node, place } = request;
  if (kindOf(index, node) === 'string') return convertContextText(source, request);
  if (kindOf(index, node) !== 'object') return undefined;
  const values = membersOf(source, node, place).get('values');
  if (values === undefined || kindOf(index, values) !== 'array') return undefined;
  const valuesType = vtMessage(SIGMA_CONTEXT).fields.get('values')?.type;
  const elementPlace = anyPlace(memberPlace(place, 'values'));
  const items: Draft[] = [];
  for (const child of childIds(index, values)) {
    if (valuesType === undefined || kindOf(index, child) !== 'object') continue;
    const rule = undefined;
    const map = convertValue(source, { node: child, type: valuesType, place: elementPlace, rule });
    const context = createStructDraft(SIGMA_CONTEXT, [originOf(source, child)]);
    if (map !== undefined) context.members.set('values', map);
    items.push(context);
  }
  return { kind: 'list', items, origins: [originOf(source, values)] };
}

function convertContextText(source: ValueSource, request: ValueRequest): ListDraft | undefined {
  const { node } = request;
  const fields = parseMatchContextText(stringOf(source.index, node));
  if (fields === undefined) return undefined;
  source.note(
    'a Sigma match context is in the old form of one text; its fields were read from that text',
  );
  const origins = [originOf(source, node)];
  const values = createStructDraft(undefined, [...origins]);
  for (const [name, value] of fields) {
    values.members.set(name, { kind: 'scalar', value, isVerbatim: false, origins: [...origins] });
  }
  const context = createStructDraft(SIGMA_CONTEXT, [...origins]);
  context.members.set('values', values);
  return { kind: 'list', items: [context], origins };
}

/** The first element of a list, when it is an object: file objects have a list where sandboxes have one object. */
function firstElementOf(index: JsonIndex, node: number): number | undefined {
  if (kindOf(index, node) !== 'array' || entryOf(index.childCounts, node) === 0) return undefined;
  return kindOf(index, node + 1) === 'object' ? node + 1 : undefined;
}
