import type { EventLogsource } from '../event.ts';
import { logsourceConflicts } from '../match/logsource.ts';
import type { Logsource } from '../rule/sigma-rule.ts';
import { quoteName } from './quote-text.ts';

/** Names that a sentence lists. */
const MAX_NAMES = 3;

/**
 * Why a rule is not asked about an event at all: what its logsource asks for, and what the event is.
 * One line without a full stop; undefined when the logsource does not forbid it. Never throws.
 */
export function logsourceSentence(rule: Logsource, event: EventLogsource): string | undefined {
  if (!logsourceConflicts(rule, event)) return undefined;
  const { product, category, service } = rule;
  const others: string[] = [];
  if (product !== undefined && event.product !== undefined && event.product !== product) {
    others.push(quoteName(event.product));
  }
  if (category !== undefined && event.categories?.includes(category) === false) {
    others.push(listOf(event.categories, 'no known category'));
  }
  if (service !== undefined && event.services?.includes(service) === false) {
    others.push(listOf(event.services, 'no known service'));
  }
  const asked = [product, category, service].flatMap((name) =>
    name === undefined ? [] : [quoteName(name)],
  );
  return `the rule is for ${asked.join(', ')}; the event is of ${others.join(', ')}`;
}

function listOf(names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  const more = names.length > MAX_NAMES ? [`${names.length - MAX_NAMES} more`] : [];
  return [...names.slice(0, MAX_NAMES).map(quoteName), ...more].join(' or ');
}
