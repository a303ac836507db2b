import type { EventLogsource } from '../event.ts';
import type { Logsource } from '../rule/sigma-rule.ts';

/**
 * Whether a rule is not for an event: its product, category or service is one that the event is known
 * not to have. What either side does not tell conflicts with nothing. Never throws.
 */
export function logsourceConflicts(rule: Logsource, event: EventLogsource): boolean {
  return (
    (event.product !== undefined && rule.product !== undefined && rule.product !== event.product) ||
    isNotAmong(rule.category, event.categories) ||
    isNotAmong(rule.service, event.services)
  );
}

function isNotAmong(name: string | undefined, known: readonly string[] | undefined): boolean {
  return name !== undefined && known !== undefined && !known.includes(name);
}
