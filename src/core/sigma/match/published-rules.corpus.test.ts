import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { isRecord } from '../../../base/guards.ts';
import { readEventLog } from '../../events/read-event-log.ts';
import { compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule, RuleNode, Test } from '../compile/compiled-rule.ts';
import type { Loss, SigmaEvent } from '../event.ts';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import { isMeantToRun, publishedRules, type PublishedFile } from '../testdata/published-rules.ts';
import { evaluateAll, evaluateRule } from './evaluate-rule.ts';
import { createEventReader } from './prepared-event.ts';
import { prepareValue } from './prepared-value.ts';
import { createRegexpTest } from './regexp-test.ts';

const FOLDER = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'sigmahq');

const files = publishedRules();
const core = compileAll(files.filter(isMeantToRun));
const others = compileAll(files.filter((file) => !isMeantToRun(file)));

/** The rules of files, and what compiling says beyond what reading does. */
function compileAll(wanted: readonly PublishedFile[]): {
  readonly rules: readonly CompiledRule[];
  readonly problems: readonly string[];
} {
  const rules: CompiledRule[] = [];
  const problems: string[] = [];
  for (const { name, text } of wanted) {
    for (const document of readSigmaFile(name, text).documents) {
      if (document.kind !== 'detection') continue;
      const { rule, diagnostics } = compileRule(document);
      if (rule !== undefined) rules.push(rule);
      problems.push(...diagnostics.map(({ message }) => `${name}: ${message}`));
    }
  }
  return { rules, problems };
}

function testsOf(node: RuleNode): readonly Test[] {
  switch (node.kind) {
    case 'item':
      return node.groups.flatMap(({ tests }) => tests);
    case 'and':
    case 'or':
    case 'at-least':
      return node.children.flatMap(testsOf);
    case 'not':
    case 'selection':
      return testsOf(node.child);
    case 'never':
      return [];
  }
}

describe('the published rules', () => {
  it('compile without a word', () => {
    expect(core.rules).toHaveLength(3780);
    expect(core.problems).toEqual([]);
    expect(others.rules.length).toBeGreaterThan(250);
    expect(others.problems).toEqual([]);
  });

  it('have regular expressions that run over hostile text to its end', () => {
    const regexps = core.rules
      .flatMap(({ root }) => testsOf(root))
      .filter((test) => test.kind === 'regexp');
    const sources = [...new Map(regexps.map((test) => [test.source, test])).values()];
    expect(sources.length).toBeGreaterThan(140);
    const texts = ['a', ' ', 'x=1&', "'+'", '%comspec%', 'clip|echo^ ', '\\"'].map((piece) =>
      piece.repeat(Math.ceil(8000 / piece.length)),
    );
    const truths = sources.flatMap((test) =>
      texts.map((text) => createRegexpTest(test).holds(prepareValue(text))),
    );
    expect(truths).not.toContain('unknown');
  });
});

/** The logs of the regression data in one format: the id of the rule that must fire, and the events. */
function regressionLogs(ending: '.evtx' | '.json'): readonly {
  readonly id: string;
  readonly events: readonly SigmaEvent[];
}[] {
  const folder = join(FOLDER, 'regression_data');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith(ending))
    .map((path) => {
      const log = readEventLog(path, readFileSync(join(folder, path)));
      const events = log.ok ? log.value.events.map(({ event }) => event) : [];
      return { id: basename(path, ending), events };
    });
}

describe('the recorded events of rules', () => {
  it.each(['.evtx', '.json'] as const)('make their rules fire, as %s', (ending) => {
    const logs = regressionLogs(ending);
    expect(logs.length).toBeGreaterThanOrEqual(100);
    const read = createEventReader();
    const silent: string[] = [];
    let nMatches = 0;
    for (const { id, events } of logs) {
      const { matches } = evaluateAll(core.rules, events.map(read));
      nMatches += matches.length;
      const fired = matches.filter(({ truth }) => truth === 'yes');
      if (!fired.some(({ rule }) => core.rules[rule]?.head.id === id)) silent.push(id);
    }
    console.info(`${logs.length} logs, ${nMatches} matches`);
    expect(silent).toEqual([]);
  });
});

interface Context {
  readonly title: string;
  readonly event: SigmaEvent;
}

/** What VirusTotal keeps of an event: some of its fields, long texts cut, others hashed. */
function matchContexts(): readonly Context[] {
  const lines = readFileSync(join(FOLDER, 'match-context-events.jsonl'), 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const record: unknown = JSON.parse(line);
    const values = isRecord(record) ? record['values'] : undefined;
    if (!isRecord(record) || !isRecord(values)) return [];
    const fields = new Map(Object.entries(values).map(([key, value]) => [key, String(value)]));
    const losses = new Map<string, Loss>();
    const script = fields.get('ScriptBlockText') ?? '';
    const [part, of] = [Number(fields.get('MessageNumber')), Number(fields.get('MessageTotal'))];
    if (/^[0-9a-f]{64}$/.test(script)) losses.set('ScriptBlockText', { kind: 'hashed' });
    else if (of > 1) losses.set('ScriptBlockText', { kind: 'fragment', part, of });
    else if (script.length === 512) losses.set('ScriptBlockText', { kind: 'truncated' });
    const event: SigmaEvent = {
      fields,
      logsource: { product: 'windows', categories: undefined, services: undefined },
      missing: { kind: 'not-recorded' },
      losses,
      time: undefined,
    };
    return [{ title: String(record['rule_title']), event }];
  });
}

describe('the events that VirusTotal keeps with a rule', () => {
  it('are never said not to fire it where they only lack what it reads', () => {
    const byTitle = new Map(core.rules.map((rule) => [rule.head.title, rule]));
    const read = createEventReader();
    const nTruths = { yes: 0, no: 0, unknown: 0 };
    const refuted: string[] = [];
    for (const { title, event } of matchContexts()) {
      const rule = byTitle.get(title);
      if (rule === undefined) continue;
      const { truth } = evaluateRule(rule, read(event));
      nTruths[truth]++;
      if (truth === 'no') refuted.push(title);
    }
    console.info(nTruths, refuted.join());
    expect(nTruths.yes + nTruths.unknown).toBeGreaterThan(50);
    // Rules that have changed since, or have got a filter for the event.
    expect(nTruths.no).toBeLessThanOrEqual((nTruths.yes + nTruths.unknown) / 8);
  });
});
