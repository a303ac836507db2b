import { indexJson } from '../../src/core/json/index-json.ts';
import { readReport } from '../../src/core/report/read-report.ts';
import { toVtModel } from '../../src/core/vt/to-vt-model.ts';
import type { ModuleArray, ModuleStruct } from '../../src/core/yara/module-value.ts';
import { contextReport } from './context-report.ts';

/** Match contexts of one sample. */
const N_CONTEXTS = 60;

/** Contexts of which the samples are made; each sample has its own list of some of them. */
const N_DISTINCT = 12_000;

/** The vt data of many samples with 60 match contexts each, in two Sigma results. */
export function contextSamples(nSamples: number): readonly ModuleStruct[] {
  const pool = readContexts();
  return Array.from({ length: nSamples }, (_, sample) => {
    const results = [0, 1].map((half) => {
      const start = (sample * 37 + half * 6_000) % (pool.length - N_CONTEXTS);
      const contexts = pool.slice(start, start + N_CONTEXTS / 2);
      return new Map<string, string | ModuleArray>([
        ['rule_title', `Rule ${half}`],
        ['match_context', contexts],
      ]);
    });
    const behaviour = new Map([['sigma_analysis_results', results]]);
    return new Map([['behaviour', behaviour]]);
  });
}

function readContexts(): ModuleArray {
  const bytes = contextReport({ nResults: 1, nContexts: N_DISTINCT });
  const index = indexJson(bytes);
  const report = index.ok
    ? readReport({ id: 1, name: 'report.json', index: index.value })
    : undefined;
  if (report?.ok !== true) throw new Error('the report of the benchmark cannot be read');
  const behaviour = toVtModel(report.value).data.get('behaviour');
  const results = behaviour instanceof Map ? behaviour.get('sigma_analysis_results') : undefined;
  const [result] = Array.isArray(results) ? results : [];
  const contexts = result instanceof Map ? result.get('match_context') : undefined;
  if (!Array.isArray(contexts)) throw new Error('the report of the benchmark has no contexts');
  return contexts;
}
