import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { prepareValue } from './prepared-value.ts';
import { rememberAnswers } from './remember-answers.ts';

describe('a test that remembers', () => {
  it('is asked once for a value that comes again', () => {
    const asked: string[] = [];
    const test = rememberAnswers(({ text }) => asked.push(text) > 0 && text === 'a');
    const values = ['a', 'b'].map(prepareValue);
    const answers = [...values, ...values].map(test);
    expect(answers).toEqual([true, false, true, false]);
    expect(asked).toEqual(['a', 'b']);
  });

  it('answers as the test does, however many values there are', () => {
    const values = Array.from({ length: 300 }, (_, index) => prepareValue(`${index}`));
    const asks = fc.array(fc.integer({ min: 0, max: values.length - 1 }), { maxLength: 600 });
    const isEven = ({ text }: { readonly text: string }) => Number(text) % 2 === 0;
    fc.assert(
      fc.property(asks, (order) => {
        const test = rememberAnswers(isEven);
        const asked = order.flatMap((at) => values[at] ?? []);
        expect(asked.map(test)).toEqual(asked.map(isEven));
      }),
      { seed: 41, numRuns: 200 },
    );
  });

  it('does not take two values of the same text for one value', () => {
    const test = rememberAnswers(() => true);
    expect(test(prepareValue('x'))).toBe(true);
    expect(prepareValue('x').number).not.toBe(prepareValue('x').number);
  });
});
