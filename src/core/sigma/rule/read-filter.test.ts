import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { conditionShape } from '../condition/testdata/condition-shape.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import { problemsOf } from './testdata/problems.ts';

/** A filter with these lines below `filter:`. */
function filterText(lines: string): string {
  const inner = lines
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
  return `title: f\nlogsource: {product: windows}\nfilter:\n${inner}\n`;
}

describe('filters', () => {
  it('have rules, selections and a condition', () => {
    const text = filterText(
      "rules: [one, two]\nselection:\n  User|startswith: 'adm_'\ncondition: not selection",
    );
    const { documents, diagnostics } = readSigmaFile('', text);
    const [filter] = documents;
    expect(diagnostics).toEqual([]);
    expect(filter).toMatchObject({
      kind: 'filter',
      logsource: { product: 'windows' },
      rules: [{ text: 'one' }, { text: 'two' }],
      selections: [{ name: 'selection' }],
    });
    expect(filter?.kind === 'filter' && filter.conditions.map(conditionShape)).toEqual([
      '(not selection)',
    ]);
  });

  it.each([
    ['rules: any', 'any'],
    ['rules: all', 'any'],
    ['rules: []', 'any'],
    ['rules: one', 'one'],
    [
      'rules:\n- one\n- 5a0e7b1c-1234-4abc-9def-0123456789ab',
      'one,5a0e7b1c-1234-4abc-9def-0123456789ab',
    ],
  ])('%j is about %s', (rules, expected) => {
    const [filter] = readSigmaFile(
      '',
      filterText(`${rules}\nsel: x\ncondition: not sel`),
    ).documents;
    const found = filter?.kind === 'filter' ? filter.rules : [];
    expect(found === 'any' ? found : found.map(({ text }) => text).join(',')).toBe(expected);
  });

  it.each([
    ['no rules', 'sel: x\ncondition: not sel', ['error sigma/missing-rules: filter']],
    [
      'a map of rules',
      'rules: {a: b}\nsel: x\ncondition: not sel',
      ['error sigma/missing-rules: rules'],
    ],
    [
      'null among the rules',
      'rules: [a, null]\nsel: x\ncondition: not sel',
      ['error sigma/wrong-type: null'],
    ],
    ['no condition', 'rules: any\nsel: x', ['error sigma/missing-condition: filter']],
    [
      'no selection',
      'rules: any\ncondition: not sel',
      ['error sigma/no-selection: filter', 'error sigma/unknown-selection: sel'],
    ],
    [
      'the wrong polarity',
      'rules: any\nsel: x\ncondition: sel',
      ['warning sigma/filter-polarity: sel'],
    ],
    [
      'the wrong polarity of a pattern',
      'rules: any\nsel: x\nb: y\ncondition: 1 of them',
      ['warning sigma/filter-polarity: 1 of them'],
    ],
    ['both polarities', 'rules: any\nsel: x\nb: y\ncondition: sel and not b', []],
    ['a name for all rules', 'rules: any\nany: x\ncondition: not any', []],
  ])('tell of %s', (_, lines, expected) => {
    expect(problemsOf(filterText(lines))).toEqual(expected);
  });

  it.each([
    ['sel', 'not sel'],
    ['sel or b', 'not (sel or b)'],
    ['1 of them', 'not 1 of them'],
  ])('offer to negate %s', (condition, expected) => {
    const text = filterText(`rules: any\nsel: x\nb: y\ncondition: ${condition}`);
    const found = readSigmaFile('', text).diagnostics.find(
      ({ code }) => code === 'sigma/filter-polarity',
    );
    expect(applyTextEdits(text, found?.fixes?.[0]?.edits ?? [])).toContain(
      `condition: ${expected}\n`,
    );
  });

  it('are a wrong document where they are no map', () => {
    const text = 'title: f\nlogsource: {product: windows}\nfilter: [x]\n';
    expect(problemsOf(text)).toEqual(['error sigma/wrong-type: filter']);
    expect(readSigmaFile('', text).documents).toEqual([]);
  });
});
