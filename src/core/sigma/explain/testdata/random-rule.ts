import * as fc from 'fast-check';
import type { RuleNode } from '../../compile/compiled-rule.ts';
import type { EventValue, Loss, SigmaEvent } from '../../event.ts';
import { item, type PlainValue } from './explain-item.ts';

const FIELDS = ['A', 'B', 'c.d'] as const;

const TEXT = fc.oneof(
  fc.constantFrom('', '-', 'a', 'ab', 'A\\b', 'aß', 'İx', '😀', 'YWJj', 'ywjj', ' -a', ' /a', '5'),
  fc.constantFrom('5.0', '10.1.2.3', 'fe80::1', '2025-03-10 09:06:12', 'true', '__proto__'),
  fc.constantFrom('a', 'b', 'A', 'ab', 'a*', '?b', 'ba'),
  fc.stringMatching(/^[abA5*? \\]{0,5}$/),
);
const VALUE: fc.Arbitrary<PlainValue> = fc.oneof(
  { weight: 6, arbitrary: TEXT },
  fc.constantFrom<PlainValue[]>(5, 0, true, false, null),
);
const TEXT_KEYS = fc.constantFrom(
  '',
  '|contains',
  '|startswith',
  '|endswith',
  '|contains|all',
  '|cased',
  '|neq',
  '|cased|contains',
  '|windash|contains',
  '|base64|contains',
  '|contains|neq',
);
const FIELD = fc.constantFrom(...FIELDS, 'A', 'B', 'gone');

const TEXT_ITEM = fc
  .tuple(FIELD, TEXT_KEYS, fc.array(VALUE, { minLength: 1, maxLength: 4 }))
  .map(([field, key, values]) => item(field + key, ...textsIf(key, values)));
const KEYWORDS = fc
  .tuple(fc.constantFrom('', '|all', '|cased'), fc.array(TEXT, { minLength: 1, maxLength: 3 }))
  .map(([key, values]) => item(key, ...values));

const ITEM = fc.oneof(
  { weight: 10, arbitrary: TEXT_ITEM },
  { weight: 3, arbitrary: KEYWORDS },
  fc
    .tuple(FIELD, fc.constantFrom('a', '^a', 'b$', '[A-Z]', '.', '5|x'))
    .map(([field, source]) => item(`${field}|re`, source)),
  fc.tuple(FIELD, fc.boolean()).map(([field, value]) => item(`${field}|exists`, value)),
  fc
    .tuple(FIELD, fc.constantFrom('lt', 'gte'), fc.nat(6))
    .map(([field, key, n]) => item(`${field}|${key}`, n)),
  fc
    .tuple(FIELD, fc.constantFrom('10.0.0.0/8', 'fe80::/10'))
    .map(([field, network]) => item(`${field}|cidr`, network)),
  fc
    .tuple(FIELD, FIELD, fc.constantFrom('', '|contains', '|endswith', '|neq'))
    .map(([field, other, key]) => item(`${field}|fieldref${key}`, other)),
  FIELD.map((field) => item(`${field}|hour|gte`, 9)),
  FIELD.map((field) => item(`${field}|expand`, '%hosts%')),
);

/** Values that a modifier for text takes. */
function textsIf(key: string, values: readonly PlainValue[]): readonly PlainValue[] {
  if (key === '' || key === '|neq') return values;
  return values.map((value) => (typeof value === 'string' && value !== '' ? value : 'b'));
}

const { node } = fc.letrec<{ node: RuleNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 2, arbitrary: ITEM },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('and', 'or'),
        children: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
      }),
    },
    fc.record({ kind: fc.constant('not'), child: tie('node') }),
    fc.record({
      kind: fc.constant('at-least'),
      count: fc.constantFrom(1, 2, 4),
      children: fc.array(tie('node'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('selection'), name: TEXT, child: tie('node') }),
    fc.constant<RuleNode>({ kind: 'never' }),
  ),
}));

/** Conditions over a few fields, with values that are often in `RANDOM_EVENT`. */
export const RANDOM_CONDITION = node;

const LEAF: fc.Arbitrary<EventValue> = fc.oneof(
  { weight: 5, arbitrary: TEXT },
  fc.constantFrom<EventValue[]>(null, 5, true, 5n),
  TEXT.map((text) => new Map<string, EventValue>([['d', text]])),
);
const VALUES = fc.oneof({ weight: 3, arbitrary: LEAF }, fc.array(LEAF, { maxLength: 3 }));
const LOSS = fc.constantFrom<Loss>(
  { kind: 'truncated' },
  { kind: 'end-only' },
  { kind: 'hashed' },
  { kind: 'fragment', part: 1, of: 2 },
);

/** Events whose fields may be missing, lists, maps, null, or not what happened. */
export const RANDOM_EVENT: fc.Arbitrary<SigmaEvent> = fc.record({
  fields: fc
    .record({ A: VALUES, B: VALUES, c: VALUES, x: VALUES }, { requiredKeys: [] })
    .map((fields) => new Map(Object.entries(fields))),
  logsource: fc.constant({ product: undefined, categories: undefined, services: undefined }),
  missing: fc.constantFrom<SigmaEvent['missing'][]>(
    { kind: 'absent' },
    { kind: 'not-recorded' },
    { kind: 'not-recorded', only: new Set(['gone']) },
  ),
  losses: fc
    .array(fc.tuple(fc.constantFrom('A', 'B'), LOSS), { maxLength: 1, size: '-1' })
    .map((entries) => new Map(entries)),
  time: fc.constant(undefined),
});
