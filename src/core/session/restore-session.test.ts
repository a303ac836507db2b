import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreSession } from './restore-session.ts';

const FILE = { name: 'report.json', bytes: new Uint8Array([123, 125]) };
const SESSION = {
  version: 1,
  ruleText: 'rule a { condition: true }',
  files: [FILE],
  activeSha256: 'ab',
  savedAtMs: 5,
};

describe('restoreSession', () => {
  it('gives back what was saved', () => {
    expect(restoreSession(SESSION)).toEqual({ ok: true, value: SESSION });
  });

  it('gives back what was chosen from a list', () => {
    const session = { ...SESSION, files: [{ ...FILE, choice: 12 }] };
    expect(restoreSession(session)).toEqual({ ok: true, value: session });
  });

  it.each([undefined, null])('takes %s for nothing saved', (stored) => {
    expect(restoreSession(stored)).toEqual({ ok: true, value: undefined });
  });

  it('refuses a newer version in words', () => {
    expect(restoreSession({ ...SESSION, version: 2, ruleText: 7 })).toMatchObject({
      ok: false,
      error: { kind: 'newer-version' },
    });
  });

  it.each([
    ['no version', { ruleText: '' }],
    ['a text that is none', { ...SESSION, ruleText: 1 }],
    ['files that are none', { ...SESSION, files: [{ name: 'x' }] }],
    ['a choice that is no node', { ...SESSION, files: [{ ...FILE, choice: -1 }] }],
    ['a list', []],
    ['a text', 'session'],
  ])('calls %s damaged', (_, stored) => {
    expect(restoreSession(stored)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(() => restoreSession(stored)).not.toThrow();
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
