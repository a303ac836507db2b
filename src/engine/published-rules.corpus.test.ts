import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import { spanContains } from '../base/span.ts';
import { TARGET_ENTITIES, type TargetEntity } from '../core/vt/target-entity.ts';
import { featuresFor, VT_SCHEMA } from '../core/vt/vt-schema.ts';
import { checkFile } from '../core/yara/check/check-file.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { loadNodeEngine } from './load-node-engine.ts';
import type { YaraEngine } from './yara-x-engine.ts';

const FOLDER = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'vt-rules');

const files = readdirSync(FOLDER)
  .filter((name) => /\.yara?$/.test(name))
  .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);

const engines = new Map<TargetEntity, YaraEngine>();
beforeAll(async () => {
  for (const target of TARGET_ENTITIES) {
    const loaded = await loadNodeEngine(featuresFor(target, { gti: true }));
    if (loaded.ok) engines.set(target, loaded.value);
  }
});

function theirs(source: string, target: TargetEntity): readonly Diagnostic[] {
  const run = engines.get(target)?.compile(source);
  return run?.kind === 'checked' ? run.report.diagnostics : [];
}

function ours(source: string, target: TargetEntity): readonly Diagnostic[] {
  const { file, diagnostics } = parseYara(source);
  const modules = new Map([[VT_SCHEMA.name, VT_SCHEMA]]);
  const features = featuresFor(target, { gti: true });
  return [
    ...diagnostics,
    ...checkFile(file, { modules, features, syntax: diagnostics }).diagnostics,
  ];
}

/**
 * `E009 120-140` for the first error of each rule, and for each warning. The engine leaves a rule at
 * its first error, and forgets the rule: we go on, and let other rules refer to a broken one.
 */
function headsOf(source: string, said: readonly Diagnostic[]): readonly string[] {
  const rules = parseYara(source).file.items.filter((item) => item.kind === 'rule');
  const names = new Set(rules.map(({ name }) => name?.name));
  const heads = new Map<string, string>();
  for (const { code, severity, span } of said.toSorted((a, b) => a.span.start - b.span.start)) {
    const isOfBroken = code === 'E009' && names.has(source.slice(span.start, span.end));
    if (isOfBroken) continue;
    const rule = rules.findIndex((each) => spanContains(each.span, span));
    const place = `${code} ${span.start}-${span.end}`;
    const key = severity === 'error' ? `error of ${rule}` : place;
    if (!heads.has(key)) heads.set(key, place);
  }
  return [...heads.values()].sort();
}

describe('published rules', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(15);
    expect(engines.size).toBe(TARGET_ENTITIES.length);
  });

  describe.each(TARGET_ENTITIES)('for %s', (target) => {
    it.each(files)('%s compiles, or fails as in the engine', (_name, source) => {
      const expected = headsOf(source, theirs(source, target));
      expect(headsOf(source, ours(source, target))).toEqual(expected);
    });
  });
});
