import { visibleText } from '../../base/visible-text.ts';
import { kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { previewOf, scalarTextOf, stringOf } from '../json/json-text.ts';
import { eventName } from './event-names.ts';

/** The members that say best what an object is about, in this order. */
const TITLE_KEYS = [
  'rule_title',
  'rule_msg',
  'title',
  'url',
  'hostname',
  'path',
  'key',
  'destination_ip',
  'source',
  'name',
  'id',
  'type',
] as const;

/** How much of a title stands in a row. UTF-16 code units. */
const MAX_SUMMARY = 160;

/** What an object says of itself in a row. */
export interface ElementSummary {
  readonly summary: string | undefined;
  readonly badge: string | undefined;
}

/**
 * What an object is about, for its row: the title of a Sigma result with its level as a badge, the
 * kind of event of a match context, else its most telling member. Invisible characters are drawn.
 * Nothing for objects without such members and for everything else. Never throws.
 */
export function summariseElement(index: JsonIndex, node: number): ElementSummary {
  if (kindOf(index, node) !== 'object') return { summary: undefined, badge: undefined };
  const level = memberOf(index, node, 'rule_level');
  return {
    summary: eventSummary(index, node) ?? titleOf(index, node),
    badge:
      level !== undefined && kindOf(index, level) === 'string'
        ? visibleText(stringOf(index, level))
        : undefined,
  };
}

function eventSummary(index: JsonIndex, node: number): string | undefined {
  const values = memberOf(index, node, 'values');
  if (values === undefined || kindOf(index, values) !== 'object') return undefined;
  const member = memberOf(index, values, 'EventID');
  const eventId = member === undefined ? undefined : scalarTextOf(index, member);
  if (eventId === undefined) return undefined;
  const name = eventName(eventId);
  return `event ${visibleText(eventId.slice(0, MAX_SUMMARY))}${name === undefined ? '' : `: ${name}`}`;
}

function titleOf(index: JsonIndex, node: number): string | undefined {
  for (const key of TITLE_KEYS) {
    const member = memberOf(index, node, key);
    if (member === undefined || kindOf(index, member) !== 'string') continue;
    const { text } = previewOf(index, member, MAX_SUMMARY);
    if (text !== '') return text;
  }
  return undefined;
}
