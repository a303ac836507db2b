import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRecord } from '../../../base/guards.ts';
import { decodeUtf8 } from '../../../base/utf8.ts';
import { unzip } from '../../archive/unzip.ts';
import { compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { NO_LOSSES, type EventValue, type Loss, type MissingFields } from '../event.ts';
import { evaluateRule } from '../match/evaluate-rule.ts';
import { createEventReader, type PreparedEvent } from '../match/prepared-event.ts';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import { closestRules } from './closest-rules.ts';
import { explainRule } from './explain-rule.ts';
import { spansThatFired } from './fired-spans.ts';
import { matchedFields } from './matched-fields.ts';
import { explanationFaults } from './testdata/explanation-faults.ts';

const FOLDER = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'sigmahq');

/** Of the pairs that come to nothing, one in so many is explained. */
const EVERY = 200;

describe('published rules on recorded events', () => {
  let rules: readonly CompiledRule[] = [];
  let events: readonly PreparedEvent[] = [];

  beforeAll(() => {
    rules = readRules();
    events = [...readContexts(), ...readRecords()];
  });

  it('are there', () => {
    expect(rules.length).toBeGreaterThan(3700);
    expect(events.length).toBeGreaterThan(180);
  });

  it('are explained with the verdict of the evaluation, and with what they fire on', () => {
    const wrong: string[] = [];
    let nFired = 0;
    for (const [at, event] of events.entries()) {
      for (const [index, rule] of rules.entries()) {
        const verdict = evaluateRule(rule, event);
        if (verdict.truth === 'no' && (at + index) % EVERY !== 0) continue;
        const explanation = explainRule(rule, event);
        const { title } = rule.head;
        if (explanation.truth !== verdict.truth) wrong.push(`${title}: ${explanation.truth}`);
        wrong.push(...explanationFaults(explanation).map((fault) => `${title}: ${fault}`));
        if (verdict.truth !== 'yes') continue;
        nFired++;
        if (verdict.hasEvidence && matchedFields(explanation).length === 0) {
          wrong.push(`${title}: fires on nothing`);
        }
        if (spansThatFired(explanation).length === 0) wrong.push(`${title}: no part fired`);
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(nFired).toBeGreaterThan(300);
  });

  it('are near to events that they miss by one item', () => {
    let nNear = 0;
    for (const event of events) {
      for (const { rule, missing } of closestRules(rules, event, { count: 5 })) {
        nNear++;
        const compiled = rules[rule];
        expect(compiled && evaluateRule(compiled, event).truth).toBe('no');
        expect(missing.map(({ item }) => item.truth)).toEqual([
          missing[0]?.isExcluding === true ? 'yes' : 'no',
        ]);
      }
    }
    expect(nNear).toBeGreaterThan(500);
  });
});

function readRules(): readonly CompiledRule[] {
  const zip = unzip(new Uint8Array(readFileSync(join(FOLDER, 'rules.zip'))), (name) =>
    /^rules(-[a-z-]+)?\/.*\.yml$/.test(name),
  );
  const files = zip.ok ? zip.value.files : [];
  return files.flatMap(({ name, bytes }) =>
    readSigmaFile(name, decodeUtf8(bytes)).documents.flatMap((document) => {
      const { rule } = document.kind === 'detection' ? compileRule(document) : {};
      return rule ?? [];
    }),
  );
}

/** What VirusTotal recorded: some values cut, and not every field. */
function readContexts(): readonly PreparedEvent[] {
  const lines = readFileSync(join(FOLDER, 'match-context-events.jsonl'), 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const record: unknown = JSON.parse(line);
    const values = isRecord(record) ? record['values'] : undefined;
    if (!isRecord(values)) return [];
    const fields = new Map(Object.entries(values).map(([key, value]) => [key, String(value)]));
    const losses = new Map<string, Loss>();
    if (fields.get('ScriptBlockText')?.length === 512) {
      losses.set('ScriptBlockText', { kind: 'truncated' });
    }
    return [makeEvent(fields, { kind: 'not-recorded' }, losses)];
  });
}

/** Whole events of the Windows log. */
function readRecords(): readonly PreparedEvent[] {
  const folder = join(FOLDER, 'regression_data');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => {
      const text = readFileSync(join(folder, path), 'utf8').trim();
      // Several records follow each other without a comma.
      const records: unknown = JSON.parse(`[${text.replace(/^\}\s*\{/gm, '},{')}]`);
      return Array.isArray(records) ? records.flatMap(eventOfRecord) : [];
    });
}

function eventOfRecord(record: unknown): readonly PreparedEvent[] {
  const event = isRecord(record) ? record['Event'] : undefined;
  const [system, data] = isRecord(event) ? [event['System'], event['EventData']] : [];
  const fields = new Map<string, EventValue>();
  for (const [key, value] of Object.entries({
    ...(isRecord(system) && system),
    ...(isRecord(data) && data),
  })) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      fields.set(key.replaceAll(' ', ''), value);
    }
  }
  return fields.size === 0 ? [] : [makeEvent(fields, { kind: 'absent' }, NO_LOSSES)];
}

const prepare = createEventReader();

function makeEvent(
  fields: ReadonlyMap<string, EventValue>,
  missing: MissingFields,
  losses: ReadonlyMap<string, Loss>,
): PreparedEvent {
  const logsource = { product: 'windows', categories: undefined, services: undefined };
  return prepare({ fields, logsource, missing, losses, time: undefined });
}
