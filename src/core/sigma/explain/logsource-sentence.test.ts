import { expect, it } from 'vitest';
import type { EventLogsource } from '../event.ts';
import type { Logsource } from '../rule/sigma-rule.ts';
import { logsourceSentence } from './logsource-sentence.ts';

const NOTHING = { product: undefined, category: undefined, service: undefined };
const UNKNOWN = { product: undefined, categories: undefined, services: undefined };

it.each<[name: string, Partial<Logsource>, Partial<EventLogsource>, string | undefined]>([
  ['says nothing where both agree', { product: 'linux' }, { product: 'linux' }, undefined],
  ['says nothing where the event does not tell', { category: 'dns_query' }, {}, undefined],
  [
    'names the product',
    { product: 'linux', category: 'file_event' },
    { product: 'windows', categories: ['file_event'] },
    'the rule is for linux, file_event; the event is of windows',
  ],
  [
    'names the categories',
    { category: 'file_event' },
    { categories: ['registry_event', 'registry_set'] },
    'the rule is for file_event; the event is of registry_event or registry_set',
  ],
  [
    'cuts a long list',
    { service: 'x' },
    { services: ['a', 'b', 'c', 'd'] },
    'the rule is for x; the event is of a or b or c or 1 more',
  ],
  [
    'says that there is none',
    { category: 'x', service: 'y' },
    { categories: [], services: [] },
    'the rule is for x, y; the event is of no known category, no known service',
  ],
])('%s', (_name, rule, event, sentence) => {
  expect(logsourceSentence({ ...NOTHING, ...rule }, { ...UNKNOWN, ...event })).toBe(sentence);
});
