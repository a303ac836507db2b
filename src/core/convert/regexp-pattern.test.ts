import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchesRegexp } from '../sigma/regexp/compiled-regexp.ts';
import { translateRegexp } from '../sigma/regexp/translate-regexp.ts';
import { matchPattern } from './testdata/match-pattern.ts';
import { regexpPattern } from './regexp-pattern.ts';

/** A regular expression of a Sigma rule, its flags, and the same for YARA. */
type Row = readonly [written: string, flags: string, pattern: string, flagsOfYara: string];

const ROWS: readonly Row[] = [
  ['abc', '', 'abc', ''],
  ['abc', 'i', 'abc', 'i'],
  ['(?i)abc', '', 'abc', 'i'],
  ['a(?i:bc)d', '', 'a(?i:bc)d', ''],
  ['a/b', '', 'a\\/b', ''],
  ['^a$', '', '^a\\n?$', ''],
  ['^a$', 'm', '(?m:^)a(?m:$)', ''],
  ['\\Aa\\z', '', '^a$', ''],
  ['.*a.*', '', 'a', ''],
  ['a.*b', '', 'a.*b', ''],
  ['a.*b', 's', 'a(?s:.)*b', ''],
  ['a.b', 's', 'a(?:[^\\x80-\\xbf][\\x80-\\xbf]*)b', ''],
  ['[^"]+x', '', '[^"]+x', ''],
  ['a[^b]c', '', 'a(?:[^b\\x80-\\xff]|[\\xc0-\\xff][\\x80-\\xbf]*)c', ''],
  ['[a-c_]{2,5}', '', '[a-c_]{2,5}', ''],
  ['[a-c]', 'i', '[a-c]', 'i'],
  ['\\d\\w', '', '\\d\\w', ''],
  ['\\s', '', '\\s', ''],
  ['[\\s"]x', '', '[\\s"]x', ''],
  ['[aé]', '', '(?:[a]|é)', ''],
  ['é+', 'i', '(?:é|É)+', ''],
  ['(?:ab|cd)+?', '', '(?:ab|cd)+?', ''],
  ['\\bx\\B', '', '\\bx\\B', ''],
];

const PIECES = [
  ['a', 'B', 'é', '.', '.*', '.?', '[^a]', '[^a]*', '[aé-ë]', '\\w', '\\W', '\\s', '[\\s\\S]'],
  ['\\d+', '^', '$', '(?:a|é)', '(?i:bÉ)', '.{2}', '[^\\n]{1,2}', '\\b', '[\\W_]+', '\\S'],
].flat();

describe('a regular expression of a rule', () => {
  it.each(ROWS)('%s with the flags `%s`', (written, flags, pattern, flagsOfYara) => {
    expect(regexpPattern(written, flags)).toEqual({
      ok: true,
      value: { pattern, flags: flagsOfYara },
    });
  });

  it.each([
    ['\\p{Greek}x', /class of characters/],
    ['[^é]', /all but some characters beyond ASCII/],
    ['[\\x{400}-\\x{4ff}]', /many characters beyond ASCII/],
  ])('%s is told as what YARA cannot say', (written, message) => {
    const result = regexpPattern(written, '');
    expect(result.ok ? '' : result.error).toMatch(message);
  });

  it('matches the same texts', () => {
    const piece = fc.constantFrom(...PIECES);
    const text = fc.string({
      unit: fc.constantFrom('a', 'A', 'b', 'B', 'é', 'É', 'ë', '1', ' ', '\n', '_', '😀', '-'),
      maxLength: 7,
    });
    let nMatches = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', 'i', 's', 'm'),
        fc.array(text, { minLength: 1, maxLength: 6 }),
        (pieces, flags, texts) => {
          const written = pieces.join('');
          const source = translateRegexp(written, flags);
          const pattern = regexpPattern(written, flags);
          if (!source.ok || !pattern.ok) return;
          for (const each of texts) {
            const isMatch = matchesRegexp(source.value, each);
            if (isMatch) nMatches++;
            expect([each, matchPattern(pattern.value, each)]).toEqual([each, isMatch]);
          }
        },
      ),
      { seed: 20_261_124, numRuns: 800 },
    );
    expect(nMatches).toBeGreaterThan(200);
  });
});
