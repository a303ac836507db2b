import { describe, expect, it } from 'vitest';
import { readSigmaFile } from './read-sigma-file.ts';
import { problemsOf } from './testdata/problems.ts';
import { ruleText } from './testdata/rule-text.ts';

const DETECTION = 'detection:\n  sel: {A: x}\n  condition: sel\n';
const LOGSOURCE = 'logsource: {product: windows}\n';
const RULE = `title: t\n${LOGSOURCE}${DETECTION}`;

const kinds = (text: string): string =>
  readSigmaFile('', text)
    .documents.map(({ kind }) => kind)
    .join(' ');

describe('what a file holds', () => {
  it.each([
    ['nothing', '', ''],
    ['comments', '# x\n', ''],
    ['a rule', RULE, 'detection'],
    ['a rule with BOM and CRLF', `\ufeff${RULE.replaceAll('\n', '\r\n')}`, 'detection'],
    ['two rules', `${RULE}---\n${RULE}`, 'detection detection'],
    ['empty documents', `---\n---\n${RULE}...\n---\n`, 'detection'],
    ['a rule after one that is no YAML', `a: [\n---\n${RULE}`, 'detection'],
    [
      'a rule after one with an error',
      `${ruleText('sel: {A|x: y}\ncondition: sel')}---\n${RULE}`,
      'detection',
    ],
  ])('reads %s', (_, text, expected) => {
    expect(kinds(text)).toBe(expected);
  });

  it.each([
    ['a text', 'hello', ['error sigma/not-a-rule: hello']],
    ['a list', '- a\n- b\n', ['error sigma/not-a-rule: - a\n- b']],
    [
      'a web page',
      '\n<!DOCTYPE html>\n<title>a: b</title>\n<p>c',
      ['error sigma/web-page: <!DOCTYPE'],
    ],
    ['another map', 'on: push\njobs: {}\n', ['error sigma/not-a-rule: on']],
    [
      'a map with a slip',
      'detections: {}\n',
      ['error sigma/not-a-rule: detections', 'warning sigma/unknown-key: detections'],
    ],
    ['a rule without title', `${LOGSOURCE}${DETECTION}`, ['error sigma/missing-title: logsource']],
    ['an empty title', `title:\n${LOGSOURCE}${DETECTION}`, ['error sigma/missing-title: title']],
    ['no logsource', `title: t\n${DETECTION}`, ['error sigma/missing-logsource: title']],
    [
      'an empty logsource',
      `title: t\nlogsource:\n${DETECTION}`,
      ['error sigma/missing-logsource: logsource'],
    ],
    [
      'a logsource that says nothing',
      `title: t\nlogsource: {definition: x}\n${DETECTION}`,
      ['error sigma/missing-logsource: logsource'],
    ],
    [
      'a logsource of the wrong type',
      `title: t\nlogsource: windows\n${DETECTION}`,
      ['error sigma/wrong-type: windows'],
    ],
    [
      'a logsource with a list',
      `title: t\nlogsource: {product: [x], service: y}\n${DETECTION}`,
      ['error sigma/wrong-type: product'],
    ],
    [
      'a logsource with capitals',
      `title: t\nlogsource: {product: Windows}\n${DETECTION}`,
      ['info sigma/logsource-case: Windows'],
    ],
    [
      'a logsource with a slip',
      `title: t\nlogsource: {product: x, categroy: y}\n${DETECTION}`,
      ['warning sigma/unknown-key: categroy'],
    ],
    ['no detection', `title: t\n${LOGSOURCE}`, ['error sigma/missing-detection: title']],
    [
      'no detection but a slip',
      `title: t\n${LOGSOURCE}detecton: {}\n`,
      ['error sigma/missing-detection: title', 'warning sigma/unknown-key: detecton'],
    ],
    [
      'an empty detection',
      `title: t\n${LOGSOURCE}detection:\n`,
      ['error sigma/wrong-type: detection'],
    ],
    [
      'a detection that is a list',
      `title: t\n${LOGSOURCE}detection: [x]\n`,
      ['error sigma/wrong-type: detection'],
    ],
    [
      'no selection',
      `title: t\n${LOGSOURCE}detection: {condition: x}\n`,
      ['error sigma/no-selection: detection', 'error sigma/unknown-selection: x'],
    ],
    ['no condition', ruleText('sel: {A: x}'), ['error sigma/missing-condition: detection']],
    [
      'no condition but a slip',
      ruleText('sel: {A: x}\ncondtion: sel'),
      ['error sigma/missing-condition: detection', 'warning sigma/unknown-key: condtion'],
    ],
    [
      'an empty condition',
      ruleText('sel: {A: x}\ncondition:'),
      ['error sigma/missing-condition: condition'],
    ],
    [
      'an empty text as condition',
      ruleText("sel: {A: x}\ncondition: ''"),
      ['error sigma/missing-condition: condition'],
    ],
    [
      'an empty list of conditions',
      ruleText('sel: {A: x}\ncondition: []'),
      ['error sigma/missing-condition: condition'],
    ],
    [
      'a map as condition',
      ruleText('sel: {A: x}\ncondition: {a: b}'),
      ['error sigma/wrong-type: condition'],
    ],
    [
      'a list in the list of conditions',
      ruleText('sel: {A: x}\ncondition: [sel, [x]]'),
      ['error sigma/wrong-type: [x]'],
    ],
    [
      'a rule that is a filter too',
      `${RULE}filter: {rules: any, sel: {A: x}, condition: not sel}\n`,
      ['warning sigma/mixed-document: detection'],
    ],
    ['detection twice', `${RULE}${DETECTION}`, ['error sigma/yaml-duplicate-key: detection']],
    ['title twice', `${RULE}title: u\n`, ['error sigma/yaml-duplicate-key: title']],
    [
      'a timeframe',
      ruleText('sel: {A: x}\ntimeframe: 5m\ncondition: sel'),
      ['info sigma/timeframe: timeframe'],
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it.each([
    ['a missing title', `${LOGSOURCE}${DETECTION}`, 1],
    ['a missing logsource', `title: t\n${DETECTION}`, 1],
    ['a head key twice', `${RULE}title: u\n`, 1],
    ['an alias in the head', `${RULE}author: &a x\nlicense: *a\n`, 1],
    ['detection twice', `${RULE}${DETECTION}`, 0],
    ['a selection twice', ruleText('sel: {A: x}\nsel: {A: y}\ncondition: sel'), 0],
    [
      'an alias in the detection',
      ruleText('sel: {A: &a x}\nother: {B: *a}\ncondition: sel or other'),
      0,
    ],
    ['an unknown selection', ruleText('sel: {A: x}\ncondition: sol'), 0],
    [
      'a pattern that fits nothing',
      ruleText('sel: {A: x}\ncondition: sel and not 1 of nothing*'),
      1,
    ],
    ['an unused selection', ruleText('sel: {A: x}\nother: {A: x}\ncondition: sel'), 1],
    ['an operator in capitals', ruleText('sel: {A: x}\ncondition: NOT sel'), 0],
  ])('keeps a document with %s as often as it has a meaning', (_, text, expected) => {
    expect(readSigmaFile('', text).documents).toHaveLength(expected);
  });
});

describe('the head of a rule', () => {
  it('has all that the document says of itself', () => {
    const text = `title: ' Rule '
id: 5a0e7b1c-1234-4abc-9def-0123456789ab
name: rule_name
status: test
level: high
description: >-
  One
  two
author: A, B
date: 2024-01-31
modified: 2024-02-01
license: MIT
references: [https://a.example, https://b.example]
tags: [attack.t1059.001, cve.2024-1234]
falsepositives: Unlikely
logsource: {category: process_creation, product: windows, service: sysmon}
${DETECTION}`;
    const { documents, diagnostics } = readSigmaFile('x.yml', text);
    const [document] = documents;
    expect(diagnostics).toEqual([]);
    expect(document?.head).toEqual({
      title: 'Rule',
      id: '5a0e7b1c-1234-4abc-9def-0123456789ab',
      name: 'rule_name',
      status: 'test',
      level: 'high',
      description: 'One two',
      author: 'A, B',
      date: '2024-01-31',
      modified: '2024-02-01',
      license: 'MIT',
      references: ['https://a.example', 'https://b.example'],
      tags: ['attack.t1059.001', 'cve.2024-1234'],
      falsePositives: ['Unlikely'],
    });
    expect(document?.kind === 'detection' && document.logsource).toEqual({
      category: 'process_creation',
      product: 'windows',
      service: 'sysmon',
    });
    const { id } = document?.headSpans ?? {};
    expect(id && text.slice(id.start, id.end)).toBe('5a0e7b1c-1234-4abc-9def-0123456789ab');
  });

  it('is empty where the document says nothing', () => {
    const head = readSigmaFile('', RULE).documents[0]?.head;
    expect(head).toMatchObject({
      title: 't',
      id: undefined,
      level: undefined,
      description: '',
      author: '',
      tags: [],
    });
  });

  it.each([
    ['level: High', ['warning sigma/level: High']],
    ['level: sever', ['warning sigma/level: sever']],
    ['status: testing', ['warning sigma/status: testing']],
    ['id: abc', ['info sigma/id-format: abc']],
    ['date: 2024/01/31', ['info sigma/date-format: 2024/01/31']],
    ['modified: yesterday', ['info sigma/date-format: yesterday']],
    ['tags: [attack]', ['info sigma/tag-format: attack']],
    ['tags: [Attack.T1059]', ['info sigma/tag-format: Attack.T1059']],
    ['tags: [attack.defense_evasion]', ['info sigma/tag-format: attack.defense_evasion']],
    ['tags: [d3fend.d3f-WindowsNtOpenFile, stp.3k, tlp.amber-strict]', []],
    ['tags: {a: b}', ['error sigma/wrong-type: tags']],
    [
      'tags: [attack.execution, {a: b}, null]',
      ['warning sigma/wrong-type: {a: b}', 'warning sigma/wrong-type: null'],
    ],
    ['author: {a: b}', ['error sigma/wrong-type: author']],
    ['author: [A, B]', []],
    ['author: 5', []],
    ['author: &x A\nlicense: *x', ['warning sigma/yaml-anchor: &x', 'error sigma/yaml-alias: *x']],
    [`description: ${'x'.repeat(300)}`, []],
    ['falsepositive: x', ['warning sigma/unknown-key: falsepositive']],
    ['Level: high', ['warning sigma/unknown-key: Level']],
    ['custom: anything\ntests: [x]\nrelated: [{id: x, type: similar}]', []],
  ])('%s', (lines, expected) => {
    const text = `title: t\n${lines}\n${LOGSOURCE}${DETECTION}`;
    expect(problemsOf(text)).toEqual(expected);
    expect(readSigmaFile('', text).documents).toHaveLength(1);
  });

  it('has a title that is not endless', () => {
    const problems = problemsOf(RULE.replace('title: t', `title: ${'t'.repeat(257)}`));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('info sigma/title-length');
  });
});

describe('the limits', () => {
  it('lists no more problems than anyone reads', () => {
    const items = Array.from({ length: 1500 }, (_, index) => `f${index}|x: y`).join('\n  ');
    const { diagnostics } = readSigmaFile('', ruleText(`sel:\n  ${items}\ncondition: sel`));
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'sigma/more-problems', severity: 'info' });
  });

  it('lists errors before anything else', () => {
    const tags = '  - attack.a_b\n'.repeat(1500);
    const { diagnostics } = readSigmaFile('', `title: t\ntags:\n${tags}${LOGSOURCE}`);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['sigma/missing-detection']);
    expect(diagnostics).toHaveLength(1001);
  });

  it('does not let actions make much of little', () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `k${index}: 1\n`).join('');
    const text = `action: global\ntitle: G\n${keys}---\n${`${RULE}---\n`.repeat(100)}`;
    const { documents, diagnostics } = readSigmaFile('', text);
    expect(documents.length).toBeLessThan(20);
    expect(diagnostics.some(({ code }) => code === 'sigma/too-many-merges')).toBe(true);
  });

  it('takes as many terms in all conditions as in one', () => {
    const list = (n: number): string =>
      ruleText(`sel: x\ncondition:\n${'- sel\n'.repeat(n).trimEnd()}`);
    expect(problemsOf(list(200))).toEqual([]);
    expect(problemsOf(list(600))).toEqual(['error sigma/condition-too-long: sel']);
  });

  it('reads no more selections than any rule has', () => {
    const selections = (n: number): string =>
      Array.from({ length: n }, (_, index) => `s${index}: x`).join('\n');
    expect(problemsOf(ruleText(`${selections(300)}\ncondition: 1 of s*`))).toEqual([]);
    expect(problemsOf(ruleText(`${selections(301)}\ncondition: 1 of s*`))).toEqual([
      'error sigma/too-many-selections: detection',
    ]);
  });
});
