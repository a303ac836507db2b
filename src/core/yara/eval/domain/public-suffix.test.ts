import { describe, expect, it } from 'vitest';
import { fromByteString, toByteString } from '../../../../base/byte-string.ts';
import { publicSuffixLength } from './public-suffix.ts';

function suffixOf(name: string): string {
  const bytes = toByteString(name);
  return fromByteString(bytes.slice(bytes.length - publicSuffixLength(bytes)));
}

describe('the public suffix of a name', () => {
  it.each([
    ['example.org', 'org'],
    ['www.example.co.uk', 'co.uk'],
    ['uk', 'uk'],
    ['example.nowhere', 'nowhere'],
    ['a.b.c.nowhere', 'nowhere'],
    ['me.github.io', 'github.io'],
    ['example.org.', 'org.'],
    ['', ''],
    ['.', '.'],
    ['a..', '.'],
    ['.org', 'org'],
    // A rule for all names of a level, and an exception from it.
    ['a.b.ck', 'b.ck'],
    ['b.ck', 'b.ck'],
    ['ck', 'ck'],
    ['www.ck', 'ck'],
    ['a.www.ck', 'ck'],
    ['x.city.kobe.jp', 'kobe.jp'],
    ['x.other.kobe.jp', 'other.kobe.jp'],
    // A label at which no rule ends.
    ['funkfeuer.at', 'at'],
    ['x.wien.funkfeuer.at', 'wien.funkfeuer.at'],
    ['x.funkfeuer.at', 'at'],
    // The list is in lower case and in letters.
    ['example.ORG', 'ORG'],
    ['example.한국', '한국'],
    ['example.CO.UK', 'UK'],
  ])('%s: %s', (name, suffix) => {
    expect(suffixOf(name)).toBe(suffix);
  });
});
