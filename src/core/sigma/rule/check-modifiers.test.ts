import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { MODIFIER_NAMES } from './modifier-name.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import { problemsOf } from './testdata/problems.ts';
import { selectionText } from './testdata/rule-text.ts';
import { selectionShape } from './testdata/selection-shape.ts';

/** The shape of a selection, and what is told of it. */
function read(text: string): { readonly shape: string; readonly problems: readonly string[] } {
  const { documents } = readSigmaFile('', selectionText(text));
  const [document] = documents;
  const body = document?.kind === 'detection' ? document.selections[0]?.body : undefined;
  return { shape: selectionShape(body), problems: problemsOf(selectionText(text)) };
}

/** What the first fix of the first problem makes of a selection. */
function mended(text: string): string {
  const whole = selectionText(text);
  const fix = readSigmaFile('', whole).diagnostics[0]?.fixes?.[0];
  return applyTextEdits(whole, fix?.edits ?? []);
}

describe('names of modifiers', () => {
  it.each([...MODIFIER_NAMES])('%s is %s', (written, name) => {
    // Flags need their `re`, and some values their type.
    const before = ['i', 'm', 's'].includes(name) ? 're|' : '';
    const numeric = ['lt', 'lte', 'gt', 'gte', 'minute', 'hour', 'day', 'week', 'month', 'year'];
    const value =
      name === 'exists'
        ? 'true'
        : name === 'cidr'
          ? '10.0.0.0/8'
          : numeric.includes(name)
            ? '5'
            : '/value %x%';
    const { shape, problems } = read(`A|${before}${written}: ${value}`);
    expect(shape).toContain(`|${name}=`);
    expect(problems.filter((problem) => problem.startsWith('error'))).toEqual([]);
  });

  it.each([
    ['A|Contains: x', ['error sigma/unknown-modifier: Contains'], 'A|contains: x'],
    ['A|endwith: x', ['error sigma/unknown-modifier: endwith'], 'A|endswith: x'],
    [
      'A|contains |all: [x, y]',
      ['error sigma/unknown-modifier: contains '],
      'A|contains|all: [x, y]',
    ],
    ['A|regex: x', ['error sigma/unknown-modifier: regex'], undefined],
    ['A|: x', ['error sigma/empty-modifier: A|'], undefined],
    ['A||contains: x', ['error sigma/empty-modifier: A||contains'], undefined],
    ['A|__proto__: x', ['error sigma/unknown-modifier: __proto__'], undefined],
  ])('%s is refused', (text, expected, fixed) => {
    expect(read(text)).toEqual({ shape: '-', problems: expected });
    expect(mended(text)).toBe(selectionText(fixed ?? text));
  });
});

describe('modifiers together', () => {
  it.each([
    'A|contains|all: [x, y]',
    'A|all|contains: [x, y]',
    'A|startswith: x',
    'A|re: x',
    'A|re|i: x',
    'A|re|i|m|s: x',
    'A|re|all: [x, y]',
    'A|cidr: 10.0.0.0/8',
    'A|cidr|neq: fe80::/10',
    "A|cidr|expand: '%networks%'",
    'A|base64: x',
    'A|base64offset|contains: abc',
    'A|wide|base64offset|contains: ab',
    'A|utf16be|base64: x',
    'A|windash|contains: " -x "',
    'A|contains|windash: " -x "',
    'A|contains|all|windash: [" -x", " /y"]',
    'A|cased|endswith: x',
    'A|exists: true',
    "A|expand: '%users%'",
    "A|contains|expand: '%users%'",
    'A|fieldref: B',
    'A|fieldref|endswith: B',
    'A|fieldref|neq: B',
    'A|lt: 5',
    'A|gte: 1.5',
    'A|neq: [1, x]',
    'A|neq: null',
    'A|all|neq: [x, y]',
    'A|hour: 5',
    'A|hour|gte: 22',
    'A|gte|hour: 22',
    'A|week: 53',
  ])('%s is fine', (text) => {
    expect(read(text).problems).toEqual([]);
  });

  it.each([
    ['A|i: x', ['error sigma/modifier-order: i']],
    ['A|i|re: x', ['error sigma/modifier-order: i']],
    ['A|contains|re: x', ['error sigma/modifier-order: re']],
    ['A|windash|re: x', ['error sigma/modifier-order: re']],
    ['A|all|re: [x, y]', ['warning sigma/modifier-order: re']],
    ['A|re|base64: x', ['error sigma/modifier-conflict: base64']],
    ['A|re|cidr: x', ['error sigma/modifier-conflict: cidr']],
    ['A|re|windash: x', ['error sigma/modifier-conflict: windash']],
    ['A|re|contains: x', ['info sigma/modifier-redundant: contains']],
    ['A|re|cased: x', ['info sigma/modifier-redundant: cased']],
    ['A|cidr|contains: 10.0.0.0/8', ['error sigma/modifier-conflict: contains']],
    ['A|contains|cidr: 10.0.0.0/8', ['error sigma/modifier-conflict: contains']],
    ['A|exists|contains: true', ['error sigma/modifier-conflict: contains']],
    ['A|fieldref|re: B', ['error sigma/modifier-conflict: re']],
    ['A|fieldref|base64: B', ['error sigma/modifier-conflict: base64']],
    ['A|lt|gt: 5', ['error sigma/modifier-conflict: gt']],
    ['A|lt|contains: 5', ['error sigma/modifier-conflict: contains']],
    ['A|hour|day: 5', ['error sigma/modifier-conflict: day']],
    ['A|base64|base64offset|contains: abc', ['error sigma/modifier-conflict: base64offset']],
    ['A|wide|utf16be|base64: abc', ['error sigma/modifier-conflict: utf16be']],
    ['A|base64|wide: abc', ['error sigma/modifier-order: wide']],
    ['A|base64|windash: " -x"', ['error sigma/modifier-order: windash']],
    ['A|contains|base64: x', ['warning sigma/base64-order: contains']],
    ['A|contains|base64offset: abc', ['warning sigma/base64-order: contains']],
    ['A|base64offset: abc', ['warning sigma/base64offset-whole: base64offset']],
    ['A|wide: x', ['warning sigma/utf16-alone: wide']],
    ['A|contains|contains: x', ['warning sigma/repeated-modifier: contains']],
    ['A|wide|utf16le|base64: x', ['warning sigma/repeated-modifier: utf16le']],
    ['A|startswith|endswith: x', ['info sigma/modifier-redundant: endswith']],
    ['A|contains|all: x', ['warning sigma/single-all: all']],
    ['A|contains|all: [x]', ['warning sigma/single-all: all']],
    ["'|exists': true", ['error sigma/modifier-needs-field: exists']],
    ["'|lt': 5", ['error sigma/modifier-needs-field: lt']],
    ["'|fieldref': B", ['error sigma/modifier-needs-field: fieldref']],
    ["'|hour': 5", ['error sigma/modifier-needs-field: hour']],
  ])('%s is told of', (text, expected) => {
    expect(read(text).problems).toEqual(expected);
  });

  it('offers to remove an `all` that has nothing to do', () => {
    expect(mended('A|contains|all: x')).toBe(selectionText('A|contains: x'));
  });
});

describe('values and modifiers', () => {
  it.each([
    ['A|contains: 5', ['warning sigma/number-as-text: 5']],
    ['A|contains: [5, 6, x]', ['warning sigma/number-as-text: 5']],
    ['A|endswith: true', ['warning sigma/number-as-text: true']],
    ['A|base64: 5', ['warning sigma/number-as-text: 5']],
    ['A|re: 5', ['warning sigma/number-as-text: 5']],
    ['A|re: true', ['error sigma/modifier-type: true']],
    ['A|contains: null', ['error sigma/modifier-type: contains']],
    ['A|contains:', ['error sigma/modifier-type: contains']],
    ['A|re: ~', ['error sigma/modifier-type: re']],
    ['A|exists: x', ['error sigma/modifier-type: x']],
    ['A|exists: 1', ['error sigma/modifier-type: 1']],
    ['A|exists: [true, false]', ['error sigma/modifier-type: exists']],
    ["A|exists: 'true'", ["warning sigma/modifier-type: 'true'"]],
    ["A|exists: 'no'", ["warning sigma/modifier-type: 'no'"]],
    ["A|lt: '5'", ["warning sigma/text-as-number: '5'"]],
    ['A|lt: x', ['error sigma/modifier-type: x']],
    ['A|lt: true', ['error sigma/modifier-type: true']],
    ["A|lt: ''", ["error sigma/modifier-type: ''"]],
    ['A|lt: .inf', ['error sigma/modifier-type: .inf', 'warning sigma/yaml-number: .inf']],
    ["A|lt: '0x10'", ["error sigma/modifier-type: '0x10'"]],
    ['A|hour: 24', ['warning sigma/time-range: 24']],
    ['A|month: 0', ['warning sigma/time-range: 0']],
    ['A|minute: 59', []],
    ['A|week: 54', ['warning sigma/time-range: 54']],
    ['A|year: 2024', []],
    ['A|cidr: 10.0.0.1/8', ['warning sigma/cidr-host-bits: 10.0.0.1/8']],
    ['A|cidr: fe80::1/10', ['warning sigma/cidr-host-bits: fe80::1/10']],
    ['A|cidr: 10.0.0.1', []],
    ['A|cidr: ::1/128', []],
    ['A|cidr: 0.0.0.0/0', []],
    ['A|cidr: 10.0.0.0/33', ['error sigma/cidr: 10.0.0.0/33']],
    ["A|cidr: '192.168.*'", ["error sigma/cidr: '192.168.*'"]],
    ['A|cidr: 10', ['error sigma/cidr: 10']],
    ['A|cidr: [10.0.0.0/8, x]', ['error sigma/cidr: x']],
    ["A|fieldref: ''", ["error sigma/modifier-type: ''"]],
    ['A|fieldref: 5', ['error sigma/modifier-type: 5']],
    ['A|base64offset|contains: ab', ['warning sigma/base64offset-short: ab']],
    ['A|base64offset|contains: é', ['warning sigma/base64offset-short: é']],
    ['A|base64offset|contains: éa', []],
    ['A|wide|base64offset|contains: a', ['warning sigma/base64offset-short: a']],
    ["A|base64: 'a*b'", ["warning sigma/encoded-wildcard: 'a*b'"]],
    [String.raw`A|base64: 'a\*b'`, []],
    ['A|windash|contains: abc', ['warning sigma/windash-nothing: windash']],
    ['A|windash|contains: a-b', ['warning sigma/windash-nothing: windash']],
    ['A|windash|contains: [abc, " /x"]', []],
    ['A|expand: abc', ['warning sigma/expand-nothing: expand']],
    ["A|contains: ''", ["warning sigma/empty-text: ''"]],
  ])('%s', (text, expected) => {
    expect(read(text).problems).toEqual(expected);
  });

  it.each([
    ['A|contains: 5', "A|contains: '5'"],
    ["A|exists: 'no'", 'A|exists: false'],
    ["A|lt: '5'", 'A|lt: 5'],
  ])('%s can be mended', (text, expected) => {
    expect(mended(text)).toBe(selectionText(expected));
    expect(problemsOf(mended(text))).toEqual([]);
  });
});
