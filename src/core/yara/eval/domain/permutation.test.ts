import { describe, expect, it } from 'vitest';
import { toByteString } from '../../../../base/byte-string.ts';
import { ALL_PERMUTATIONS, isPermutationOf } from './permutation.ts';

function imitates(domain: string, target: string, kinds = ALL_PERMUTATIONS): boolean {
  return isPermutationOf(toByteString(domain), toByteString(target), kinds);
}

const KINDS = { typo: 1n, homoglyph: 2n, hyphenation: 4n, subdomain: 8n, bitsquatting: 16n };

function kindsOf(domain: string, target: string): readonly string[] {
  return Object.entries(KINDS)
    .filter(([, kind]) => imitates(domain, target, kind))
    .map(([name]) => name);
}

describe('a domain that imitates another', () => {
  it.each([
    ['xample.org', 'example.org', ['typo']],
    ['exampl.org', 'example.org', ['typo']],
    ['exxample.org', 'example.org', ['typo']],
    ['examplee.org', 'example.org', ['typo']],
    ['exanple.org', 'example.org', ['typo', 'homoglyph']],
    ['exsmple.org', 'example.org', ['typo']],
    ['rexample.org', 'example.org', ['typo']],
    ['exaple.org', 'example.org', ['typo']],
    ['xeample.org', 'example.org', ['typo']],
    ['examlpe.org', 'example.org', []],
    ['oxample.org', 'example.org', ['typo']],
    ['éxàmple.org', 'example.org', ['homoglyph']],
    ['exarnple.org', 'example.org', []],
    ['ex-ample.org', 'example.org', ['hyphenation']],
    ['e-xam-ple.org', 'example.org', ['hyphenation']],
    ['ex.ample.org', 'example.org', ['subdomain']],
    ['example.co.uk.org', 'example.org', []],
    ['dxample.org', 'example.org', ['typo', 'bitsquatting']],
    ['e8ample.org', 'example.org', ['bitsquatting']],
    ['examplg.org', 'example.org', ['bitsquatting']],
    ['examplev.org', 'example.org', []],
    ['mexample.org', 'example.org', []],
  ])('%s for %s: %j', (domain, target, kinds) => {
    expect(kindsOf(domain, target)).toEqual(kinds);
    expect(imitates(domain, target)).toBe(kinds.length > 0);
  });

  it.each([
    ['example.org', 'example.org'],
    ['www.example.org', 'www.example.org'],
    ['exampl.org', 'example.com'],
    ['exampl.co.uk', 'example.uk'],
    ['exampl.org', ''],
    ['', 'example.org'],
    ['.', 'example.org'],
    ['org', 'example.org'],
    ['.org', 'example.org'],
    ['ww.org', 'www.org'],
    ['exampl.org.', 'example.org'],
    ['EXAMPL.org', 'example.org'],
    ['exampl.org', 'www.org'],
  ])('%j does not imitate %j', (domain, target) => {
    expect(imitates(domain, target)).toBe(false);
  });

  it('is compared without its host, and without that of the other', () => {
    expect(imitates('login.exampl.org', 'www.example.org')).toBe(true);
    expect(imitates('exampl.org.', 'example.org.')).toBe(true);
  });

  it('needs valid text', () => {
    expect(isPermutationOf('exampl\xff.org', 'example.org', ALL_PERMUTATIONS)).toBe(false);
  });

  it('takes its time on names of any length', () => {
    const long = 'ab'.repeat(100_000);
    expect(imitates(`${long}x.org`, `${long}.org`)).toBe(false);
    expect(imitates(`${long}b.org`, `${long}.org`)).toBe(true);
  });
});
