import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexJson } from '../../json/index-json.ts';
import { readReport } from '../../report/read-report.ts';
import { toVtModel } from '../../vt/to-vt-model.ts';
import { vtDataToJson } from '../../vt/vt-data.ts';
import { VT_SCHEMA } from '../../vt/vt-schema.ts';
import type { ModuleStruct } from '../module-value.ts';
import { checkFile } from '../check/check-file.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { evaluateRules } from './evaluate-rules.ts';
import { loadOracle, type Oracle } from './testdata/oracle.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

/** The samples are files: rules for other targets are refused, by the engine and by us. */
const FEATURES = ['file', 'gti'] as const;

function readSamples(): readonly ModuleStruct[] {
  const folder = join(CORPUS, 'vt-reports');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const index = indexJson(readFileSync(join(folder, name)));
      const report = index.ok ? readReport({ id: 1, name, index: index.value }) : undefined;
      return report?.ok === true ? [toVtModel(report.value).data] : [];
    });
}

function evaluate(source: string, data: ModuleStruct, trace: boolean) {
  const { file, diagnostics } = parseYara(source);
  const checked = checkFile(file, {
    modules: new Map([['vt', VT_SCHEMA]]),
    features: new Set(FEATURES),
    syntax: diagnostics,
  });
  const errors = [...diagnostics, ...checked.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  return { errors, evaluations: evaluateRules(file, checked.types, data, { trace }) };
}

describe('published rules on real reports', () => {
  const folder = join(CORPUS, 'vt-rules');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yar'));
  const samples = readSamples();
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = await loadOracle();
  });

  it('are there', () => {
    expect(names.length).toBeGreaterThan(15);
    expect(samples.length).toBeGreaterThanOrEqual(20);
  });

  it.each(names)('%s has the verdicts of the engine', (name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const compiled = oracle.compile(source).error === undefined;
    for (const data of samples) {
      const { errors, evaluations } = evaluate(source, data, true);
      expect(errors.length === 0).toBe(compiled);
      if (!compiled) return;
      const sample: unknown = JSON.parse(vtDataToJson(data));
      const matches = new Set(oracle.evaluate(source, sample).matches);
      // Where we cannot tell, the engine had the empty payload of the oracle to look at.
      const told = evaluations.filter(({ verdict }) => verdict !== 'unknown');
      expect(told.map((rule) => [rule.name, rule.verdict])).toEqual(
        told.map((rule) => [rule.name, matches.has(rule.name)]),
      );
      const untraced = evaluate(source, data, false).evaluations;
      expect(untraced.map(({ verdict }) => verdict)).toEqual(
        evaluations.map(({ verdict }) => verdict),
      );
    }
  });
});
