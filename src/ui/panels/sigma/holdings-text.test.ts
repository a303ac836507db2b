import { describe, expect, it } from 'vitest';
import { fakeRuleset } from '../../../state/fake-sigma.ts';
import { holdingsText, placeholdersText, problemCountText, workText } from './holdings-text.ts';

const log = (name: string, nEvents: number) => ({ id: 1, name, nEvents, notes: [] });

describe('holdingsText', () => {
  it.each([
    [[], [], 'No rules loaded'],
    [
      [fakeRuleset(1, { kind: 'project', name: 'Project rules', nRules: 40 })],
      [],
      'Rules: project 40',
    ],
    [
      [fakeRuleset(1, { name: 'all.zip', nRules: 3780 }), fakeRuleset(2, { name: 'a.yml' })],
      [],
      'Rules: all.zip 3,780 · a.yml 1',
    ],
    [
      [1, 2, 3, 4, 5].map((id) => fakeRuleset(id, { name: `r${id}` })),
      [],
      'Rules: r1 1 · r2 1 · r3 1 · 2 more',
    ],
    [[], [log('a.evtx', 1)], 'Rules: 1 event of a.evtx'],
    [[], [log('a', 1200), log('b', 1)], 'Rules: 1,201 events of 2 logs'],
  ])('says %#', (rulesets, logs, text) => {
    expect(holdingsText({ rulesets, logs, placeholders: [] })).toBe(text);
  });
});

describe('problemCountText', () => {
  it('counts over all rulesets, and is nothing for none', () => {
    expect(problemCountText([fakeRuleset(1)])).toBeUndefined();
    expect(
      problemCountText([
        fakeRuleset(1, { nProblems: 1, nProblemFiles: 1 }),
        fakeRuleset(2, { nProblems: 11, nProblemFiles: 7 }),
      ]),
    ).toEqual({ short: '12 problems', rest: ' in 8 files' });
  });
});

describe('placeholdersText', () => {
  it('counts what loaded rules wait for', () => {
    const placeholder = (nRules: number, ...values: readonly string[]) => ({
      name: 'a',
      nRules,
      values,
    });
    expect(placeholdersText([placeholder(2), placeholder(1), placeholder(0)])).toEqual({
      short: 'Placeholders: 2',
      rest: ' open',
    });
    expect(placeholdersText([placeholder(2, 'x')])).toEqual({ short: 'Placeholders', rest: '' });
  });
});

describe('workText', () => {
  it.each([
    [{ what: 'a.zip', stage: 'files', done: 0, total: 1 }, 'Reading files of a.zip: 0 of 1'],
    [
      { what: 'a.zip', stage: 'compiling', done: 1200, total: 3780 },
      'Compiling a.zip: 1,200 of 3,780',
    ],
    [{ what: 'events', stage: 'matching', done: 0, total: 0 }, 'Running the rules over events'],
  ] as const)('tells how far it is %#', (work, text) => {
    expect(workText(work)).toBe(text);
  });
});
