import { binaryNode, stringNode, unaryNode } from '../livehunt/expression-nodes.ts';
import { SYSMON_EVENTS, sysmonCategories } from '../events/windows/sysmon-events.ts';
import { WINDOWS_EVENTS } from '../events/windows/windows-events.ts';
import type { RuleNode, Test } from '../sigma/compile/compiled-rule.ts';
import { contextValue } from './context-source.ts';
import { allOf, anyOf, testFormula, TRUE, type KnownFormula } from './formula.ts';

/** An event of Windows that VirusTotal keeps contexts of. */
export interface RecordedKind {
  readonly eventId: string;
  readonly fields: ReadonlySet<string>;
  /** Values of EventType that make it one of the category; undefined where it always is. */
  readonly eventTypes: readonly string[] | undefined;
}

/** EventTypes of Sysmon's event 12. */
const KEY_EVENT_TYPES = ['CreateKey', 'DeleteKey', 'DeleteValue'] as const;

/** The events of a category, by its name in Sigma's taxonomy; none for one that Windows does not log. */
export function eventsOfCategory(category: string): readonly RecordedKind[] {
  const kinds: RecordedKind[] = [];
  for (const [eventId, { categories, fields }] of SYSMON_EVENTS) {
    if (!categories.includes(category)) continue;
    kinds.push({ eventId, fields: new Set(fields), eventTypes: typesOf(eventId, category) });
  }
  for (const [eventId, { categories, fields }] of WINDOWS_EVENTS) {
    if (!categories.includes(category)) continue;
    kinds.push({ eventId, fields: new Set(fields), eventTypes: undefined });
  }
  return kinds;
}

function typesOf(eventId: string, category: string): readonly string[] | undefined {
  const types = KEY_EVENT_TYPES.filter((type) =>
    sysmonCategories(eventId, type).includes(category),
  );
  return types.length === 0 || types.length === KEY_EVENT_TYPES.length ? undefined : types;
}

/**
 * That a context is of one of these events, where the fields that the rule asks for do not tell: other
 * events have them too. A context without EventID may be of any. Never throws. O(rule · events).
 */
export function eventGuard(root: RuleNode, events: readonly RecordedKind[]): KnownFormula {
  if (events.length === 0) return TRUE;
  const asked = requiredFields(root);
  if (asked === 'all' || asked.has('EventID')) return TRUE;
  const required = new Set(
    [...asked].filter((field) => events.some((event) => event.fields.has(field))),
  );
  const own = events.filter((event) => hasAll(event, required));
  const wanted = own.length === 0 ? events : own;
  const isPlain = wanted.every(({ eventTypes }) => eventTypes === undefined);
  if (isPlain && !othersHave(required, events)) return TRUE;
  return anyOf([
    testFormula(unaryNode('not', unaryNode('defined', contextValue('EventID')))),
    ...wanted.map(isEvent),
  ]);
}

/** A field of most events of Sysmon, of no others, and in nearly all contexts of them. */
const SYSMON_FIELD = 'Image';

/**
 * That a context is not of Sysmon, for rules on another channel, which contexts do not name: where the
 * rule asks for no EventID, or for one that Sysmon has too. Never throws. O(rule).
 */
export function channelGuard(root: RuleNode): KnownFormula {
  const asked = requiredFields(root);
  const isTold = asked === 'all' || (asked.has('EventID') && !eventIdsOf(root).some(isOfSysmon));
  if (isTold) return TRUE;
  return testFormula(unaryNode('not', unaryNode('defined', contextValue(SYSMON_FIELD))));
}

function isOfSysmon(eventId: string | undefined): boolean {
  return eventId === undefined || SYSMON_EVENTS.has(eventId);
}

/** The EventIDs that a rule asks for, anywhere in it; undefined for a test that is no plain number. */
function eventIdsOf(root: RuleNode): readonly (string | undefined)[] {
  const found: (string | undefined)[] = [];
  const pending: RuleNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ('children' in node) pending.push(...node.children);
    else if ('child' in node) pending.push(node.child);
    else if (node.kind === 'item' && node.field === 'EventID') {
      for (const test of node.groups.flatMap(({ tests }) => tests)) found.push(eventIdOf(test));
    }
  }
  return found;
}

function eventIdOf(test: Test): string | undefined {
  if (test.kind === 'number') return test.text;
  const [only, ...rest] = test.kind === 'pattern' ? test.pattern : [];
  return typeof only === 'string' && rest.length === 0 ? only : undefined;
}

function isEvent({ eventId, eventTypes }: RecordedKind): KnownFormula {
  const isId = testFormula(binaryNode(contextValue('EventID'), '==', stringNode(eventId)));
  if (eventTypes === undefined) return isId;
  const isType = eventTypes.map((type) =>
    testFormula(binaryNode(contextValue('EventType'), 'iequals', stringNode(type))),
  );
  return allOf([isId, anyOf(isType)]);
}

function hasAll({ fields }: Pick<RecordedKind, 'fields'>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].every((field) => fields.has(field));
}

/** Whether an event that is none of these has all of the fields. */
function othersHave(required: ReadonlySet<string>, events: readonly RecordedKind[]): boolean {
  const own = new Set(events.map(({ eventId }) => eventId));
  const all = [...SYSMON_EVENTS, ...WINDOWS_EVENTS];
  return all.some(
    ([eventId, { fields }]) => !own.has(eventId) && hasAll({ fields: new Set(fields) }, required),
  );
}

/** The fields that an event has in any case if the rule holds; `all` where it never does. */
function requiredFields(node: RuleNode): ReadonlySet<string> | 'all' {
  switch (node.kind) {
    case 'and':
      return node.children.map(requiredFields).reduce(union, NONE);
    case 'or':
    case 'at-least':
      return node.children.map(requiredFields).reduce(intersection, 'all');
    case 'selection':
      return requiredFields(node.child);
    case 'item': {
      const { field, isNegated, linking, groups } = node;
      const needs = groups.map(({ tests }) => tests.every(needsField));
      const ofValues = linking === 'all' ? needs.includes(true) : !needs.includes(false);
      const isRequired = !isNegated && ofValues;
      return field === undefined || !isRequired ? NONE : new Set([field]);
    }
    case 'not':
      return NONE;
    case 'never':
      return 'all';
  }
}

const NONE: ReadonlySet<string> = new Set();

function needsField(test: Test): boolean {
  return test.kind !== 'null' && !(test.kind === 'exists' && !test.value);
}

function union(
  a: ReadonlySet<string> | 'all',
  b: ReadonlySet<string> | 'all',
): ReadonlySet<string> | 'all' {
  return a === 'all' || b === 'all' ? 'all' : new Set([...a, ...b]);
}

function intersection(
  a: ReadonlySet<string> | 'all',
  b: ReadonlySet<string> | 'all',
): ReadonlySet<string> | 'all' {
  if (a === 'all') return b;
  return b === 'all' ? a : new Set([...a].filter((field) => b.has(field)));
}
