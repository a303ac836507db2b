import { childIds, entryOf, kindOf } from '../json/json-index.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { convertValue } from './convert-value.ts';
import { NO_DRAFT, type DraftTable } from './draft-table.ts';
import { BEHAVIOUR_FIELDS, UNKNOWN_FIELD, type FieldRule } from './field-map.ts';
import { placeBelow, type FieldPlace } from './field-place.ts';
import { createValuePlace } from './value-place.ts';
import { membersOf, rejectKind, type ValueSource } from './value-source.ts';
import type { Exposure } from './vt-model.ts';
import { VT_ROOT_TYPE, vtMessage } from './vt-schema.ts';

export type Branch = 'metadata' | 'behaviour';

/** What the fields of a part are given to. */
export interface FieldSink {
  has(branch: Branch, field: string): boolean;
  add(branch: Branch, field: string, draft: number): void;
  /** Says that an object of a document is (a part of) the branch itself. */
  addOrigin(branch: Branch, part: number, node: number): void;
}

/** An object of a document whose members are fields of the sample, and the map to read them by. */
export interface FieldHolder {
  readonly node: number;
  readonly place: FieldPlace;
  readonly rules: FieldRule;
}

/** One member of a holder; `fallback` is said of a field that has no rule of its own. */
interface FieldRequest {
  readonly node: number;
  readonly place: FieldPlace;
  readonly rule: FieldRule | undefined;
  readonly fallback: Exposure | undefined;
}

/** Said of `net` beside the branches of a file. Source: the access rules in VirusTotal/yara-x vt/titan.proto. */
const NOT_OF_FILES: Exposure = {
  reason: 'rules for files may not use vt.net; it is for URLs, domains and IP addresses',
};

const TEXT: FieldType = { kind: 'string' };

/**
 * Gives each member of the holder that has a place in the vt module to the sink, in document order;
 * what has none is dropped with its reason. Never throws. O(size of the subtree).
 */
export function collectFields(source: ValueSource, holder: FieldHolder, sink: FieldSink): void {
  const later: FieldRequest[] = [];
  for (const [key, node] of membersOf(source, holder.node, holder.place)) {
    const place = placeBelow(holder.place, key);
    const rule = ruleFor(holder.rules, key);
    const request = { node, place, rule, fallback: holder.rules.exposure };
    if (rule?.target?.reading === 'first-name') later.push(request);
    else collectField(source, request, sink);
  }
  for (const request of later) collectFirstName(source, request, sink);
}

/**
 * Gives the fields of the structure itself to the sink: `metadata` and `behaviour` in the module's
 * names. Never throws. O(size of the subtree).
 */
export function collectStructure(source: ValueSource, holder: FieldHolder, sink: FieldSink): void {
  for (const [key, node] of membersOf(source, holder.node, holder.place)) {
    const place = placeBelow(holder.place, key);
    const type = typeOfField(VT_ROOT_TYPE, key);
    if ((key !== 'metadata' && key !== 'behaviour') || type === undefined) {
      source.drop(node, place, key === 'net' ? NOT_OF_FILES : UNKNOWN_FIELD);
      continue;
    }
    const branch = convertValue(source, node, createValuePlace(place, type, undefined));
    if (branch === NO_DRAFT) continue;
    sink.addOrigin(key, source.part, node);
    giveMembers(source.drafts, branch, key, sink);
  }
}

function giveMembers(drafts: DraftTable, message: number, branch: Branch, sink: FieldSink): void {
  const { fields } = drafts.layoutOf(message);
  let member = drafts.firstChild(message);
  while (member !== NO_DRAFT) {
    const next = drafts.nextSibling(member);
    const field = fields[drafts.positionOf(member)];
    if (field !== undefined) sink.add(branch, field.name, member);
    member = next;
  }
}

function collectField(source: ValueSource, request: FieldRequest, sink: FieldSink): void {
  const { node, place, rule } = request;
  const kind = kindOf(source.index, node);
  if (kind === 'null') return;
  const target = rule?.target;
  if (rule !== undefined && target !== undefined) {
    const [branch, field] = target.to;
    const draft =
      target.reading === 'engine-results'
        ? readEngineResults(source, { node, place, rules: rule })
        : readValue(source, request, branch, field);
    if (draft !== NO_DRAFT) sink.add(branch, field, draft);
  } else if (rule !== undefined && rule.members.size > 0 && isFilledObject(source, node)) {
    collectFields(source, { node, place, rules: rule }, sink);
  } else {
    source.drop(node, place, rule?.exposure ?? request.fallback ?? UNKNOWN_FIELD);
  }
}

function readValue(
  source: ValueSource,
  request: FieldRequest,
  branch: Branch,
  field: string,
): number {
  const branchType = typeOfField(VT_ROOT_TYPE, branch);
  const type = branchType === undefined ? undefined : typeOfField(branchType, field);
  const { node, place, rule } = request;
  return type === undefined
    ? NO_DRAFT
    : convertValue(source, node, createValuePlace(place, type, rule));
}

/** Engine to its `result`; an engine that found nothing (null) is absent. */
function readEngineResults(source: ValueSource, holder: FieldHolder): number {
  const { node, place, rules } = holder;
  const { drafts } = source;
  if (!isObject(source, node, place)) return NO_DRAFT;
  const signatures = drafts.addMap(source.part, node);
  const enginePlace = placeBelow(place, undefined);
  const resultPlace = createValuePlace(placeBelow(enginePlace, 'result'), TEXT, undefined);
  for (const [engine, verdict] of membersOf(source, node, place)) {
    if (!isObject(source, verdict, enginePlace)) continue;
    for (const [key, member] of membersOf(source, verdict, enginePlace)) {
      if (key === 'result') {
        const result = convertValue(source, member, resultPlace);
        if (result !== NO_DRAFT) drafts.appendEntry(signatures, result, engine);
      } else {
        source.drop(member, placeBelow(enginePlace, key), rules.exposure ?? UNKNOWN_FIELD);
      }
    }
  }
  return signatures;
}

function isFilledObject({ index }: ValueSource, node: number): boolean {
  return kindOf(index, node) === 'object' && entryOf(index.childCounts, node) > 0;
}

function isObject(source: ValueSource, node: number, place: FieldPlace): boolean {
  if (kindOf(source.index, node) === 'object') return true;
  rejectKind(source, node, place, 'an object');
  return false;
}

/** The first text of a list, for a place that nothing else filled. */
function collectFirstName(source: ValueSource, request: FieldRequest, sink: FieldSink): void {
  const { node: list, rule, fallback } = request;
  const target = rule?.target;
  const exposure = rule?.exposure ?? fallback ?? UNKNOWN_FIELD;
  const kind = kindOf(source.index, list);
  if (target === undefined || kind === 'null') return;
  if (kind !== 'array' || entryOf(source.index.childCounts, list) === 0) {
    source.drop(list, request.place, exposure);
    return;
  }
  const place = createValuePlace(placeBelow(request.place, undefined), TEXT, undefined);
  for (const node of childIds(source.index, list)) {
    if (!sink.has(...target.to) && kindOf(source.index, node) === 'string') {
      const name = convertValue(source, node, place);
      if (name !== NO_DRAFT) sink.add(...target.to, name);
      source.note('the report has no meaningful name; file_name is the first of its names');
    } else {
      source.drop(node, place, exposure);
    }
  }
}

/**
 * What the map says of a name. In a behaviour, a name that the map neither moves nor explains is the
 * module's own name.
 */
function ruleFor(rules: FieldRule, key: string): FieldRule | undefined {
  const listed = rules.members.get(key);
  const isDecided = listed?.target !== undefined || listed?.exposure !== undefined;
  if (isDecided || rules !== BEHAVIOUR_FIELDS) return listed;
  const branchType = typeOfField(VT_ROOT_TYPE, 'behaviour');
  const type = branchType === undefined ? undefined : typeOfField(branchType, key);
  if (type === undefined) return listed;
  const target = { to: ['behaviour', key], reading: 'value' } as const;
  return { target, members: listed?.members ?? new Map() };
}

function typeOfField(type: FieldType, field: string): FieldType | undefined {
  return type.kind === 'struct' ? vtMessage(type.message).fields.get(field)?.type : undefined;
}
