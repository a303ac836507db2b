import { describe, expect, it } from 'vitest';

import type { RuleNode, Test } from '../compile/compiled-rule.ts';
import { compileRule } from '../compile/compile-rule.ts';
import { buildRule, type SketchValue } from '../compile/testdata/build-rule.ts';
import { locateTest } from './locate-test.ts';

function testsOf(node: RuleNode | undefined): readonly Test[] {
  if (node?.kind === 'selection') return testsOf(node.child);
  return node?.kind === 'item' ? node.groups.flatMap(({ tests }) => tests) : [];
}

/** What a value of a rule marks in a text: the first test that holds, its place in brackets. */
function marked(key: string, value: SketchValue, text: string, referenced?: string): string {
  const { rule } = compileRule(buildRule({ selection: { [key]: value } }));
  for (const test of testsOf(rule?.root)) {
    const span = locateTest(test, text, referenced);
    if (span === undefined) continue;
    const { start, end } = span;
    return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
  }
  return 'nowhere';
}

describe('locateTest', () => {
  it.each([
    ['F|contains', 'CMD', 'c:\\cmd.exe cmd', 'c:\\[cmd].exe cmd'],
    ['F|startswith', 'c:', 'C:\\cmd', '[C:]\\cmd'],
    ['F|endswith', 'b', 'abcb', 'abc[b]'],
    ['F', 'abc', 'ABC', '[ABC]'],
    ['F', 'a*c', 'abc', '[abc]'],
    ['F|contains', 'a*c', 'xabbcx', 'x[abbc]x'],
    ['F|contains', '', 'abc', '[abc]'],
    ['F', '*', 'abc', '[abc]'],
    ['F', '', '', '[]'],
    ['F|contains', 'straße', 'die STRAßE', 'die [STRAßE]'],
    ['F|contains', 'k', '😀\u212aelvin', '😀[\u212a]elvin'],
    ['F|contains', 'é', 'İÉ', 'İ[É]'],
    ['F|cased|contains', 'b', 'aBb', 'aB[b]'],
    ['F|windash|contains', ' -s ', 'x –s y', 'x[ –s ]y'],
    ['F|windash|contains', '-a -b -c', 'x /A –b -C', 'x [/A –b -C]'],
    ['F|base64|contains', 'foo', 'x Zm9v y', 'x [Zm9v] y'],
    [
      'F|base64offset|contains',
      'Test',
      Buffer.from('xTesting').toString('base64'),
      'eF[Rlc3]Rpbmc=',
    ],
    ['F|re', 'b+', 'abbc', 'a[bb]c'],
    ['F|re|i', 'É', 'aé😀', 'a[é]😀'],
    ['F|re', '😀$', 'a😀', 'a[😀]'],
    ['', 'b', 'abc', 'a[b]c'],
    ['F', 5, '5.0', '[5.0]'],
    ['F', true, 'TRUE', '[TRUE]'],
    ['F|gt', 5, '6', '[6]'],
    ['F|cidr', '::/0', '::1', '[::1]'],
    ['F|hour', 1, '2024-01-01T01:00', '[2024-01-01T01:00]'],
    ['F|contains', 'x', 'abc', 'nowhere'],
    ['F|re', 'x', 'abc', 'nowhere'],
    ['F', null, 'abc', 'nowhere'],
    ['F|exists', true, 'abc', 'nowhere'],
    ['F|expand', '%x%', 'abc', 'nowhere'],
    ['F|fieldref', 'G', 'abc', 'nowhere'],
  ])('%s: %j in %j is %j', (key, value, text, expected) => {
    expect(marked(key, value, text)).toBe(expected);
  });

  it('marks what a reference to another field stands for', () => {
    expect(marked('F|fieldref|contains', 'G', 'aBc', 'b')).toBe('a[B]c');
    expect(marked('F|fieldref|endswith', 'G', 'abab', 'AB')).toBe('ab[ab]');
    expect(marked('F|fieldref|startswith', 'G', 'abab', '*')).toBe('nowhere');
  });
});
