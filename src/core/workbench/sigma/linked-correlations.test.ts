import { describe, expect, it } from 'vitest';
import { createSigmaBench } from './create-sigma-bench.ts';
import type { SigmaBench } from './sigma-bench.ts';
import { openTexts, rulesetNamed, run } from './testdata/bench-run.ts';

const CLIP = `title: Clip Used
name: clip
logsource: { category: process_creation }
detection:
  selection: { Image|endswith: /clip }
  condition: selection
`;

/** A correlation about others. */
function correlation(name: string, rules: string): string {
  return [
    `title: ${name}`,
    `name: ${name}`,
    'correlation:',
    '  type: event_count',
    `  rules: [${rules}]`,
    '  timespan: 1m',
    '  condition: { gte: 1 }',
  ].join('\n');
}

const EVENT = JSON.stringify({
  Event: {
    System: {
      Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
      EventID: 1,
      TimeCreated: { '#attributes': { SystemTime: '2026-01-01T10:00:00Z' } },
    },
    EventData: { Image: '/usr/bin/clip' },
  },
});

function bench(): SigmaBench {
  const made = createSigmaBench();
  const bytes = new TextEncoder().encode(EVENT);
  run(made.openLogs({ files: [{ name: 'a.jsonl', bytes }] }));
  return made;
}

/** The correlations that come about, each with the name of its ruleset. */
function cameAbout(made: SigmaBench): readonly string[] {
  const { correlations } = run(made.matchAll()).value;
  const names = new Map(made.holdings().rulesets.map(({ id, name }) => [id, name]));
  return correlations.map(({ title, rulesetId }) => `${names.get(rulesetId)} ${title}`);
}

describe('a correlation about rules of other rulesets', () => {
  it('comes about once they are loaded, and no longer when they are gone', () => {
    const made = bench();
    openTexts(made, 'mine', correlation('often', 'clip'));
    expect(rulesetNamed(made, 'mine')).toMatchObject({
      nCorrelations: 0,
      problems: [{ message: 'there is no rule with the id or name `clip`' }],
    });
    const id = openTexts(made, 'all', CLIP);
    expect(rulesetNamed(made, 'mine')).toMatchObject({ nCorrelations: 1, nProblems: 0 });
    expect(cameAbout(made)).toEqual(['mine often']);
    made.removeRules({ rulesetId: id });
    expect(cameAbout(made)).toEqual([]);
    expect(rulesetNamed(made, 'mine').nProblems).toBe(1);
  });

  it('may be about correlations of others, settled and open ones', () => {
    const made = bench();
    openTexts(made, 'first', correlation('third', 'second'));
    openTexts(made, 'all', `${CLIP}\n---\n${correlation('one', 'clip')}`);
    openTexts(made, 'mine', correlation('second', 'one'));
    expect(cameAbout(made)).toEqual(['all one', 'first third', 'mine second']);
    expect(made.holdings().rulesets.map(({ nProblems }) => nProblems)).toEqual([0, 0, 0]);
  });

  it('is about the rule of its own ruleset where that has the name too', () => {
    const made = bench();
    openTexts(made, 'other', CLIP);
    openTexts(
      made,
      'mine',
      CLIP.replace('/clip', '/never'),
      correlation('own', 'clip'),
      correlation('lost', 'clip, gone'),
    );
    expect(cameAbout(made)).toEqual([]);
    expect(rulesetNamed(made, 'mine').problems).toMatchObject([
      { message: expect.stringContaining('`gone`') },
    ]);
  });

  it('stays open in a circle through rulesets, and says so', () => {
    const made = bench();
    openTexts(made, 'a', correlation('one', 'two'), correlation('about', 'one'));
    openTexts(made, 'b', correlation('two', 'one'));
    expect(cameAbout(made)).toEqual([]);
    const messages = made
      .holdings()
      .rulesets.flatMap(({ problems }) => problems.map(({ message }) => message));
    expect(messages).toEqual([
      '`two` is about this correlation in turn',
      'the correlation `one` cannot be resolved itself',
      '`one` is about this correlation in turn',
    ]);
  });

  it('comes out of a pack', () => {
    const made = bench();
    const id = openTexts(made, 'mine', correlation('often', 'clip'));
    const saved = run(made.saveRules({ rulesetId: id })).value;
    const other = bench();
    run(other.openSaved(saved ?? { name: '', pack: new Uint8Array() }));
    openTexts(other, 'all', CLIP);
    expect(cameAbout(other)).toEqual(['mine often']);
  });
});
