import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleFileName } from './rule-file-name.ts';

describe('ruleFileName', () => {
  it.each([
    ['sigma_example_registry_keys', 'sigma_example_registry_keys.yar'],
    [undefined, 'rule.yar'],
    ['', 'rule.yar'],
    ['../../x', '_.._x.yar'],
    ['..', 'rule.yar'],
    ['CON', 'rule_CON.yar'],
    ['com1.x', 'rule_com1.x.yar'],
    ['a\u202egnp.yar', 'a_gnp.yar.yar'],
    ['🦊🦊', 'rule.yar'],
    ['a'.repeat(300), `${'a'.repeat(80)}.yar`],
  ])('of %j is %s', (name, fileName) => {
    expect(ruleFileName(name)).toBe(fileName);
  });

  it('is a plain name for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(ruleFileName(name)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,84}\.yar$/);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
