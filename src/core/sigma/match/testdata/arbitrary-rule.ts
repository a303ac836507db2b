import * as fc from 'fast-check';

import type { Sketch, SketchBody } from '../../compile/testdata/build-rule.ts';
import type { JsonObject } from './verdict-of.ts';

const FIELDS = ['A', 'B', 'C'] as const;

const field = fc.constantFrom(...FIELDS);
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '1'), maxLength: 4 });
const sigmaText = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', '*', '?'), maxLength: 3 });

const keyed = fc.oneof(
  fc.tuple(fc.constantFrom('', '|contains', '|startswith', '|endswith'), sigmaText),
  fc.tuple(fc.constantFrom('|cased', '|contains|cased', '|contains|neq'), sigmaText),
  fc.tuple(fc.constant('|re'), fc.constantFrom('^a', 'b$', 'a.b', '^a*$', '\\bb', '1|b', 'a*')),
  fc.tuple(fc.constantFrom('', '|gt', '|lte', '|neq'), fc.constantFrom(1, 11)),
  fc.tuple(fc.constant(''), fc.constantFrom(null, '*')),
  fc.tuple(fc.constant('|exists'), fc.boolean()),
  fc.tuple(
    fc.constantFrom('|fieldref', '|fieldref|startswith', '|fieldref|neq', '|fieldref|endswith'),
    field,
  ),
);

const item = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(field, keyed).map(([name, [key, value]]) => ({ [name + key]: value })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        field,
        fc.constantFrom('|contains|all', '|contains', ''),
        fc.array(sigmaText, { minLength: 2, maxLength: 3 }),
      )
      .map(([name, key, values]) => ({ [name + key]: values })),
  },
);

const keywords = fc.array(sigmaText, { minLength: 1, maxLength: 2 });

const selection: fc.Arbitrary<SketchBody> = fc.oneof(
  { weight: 4, arbitrary: item },
  { weight: 2, arbitrary: fc.tuple(item, item).map(([a, b]) => ({ ...a, ...b })) },
  { weight: 1, arbitrary: fc.tuple(item, item).map(([a, b]) => [a, b]) },
  { weight: 1, arbitrary: keywords },
  { weight: 1, arbitrary: keywords.map((values) => ({ '|all': values })) },
);

const CONDITIONS = [
  ['x', 'not x', 'x and y', 'x or y', 'x and not y', 'not (x and y) or z', '2 of them'],
  ['all of them', '1 of them and not z', 'not 1 of them', 'x or not y and z'],
].flat();

/** Rules of up to three selections over the fields A, B and C. */
export const arbitraryRule: fc.Arbitrary<Sketch> = fc
  .tuple(selection, selection, selection, fc.constantFrom(...CONDITIONS))
  .map(([x, y, z, condition]) => ({ x, y, z, condition }));

const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(1, 11, null, true) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 2 }) },
);

/** Events that have some of the fields A, B and C. */
export const arbitraryFields: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(field, value), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));
