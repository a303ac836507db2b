import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packCommand } from './pack-command.ts';
import { sigmaCommand } from './sigma-command.ts';
import { folder, written } from './testdata/written-files.ts';

const RULE = String.raw`title: Copying a text by pipe
name: clip
logsource: { product: windows, category: process_creation }
detection:
  tool:
    Image|endswith: '\clip.exe'
  condition: tool
`;
const FILTER = String.raw`title: Not from a script
logsource: { product: windows }
filter:
  rules: [clip]
  script:
    ParentImage|endswith: '\wscript.exe'
  condition: not script
`;
const OFTEN = `title: Often
correlation:
  type: event_count
  rules: [clip]
  timespan: 1m
  condition: { gte: 1 }
`;
const OWN = RULE.replace('name: clip', 'name: own').replace('Copying a text by pipe', 'Own');
const NAMED = `named: { User|expand: '*\\\\%who%' }\n  condition: tool and named`;
const IN_NETWORK = "net: { Ip|cidr|expand: '%net%' }\n  condition: net";
const EVENT = {
  System: {
    Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
    EventID: 1,
    TimeCreated: { '#attributes': { SystemTime: '2026-01-01T10:00:00Z' } },
  },
  EventData: {
    Image: 'C:\\Windows\\System32\\clip.exe',
    ParentImage: 'C:\\Windows\\System32\\wscript.exe',
    User: 'LAB\\ines',
  },
};

const log = written('linked/log.jsonl', JSON.stringify({ Event: EVENT }));

/** A pack of one rule. */
function packed(name: string, rule: string): string {
  const output = join(folder, `${name}.pack`);
  const rules = [written(`linked/${name}.yml`, rule)];
  packCommand({ verb: 'pack', json: true, rules, output });
  return output;
}

interface Output {
  readonly nCorrelations: number;
  readonly ruleErrors: readonly object[];
  readonly ruleWarnings: readonly object[];
  readonly matches: readonly { readonly verdict: string }[];
  readonly correlations: readonly { readonly title: string }[];
  readonly notes: readonly string[];
}

function run(rules: readonly string[], values: Readonly<Record<string, string>> = {}): Output {
  const placeholders = new Map(Object.entries(values).map(([name, value]) => [name, [value]]));
  const { stdout } = sigmaCommand({
    verb: 'sigma',
    json: true,
    explain: false,
    expectMatch: false,
    rules,
    on: [log],
    placeholders,
  });
  return JSON.parse(stdout) as Output;
}

describe('rules of packs and of files together', () => {
  it('have the filters of each other', () => {
    const pack = packed('clip', RULE);
    expect(run([pack]).matches).toMatchObject([{ verdict: 'yes' }]);
    const filtered = run([pack, written('linked/filter.yml', FILTER)]);
    expect(filtered).toMatchObject({ matches: [], ruleErrors: [], ruleWarnings: [] });
    const other = run([packed('filter', `${FILTER}---\n${OWN}`), written('linked/clip.yml', RULE)]);
    expect(other.matches).toMatchObject([{ title: 'Own' }]);
  });

  it('are what correlations of the others are about', () => {
    const often = written('linked/often.yml', OFTEN);
    expect(run([often])).toMatchObject({ nCorrelations: 0, correlations: [], ruleErrors: [{}] });
    expect(run([packed('clip', RULE), often])).toMatchObject({
      nCorrelations: 1,
      correlations: [{ title: 'Often' }],
      ruleErrors: [],
    });
  });

  it('have the values of placeholders', () => {
    const pack = packed('named', RULE.replace('condition: tool', NAMED));
    expect(run([pack]).matches).toMatchObject([{ verdict: 'unknown' }]);
    expect(run([pack], { who: 'ines' }).matches).toMatchObject([{ verdict: 'yes' }]);
    expect(run([pack], { who: 'else' }).matches).toEqual([]);
    const networks = packed('net', RULE.replace('condition: tool', IN_NETWORK));
    expect(run([networks], { net: 'home' }).notes).toEqual([
      'Copying a text by pipe: cannot take the values of its placeholders: `home`: this is no network of IPv4 or IPv6',
    ]);
  });
});
