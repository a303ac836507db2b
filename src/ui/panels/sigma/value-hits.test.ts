import { describe, expect, it } from 'vitest';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { hasHit, NO_HITS, unknownWords, withHits } from './value-hits.ts';

const KNOWN = withHits(NO_HITS, [
  { word: 'load', rules: [1, 2], results: [7] },
  { word: 'loader', rules: [1], results: [] },
]);

function row(rule: number | undefined, resultIndex?: number): JoinedSigmaRow {
  return {
    here: rule === undefined ? undefined : { rule },
    vt: resultIndex === undefined ? undefined : { resultIndex },
  } as JoinedSigmaRow;
}

describe('words in the values of events', () => {
  it.each([
    ['a rule that fires on such an event', row(2), 'load', true],
    ['a rule that does not', row(3), 'load', false],
    ['a recorded result', row(undefined, 7), 'load', true],
    ['a result of a rule that is loaded', row(3, 7), 'load', true],
    ['the number of a result that is one of a rule too', row(7, 2), 'load', false],
    ['a longer word that is known', row(2), 'loader', false],
    ['a longer word that is not known yet, by its known beginning', row(1), 'loaders', true],
    ['such a word that its beginning rules out', row(2), 'loaders', false],
    ['another word', row(1), 'oad', false],
    ['a beginning only', row(1), 'lo', false],
  ])('tell %s', (_, of, word, isHit) => {
    expect(hasHit(KNOWN, of, word)).toBe(isHit);
  });

  it('are asked for once, and single letters not at all', () => {
    expect(unknownWords(KNOWN, ['x', 'load', 'new', 'loa', 'new', ''])).toEqual(['new', 'loa']);
  });
});
