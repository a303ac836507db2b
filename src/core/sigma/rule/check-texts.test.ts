import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import { problemsOf } from './testdata/problems.ts';
import { selectionText } from './testdata/rule-text.ts';
import { wildcardShape } from './wildcard-shape.ts';

describe('wildcards that are none', () => {
  it.each([
    [String.raw`C:\Windows\*`, 10],
    [String.raw`C:\*`, 2],
    [String.raw`%TEMP%\*`, 6],
    [String.raw`\AppData\Temp\*.rar\x`, 13],
    [String.raw`C:\Program Files (x86)\*`, 22],
    [String.raw`\Temp\?.exe`, 5],
    [String.raw`*\Temp\*.exe`, 6],
    [String.raw`C:\Windows\\*`, undefined],
    [String.raw`\\*\x`, undefined],
    [String.raw`\*avira\*`, undefined],
    [String.raw`objectGUID=\*`, undefined],
    [String.raw`index.php\?id=`, undefined],
    [String.raw`\\\\\*\\IPC$`, undefined],
    [String.raw`\\\?\?\C:\x`, undefined],
    [String.raw`:\*`, undefined],
    [String.raw`C:\Windows\\\*`, undefined],
    [String.raw`C:\Windows\x`, undefined],
  ])('%s', (text, expected) => {
    expect(wildcardShape(text).escapedFolderAt).toBe(expected);
  });

  it.each([
    ["A: 'C:\\Windows\\*'", ['warning sigma/escaped-wildcard: \\*']],
    ["A|contains:\n- x\n- 'C:\\Windows\\*'", ['warning sigma/escaped-wildcard: \\*']],
    ["- 'C:\\Windows\\*'", ['warning sigma/escaped-wildcard: \\*']],
    ["A|re: 'C:\\Windows\\*'", []],
    ["A|contains: 'a**b'", ['info sigma/double-wildcard: *']],
    ["A|contains: 'a\\**b'", []],
  ])('%j', (text, expected) => {
    expect(problemsOf(selectionText(text))).toEqual(expected);
  });

  it('offers to write the backslash twice', () => {
    const text = selectionText("A: 'C:\\Windows\\*'");
    const edits = readSigmaFile('', text).diagnostics[0]?.fixes?.[0]?.edits ?? [];
    expect(applyTextEdits(text, edits)).toBe(selectionText("A: 'C:\\Windows\\\\*'"));
  });
});

describe('wildcards that a modifier says', () => {
  it.each([
    ["A: '*x'", 'endswith'],
    ["A: ['*x', '*y']", 'endswith'],
    ["A: 'x*'", 'startswith'],
    ["A: '*x*'", 'contains'],
  ])('%s is %s', (text, modifier) => {
    const [diagnostic, ...others] = readSigmaFile('', selectionText(text)).diagnostics;
    expect(diagnostic?.code).toBe('sigma/wildcard-style');
    expect(diagnostic?.message).toContain(`A|${modifier}`);
    expect(others).toEqual([]);
  });

  it.each([
    "A: ['*x', 'y*']",
    "A: ['*x', y]",
    "A: '*'",
    "A: '*x*y'",
    "A: '*x?'",
    "A|contains: '*x*'",
    "- '*x*'",
    String.raw`A: '\*x'`,
  ])('%s is left alone', (text) => {
    expect(problemsOf(selectionText(text))).toEqual([]);
  });
});

describe('traps of YAML', () => {
  it.each([
    ['A: yes', ['warning sigma/yaml-version: yes']],
    ['A: [x, off]', ['warning sigma/yaml-version: off']],
    ['- on', ['warning sigma/yaml-version: on']],
    ["A: 'yes'", []],
    ['A: 010', ['warning sigma/yaml-version: 010']],
    ['A: 0o17', ['warning sigma/yaml-version: 0o17']],
    ['A: 1_000', ['warning sigma/yaml-version: 1_000']],
    ['A: 1:30', ['warning sigma/yaml-version: 1:30']],
    ['A: 2024-01-31', ['warning sigma/yaml-version: 2024-01-31']],
    ['on: x', ['warning sigma/yaml-version: on']],
    ["'on': x", []],
    ['A: 0089', ['warning sigma/yaml-number: 0089']],
    ['A: 61e8', ['warning sigma/yaml-number: 61e8']],
    ['A: .nan', ['warning sigma/yaml-number: .nan']],
    ['A: 0x1f', []],
    ['A: [0, -5, 1.5]', []],
    ['A: "C:\\temp"', ['warning sigma/yaml-control-character: "C:\\temp"']],
    ['A: "x\\x07"', []],
    ['A: "x\\ay"', ['warning sigma/yaml-control-character: "x\\ay"']],
    ['A: "x\\\\y"', []],
    ['A|re: "a\\tb"', ['warning sigma/yaml-control-character: "a\\tb"']],
  ])('%s', (text, expected) => {
    expect(problemsOf(selectionText(text))).toEqual(expected);
  });

  it.each([
    ['A: yes', "A: 'yes'"],
    ['A: 61e8', "A: '61e8'"],
    ['A: "C:\\temp\\it\'s"', "A: 'C:\\temp\\it''s'"],
  ])('%s can be mended', (text, expected) => {
    const whole = selectionText(text);
    const edits = readSigmaFile('', whole).diagnostics[0]?.fixes?.[0]?.edits ?? [];
    expect(applyTextEdits(whole, edits)).toBe(selectionText(expected));
    expect(problemsOf(selectionText(expected))).toEqual([]);
  });
});
