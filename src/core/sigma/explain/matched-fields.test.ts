import { describe, expect, it } from 'vitest';
import type { RuleNode } from '../compile/compiled-rule.ts';
import { MAX_MATCHED_FIELDS, matchedFields } from './matched-fields.ts';
import {
  and,
  explain,
  item,
  not,
  or,
  selection,
  type EventFields,
  type EventParts,
} from './testdata/explain-item.ts';

const CMD = item('Image|endswith', '\\cmd.exe', '\\pwsh.exe');
const FIELDS = { Image: 'C:\\cmd.exe', CommandLine: 'cmd /c "a" /k' };

/** `selection: field|modifiers 'pattern' start-end`. */
function matched(root: RuleNode, fields: EventFields = FIELDS, parts?: EventParts) {
  return matchedFields(explain(root, fields, parts)).map(
    ({ field, modifiers, pattern, start, end, selection: name }) =>
      `${name ?? '-'}: ${[field, ...modifiers].join('|')} '${pattern}' ${start}-${end}`,
  );
}

describe('the fields that a rule fires on', () => {
  it('are told with value, modifiers, pattern and place', () => {
    expect(matchedFields(explain(selection('s', CMD), FIELDS))).toEqual([
      {
        field: 'Image',
        value: 'C:\\cmd.exe',
        modifiers: ['endswith'],
        pattern: '\\cmd.exe',
        start: 2,
        end: 10,
        decoded: undefined,
        selection: 's',
        span: { start: 0, end: 0 },
      },
    ]);
  });

  it.each<[name: string, root: RuleNode, expected: readonly string[]]>([
    [
      'each value that holds',
      selection('s', item('CommandLine|contains', '/c', '/x', '/k')),
      ["s: CommandLine|contains '/c' 4-6", "s: CommandLine|contains '/k' 11-13"],
    ],
    [
      'each of all',
      item('CommandLine|contains|all', '/c', '/k'),
      ["-: CommandLine|contains|all '/c' 4-6", "-: CommandLine|contains|all '/k' 11-13"],
    ],
    ['keywords, with the field that they are in', item('', 'md'), ["-: Image 'md' 4-6"]],
    [
      'patterns as they are written',
      item('CommandLine', 'cmd*"?"*'),
      ['-: CommandLine \'cmd*"?"*\' 0-10'],
    ],
    [
      'escapes as they are written',
      item('A|contains', 'a\\*b', '\\\\\\\\x', 'c:\\d'),
      ["-: A|contains 'a\\*b' 0-3", "-: A|contains '\\\\\\\\x' 3-6", "-: A|contains 'c:\\d' 6-10"],
    ],
    [
      'values with many dashes as they are written, but for the dashes',
      item('D|windash|contains', ' /a /b.* -c?\u0001'),
      ["-: D|windash|contains ' -a -b.* -c?\u0001' 1-15"],
    ],
    [
      'numbers and networks',
      and(item('N|gte', 5), item('Ip|cidr', '10.0.0.0/8')),
      ["-: N|gte '5' 0-1", "-: Ip|cidr '10.0.0.0/8' 0-8"],
    ],
    [
      'the alternatives that hold',
      or(selection('a', CMD), and(CMD, item('Image', 'x')), selection('b', item('N', 7))),
      ["a: Image|endswith '\\cmd.exe' 2-10", "b: N '7' 0-1"],
    ],
    ['nothing under not', and(CMD, not(item('N', 8))), ["-: Image|endswith '\\cmd.exe' 2-10"]],
    ['nothing of negated items', item('N|neq', 8), []],
    ['nothing that is not there', item('X', null), []],
    ['nothing of a rule that does not fire', and(CMD, item('N', 8)), []],
    [
      'what several names ask for once for each',
      and(selection('a', CMD), selection('a', CMD), selection('b', CMD)),
      ["a: Image|endswith '\\cmd.exe' 2-10", "b: Image|endswith '\\cmd.exe' 2-10"],
    ],
  ])('are %s', (_name, root, expected) => {
    const fields = {
      ...FIELDS,
      N: 7,
      Ip: '10.1.2.3',
      A: 'a*b\\\\xc:\\d',
      D: 'x –a /b.zz -cd\u0001',
    };
    expect(matched(root, fields)).toEqual(expected);
  });

  it('are what is sure of a rule that may fire', () => {
    const root = and(CMD, item('User', 'x'));
    expect(matched(root, FIELDS, { missing: { kind: 'not-recorded' } })).toEqual([
      "-: Image|endswith '\\cmd.exe' 2-10",
    ]);
  });

  it('are the values of one that may fit which fit for sure', () => {
    const losses = new Map([['CommandLine', { kind: 'truncated' as const }]]);
    const all = item('CommandLine|contains|all', '/k', 'more');
    expect(matched(all, FIELDS, { losses })).toEqual(["-: CommandLine|contains|all '/k' 11-13"]);
  });

  it('say what encoded text says', () => {
    const [field] = matchedFields(explain(item('A|base64|contains', 'abc'), { A: 'YWJjZGVm' }));
    expect(field).toMatchObject({ pattern: 'abc', start: 0, end: 4, decoded: 'abcdef' });
  });

  it('are not without limit', () => {
    const items = Array.from({ length: 700 }, (_, at) => item('A|startswith|contains', `${at} `));
    const value = items.map((_item, at) => `${at} `).join('');
    expect(matched(and(...items), { A: value })).toHaveLength(MAX_MATCHED_FIELDS);
  });
});
