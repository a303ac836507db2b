import { compileRule } from '../../sigma/compile/compile-rule.ts';
import { evaluateAll } from '../../sigma/match/evaluate-rule.ts';
import { createEventReader } from '../../sigma/match/prepared-event.ts';
import { readSigmaFile } from '../../sigma/rule/read-sigma-file.ts';
import type { RecordedEvent } from '../recorded-event.ts';

/**
 * How often a rule fires on events, and after a `?` how often it may. logsource: `product`,
 * `product/category` or `product//service`; detection: its selections, without a condition they must all
 * hold.
 */
export function fires(
  logsource: string,
  detection: string,
  events: readonly RecordedEvent[],
): string {
  const [product, category, service] = logsource.split('/');
  const parts = Object.entries({ product, category, service }).filter(([, name]) => name);
  const hasCondition = detection.includes('condition:');
  const text = `title: made
logsource: { ${parts.map(([key, name]) => `${key}: ${name}`).join(', ')} }
detection:
${(hasCondition ? detection : `s:\n${detection.replaceAll(/^/gm, '  ')}\ncondition: s`).replaceAll(/^/gm, '  ')}
`;
  const rules = readSigmaFile('made.yml', text).documents.flatMap((document) =>
    document.kind === 'detection' ? (compileRule(document).rule ?? []) : [],
  );
  const read = createEventReader();
  const { matches } = evaluateAll(
    rules,
    events.map(({ event }) => read(event)),
  );
  const nYes = matches.filter(({ truth }) => truth === 'yes').length;
  const nUnknown = matches.length - nYes;
  return nUnknown === 0 ? String(nYes) : `${nYes}?${nUnknown}`;
}
