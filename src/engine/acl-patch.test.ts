import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import { lineColumnAt } from '../base/span.ts';
import type { TargetEntity } from '../core/vt/target-entity.ts';
import { featuresFor, VT_SCHEMA } from '../core/vt/vt-schema.ts';
import { TARGET_ENTITIES } from '../core/vt/target-entity.ts';
import { enableFeatures } from './acl-patch.ts';
import { checkFile } from '../core/yara/check/check-file.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { loadNodeEngine } from './load-node-engine.ts';
import type { YaraEngine } from './yara-x-engine.ts';
import type { SchemaPath } from './testdata/schema-paths.ts';
import { listSchemaPaths } from './testdata/schema-paths.ts';
import { WASM_FILE } from './testdata/wasm-file.ts';

const stock = new Uint8Array(readFileSync(WASM_FILE));

/** Rules in one source: fewer than the diagnostics that a report keeps. */
const BATCH = 80;

describe('enableFeatures', () => {
  it.each([
    { features: [], nChanged: 0 },
    { features: ['file'], nChanged: 11 },
    { features: ['file', 'retrohunt'], nChanged: 12 },
    { features: ['url'], nChanged: 12 },
    { features: ['gti'], nChanged: 8 },
  ])('changes $nChanged bytes for $features', ({ features, nChanged }) => {
    const patched = enableFeatures(stock, new Set(features));
    const bytes = patched.ok ? patched.value : new Uint8Array();
    expect(bytes.length).toBe(stock.length);
    expect(stock.filter((byte, at) => byte !== bytes[at])).toHaveLength(nChanged);
  });

  it('leaves what it is given as it was', () => {
    const before = stock.slice();
    enableFeatures(stock, new Set(['file']));
    expect(Buffer.compare(stock, before)).toBe(0);
  });

  it.each([
    { what: 'no bytes', bytes: new Uint8Array() },
    { what: 'zeros', bytes: new Uint8Array(1000) },
    { what: 'the key of the options alone', bytes: Uint8Array.of(0x82, 0x93, 0x19) },
    { what: 'options without an end', bytes: Uint8Array.of(0x82, 0x93, 0x19, 0x7f, 0x1a, 0x05) },
    {
      what: 'a length without an end',
      bytes: new Uint8Array(9).fill(0x82).with(1, 0x93).with(2, 0x19),
    },
  ])('finds nothing in $what', ({ bytes }) => {
    expect(enableFeatures(bytes, new Set(['file']))).toEqual({
      ok: false,
      error: { kind: 'not-found', nFound: 0 },
    });
  });

  it('refuses an engine that lacks one of the access rules', () => {
    const feature = Buffer.from('retrohunt');
    const at = Buffer.from(stock).indexOf(feature);
    const other = stock.with(at, 'x'.charCodeAt(0));
    expect(enableFeatures(other, new Set(['file']))).toEqual({
      ok: false,
      error: { kind: 'not-found', nFound: 12 },
    });
  });
});

const FEATURE_SETS: readonly { name: string; features: ReadonlySet<string> }[] = [
  ...TARGET_ENTITIES.flatMap((target: TargetEntity) => [
    { name: target, features: featuresFor(target) },
    { name: `${target} with gti`, features: featuresFor(target, { gti: true }) },
  ]),
  { name: 'nothing', features: new Set<string>() },
];

describe('the engine with features enabled', () => {
  const paths = listSchemaPaths();

  it('is asked about all fields of the vt module', () => {
    expect(paths.length).toBe(800);
  });

  it.each(FEATURE_SETS)(
    'takes just the paths that the schema, and our checker, allow for $name',
    async ({ features }) => {
      const engine = await loadNodeEngine(features);
      const wrong: string[] = [];
      for (let from = 0; engine.ok && from < paths.length; from += BATCH) {
        wrong.push(...findDisagreements(engine.value, paths.slice(from, from + BATCH), features));
      }
      expect(engine.ok).toBe(true);
      expect(wrong).toEqual([]);
    },
  );
});

/** Compiles one rule a line, and compares what the engine says of each with the schema. */
function findDisagreements(
  engine: YaraEngine,
  paths: readonly SchemaPath[],
  features: ReadonlySet<string>,
): readonly string[] {
  const rules = paths.map(({ condition }, at) => `rule r${at} { condition: ${condition} }`);
  const source = ['import "vt"', ...rules].join('\n');
  const run = engine.compile(source);
  if (run.kind === 'trapped') return [run.message];
  const engineSays = errorsByLine(run.report.diagnostics, source);
  const { file } = parseYara(source);
  const modules = new Map([[VT_SCHEMA.name, VT_SCHEMA]]);
  const checkerSays = errorsByLine(checkFile(file, { modules, features }).diagnostics, source);
  return paths.flatMap(({ path, refusal }, at) => {
    const rule = refusal(features);
    const said = engineSays.get(at + 2);
    const expected = rule === undefined ? undefined : `E100 ${rule.title}`;
    const isExpected = expected === undefined ? !said : said?.startsWith(expected) === true;
    const isSame = said === checkerSays.get(at + 2);
    return isExpected && isSame
      ? []
      : [`${path}: ${said}; ${checkerSays.get(at + 2)}; ${expected}`];
  });
}

/** The first error of each line, with its words and its place. */
function errorsByLine(
  diagnostics: readonly Diagnostic[],
  source: string,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { severity, code, message, help, span } of diagnostics) {
    const { line } = lineColumnAt(source, span.start);
    if (severity !== 'error' || found.has(line)) continue;
    found.set(line, `${code} ${message} ${help} ${span.start}-${span.end}`);
  }
  return found;
}
