import { describe, expect, it } from 'vitest';
import { compileRule } from '../compile/compile-rule.ts';
import { NO_LINKS, type Ruleset } from '../compile/ruleset.ts';
import { createSigmaMatcher, matchAll } from '../index/sigma-matcher.ts';
import { buildWitnessTable } from '../index/witness-table.ts';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import { corpusLogEvents } from '../testdata/corpus-events.ts';
import { isMeantToRun, publishedRules } from '../testdata/published-rules.ts';
import { readPack } from './read-pack.ts';
import { writePack } from './write-pack.ts';

/** With the sources, compressed; measured at 4.0 MB. */
const MAX_PACK_BYTES = 4_500_000;

const files = publishedRules().filter(isMeantToRun);
const found = files.flatMap(({ name, text }, file) =>
  readSigmaFile(name, text).documents.flatMap((document) => {
    const rule = document.kind === 'detection' ? compileRule(document).rule : undefined;
    return rule === undefined ? [] : [{ rule, origin: { file, span: document.span } }];
  }),
);
const ruleset: Ruleset = {
  rules: found.map(({ rule }) => rule),
  origins: found.map(({ origin }) => origin),
  files: files.map(({ name, text }) => ({ name, readText: () => text })),
  nLeftOut: 0,
  correlations: [],
  nFilters: 0,
  links: NO_LINKS,
  problems: [],
};
const pack = writePack(ruleset);

/** The same without places in files. */
function withoutSpans<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === 'span' ? undefined : part)),
  ) as T;
}

function read(bytes: Uint8Array): Ruleset {
  const result = readPack(bytes);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('the published rules in a pack', () => {
  it('are small', () => {
    expect(ruleset.rules).toHaveLength(3780);
    expect(pack.length).toBeLessThan(MAX_PACK_BYTES);
  });

  it('come out as they were', () => {
    const out = read(pack);
    expect(out.origins).toEqual(ruleset.origins);
    for (const [index, rule] of ruleset.rules.entries()) {
      expect(out.rules[index]).toEqual({ ...rule, root: withoutSpans(rule.root) });
    }
    expect(out.files.map(({ name, readText }) => [name, readText()])).toEqual(
      files.map(({ name, text }) => [name, text]),
    );
  });

  it('keep their witnesses', () => {
    const built = buildWitnessTable(ruleset.rules.map(({ root }) => root));
    const { witnesses } = read(pack);
    const textsOf = (table: typeof built): readonly string[] =>
      Array.from(table.kinds, (_, witness) => table.textOf(witness));
    expect(witnesses && textsOf(witnesses)).toEqual(textsOf(built));
    expect({ ...witnesses, textOf: undefined }).toEqual({ ...built, textOf: undefined });
  });

  it('match as they did', () => {
    const events = corpusLogEvents();
    const fresh = matchAll(createSigmaMatcher(ruleset), events);
    expect(fresh.matches.length).toBeGreaterThan(300);
    expect(matchAll(createSigmaMatcher(read(pack)), events)).toEqual(fresh);
  });

  it('survive a clone', () => {
    const rule = read(pack).rules[1234];
    expect(structuredClone(rule)).toEqual(rule);
  });
});
