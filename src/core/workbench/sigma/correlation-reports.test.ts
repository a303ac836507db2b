import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { createSigmaBench } from './create-sigma-bench.ts';
import type { MatchReport, SigmaBench, Work } from './sigma-bench.ts';

const RULES = `title: Clip Used
name: clip
logsource: { category: process_creation }
detection:
  selection:
    Image|endswith: '/clip'
  condition: selection
---
title: Clip Used Twice
level: high
correlation:
  type: event_count
  rules: [clip]
  timespan: 1m
  condition: { gte: 2 }
`;

function run<T>(work: Work<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function benchWithRules(): SigmaBench {
  const bench = createSigmaBench();
  const bytes = new TextEncoder().encode(RULES);
  run(bench.openRules({ name: 'clip.yml', kind: 'user', files: [{ name: 'clip.yml', bytes }] }));
  return bench;
}

function openLog(bench: SigmaBench, name: string, times: readonly string[]): MatchReport {
  const lines = times.map((time) =>
    JSON.stringify({
      Event: {
        System: {
          Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
          EventID: 1,
          TimeCreated: { '#attributes': { SystemTime: time } },
        },
        EventData: { Image: '/usr/bin/clip' },
      },
    }),
  );
  run(bench.openLogs({ files: [{ name, bytes: new TextEncoder().encode(lines.join('\n')) }] }));
  return run(bench.matchAll());
}

describe('correlations of a matching', () => {
  it('come about in a log that is whole, also on events that say the same', () => {
    const time = '2026-01-01T10:00:00Z';
    expect(openLog(benchWithRules(), 'a.jsonl', [time, time]).correlations).toEqual([
      {
        rulesetId: expect.any(Number),
        title: 'Clip Used Twice',
        level: 'high',
        description: '',
        log: 'a.jsonl',
        truth: 'yes',
        reasons: [],
        occurrences: [{ time: Date.parse(time), nEvents: 2 }],
        nOccurrences: 1,
      },
    ]);
  });

  it('do not come about across logs', () => {
    const bench = benchWithRules();
    openLog(bench, 'a.jsonl', ['2026-01-01T10:00:00Z']);
    expect(openLog(bench, 'b.jsonl', ['2026-01-01T10:00:01Z']).correlations).toEqual([]);
  });

  it('cannot be told of a sample, of which somebody kept some events', () => {
    const bench = benchWithRules();
    const recorded: RecordedEvent = {
      event: {
        fields: new Map([['Image', '/usr/bin/clip']]),
        logsource: { product: 'linux', categories: ['process_creation'], services: undefined },
        missing: { kind: 'not-recorded' },
        losses: new Map(),
        time: undefined,
      },
      origin: {
        kind: 'behaviour',
        vtPath: 'vt.behaviour.processes_created[0]',
        node: 1,
        reasoning: undefined,
        fieldNodes: new Map(),
      },
    };
    bench.useSample({ sampleId: 1, platform: 'linux', events: [recorded], results: [], notes: [] });
    const { correlations } = run(bench.matchAll());
    expect(correlations).toMatchObject([
      { log: undefined, truth: 'unknown', reasons: ['the rule is about several events together'] },
    ]);
  });
});
