import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import { problemsOf } from './testdata/problems.ts';
import { selectionText } from './testdata/rule-text.ts';

describe('slips that are good YAML', () => {
  it.each([
    ['A: ‘x’', 'sigma/typographic-quote: ‘x’', "A: 'x'"],
    ['A: [“x y”, z]', 'sigma/typographic-quote: “x y”', "A: ['x y', z]"],
    ['A: “it’s', 'sigma/typographic-quote: “it’s', undefined],
    ['A: 4624, 4625', 'sigma/text-of-numbers: 4624, 4625', 'A: [4624, 4625]'],
    ['A:\n  - 4624,4625', 'sigma/text-of-numbers: 4624,4625', undefined],
    ['A:\n  -x\n  -y', 'sigma/dash-without-space: -', 'A:\n  - x\n  - y'],
    ['-x\n-y', 'sigma/dash-without-space: -', '- x\n- y'],
    ['Image:x.exe', 'sigma/colon-without-space: :', 'Image: x.exe'],
    ['Image|endswith:.exe', 'sigma/colon-without-space: :', 'Image|endswith: .exe'],
    ['A: #x', 'sigma/comment-value: #x', "A: '#x'"],
    ['A:\n  - x\n  - #y', 'sigma/comment-value: #y', "A:\n  - x\n  - '#y'"],
  ])('%j', (text, expected, fixed) => {
    const whole = selectionText(text);
    const found = problemsOf(whole).filter((problem) => problem.includes(expected));
    expect(found).toEqual([`warning ${expected}`]);
    const code = expected.slice(0, expected.indexOf(':'));
    const diagnostic = readSigmaFile('', whole).diagnostics.find((each) => each.code === code);
    const fix = diagnostic?.fixes?.[0];
    const mended = fix === undefined ? undefined : applyTextEdits(whole, fix.edits);
    expect(mended).toBe(fixed === undefined ? undefined : selectionText(fixed));
    expect(mended === undefined ? [] : problemsOf(mended)).toEqual([]);
  });

  it.each([
    "A: '‘x’'",
    'A: x’s',
    'A: 1,000',
    'A: 1,000,000',
    'A: a, b',
    "A: '4624, 4625'",
    'A: -x',
    '- -x',
    "A:\n  '-x'",
    '- a:b',
    'http://x.example',
    'C:\\x',
    'A: # nothing is here',
    'A: null #x',
    'A: x #y',
    'A: # one of them\n  - x',
  ])('%j is none', (text) => {
    expect(problemsOf(selectionText(text))).toEqual([]);
  });
});
