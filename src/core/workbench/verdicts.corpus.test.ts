import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { vtDataToJson } from '../vt/vt-data.ts';
import { toVtModel } from '../vt/to-vt-model.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { analyseText } from './analyse-rule.ts';
import { loadReports } from './load-documents.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

/** The real engine over any data of the vt module. */
interface Oracle {
  init(features: readonly string[]): void;
  evaluate(
    source: string,
    data: unknown,
  ): { readonly matches?: readonly string[]; readonly error?: string };
}

/** How many reports the verdicts are compared on. */
const MIN_REPORTS = 20;

let oracle: Oracle;
let models: readonly (readonly [string, VtModel])[];

beforeAll(async () => {
  const path = resolve(CORPUS, '../oracle/oracle.mjs');
  oracle = (await import(pathToFileURL(path).href)) as Oracle;
  oracle.init(['file', 'gti']);
  const folder = join(CORPUS, 'vt-reports');
  models = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { reports } = loadReports([{ name, bytes: readFileSync(join(folder, name)) }], {
        firstDocumentId: 0,
      });
      return reports.map((report) => [name, toVtModel(report)] as const);
    });
});

describe('verdicts of published rules on real reports', () => {
  it('has enough reports', () => {
    expect(models.length).toBeGreaterThanOrEqual(MIN_REPORTS);
  });

  it.each(readdirSync(join(CORPUS, 'vt-rules')).filter((name) => name.endsWith('.yar')))(
    'are those of the engine: %s',
    (name) => {
      const text = readFileSync(join(CORPUS, 'vt-rules', name), 'utf8');
      const differences = models.flatMap(([report, model]) => {
        const data: unknown = JSON.parse(vtDataToJson(model.data));
        const theirs = oracle.evaluate(text, data);
        const { analysis } = analyseText(text, { model, target: 'file' });
        const compiles = !analysis.diagnostics.some(({ severity }) => severity === 'error');
        if (theirs.error !== undefined || theirs.matches === undefined) {
          return compiles ? [`${report}: only the engine refuses it: ${theirs.error ?? ''}`] : [];
        }
        if (!compiles) {
          return [`${report}: only we refuse it: ${analysis.diagnostics[0]?.message ?? ''}`];
        }
        return analysis.rules.flatMap((rule) => {
          const expected = theirs.matches?.includes(rule.name) === true;
          return (rule.verdict === 'matches') === expected ? [] : [`${report}: ${rule.name}`];
        });
      });
      expect(differences).toEqual([]);
    },
  );
});
