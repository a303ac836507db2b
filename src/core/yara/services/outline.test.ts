import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from './document-symbols.ts';
import { documentSymbols } from './document-symbols.ts';
import { foldingRanges } from './folding-ranges.ts';
import { readRuleDocument } from './rule-document.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { MODULES } from './testdata/cursor-text.ts';

const TEXT = `import "demo"
import "pe"

// One.
// Two.
rule first : a b {
  meta:
    author = "x"
  strings:
    $a = "1"
    $h = { 01 02 }
  condition:
    for any g in demo.groups: (
      for any i in g.items: (
        i.key == "x"
      )
    ) and
    with p = demo.part: ( p.title == "x" )
}

/* A long
   comment. */
rule second { condition: first and demo.kind == demo.Kind.ODD and uint8(0) == 1 }
`;

function sketch(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name} ${detail}`.trimEnd(),
    ...sketch(children, `${indent}  `),
  ]);
}

function folds(text: string): readonly string[] {
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  return foldingRanges(readRuleDocument(text, MODULES))
    .map(({ span, kind }) => `${line(span.start)}-${line(span.end)} ${kind}`)
    .toSorted((a, b) => parseInt(a) - parseInt(b));
}

describe('documentSymbols', () => {
  it('lists imports and rules with what they hold', () => {
    expect(sketch(documentSymbols(readRuleDocument(TEXT, MODULES)))).toEqual([
      'import demo',
      'import pe',
      'rule first a b',
      '  section meta',
      '    meta author',
      '  section strings',
      '    pattern $a string',
      '    pattern $h hex',
      '  section condition',
      '    loop for any g in demo.groups',
      '      loop for any i in g.items',
      '    loop with p = demo.part',
      'rule second',
      '  section condition',
    ]);
  });

  it.each([
    ['', []],
    ['rule', ['rule rule']],
    ['rule a {', ['rule a']],
    [
      'rule a { condition: } rule b { condition: true }',
      ['rule a', '  section condition', 'rule b', '  section condition'],
    ],
  ])('reads broken texts: %s', (text, expected) => {
    expect(sketch(documentSymbols(readRuleDocument(text, MODULES)))).toEqual(expected);
  });

  it('selects names within their places', () => {
    const [, , rule] = documentSymbols(readRuleDocument(TEXT, MODULES));
    expect(rule && TEXT.slice(rule.nameSpan.start, rule.nameSpan.end)).toBe('first');
  });
});

describe('foldingRanges', () => {
  it('leaves out short folds rather than rules where there are too many', () => {
    const rule = (at: number): string =>
      `rule r${at} {\n  condition:\n    (\n      true\n    )\n}\n`;
    const text = Array.from({ length: 1500 }, (_, at) => rule(at)).join('');
    const ranges = foldingRanges(readRuleDocument(text, MODULES));
    expect(ranges).toHaveLength(2000);
    const blocks = ranges.filter(({ span }) => text.slice(span.start, span.end).includes('cond'));
    const starts = new Set(blocks.map(({ span }) => text.lastIndexOf('\n', span.start)));
    expect(starts.size).toBeGreaterThanOrEqual(1500);
  });

  it('folds what spans lines, and keeps the line of the closing sign', () => {
    expect(folds(TEXT)).toEqual([
      '1-2 imports',
      '4-5 comment',
      '6-18 block',
      '7-8 section',
      '9-11 section',
      '12-18 section',
      '13-16 block',
      '14-15 block',
      '21-22 comment',
    ]);
  });

  it.each([
    ['rule a {\n  condition:\n    (\n      true', ['2-4 section']],
    ['rule a { condition: true }', []],
    [
      'rule a {\n  condition:\n    true\n}\nrule b {\n  condition:\n    true',
      ['1-3 block', '2-3 section', '6-7 section'],
    ],
    ['))))\n((((\n', []],
    ['// a\n\n// b', []],
  ])('folds broken texts: %j', (text, expected) => {
    expect(folds(text)).toEqual(expected);
  });
});

describe('semanticTokens', () => {
  it('tells what the names of conditions mean', () => {
    const tokens = semanticTokens(readRuleDocument(TEXT, MODULES));
    expect(tokens.map(({ span, kind }) => `${kind} ${TEXT.slice(span.start, span.end)}`)).toEqual(
      [
        'rule first',
        'variable g, module demo, field groups, variable i, variable g, field items, variable i, field key',
        'variable p, module demo, field part, variable p, field title',
        'rule second, rule first, module demo, field kind, module demo, enum Kind, constant ODD, function uint8',
      ].flatMap((line) => line.split(', ')),
    );
  });

  it('leaves out names that mean nothing', () => {
    const text = 'import "demo" rule r { condition: demo.nothing or unknown }';
    const tokens = semanticTokens(readRuleDocument(text, MODULES));
    expect(tokens.map(({ kind }) => kind)).toEqual(['rule', 'module']);
  });
});
