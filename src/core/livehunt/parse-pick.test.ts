import { describe, expect, it } from 'vitest';
import type { Operand, PickTest } from './pick.ts';
import { parsePick } from './parse-pick.ts';

function drawTest(test: PickTest | undefined): string {
  if (test === undefined) return 'default';
  if (test.kind === 'length') return `len >= ${test.atLeast}`;
  if (test.kind !== 'compare') return test.kind;
  return test.alternatives
    .map(({ operator, operand }) => `${operator} ${operand.kind} ${drawOperand(operand)}`)
    .join(' | ');
}

function drawOperand(operand: Operand): string {
  if (operand.kind === 'regexp') return `${operand.pattern} ${operand.flags}`.trim();
  return operand.kind === 'constant' ? operand.path : String(operand.value);
}

function draw(text: string): string {
  const pick = parsePick(text);
  if (!pick.ok) return `${pick.error.position}: ${pick.error.message}`;
  const { pathText, test, negated } = pick.value;
  return `${pathText} ; ${negated ? 'not ' : ''}${drawTest(test)}`;
}

describe('parsePick', () => {
  it.each([
    ['vt.metadata.new_file', 'vt.metadata.new_file ; default'],
    ['  vt.a  ', 'vt.a ; default'],
    ['vt.a not', 'vt.a ; not default'],
    ['vt.a true', 'vt.a ; true'],
    ['vt.a not true', 'vt.a ; not true'],
    ['vt.a false', 'vt.a ; not true'],
    ['vt.a == true', 'vt.a ; true'],
    ['vt.a == false', 'vt.a ; not true'],
    ['vt.a != true', 'vt.a ; not true'],
    ['vt.a not == false', 'vt.a ; true'],
    ['vt.a["k k"] not defined', 'vt.a["k k"] ; not defined'],
    ['vt.a len >= 3', 'vt.a ; len >= 3'],
    ['vt.a == "x y"', 'vt.a ; == string x y'],
    ['vt.a["=="]=="x"', 'vt.a["=="] ; == string x'],
    ['vt.a["]"].b[ 3 ] < -0x10', 'vt.a["]"].b[ 3 ] ; < integer -16'],
    ["$['a b'][0] >= 10MB", "$['a b'][0] ; >= integer 10485760"],
    ['vt.a > 1.5', 'vt.a ; > float 1.5'],
    ['vt.a matches /a\\/b/is', 'vt.a ; matches regexp a\\/b is'],
    ['vt.a == vt.FileType.PE_EXE', 'vt.a ; == constant vt.FileType.PE_EXE'],
    [
      'vt.a endswith ".vbs" or endswith ".bat"',
      'vt.a ; endswith string .vbs | endswith string .bat',
    ],
    ['vt.a not == "x" or iequals "\\x41\\n"', 'vt.a ; not == string x | iequals string A\n'],
  ])('reads %s', (text, drawn) => {
    expect(draw(text)).toBe(drawn);
  });

  it.each([
    ['', '0: Start with a path, such as vt.metadata.file_name'],
    ['vt.a ==', '7: The value is missing'],
    ['vt.a "x"', '5: `"x"` stands where an operator such as == or icontains is wanted'],
    ['vt.a =', '5: `=` stands where an operator such as == or icontains is wanted'],
    [
      'vt.a Contains "x"',
      '5: `Contains` stands where an operator such as == or icontains is wanted; did you mean `contains` or `icontains`?',
    ],
    [
      'vt.a in ("a")',
      '5: `in` stands where an operator such as == or icontains is wanted; several values are written `== "a" or == "b"`',
    ],
    ['vt.a == "x" or', '14: The text ends where an operator such as == or icontains is wanted'],
    ['vt.a == "x" or "y"', '15: `"y"` stands where an operator such as == or icontains is wanted'],
    ['vt.a == "x" "y"', '12: Unexpected `"y"`: join a further value by `or OP VALUE`'],
    ['vt.a == "\\Cur"', '9: invalid escape sequence `\\C`: for a backslash write two of them'],
    ['vt.a == - "x"', '8: A minus needs a number behind it'],
    ['vt.a len 3', '9: Write a length as `len >= NUMBER`'],
    ['vt.a len >= "x"', '12: A length is a whole number'],
    ['vt.a == "x', '8: The text lacks its closing quote; a line break in it is written \\n'],
    ['vt.a == "x\ny"', '8: The text lacks its closing quote; a line break in it is written \\n'],
    [
      "vt.a == 'x'",
      "8: `'x'` is no value: write a text in double quotes, a number, a regular expression between slashes, or a constant",
    ],
  ])('tells what is wrong with %s', (text, drawn) => {
    expect(draw(text)).toBe(drawn);
  });
});
