import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { indexJson } from '../json/index-json.ts';
import { readReport } from '../report/read-report.ts';
import type { LoadedDocument } from '../report/sample-report.ts';
import { misfitOf } from './testdata/misfit-of.ts';
import { toVtModel } from './to-vt-model.ts';
import { vtDataToJson } from './vt-data.ts';
import type { VtModel } from './vt-model.ts';
import { VT_ROOT_TYPE } from './vt-schema.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';
const FOLDER = join(CORPUS, 'vt-reports');

/** Files that are no file report, and what their refusal names. */
const REFUSED: ReadonlyMap<string, RegExp> = new Map([
  ['malwaredb__not_found.json', /error reply of VirusTotal, `NotFoundError`/],
  ['malwaredb__rescan.json', /this is an analysis/],
  ['malwaredb__wrong_key.json', /error reply of VirusTotal, `WrongCredentialsError`/],
  ['msticpy__vt3_related_links.json', /a list of 3 URL objects/],
  ['msticpy__vt3_url_1.json', /a URL object/],
  ['msticpy__vt3_url_2.json', /a URL object/],
  ['sekoia__vt_test_results.json', /a JSON list of 12 values/],
]);

const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

/** A rule that looks into every kind of value; it compiles, so data of a wrong type would fail it. */
const RULE = `import "vt"
rule any_file {
  condition:
    vt.metadata.file_size >= 0 and vt.metadata.file_type >= 0 and
    (vt.metadata.new_file or not vt.metadata.new_file) and
    not vt.metadata.exiftool["none"] == "x" or
    for any t in vt.metadata.tags: (t == "x") or
    for any r in vt.behaviour.sigma_analysis_results: (
      r.rule_level == vt.SigmaRule.Level.high and
      for any c in r.match_context: (c.values["Image"] icontains "x")
    ) or
    for any h in vt.behaviour.http_conversations: (h.request_method == vt.Http.Method.GET) or
    for any d in vt.behaviour.dns_lookups: (for any i in d.resolved_ips: (i == "x"))
}`;

interface Oracle {
  init(features: readonly string[]): void;
  evaluate(rule: string, data: unknown): { readonly error?: string; readonly errors?: unknown[] };
}

function isOracle(module: object): module is Oracle {
  return 'init' in module && 'evaluate' in module;
}

function load(name: string): LoadedDocument {
  const index = indexJson(readFileSync(join(FOLDER, name)));
  if (!index.ok) throw new Error(`${name}: ${index.error.message}`);
  return { id: 1, name, index: index.value };
}

/** The models of a document: one, or one for each choice. */
function modelsOf(document: LoadedDocument): readonly VtModel[] {
  const report = readReport(document);
  if (report.ok) return [toVtModel(report.value)];
  if (report.error.kind !== 'choose') return [];
  return report.error.choices.flatMap(({ node }) => {
    const chosen = readReport(document, { choice: node });
    return chosen.ok ? [toVtModel(chosen.value)] : [];
  });
}

describe('every report of the corpus', () => {
  it('has reports', () => {
    expect(FILES.length).toBeGreaterThan(45);
  });

  it.each(FILES.filter((name) => REFUSED.has(name)))('%s is refused by its name', (name) => {
    const report = readReport(load(name));
    expect(report.ok ? 'read' : report.error.message).toMatch(REFUSED.get(name) ?? /^$/);
  });

  it.each(FILES.filter((name) => !REFUSED.has(name)))('%s is read', async (name) => {
    const module: unknown = await import(pathToFileURL(join(CORPUS, '../oracle/oracle.mjs')).href);
    if (typeof module !== 'object' || module === null || !isOracle(module))
      throw new Error('no oracle');
    module.init(['file', 'gti']);
    const models = modelsOf(load(name));
    expect(models.length).toBeGreaterThan(0);
    for (const model of models) {
      expect(misfitOf(model.data, VT_ROOT_TYPE)).toBeUndefined();
      expect(model.origins).toHaveLength(model.structure.nNodes);
      expect(model.structure.nNodes).toBeGreaterThan(5);
      const outcome = module.evaluate(RULE, JSON.parse(vtDataToJson(model.data)));
      expect({ error: outcome.error, errors: outcome.errors }).toEqual({
        error: undefined,
        errors: [],
      });
    }
  });
});
