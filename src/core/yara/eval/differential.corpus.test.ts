import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModuleStruct, ModuleValue } from '../module-value.ts';
import { VT_SCHEMA } from '../../vt/vt-schema.ts';
import { checkFile } from '../check/check-file.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { evaluateRules } from './evaluate-rules.ts';
import { errorPlace, loadOracle, type Oracle } from './testdata/oracle.ts';
import {
  createTape,
  ODD_STRINGS,
  randomCondition,
  type Paths,
} from './testdata/random-condition.ts';

/**
 * A longer run, on demand: LIVEHUNT_DIFFERENTIAL_SEED for other conditions and data,
 * LIVEHUNT_DIFFERENTIAL_BATCHES for more of them (150 are some 23,000 pairs).
 */
const SEED = Number(process.env['LIVEHUNT_DIFFERENTIAL_SEED'] ?? 20_261_124);
const N_BATCHES = Number(process.env['LIVEHUNT_DIFFERENTIAL_BATCHES'] ?? 150);
const N_RULES = 160;
const N_REFUSED = 120;

const PATHS: Paths = {
  integers: [
    'vt.metadata.file_size',
    'vt.metadata.times_submitted',
    'vt.metadata.analysis_stats.malicious',
    'vt.behaviour.verdict_confidence',
    'vt.metadata.file_type',
  ],
  booleans: ['vt.metadata.new_file', 'vt.metadata.subfile'],
  strings: [
    'vt.metadata.file_name',
    'vt.metadata.magic',
    'vt.metadata.itw.url.raw',
    'vt.behaviour.hosts_file',
  ],
  stringArrays: ['vt.metadata.tags', 'vt.behaviour.files_written', 'vt.metadata.itw.url.tags'],
  integerArrays: ['vt.behaviour.traits', 'vt.behaviour.verdicts'],
  maps: ['vt.metadata.signatures', 'vt.metadata.exiftool', 'vt.metadata.itw.url.cookies'],
  structArrays: [
    {
      path: 'vt.behaviour.dns_lookups',
      fields: (element) => ({
        strings: [`${element}.hostname`],
        stringArrays: [`${element}.resolved_ips`, `${element}.txt_records`],
      }),
    },
    {
      path: 'vt.behaviour.sigma_analysis_results',
      fields: (element) => ({
        integers: [`${element}.rule_level`],
        strings: [`${element}.rule_id`],
        structArrays: [
          {
            path: `${element}.match_context`,
            fields: (context) => ({ maps: [`${context}.values`] }),
          },
        ],
      }),
    },
    {
      path: 'vt.behaviour.ids_alerts',
      fields: (element) => ({
        integers: [`${element}.alert_context.dest_port`],
        strings: [`${element}.alert_context.hostname`],
        stringArrays: [`${element}.alert_context.ja3`],
      }),
    },
    {
      path: 'vt.metadata.itw.url.trackers',
      fields: (element) => ({ strings: [`${element}.name`, `${element}.url`] }),
    },
    {
      path: 'vt.metadata.itw.url.html_meta_tags',
      fields: (element) => ({
        strings: [`${element}.key`],
        stringArrays: [`${element}.values`],
      }),
    },
  ],
  addresses: ['vt.metadata.itw.ip'],
};

const text = fc.oneof(
  fc.constantFrom(...ODD_STRINGS),
  fc.array(fc.constantFrom(...ODD_STRINGS), { maxLength: 3 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const texts = fc.array(text, { maxLength: 4 });
const number = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 3n, 100n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 64n - 1n),
  fc.bigInt({ min: 0n, max: 9n }),
);
const numbers = fc.array(fc.bigInt({ min: 0n, max: 4n }), { maxLength: 4 });
const map = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom('a', 'b', 'É', '__proto__'), text), text), {
    maxLength: 4,
  })
  .map((entries) => Object.fromEntries(entries));

function struct(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true });
}

function structs(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc.array(struct(fields), { maxLength: 3 });
}

const data = struct({
  metadata: struct({
    file_size: number,
    times_submitted: number,
    file_type: number,
    file_name: text,
    magic: text,
    new_file: fc.boolean(),
    subfile: fc.boolean(),
    tags: texts,
    signatures: map,
    exiftool: map,
    analysis_stats: struct({ malicious: number }),
    itw: struct({
      ip: struct({ raw: fc.constantFrom('1.2.3.4', '::1', '::ffff:1.2.3.4', '', '01.2.3.4', 'é') }),
      url: struct({
        raw: text,
        tags: texts,
        cookies: map,
        trackers: structs({ name: text, url: text }),
        html_meta_tags: structs({ key: text, values: texts }),
      }),
    }),
  }),
  behaviour: struct({
    verdict_confidence: number,
    hosts_file: text,
    files_written: texts,
    traits: numbers,
    verdicts: numbers,
    dns_lookups: structs({ hostname: text, resolved_ips: texts, txt_records: texts }),
    sigma_analysis_results: structs({
      rule_level: number,
      rule_id: text,
      match_context: structs({ values: map }),
    }),
    ids_alerts: structs({
      alert_context: struct({ dest_port: number, hostname: text, ja3: texts }),
    }),
  }),
});

const tape = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });

function toModuleValue(value: unknown): ModuleValue {
  if (Array.isArray(value)) return value.map(toModuleValue);
  if (typeof value === 'object' && value !== null) return toStruct(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return BigInt(String(value));
}

function toStruct(value: object): ModuleStruct {
  return new Map(Object.entries(value).map(([key, each]) => [key, toModuleValue(each)]));
}

function check(source: string) {
  const { file, diagnostics } = parseYara(source);
  const checked = checkFile(file, {
    modules: new Map([['vt', VT_SCHEMA]]),
    features: new Set(['file', 'gti']),
    syntax: diagnostics,
  });
  const errors = [...diagnostics, ...checked.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  return { file, types: checked.types, errors };
}

/** The evaluator over data in the shape of JSON; what the engine would show, in the engine's order. */
function matchesOf(source: string, sample: unknown, trace: boolean): readonly string[] {
  const { file, types } = check(source);
  const root = toModuleValue(sample);
  if (!(root instanceof Map)) throw new Error('data is a struct');
  return evaluateRules(file, types, root, { trace })
    .filter((evaluation) => evaluation.verdict !== false)
    .map(({ name, verdict, reasons }) =>
      verdict === true ? name : `${name} unknown: ${reasons.join()}`,
    );
}

describe('the evaluator beside the engine', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = await loadOracle();
  });

  it('agrees on random conditions and data, traced and untraced', () => {
    const tapes = fc.sample(tape, { seed: SEED, numRuns: N_BATCHES * N_RULES });
    const samples = fc.sample(data, { seed: SEED, numRuns: N_BATCHES });
    const disagreements: unknown[] = [];
    let nPairs = 0;
    let nTrue = 0;
    let nTrapped = 0;
    samples.forEach((sample, batch) => {
      const conditions = tapes
        .slice(batch * N_RULES, (batch + 1) * N_RULES)
        .map((numbersOfTape, at) => randomCondition(createTape(numbersOfTape), PATHS, 1 + (at % 4)))
        .filter((each) => check(rule('r', each)).errors.length === 0);
      const source = conditions.map((each, at) => rule(`r${at}`, each, at === 0)).join('\n');
      const run = evaluateOrTrap(oracle, source, sample);
      if (run === 'trapped') {
        // The engine stops at the smallest integer divided by -1, and takes the whole batch along.
        nTrapped += source.includes('\\') ? 1 : Infinity;
        return;
      }
      const { matches, error } = run;
      if (matches === undefined) {
        disagreements.push({ error, refused: 'by the engine only' });
        return;
      }
      const expected = matches.toSorted();
      nPairs += conditions.length;
      nTrue += expected.length;
      for (const trace of [false, true]) {
        const actual = matchesOf(source, sample, trace);
        const differing = symmetricDifference(expected, actual);
        for (const name of differing) {
          const condition = conditions[Number(/\d+/.exec(name)?.[0])];
          disagreements.push({ name, condition, sample, trace, engine: expected.includes(name) });
        }
      }
    });
    console.info(`${nPairs} pairs, ${nTrue} of them true; ${nTrapped} batches trapped`);
    expect(disagreements).toEqual([]);
    expect(nPairs).toBeGreaterThan(N_BATCHES * 130);
    expect(nTrapped).toBeLessThanOrEqual(N_BATCHES / 50);
  });

  it('refuses what the engine refuses, with the same code at the same place', () => {
    const refused = fc
      .sample(tape, { seed: SEED + 1, numRuns: 20_000 })
      .map((numbersOfTape) => rule('r', randomCondition(createTape(numbersOfTape), PATHS, 2), true))
      .filter((source) => check(source).errors.length > 0)
      .slice(0, N_REFUSED);
    const ours = refused.map((source) => {
      const [first] = check(source).errors;
      return { source, error: `${first?.code}:${(first?.span.start ?? 0) + 1}` };
    });
    const theirs = refused.map((source) => ({
      source,
      error: errorPlace(oracle.compile(source).error),
    }));
    expect(ours).toEqual(theirs);
    expect(refused.length).toBeGreaterThan(50);
  });
});

function evaluateOrTrap(
  oracle: Oracle,
  source: string,
  sample: unknown,
): ReturnType<Oracle['evaluate']> | 'trapped' {
  try {
    return oracle.evaluate(source, sample);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return 'trapped';
    throw error;
  }
}

function rule(name: string, condition: string, isFirst = true): string {
  return `${isFirst ? 'import "vt" ' : ''}rule ${name} { condition: ${condition} }`;
}

function symmetricDifference(left: readonly string[], right: readonly string[]): string[] {
  return [
    ...left.filter((each) => !right.includes(each)),
    ...right.filter((each) => !left.includes(each)),
  ];
}
