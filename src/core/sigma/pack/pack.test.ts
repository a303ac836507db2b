import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LINKS, type Ruleset } from '../compile/ruleset.ts';
import { createSigmaMatcher, matchAll } from '../index/sigma-matcher.ts';
import { buildEvent } from '../match/testdata/verdict-of.ts';
import { FILES_SECTION } from './pack-layout.ts';
import { readPack } from './read-pack.ts';
import {
  isPack,
  PACK_VERSION,
  packSection,
  readSections,
  unpackSection,
  writeSections,
} from './sections.ts';
import { RANDOM_RULESET } from './testdata/random-ruleset.ts';
import { writePack } from './write-pack.ts';

const SEED = 7_013;
const NOTHING = new Uint8Array();

/** Everything of a ruleset as plain data. */
function plain(ruleset: Ruleset): unknown {
  return {
    ...ruleset,
    witnesses: undefined,
    correlations: ruleset.correlations.map(({ origin, members }) => ({ origin, members })),
    links: {
      filters: ruleset.links.filters.map(({ origin, rules }) => ({ origin, rules })),
      openCorrelations: ruleset.links.openCorrelations.map(({ origin }) => origin),
      placeholders: ruleset.links.placeholders,
    },
    files: ruleset.files.map(({ name, readText }) => ({ name, text: readText() })),
  };
}

/** What reading says: `ok`, or the kind and the words of the error. */
function outcomeOf(bytes: Uint8Array): string {
  const result = readPack(bytes);
  return result.ok ? 'ok' : `${result.error.kind}: ${result.error.message}`;
}

const EVENTS = [
  buildEvent({ '': 'a', a: '\\cmd.exe', b: 1, __proto__: null }),
  buildEvent({ a: ['x', null], é: 'é' }, { missing: { kind: 'not-recorded' } }),
  buildEvent({ a: 'x' }, { losses: { a: { kind: 'truncated' } } }),
];

const DAMAGED = 'damaged: The pack is damaged: make it again from its rules';
const SAMPLE = fc.sample(RANDOM_RULESET, { seed: SEED, numRuns: 8 });

describe('a pack', () => {
  it('gives back the ruleset that was written', () => {
    fc.assert(
      fc.property(RANDOM_RULESET, (ruleset) => {
        const result = readPack(writePack(ruleset));
        expect(result.ok && plain(result.value)).toEqual(plain(ruleset));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('is read as well from bytes of Node, which are pieces of a larger buffer', () => {
    fc.assert(
      fc.property(RANDOM_RULESET, (ruleset) => {
        const result = readPack(Buffer.from(writePack(ruleset)));
        expect(result.ok && plain(result.value)).toEqual(plain(ruleset));
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  it('is the same whenever it is written, and when it is written out of a pack', () => {
    for (const ruleset of SAMPLE) {
      const bytes = writePack(ruleset);
      const read = readPack(bytes);
      expect(read.ok && writePack(read.value)).toEqual(bytes);
      expect(writePack(ruleset)).toEqual(bytes);
    }
  });

  it('leaves spans out and shares like tests', () => {
    const span = { start: 0, end: 1 };
    const test = { kind: 'number', text: '1' } as const;
    const item = {
      kind: 'item',
      field: 'EventID',
      linking: 'any',
      isNegated: false,
      modifiers: [],
      groups: [
        { tests: [test], span },
        { tests: [{ ...test }], span },
      ],
      span,
    } as const;
    const base = SAMPLE.find(({ rules }) => rules.length > 0) ?? SAMPLE[0];
    const rule = base?.rules[0];
    const ruleset = {
      ...base,
      rules: [{ ...rule, root: item }],
      origins: [{ file: 0, span }],
      correlations: [],
      links: NO_LINKS,
      witnesses: undefined,
    };
    const read = readPack(writePack(ruleset as Ruleset));
    const root = read.ok ? read.value.rules[0]?.root : undefined;
    expect(JSON.stringify(root)).not.toContain('span');
    const groups = root?.kind === 'item' ? root.groups : [];
    expect(groups).toHaveLength(2);
    expect(groups[0]?.tests[0]).toBe(groups[1]?.tests[0]);
  });
});

describe('what is no pack of this version', () => {
  const pack = writePack(SAMPLE[0] as Ruleset);
  const versioned = (version: number): Uint8Array => {
    const bytes = pack.slice();
    bytes[8] = version;
    return bytes;
  };

  it.each([
    ['nothing', new Uint8Array(), 'not-a-pack: This is not a pack of Sigma rules'],
    [
      'a rule',
      new TextEncoder().encode('title: x'),
      'not-a-pack: This is not a pack of Sigma rules',
    ],
    [
      'an older one',
      versioned(PACK_VERSION - 1),
      'older: The pack is of an older version: make it again from its rules',
    ],
    [
      'a newer one',
      versioned(PACK_VERSION + 1),
      'newer: The pack is of a newer version of this program',
    ],
    ['only a beginning', pack.subarray(0, 10), DAMAGED],
  ])('%s', (_, bytes, words) => {
    expect(outcomeOf(bytes)).toBe(words);
  });

  it('is known by its first bytes', () => {
    expect([isPack(pack), isPack(pack.subarray(0, 5))]).toEqual([true, false]);
  });
});

describe('damage', () => {
  it('is found wherever it is', () => {
    for (const ruleset of SAMPLE) {
      const pack = writePack(ruleset);
      fc.assert(
        fc.property(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
          const bytes = pack.slice();
          bytes[at] = (bytes[at] ?? 0) ^ change;
          expect(readPack(bytes).ok).toBe(false);
        }),
        { seed: SEED, numRuns: 200 },
      );
      fc.assert(
        fc.property(fc.nat(pack.length - 1), (length) => {
          expect(readPack(pack.subarray(0, length)).ok).toBe(false);
        }),
        { seed: SEED, numRuns: 100 },
      );
    }
  });

  it('that is made on purpose, with checksums that fit, is refused or read and matched, and never thrown at', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
    for (const ruleset of SAMPLE) {
      const sections = readSections(writePack(ruleset));
      const contents = [...(sections.ok ? sections.value.values() : [])].map((section) => ({
        id: section.id,
        bytes: (section.id === FILES_SECTION ? unpackSection(section) : section.bytes) ?? NOTHING,
      }));
      fc.assert(
        fc.property(fc.nat(contents.length - 1), damage, (target, changes) => {
          const hostile = contents.map(({ id, bytes: content }, index) => {
            const bytes = content.slice();
            for (const [at, byte] of index === target ? changes : [])
              bytes[at % bytes.length] = byte;
            return id === FILES_SECTION ? packSection(id, bytes) : { id, bytes, size: 0 };
          });
          const pack = writeSections(hostile);
          const result = readPack(pack);
          const content = result.ok ? plain(result.value) : '';
          expect(typeof JSON.stringify(content)).toBe('string');
          const found = result.ok ? matchAll(createSigmaMatcher(result.value), EVENTS) : undefined;
          expect(found?.matches.every(({ event }) => event < EVENTS.length)).not.toBe(false);
        }),
        { seed: SEED, numRuns: 60 },
      );
    }
  });
});
