import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreRulePack, RULE_PACK_VERSION } from './rule-packs.ts';

const RECORD = { version: RULE_PACK_VERSION, name: 'rules.zip', pack: new Uint8Array([1, 2]) };

describe('restoreRulePack', () => {
  it('gives back what was saved', () => {
    expect(restoreRulePack(RECORD)).toEqual({
      ok: true,
      value: { name: 'rules.zip', pack: new Uint8Array([1, 2]) },
    });
  });

  it('refuses a newer version in words', () => {
    const newer = { version: RULE_PACK_VERSION + 1, rules: 'another shape' };
    expect(restoreRulePack(newer)).toMatchObject({ ok: false, error: { kind: 'newer-version' } });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['no version', { name: 'a', pack: new Uint8Array() }],
    ['a name that is none', { ...RECORD, name: 1 }],
    ['bytes that are none', { ...RECORD, pack: [1, 2] }],
    ['a list', []],
  ])('calls %s damaged', (_, stored) => {
    expect(restoreRulePack(stored)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(() => restoreRulePack(stored)).not.toThrow();
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
