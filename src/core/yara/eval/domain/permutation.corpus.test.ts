import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteString } from '../../../../base/byte-string.ts';
import { printStringLiteral } from '../../syntax/literals.ts';
import { loadOracle } from '../testdata/oracle.ts';
import { ALL_PERMUTATIONS, isPermutationOf } from './permutation.ts';

const SEED = 20_270_214;
const N_DOMAINS = 300;
const N_TARGETS = 24;

const LABELS = 'paypal login my-bank www mail aa a q co city github xn--80ak'.split(' ');
const SUFFIXES =
  'com co.uk uk github.io io ck www.ck kobe.jp city.kobe.jp nowhere ex.futurecms.at compute.amazonaws.com s3.amazonaws.com 한국 xn--3e0b707e com.'.split(
    ' ',
  );
const label = fc.constantFrom(...LABELS, '');
const suffix = fc.constantFrom(...SUFFIXES, '');
const domain = fc
  .tuple(fc.array(label, { maxLength: 3 }), suffix)
  .map(([labels, end]) => [...labels, end].join('.'));

/** The domain with a change in it, as one who imitates it would make. */
const imitation = (target: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat(),
      fc.constantFrom('insert', 'delete', 'replace', 'swap', 'double', 'none'),
      fc.nat(),
    )
    .map(([place, change, choice]) => {
      const at = target.length === 0 ? 0 : place % target.length;
      const signs = 'abcdeglmnopqrstuvwxyz0189.-éɑł';
      const sign = signs.charAt(choice % signs.length);
      const [head, here, tail] = [target.slice(0, at), target.charAt(at), target.slice(at + 1)];
      switch (change) {
        case 'insert':
          return head + sign + here + tail;
        case 'delete':
          return head + tail;
        case 'replace':
          return head + sign + tail;
        case 'swap':
          return head + tail.slice(0, 1) + here + tail.slice(1);
        case 'double':
          return head + here + here + tail;
        default:
          return target;
      }
    });

const kinds = fc.constantFrom(undefined, 1n, 2n, 4n, 8n, 16n, 0n, 31n, -1n, 32n);

describe('`permutation_of` beside the engine', () => {
  it('agrees on random domains', async () => {
    const oracle = await loadOracle();
    const domains = fc.sample(domain, { seed: SEED, numRuns: N_DOMAINS });
    const disagreements: unknown[] = [];
    let nTrue = 0;
    for (const [at, raw] of domains.entries()) {
      const others = fc.sample(fc.oneof(imitation(raw), imitation(raw), domain), {
        seed: SEED + at,
        numRuns: N_TARGETS,
      });
      const chosen = fc.sample(kinds, { seed: SEED + at, numRuns: N_TARGETS });
      const rules = others.map((target, number) => {
        const kind = chosen[number];
        const more = kind === undefined ? '' : `, ${kind}`;
        const literal = printStringLiteral(toByteString(target));
        return `rule r${number} { condition: vt.metadata.itw.domain.permutation_of(${literal}${more}) }`;
      });
      const source = `import "vt"\n${rules.join('\n')}`;
      const found = oracle.evaluate(source, { metadata: { itw: { domain: { raw } } } });
      others.forEach((target, number) => {
        const kind = chosen[number] ?? ALL_PERMUTATIONS;
        const ours = isPermutationOf(toByteString(raw), toByteString(target), kind);
        if (ours) nTrue++;
        const theirs = found.matches?.includes(`r${number}`);
        if (ours !== theirs) disagreements.push({ raw, target, kind, ours, theirs });
      });
    }
    console.info(`${N_DOMAINS * N_TARGETS} pairs, ${nTrue} of them true`);
    expect(disagreements).toEqual([]);
    expect(nTrue).toBeGreaterThan(100);
  });
});
