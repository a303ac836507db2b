import { describe, expect, it } from 'vitest';
import { spanContains } from '../../../base/span.ts';
import { printCondition } from '../condition/print-condition.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import { withoutSpans } from '../condition/testdata/condition-shape.ts';
import { isMeantToRun, publishedRules, type PublishedFile } from '../testdata/published-rules.ts';
import { collectRules } from './collect-rules.ts';
import { readSigmaFile, type SigmaFile } from './read-sigma-file.ts';
import type { SelectionBody, SelectionItem } from './sigma-rule.ts';

const files = publishedRules();
const read = (wanted: readonly PublishedFile[]): readonly SigmaFile[] =>
  wanted.map(({ name, text }) => readSigmaFile(name, text));
const core = read(files.filter(isMeantToRun));
const otherFiles = files.filter((file) => !isMeantToRun(file));
const others = read(otherFiles);

function itemsOf(body: SelectionBody): readonly SelectionItem[] {
  return body.kind === 'item' ? [body] : body.parts.flatMap(itemsOf);
}

function isBareKeyword({ field, modifiers }: SelectionItem): boolean {
  return field === undefined && modifiers.length === 0;
}

function codesOf(files: readonly SigmaFile[]): ReadonlyMap<string, number> {
  const codes = new Map<string, number>();
  for (const { diagnostics } of files) {
    for (const { code } of diagnostics) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return codes;
}

describe('the rules that are meant to be run', () => {
  it('are all read, one document a file, without an error', () => {
    const errors = core.flatMap(({ fileName, diagnostics }) =>
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => `${fileName}: ${message}`),
    );
    expect(core).toHaveLength(3780);
    expect(errors).toEqual([]);
    expect(core.filter(({ documents }) => documents.length !== 1)).toEqual([]);
  });

  it('have few warnings, each of them deserved', () => {
    const { rules, diagnostics } = collectRules(core);
    expect(rules).toHaveLength(3780);
    expect(Object.fromEntries(codesOf(core))).toEqual({
      'sigma/escaped-wildcard': 3,
      'sigma/selection-name': 2,
      'sigma/yaml-number': 2,
      'sigma/windash-nothing': 1,
      'sigma/number-as-text': 1,
      'sigma/empty-text': 1,
    });
    expect(diagnostics).toHaveLength(10);
  });

  it('have the selections, items and values that were counted otherwise', () => {
    const found = core.flatMap(({ documents }) =>
      documents.flatMap((document) => (document.kind === 'detection' ? document.selections : [])),
    );
    const items = found.flatMap(({ body }) => itemsOf(body));
    const [keywords, others] = [
      items.filter(isBareKeyword),
      items.filter((item) => !isBareKeyword(item)),
    ];
    const nValues = (list: readonly SelectionItem[]): number =>
      list.reduce((sum, { values }) => sum + values.length, 0);
    expect([found.length, others.length, nValues(others)]).toEqual([7939, 12433, 45671]);
    expect([keywords.length, nValues(keywords)]).toEqual([107, 682]);
  });

  it('have conditions that print to the same condition', () => {
    for (const document of core.flatMap(({ documents }) => documents)) {
      const conditions = document.kind === 'detection' ? document.conditions : [];
      expect(conditions).toHaveLength(1);
      for (const condition of conditions) {
        const again = parseCondition(printCondition(condition)).condition;
        expect(again && withoutSpans(again)).toEqual(withoutSpans(condition));
      }
    }
  });
});

describe('deprecated and unsupported rules', () => {
  it('give documents or say why not', () => {
    expect(others.length).toBeGreaterThan(250);
    const silent = others.filter(
      ({ documents, diagnostics }) =>
        documents.length === 0 && diagnostics.every(({ severity }) => severity !== 'error'),
    );
    expect(silent).toEqual([]);
    expect(collectRules(others).rules.length).toBeGreaterThan(250);
  });

  it('have their aggregations told of', () => {
    expect(codesOf(others).get('sigma/aggregation')).toBe(55);
  });

  it('have every problem in its place', () => {
    const misplaced = others.flatMap(({ diagnostics }, index) => {
      const whole = { start: 0, end: otherFiles[index]?.text.length ?? 0 };
      return diagnostics.filter(({ span }) => !spanContains(whole, span));
    });
    expect(misplaced).toEqual([]);
  });
});
