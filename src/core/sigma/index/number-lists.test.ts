import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { invertLists, joinLists, listAt } from './number-lists.ts';

const LISTS = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 5 }), { maxLength: 8 });

it('gives back the lists that were joined', () => {
  fc.assert(
    fc.property(LISTS, (lists) => {
      const joined = joinLists(lists);
      expect(lists.map((_, index) => [...listAt(joined, index)])).toEqual(lists);
    }),
    { seed: 7_017 },
  );
});

it('turns around which list has which number', () => {
  fc.assert(
    fc.property(LISTS, (lists) => {
      const inverted = invertLists(joinLists(lists), 10);
      const expected = Array.from({ length: 10 }, (_, number) =>
        lists.flatMap((list, index) => (list.includes(number) ? [index] : [])),
      );
      expect(expected.map((_, number) => [...listAt(inverted, number)])).toEqual(expected);
    }),
    { seed: 7_018 },
  );
});
