import { describe, expect, it } from 'vitest';
import { fakeRule } from '../../../state/fake-ports.ts';
import { countText, verdictText } from './verdict-text.ts';

describe('verdictText', () => {
  it.each([
    [fakeRule({ verdict: 'matches', nWitnesses: 3 }), 'Matches', 'a.exe · 3 witnesses'],
    [fakeRule({ verdict: 'matches', nWitnesses: 1 }), 'Matches', 'a.exe · 1 witness'],
    [fakeRule({ verdict: 'does-not-match' }), 'Does not match', 'a.exe'],
    [
      fakeRule({ verdict: 'cannot-tell', reasons: ['no report is open'] }),
      'Cannot tell',
      'no report is open',
    ],
    [fakeRule({ verdict: 'cannot-compile', reasons: ['bad'] }), 'Cannot compile', 'bad'],
    [undefined, 'No rule yet', 'Add a field of the report'],
  ])('of %o says %s', (rule, word, detail) => {
    expect(verdictText(rule, 'a.exe')).toMatchObject({ word, detail });
  });

  it('says of a text without a rule what is wrong with it', () => {
    expect(verdictText(undefined, 'a.exe', { firstError: 'no YARA' })).toMatchObject({
      word: 'Cannot compile',
      detail: 'no YARA',
    });
  });
});

describe('countText', () => {
  it('counts only what is evaluated more than once', () => {
    expect(countText({ nTrue: 1, nTotal: 1 })).toBeUndefined();
    expect(countText({ nTrue: 3, nTotal: 1241 })).toBe('3 of 1,241');
  });
});
