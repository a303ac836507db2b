import { describe, expect, it } from 'vitest';
import type { Loss } from '../event.ts';
import { explainOne, item, type EventFields, type PlainValue } from './testdata/explain-item.ts';

type Row = readonly [
  name: string,
  key: string,
  values: readonly PlainValue[],
  fields: EventFields,
  expected: string,
];

const NET = { Ip: '8.8.8.8', Bad: 'localhost' };

/** What comes of an item: its truth, the reason, and the sentence. */
function told(key: string, values: readonly PlainValue[], fields: EventFields): string {
  const { truth, reason, sentence } = explainOne(item(key, ...values), fields);
  return `${truth} ${reason}: ${sentence}`;
}

describe('an item that holds', () => {
  it.each<Row>([
    ['a value', 'A', ['x'], { A: 'X' }, 'yes matched: A is "x"'],
    ['a part', 'A|contains', ['b'], { A: 'abc' }, 'yes matched: A contains "b"'],
    ['a beginning', 'A|startswith', ['a'], { A: 'abc' }, 'yes matched: A begins with "a"'],
    ['an end', 'A|endswith', ['\\c'], { A: 'a\\c' }, 'yes matched: A ends with "\\c"'],
    ['a case', 'A|cased', ['x'], { A: 'x' }, 'yes matched: A is "x", case included'],
    ['wildcards', 'A', ['a*c?'], { A: 'abcd' }, 'yes matched: A fits the pattern "a*c?"'],
    ['any value', 'A', ['*'], { A: 'x' }, 'yes matched: A has a value'],
    ['the empty text', 'A', [''], { A: '' }, 'yes matched: A is empty'],
    [
      'a regular expression',
      'A|re',
      ['b+'],
      { A: 'abbc' },
      'yes matched: A matches the regular expression "b+"',
    ],
    [
      'flags of a regular expression',
      'A|re|i|s',
      ['B.c'],
      { A: 'ab\nC' },
      'yes matched: A matches the regular expression "B.c", in any case, `.` for line breaks too',
    ],
    [
      'a regular expression at an end, as it is written',
      'A|re|endswith',
      ['b|c'],
      { A: 'abc' },
      'yes matched: A matches the regular expression "b|c"',
    ],
    ['a number', 'A', [1], { A: '1.0' }, 'yes matched: A is the number 1'],
    ['a limit', 'A|gte', [5], { A: '7' }, 'yes matched: A is at least 5'],
    ['a boolean', 'A', [true], { A: 'True' }, 'yes matched: A is true'],
    ['a network', 'Ip|cidr', ['8.0.0.0/8'], NET, 'yes matched: Ip is in the network 8.0.0.0/8'],
    [
      'a time',
      'A|hour|gte',
      [8],
      { A: '2025-03-10 09:06:12' },
      'yes matched: A is in or after hour 8 (UTC)',
    ],
    ['that it is there', 'A|exists', [true], { A: null }, 'yes matched: A is there'],
    ['that it is not there', 'A|exists', [false], {}, 'yes absent: the event has no A'],
    ['null for a missing field', 'A', [null], {}, 'yes absent: the event has no A'],
    ['null', 'A', [null], { A: null }, 'yes null-value: A is null'],
    ['one of a list', 'A', ['x', 'y', 'z'], { A: 'y' }, 'yes matched: A is "y"'],
    [
      'several of a list',
      'A|contains',
      ['a', 'b', 'c'],
      { A: 'bc' },
      'yes matched: A contains "b", and 1 more of its 3 values fits',
    ],
    [
      'all of a list',
      'A|contains|all',
      ['a', 'b'],
      { A: 'ab' },
      'yes matched: A contains "a", and so on for all 2 values',
    ],
    [
      'a member of a list in the event',
      'A|endswith',
      ['z'],
      { A: ['x', 'yz'] },
      'yes matched: value 2 of A ends with "z"',
    ],
    ['a keyword', '', ['b'], { A: 'x', B: 'abc' }, 'yes matched: B contains "b"'],
    [
      'another field',
      'A|fieldref|startswith',
      ['B'],
      { A: 'abc', B: 'AB' },
      'yes matched: A begins with what B is',
    ],
    [
      'encoded text',
      'A|base64|contains',
      ['abc'],
      { A: 'x YWJj' },
      'yes matched: A contains the Base64 of "abc"',
    ],
    [
      'a negated value',
      'A|neq',
      ['x'],
      { A: 'y' },
      'yes different: A is "y", which is not "x", as it should be',
    ],
  ])('names %s', (_name, key, values, fields, expected) => {
    expect(told(key, values, fields)).toBe(expected);
  });
});

describe('an item that does not hold', () => {
  it.each<Row>([
    ['a missing field', 'A', ['x'], { B: 'x' }, 'no absent: the event has no A'],
    ['another value', 'A', ['x'], { A: 'y' }, 'no different: A is "y", which is not "x"'],
    [
      'another case',
      'A|cased|contains',
      ['Foo'],
      { A: 'a foo' },
      'no case-differs: A is "a foo", which does not contain "Foo", case included: only the case differs',
    ],
    [
      'another place',
      'A|endswith',
      ['\\cmd.exe'],
      { A: 'C:\\cmd.exe /c' },
      'no elsewhere: A is "C:\\cmd.exe /c", which does not end with "\\cmd.exe" but has it in another place',
    ],
    [
      'a part of what is asked for in whole',
      'A',
      ['b'],
      { A: 'abc' },
      'no elsewhere: A is "abc", which is not "b" but has it in another place',
    ],
    ['null', 'A', ['x'], { A: null }, 'no null-value: A is null'],
    ['the empty text', 'A|contains', ['x'], { A: '' }, 'no empty-value: A is empty'],
    ['a list without members', 'A', ['x'], { A: [] }, 'no empty-value: A is empty'],
    [
      'a map',
      'A',
      ['x'],
      { A: new Map([['b', 'x']]) },
      'no nested-value: A has fields of its own, and no text',
    ],
    [
      'a value where null is asked for',
      'A',
      [null],
      { A: 'x' },
      'no has-value: A is "x", and should not be there',
    ],
    [
      'a value where none should be',
      'A|exists',
      [false],
      { A: 'x' },
      'no has-value: A is "x", and should not be there',
    ],
    ['a field that should be there', 'A|exists', [true], {}, 'no absent: the event has no A'],
    [
      'a value where the empty text is asked for',
      'A',
      [''],
      { A: 'x' },
      'no has-value: A is "x", and should not be there',
    ],
    [
      'a dash for nothing',
      'A',
      [''],
      { A: '-' },
      'no dash-for-empty: A is "-", which stands for nothing in many logs but is not the empty text',
    ],
    [
      'another number',
      'EventID',
      [3],
      { EventID: '1' },
      'no number-differs: EventID is "1", which is not the number 3',
    ],
    ['no number', 'A|lt', [3], { A: 'x' }, 'no not-a-number: A is "x", which is no number'],
    [
      'a number beyond the limit',
      'A|lt',
      [3],
      { A: '3' },
      'no number-differs: A is "3", which is not less than 3',
    ],
    [
      'another network',
      'Ip|cidr',
      ['10.0.0.0/8'],
      NET,
      'no network-differs: Ip is "8.8.8.8", which is not in the network 10.0.0.0/8',
    ],
    [
      'no address',
      'Bad|cidr',
      ['10.0.0.0/8'],
      NET,
      'no not-an-address: Bad is "localhost", which is no IP address',
    ],
    [
      'another time',
      'A|year',
      [2024],
      { A: '2025-03-10' },
      'no time-differs: A is "2025-03-10", which is not in year 2024 (UTC)',
    ],
    ['no time', 'A|year', [2024], { A: 'x' }, 'no not-a-time: A is "x", which is no time'],
    [
      'an expression that finds nothing',
      'A|re',
      ['^b'],
      { A: 'ab' },
      'no regexp-missed: A is "ab", which does not match the regular expression "^b"',
    ],
    [
      'an expression that fits but for case',
      'A|re',
      ['^B'],
      { A: 'bc' },
      'no case-differs: A is "bc", which does not match the regular expression "^B": only the case differs',
    ],
    [
      'another field that differs',
      'A|fieldref',
      ['B'],
      { A: 'x', B: 'y' },
      'no reference-differs: A is "x", which is not the same as what B is, "y"',
    ],
    [
      'another field that is missing',
      'A|fieldref',
      ['B'],
      { A: 'x' },
      'no reference-absent: the event has no B to compare A with',
    ],
    ['a keyword', '', ['x'], { A: 'y' }, 'no in-no-field: no value of the event contains "x"'],
    [
      'a list, the closest of it',
      'A|endswith',
      ['x', 'b', 'z'],
      { A: 'abc' },
      'no elsewhere: none of its 3 values fits: A is "abc", which does not end with "b" but has it in another place',
    ],
    [
      'one of all',
      'A|contains|all',
      ['a', 'x', 'y'],
      { A: 'abc' },
      'no different: 2 of 3 values fail: A is "abc", which does not contain "x"',
    ],
    [
      'an excluded value',
      'A|neq',
      ['x', 'y'],
      { A: 'y' },
      'no matched: A is "y", which is excluded',
    ],
  ])('names %s', (_name, key, values, fields, expected) => {
    expect(told(key, values, fields)).toBe(expected);
  });
});

describe('an item that cannot be told', () => {
  const lost = (key: string, value: string, loss: Loss) => {
    const losses = new Map([['A', loss]]);
    const { truth, reason, sentence } = explainOne(item(key, 'x'), { A: value }, { losses });
    return `${truth} ${reason}: ${sentence}`;
  };

  it.each<[name: string, loss: Loss, expected: string]>([
    [
      'a truncated value',
      { kind: 'truncated' },
      'truncated: only the beginning of A is recorded, which does not tell whether it ends with "x"',
    ],
    [
      'a value of which only the end is known, too short to tell',
      { kind: 'hashed' },
      'hashed: a hash is recorded in the place of A',
    ],
    [
      'a fragment',
      { kind: 'fragment', part: 2, of: 3 },
      'fragment: part 2 of the 3 of A does not tell whether all of it ends with "x"',
    ],
  ])('names %s', (_name, loss, expected) => {
    expect(lost('A|endswith', 'abc', loss)).toBe(`unknown ${expected}`);
  });

  it('names what is only known by its end', () => {
    expect(lost('A|startswith', 'abc', { kind: 'end-only' })).toBe(
      'unknown end-only: only the end of A is known, which does not tell whether it begins with "x"',
    );
  });

  it('names fields that were not recorded', () => {
    const missing = { missing: { kind: 'not-recorded' } } as const;
    expect(explainOne(item('A', 'x'), {}, missing)).toMatchObject({
      truth: 'unknown',
      reason: 'not-recorded',
      sentence: 'A is not recorded',
    });
    expect(explainOne(item('', 'x'), { A: 'y' }, missing)).toMatchObject({
      truth: 'unknown',
      reason: 'not-recorded',
      sentence: 'the event may have had fields that were not recorded',
    });
    expect(explainOne(item('A|fieldref', 'B'), { A: 'y' }, missing)).toMatchObject({
      truth: 'unknown',
      reason: 'reference-not-recorded',
      sentence: 'B is not recorded, so that A cannot be compared with it',
    });
  });

  it('names placeholders without values', () => {
    expect(explainOne(item('A|expand', '%hosts%'), { A: 'x' })).toMatchObject({
      truth: 'unknown',
      reason: 'placeholder-unbound',
      sentence: 'nobody has given values for the placeholder %hosts%',
    });
  });
});

describe('what is noted', () => {
  it('tells that a negated item holds for want of a value', () => {
    expect(explainOne(item('A|neq', 'x'), {}).notes).toEqual([
      'it holds only because there is no value that it could be',
    ]);
    expect(explainOne(item('A|neq', 'x'), { A: 'y' }).notes).toEqual([]);
  });

  it('tells that encoded text fits only without regard to case', () => {
    const found = explainOne(item('A|base64|contains', 'abc'), { A: 'ywjj' });
    expect(found.truth).toBe('yes');
    expect(found.values[0]?.hit?.decoded).toBeUndefined();
    expect(found.notes).toEqual([
      'the encoded text fits but for its case, so that it says something else',
    ]);
  });
});
