import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexJson } from '../../json/index-json.ts';
import { readReport } from '../../report/read-report.ts';
import { toVtModel } from '../../vt/to-vt-model.ts';
import { VT_SCHEMA } from '../../vt/vt-schema.ts';
import { checkFile } from '../check/check-file.ts';
import { evaluateRules } from '../eval/evaluate-rules.ts';
import type { ModuleStruct } from '../module-value.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import type { RuleExplanation } from './explain-node.ts';
import { explainRule } from './explain-rule.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

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

function explainAll(text: string, data: ModuleStruct): readonly RuleExplanation[] {
  const { file, diagnostics } = parseYara(text);
  const { types } = checkFile(file, {
    modules: new Map([['vt', VT_SCHEMA]]),
    features: new Set(['file', 'gti']),
    syntax: diagnostics,
  });
  const evaluations = evaluateRules(file, types, data, { trace: true });
  return evaluations.flatMap(
    (_each, rule) => explainRule({ text, file, types, data, evaluations, rule }) ?? [],
  );
}

describe('published rules on real reports', () => {
  const folder = join(CORPUS, 'vt-rules');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yar'));
  const samples = readSamples();

  it('are there', () => {
    expect(names.length).toBeGreaterThan(15);
    expect(samples.length).toBeGreaterThanOrEqual(20);
  });

  it.each(names)('%s is explained with the verdict of the evaluation', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const explanations = samples.flatMap((data) => explainAll(text, data));
    const explained = explanations.filter(({ condition }) => condition !== undefined);
    expect(structuredClone(explained)).toEqual(explained);
    expect(explained.map(({ condition }) => condition?.outcome === 'true')).toEqual(
      explained.map(({ verdict }) => verdict === true),
    );
  });
});
