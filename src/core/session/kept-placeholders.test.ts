import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  placeholderRecord,
  PLACEHOLDERS_VERSION,
  restorePlaceholders,
} from './kept-placeholders.ts';

const VALUES = new Map([
  ['admins', ['root', 'Administrator']],
  ['__proto__', ['x']],
]);

describe('restorePlaceholders', () => {
  it('gives back what was saved, also as plain data', () => {
    expect(restorePlaceholders(placeholderRecord(VALUES))).toEqual({ ok: true, value: VALUES });
    const copied: unknown = structuredClone(placeholderRecord(VALUES));
    expect(restorePlaceholders(copied)).toEqual({ ok: true, value: VALUES });
  });

  it.each([undefined, null])('takes %s for nothing kept', (stored) => {
    expect(restorePlaceholders(stored)).toEqual({ ok: true, value: new Map() });
  });

  it('refuses a newer version in words', () => {
    const newer = { version: PLACEHOLDERS_VERSION + 1, names: 'another shape' };
    expect(restorePlaceholders(newer)).toMatchObject({
      ok: false,
      error: { kind: 'newer-version' },
    });
  });

  it.each([
    ['no version', { values: [] }],
    ['values that are none', { version: 1, values: 'a' }],
    ['a name that is none', { version: 1, values: [[1, []]] }],
    ['a value that is no text', { version: 1, values: [['a', [1]]] }],
    ['a list', []],
  ])('calls %s damaged', (_, stored) => {
    expect(restorePlaceholders(stored)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(() => restorePlaceholders(stored)).not.toThrow();
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
