import { describe, expect, it } from 'vitest';
import type { RuleNode } from '../compile/compiled-rule.ts';
import { decisiveItems } from './explain-rule.ts';
import { printExplanation } from './print-explanation.ts';
import {
  and,
  explain,
  explainOne,
  item,
  not,
  or,
  selection,
  type EventFields,
  type EventParts,
} from './testdata/explain-item.ts';

const IMAGE = selection('image', item('Image|endswith', '\\cmd.exe'));
const LINE = selection('line', item('CommandLine|contains', '/c', '/k'));
const FILTER = selection('filter', item('User', 'SYSTEM'), item('Level', 4));
const UNSAID: EventParts = { missing: { kind: 'not-recorded' } };

function printed(root: RuleNode, fields: EventFields, parts?: EventParts): string {
  return printExplanation(explain(root, fields, parts));
}

describe('the explanation of a rule', () => {
  it('tells every part, also where one before has decided', () => {
    expect(printed(and(IMAGE, LINE, not(FILTER)), { Image: 'C:\\x.exe', Level: 4 })).toBe(
      `the rule does not fire: image: Image is "C:\\x.exe", which does not end with "\\cmd.exe"; line: the event has no CommandLine
  no: 2 of 3 parts do not hold: image, line
    no: selection image does not hold
      no: Image is "C:\\x.exe", which does not end with "\\cmd.exe"
    no: selection line does not hold
      no: the event has no CommandLine
        no: the event has no CommandLine
        no: the event has no CommandLine
    yes: what it negates does not hold
      no: selection filter does not hold
        no: 1 of 2 parts does not hold: User
          no: the event has no User
          yes: Level is the number 4`,
    );
  });

  it('says that it fires, and what encoded text says', () => {
    const root = and(IMAGE, selection('code', item('CommandLine|base64|contains', 'abc')));
    expect(printed(root, { Image: 'C:\\cmd.exe', CommandLine: 'x YWJjZGVm' })).toBe(
      `the rule fires
  yes: both parts hold
    yes: selection image holds
      yes: Image ends with "\\cmd.exe"
    yes: selection code holds
      yes: CommandLine contains the Base64 of "abc"
        decoded: "abcdef"`,
    );
  });

  it('says why it cannot be told', () => {
    expect(printed(and(IMAGE, not(FILTER)), { Image: 'C:\\cmd.exe' }, UNSAID)).toBe(
      `it cannot be told whether the rule fires: User is not recorded; Level is not recorded
  unknown: it depends on 1 of 2 parts: not filter
    yes: selection image holds
      yes: Image ends with "\\cmd.exe"
    unknown: what it negates cannot be told
      unknown: selection filter cannot be told
        unknown: it depends on 2 of 2 parts: User, Level
          unknown: User is not recorded
          unknown: Level is not recorded`,
    );
  });

  it.each<[name: string, root: RuleNode, sentence: string]>([
    ['one of several', or(IMAGE, LINE), '1 of 2 parts holds: image'],
    ['none of two', or(FILTER, LINE), 'neither part holds'],
    ['none of three', or(FILTER, LINE, FILTER), 'none of the 3 parts holds'],
    ['all of three', and(IMAGE, IMAGE, IMAGE), 'all 3 parts hold'],
    ['a quantifier', atLeast(2, IMAGE, LINE, FILTER), '1 of 3 holds; 2 are needed'],
    ['a quantifier over nothing', atLeast(1), 'there is nothing of which any could hold'],
    ['a pattern without selections', { kind: 'never' }, 'no selection has a name that fits'],
    ['a negation', not(IMAGE), 'what it negates holds'],
    ['nothing to hold', and(), 'there is nothing that could fail'],
    ['parts without a name', and(or(LINE), or(FILTER)), '2 of 2 parts do not hold'],
  ])('puts %s in a sentence', (_name, root, sentence) => {
    expect(explain(root, { Image: 'C:\\cmd.exe' }).root.sentence).toBe(sentence);
  });

  it('names the parts that decide', () => {
    const { root } = explain(or(IMAGE, LINE, and(IMAGE, LINE)), { Image: 'C:\\cmd.exe' });
    expect(root).toMatchObject({ truth: 'yes', decisive: [0] });
    const items = decisiveItems(root).map(({ item: { field }, names }) => [field, names]);
    expect(items).toEqual([['Image', ['image']]]);
  });

  it('is told even of a rule with more items than it tells', () => {
    const items = Array.from({ length: 2100 }, (_, at) => item(`F${at}`, 'x'));
    const { truth, root } = explain(or(...items), { F2050: 'x' });
    expect([truth, root.truth]).toEqual(['yes', 'yes']);
    expect(root).toMatchObject({ nOmitted: 100, decisive: [] });
    expect(printExplanation(explain(or(...items), { F2050: 'x' }))).toContain('… and 100 more');
  });

  it('tells the values that decide of an item with very many', () => {
    const values = Array.from({ length: 5000 }, (_, at) => `value ${at}.`);
    const found = explainOne(item('A|contains', ...values), { A: 'x value 4321. y' });
    expect(found.values).toHaveLength(100);
    expect(found.nOmitted).toBe(4900);
    const deciding = found.decisive.map((at) => found.values[at]?.written);
    expect(deciding).toEqual(['value 4321.']);
    expect(found.sentence).toBe('A contains "value 4321."');
  });

  it('shows nothing invisible, and the place that it is about', () => {
    const text = `${'a'.repeat(300)}\u202e\ncmd${'b'.repeat(300)}`;
    const { sentence } = explainOne(item('A|endswith', 'cmd'), { A: text });
    expect(sentence).toMatch(/^A is …"a{28}�␊cmdb+"…, which does not end with "cmd" but has/);
    expect(explainOne(item('A\u0000B', 'x'), { 'A\u0000B': 'y' }).sentence).toBe(
      'A␀B is "y", which is not "x"',
    );
  });

  it('is plain data', () => {
    const explanation = explain(and(IMAGE, not(FILTER)), { Image: 'C:\\cmd.exe' });
    expect(structuredClone(explanation)).toEqual(explanation);
  });
});

function atLeast(count: number, ...children: readonly RuleNode[]): RuleNode {
  return { kind: 'at-least', count, children };
}
