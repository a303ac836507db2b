import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { isRecord } from '../../base/guards.ts';
import { eventsOfModel } from '../events/events-of-model.ts';
import { compileRule } from '../sigma/compile/compile-rule.ts';
import type { CompiledRule } from '../sigma/compile/compiled-rule.ts';
import { evaluateRule } from '../sigma/match/evaluate-rule.ts';
import { logsourceConflicts } from '../sigma/match/logsource.ts';
import { createEventReader } from '../sigma/match/prepared-event.ts';
import { readSigmaFile } from '../sigma/rule/read-sigma-file.ts';
import { isMeantToRun, publishedRules } from '../sigma/testdata/published-rules.ts';
import { toVtModel } from '../vt/to-vt-model.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { vtDataToJson } from '../vt/vt-data.ts';
import { loadReports } from '../workbench/load-documents.ts';
import type { CompiledFile } from '../yara/eval/evaluate-rules.ts';
import { loadOracle, type Oracle } from '../yara/eval/testdata/oracle.ts';
import { convertRule } from './convert-rule.ts';
import { printConverted } from './print-converted.ts';
import { readyText, verdictsOn } from './testdata/evaluate-converted.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

interface ConvertedRule {
  readonly rule: CompiledRule;
  readonly text: string;
  readonly ready: CompiledFile;
  readonly nLosses: number;
}

/** The published rules that can be converted, as `--prefer both` does. */
const rules: readonly ConvertedRule[] = publishedRules()
  .filter(isMeantToRun)
  .flatMap(({ name, text }) => readSigmaFile(name, text).documents)
  .flatMap((document) => {
    const { rule } = document.kind === 'detection' ? compileRule(document) : {};
    return rule === undefined ? [] : convertedRule(rule);
  });

function convertedRule(rule: CompiledRule): readonly ConvertedRule[] {
  const converted = convertRule(rule);
  if (!converted.ok) return [];
  const { head, logsource } = rule;
  const text = printConverted([{ head, logsource, converted: converted.value }]);
  return [{ rule, text, ready: readyText(text), nLosses: converted.value.losses.length }];
}

/** The contexts of the corpus, each as a sample that has nothing else. */
function contextSamples(): readonly VtModel[] {
  const path = join(CORPUS, 'sigmahq', 'match-context-events.jsonl');
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const record: unknown = JSON.parse(line);
      if (!isRecord(record)) return [];
      const { values } = record;
      const result = { rule_title: 'any', rule_level: 'high', match_context: [{ values }] };
      const report = {
        data: {
          type: 'file',
          id: '0'.repeat(64),
          attributes: { sigma_analysis_results: [result] },
        },
      };
      const bytes = new TextEncoder().encode(JSON.stringify(report));
      return loadReports([{ name: 'context.json', bytes }], { firstDocumentId: 0 }).reports.map(
        toVtModel,
      );
    });
}

/** A rule on a sample: what Sigma says, and what the converted rule does. */
interface Pair {
  readonly one: ConvertedRule;
  readonly model: VtModel;
  readonly truth: 'yes' | 'no' | 'unknown';
  readonly isMatch: boolean;
}

/** What the rules say of samples, where either of both forms says more than no. */
function pairsOf(models: readonly VtModel[]): readonly Pair[] {
  const read = createEventReader();
  return models.flatMap((model) => {
    const events = eventsOfModel(model).events.map(({ event }) => read(event));
    return rules.flatMap((one): readonly Pair[] => {
      const truths = new Set(
        events.map((event) =>
          logsourceConflicts(one.rule.logsource, event.event.logsource)
            ? 'no'
            : evaluateRule(one.rule, event).truth,
        ),
      );
      const truth = truths.has('yes') ? 'yes' : truths.has('unknown') ? 'unknown' : 'no';
      const isMatch = verdictsOn(one.ready, model.data)[0] === true;
      return truth === 'yes' || isMatch ? [{ one, model, truth, isMatch }] : [];
    });
  });
}

function titlesOf(pairs: readonly Pair[]): readonly string[] {
  return [...new Set(pairs.map(({ one }) => one.rule.head.title))].sort();
}

/** Contexts do not tell their system, and these are of Windows; a rule for another is not kept from them. */
function isForThisSystem({ logsource }: CompiledRule): boolean {
  return logsource.product === undefined || logsource.product === 'windows';
}

const pairs = pairsOf(contextSamples());

describe('the converted rules on recorded match contexts', () => {
  it('match where the Sigma rule fires, and only where it may', () => {
    const yes = pairs.filter(({ truth }) => truth === 'yes');
    const missed = yes.filter(({ isMatch }) => !isMatch);
    const madeUp = pairs.filter(({ truth, isMatch }) => truth === 'no' && isMatch);
    const exact = madeUp.filter(({ one }) => one.nLosses === 0 && isForThisSystem(one.rule));
    console.info({
      rules: rules.length,
      yes: yes.length,
      missed: missed.length,
      madeUp: titlesOf(madeUp),
    });
    expect(yes.length).toBeGreaterThanOrEqual(40);
    expect(titlesOf(missed)).toEqual([]);
    expect(titlesOf(exact)).toEqual([]);
  });

  it('match in the engine as in our evaluator', async () => {
    const oracle: Oracle = await loadOracle();
    expect(pairs.length).toBeGreaterThan(50);
    for (const { one, model, isMatch } of pairs) {
      const { matches, error } = oracle.evaluate(one.text, JSON.parse(vtDataToJson(model.data)));
      const { title } = one.rule.head;
      expect([title, error, matches?.length]).toEqual([title, undefined, isMatch ? 1 : 0]);
    }
  });
});

/** The reports of the corpus, as samples. */
function reportSamples(): readonly VtModel[] {
  const folder = join(CORPUS, 'vt-reports');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      return loadReports([{ name, bytes }], { firstDocumentId: 0 }).reports.map(toVtModel);
    });
}

/**
 * Rules that fire on what the reports tell in several places: a host's name beside its address, the
 * parent of a process; and one that excludes types of values, which the reports do not tell.
 */
const SEVERAL_PLACES = [
  'Modification of IE Registry Settings',
  'Network Communication With Crypto Mining Pool',
  'Non Interactive PowerShell Process Spawned',
];

describe('the converted rules on reports', () => {
  it('match where the Sigma rule fires, and only where it may', () => {
    const all = pairsOf(reportSamples());
    const yes = all.filter(({ truth }) => truth === 'yes');
    const missed = yes.filter(({ isMatch }) => !isMatch);
    const madeUp = all.filter(({ truth, isMatch }) => truth === 'no' && isMatch);
    const exact = madeUp.filter(({ one }) => one.nLosses === 0 && isForThisSystem(one.rule));
    console.info({ yes: yes.length, missed: missed.length, madeUp: titlesOf(madeUp) });
    expect(yes.length).toBeGreaterThanOrEqual(25);
    expect(titlesOf(missed)).toEqual(SEVERAL_PLACES);
    expect(titlesOf(exact)).toEqual([]);
  });
});
