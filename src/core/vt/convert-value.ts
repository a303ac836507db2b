import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { stringOf } from '../json/json-text.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { convertScalar } from './convert-scalar.ts';
import { FIELD_SPELLINGS, UNKNOWN_FIELD } from './field-map.ts';
import { placeBelow, type FieldPlace } from './field-place.ts';
import { parseMatchContextText } from './match-context-text.ts';
import {
  DUPLICATE_KEY,
  membersOf,
  originOf,
  rejectKind,
  type ValueRequest,
  type ValueSource,
} from './value-source.ts';
import {
  createListDraft,
  createScalarDraft,
  createStructDraft,
  originsOf,
  type Draft,
  type ListDraft,
  type ScalarDraft,
  type StructDraft,
} from './vt-draft.ts';
import { vtMessage } from './vt-schema.ts';

const SIGMA_CONTEXT = 'vt.sigma.SigmaMatchContext';
const IDS_CONTEXT = 'vt.tools.net_analysis.CrowdSourcedIdsAlertContext';

/**
 * The value of a node as the vt module has it. Undefined for null and for a value that does not
 * fit, which is rejected with its reason; members that the module does not have are dropped. Lists
 * lose only the elements that do not fit; of members with the same key the last one counts. Never
 * throws. O(size of the subtree); as deep as the schema is.
 */
export function convertValue(source: ValueSource, request: ValueRequest): Draft | undefined {
  if (kindOf(source.index, request.node) === 'null') return undefined;
  switch (request.type.kind) {
    case 'array':
      return convertList(source, request, request.type.element);
    case 'map':
      return convertMap(source, request, request.type.value);
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
  const { index } = source;
  const { node, rule } = request;
  if (element.kind === 'struct' && element.message === SIGMA_CONTEXT) {
    const contexts = convertOtherContexts(source, request);
    if (contexts !== undefined) return contexts;
  }
  if (kindOf(index, node) !== 'array') return rejectKind(source, request, 'a list');
  const items: Draft[] = [];
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const item =
      plainTextAt(source, child, element) ??
      convertValue(source, {
        parent: request,
        key: undefined,
        text: undefined,
        node: child,
        type: element,
        rule,
      });
    if (item !== undefined) items.push(item);
  }
  return createListDraft(originOf(source, node), items);
}

function convertMap(
  source: ValueSource,
  request: ValueRequest,
  value: FieldType,
): Draft | undefined {
  const { index } = source;
  const { node } = request;
  if (kindOf(index, node) !== 'object') return rejectKind(source, request, 'an object');
  const draft = createStructDraft(originOf(source, node), undefined);
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const member =
      plainTextAt(source, child, value) ??
      convertValue(source, {
        parent: request,
        key: undefined,
        text: undefined,
        node: child,
        type: value,
        rule: undefined,
      });
    const key = source.keyAt(child);
    const earlier = putMember(draft, key, member);
    if (earlier !== undefined) rejectEarlier(source, placeBelow(request, undefined), earlier);
  }
  return draft;
}

function convertStruct(
  source: ValueSource,
  request: ValueRequest,
  message: string,
): Draft | undefined {
  const { index } = source;
  const { node } = request;
  if (kindOf(index, node) !== 'object') {
    const first = message === IDS_CONTEXT ? firstElementOf(index, node) : undefined;
    if (first === undefined) return rejectKind(source, request, 'an object');
    const element = { ...request, parent: request, key: undefined, text: undefined, node: first };
    return convertStruct(source, element, message);
  }
  const draft = createStructDraft(originOf(source, node), message);
  const { fields } = vtMessage(message);
  const spellings = FIELD_SPELLINGS.get(message);
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const key = source.keyAt(child);
    const rule = request.rule?.members.get(key);
    const field = fields.get(key) ?? fields.get(spellings?.get(key) ?? '');
    if (field === undefined) {
      const exposure = rule?.exposure ?? request.rule?.exposure ?? UNKNOWN_FIELD;
      source.drop(child, placeBelow(request, key), exposure);
    } else {
      const { type } = field;
      const member =
        plainTextAt(source, child, type) ??
        convertValue(source, { parent: request, key, text: undefined, node: child, type, rule });
      const earlier = putMember(draft, field.name, member);
      if (earlier !== undefined) rejectEarlier(source, placeBelow(request, key), earlier);
    }
  }
  return draft;
}

/**
 * The value of a text where text of any case is wanted: most values of a report are that, and need no
 * request. Undefined for every other value.
 */
function plainTextAt(source: ValueSource, node: number, type: FieldType): ScalarDraft | undefined {
  if (type.kind !== 'string' || type.lowercase === true) return undefined;
  if (kindOf(source.index, node) !== 'string') return undefined;
  return createScalarDraft(originOf(source, node), stringOf(source.index, node), true);
}

/** Sets a member, or takes it away for null; gives back what an earlier member of the same key had set. */
function putMember(draft: StructDraft, name: string, member: Draft | undefined): Draft | undefined {
  const earlier = draft.members.get(name);
  if (member !== undefined) draft.members.set(name, member);
  else if (earlier !== undefined) draft.members.delete(name);
  return earlier;
}

function rejectEarlier(source: ValueSource, place: FieldPlace, earlier: Draft): void {
  for (const { node } of originsOf(earlier)) source.reject(node, place, DUPLICATE_KEY);
}

/**
 * Two other forms of a list of match contexts: the deprecated sigma_analysis object has one text with
 * all fields, and VirusTotal's documents tell of an object that holds a list of `values`. Undefined
 * where the node is neither.
 */
function convertOtherContexts(source: ValueSource, request: ValueRequest): ListDraft | undefined {
  const { index } = source;
  const kind = kindOf(index, request.node);
  if (kind === 'string') return convertContextText(source, request);
  if (kind !== 'object') return undefined;
  const list = membersOf(source, request.node, request).get('values');
  const type = vtMessage(SIGMA_CONTEXT).fields.get('values')?.type;
  if (list === undefined || kindOf(index, list) !== 'array' || type === undefined) return undefined;
  const parent = placeBelow(request, 'values');
  const items: Draft[] = [];
  const end = entryOf(index.nextIds, list);
  for (let node = list + 1; node < end; node = entryOf(index.nextIds, node)) {
    const values = convertValue(source, {
      parent,
      key: undefined,
      text: undefined,
      node,
      type,
      rule: undefined,
    });
    if (values === undefined) continue;
    const context = createStructDraft(originOf(source, node), SIGMA_CONTEXT);
    context.members.set('values', values);
    items.push(context);
  }
  return createListDraft(originOf(source, list), items);
}

function convertContextText(source: ValueSource, request: ValueRequest): ListDraft | undefined {
  const { node } = request;
  const fields = parseMatchContextText(stringOf(source.index, node));
  if (fields === undefined) return undefined;
  source.note('Sigma match contexts in the old form of one text were read from that text');
  const values = createStructDraft(originOf(source, node), undefined);
  for (const [name, value] of fields) {
    values.members.set(name, createScalarDraft(originOf(source, node), value, false));
  }
  const context = createStructDraft(originOf(source, node), SIGMA_CONTEXT);
  context.members.set('values', values);
  return createListDraft(originOf(source, node), [context]);
}

/** The first element of a list, when it is an object: file objects have a list where sandboxes have one object. */
function firstElementOf(index: JsonIndex, node: number): number | undefined {
  if (kindOf(index, node) !== 'array' || entryOf(index.childCounts, node) === 0) return undefined;
  return kindOf(index, node + 1) === 'object' ? node + 1 : undefined;
}
