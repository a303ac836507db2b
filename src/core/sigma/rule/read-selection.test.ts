import { describe, expect, it } from 'vitest';
import { readSigmaFile } from './read-sigma-file.ts';
import type { SelectionBody, SigmaDocument } from './sigma-rule.ts';
import { problemsOf } from './testdata/problems.ts';
import { selectionText } from './testdata/rule-text.ts';
import { selectionShape } from './testdata/selection-shape.ts';

function bodyOf(document: SigmaDocument | undefined): SelectionBody | undefined {
  return document?.kind === 'detection' ? document.selections[0]?.body : undefined;
}

describe('the shapes of a selection', () => {
  it.each([
    ['a map is and', 'A: x\nB: y', "and(A='x' B='y')"],
    ['one field', 'A: x', "and(A='x')"],
    ['a field with alternatives', 'A:\n- x\n- y', "and(A='x','y')"],
    ['a list of maps is or', '- A: x\n  B: y\n- C: z', "or(and(A='x' B='y') and(C='z'))"],
    ['a list of one map', '- A: x', "or(and(A='x'))"],
    ['a list of scalars is keywords', '- x\n- y', "='x','y'"],
    ['a list of one scalar', '- x', "='x'"],
    ['a list in brackets', '[x, y]', "='x','y'"],
    ['a scalar is one keyword', 'x', "='x'"],
    ['a number is a keyword', '- 200\n- x', "=200,'x'"],
    ['a boolean is a keyword', '- true', '=true'],
    ['a mixed list is or', '- x\n- A: y\n- z\n- w', "or(='x' and(A='y') ='z','w')"],
    ['lists in lists are one', '- [x, y]\n- z', "='x','y','z'"],
    [
      'lists in lists of maps',
      '- - A: x\n  - B: y\n- C: z',
      "or(and(A='x') and(B='y') and(C='z'))",
    ],
    ['keywords that must all be there', "'|all':\n- x\n- y", "and(|all='x','y')"],
    ['keywords by regular expression', "'|re': x", "and(|re='x')"],
    [
      'a field twice with other modifiers',
      'A|contains: x\nA|endswith: y',
      "and(A|contains='x' A|endswith='y')",
    ],
    ['null', 'A: null\nB:\nC: ~', 'and(A=null B=null C=null)'],
    ['the empty text', "A: ''", "and(A='')"],
    [
      'numbers as written',
      'A: 0x10\nB: 9007199254740993\nC: 1.50',
      'and(A=0x10 B=9007199254740993 C=1.50)',
    ],
    ['booleans', 'A: true\nB: FALSE', 'and(A=true B=false)'],
    ['mixed types', "A: [0, 'DWORD', false]", "and(A=0,'DWORD',false)"],
    ['words of YAML 1.1 are texts', 'A: yes\nB: 2024-01-31', "and(A='yes' B='2024-01-31')"],
    ['backslashes as written', String.raw`A: 'C:\x\\y\*'`, String.raw`and(A='C:\x\\y\*')`],
    ['a dotted field', 'a.b.c: x', "and(a.b.c='x')"],
    ['brackets belong to the field', 'f[any]: x', "and(f[any]='x')"],
    ['fields of JavaScript', '__proto__: x\nconstructor: y', "and(__proto__='x' constructor='y')"],
  ])('%s', (_, text, expected) => {
    expect(selectionShape(bodyOf(readSigmaFile('', selectionText(text)).documents[0]))).toBe(
      expected,
    );
  });

  it.each([
    ['an empty map', '{}', ['error sigma/empty-selection: sel']],
    ['nothing', '', ['error sigma/empty-selection: sel']],
    ['an empty list', '[]', ['error sigma/empty-selection: sel']],
    ['an empty map in a list', '- {}\n- A: x', ['error sigma/empty-selection: sel']],
    ['a map as value', 'A:\n  B: x', ['error sigma/map-value: B: x']],
    ['a map in a list of values', 'A:\n- x\n- B: y', ['error sigma/map-value: B: y']],
    ['an empty list of values', 'A: []', ['error sigma/empty-list: []']],
    [
      'a list of empty lists',
      'A: [[], []]',
      ['error sigma/empty-list: [[], []]', 'warning sigma/nested-list: []'],
    ],
    ['a list in a list of values', 'A: [x, [y]]', ['warning sigma/nested-list: [y]']],
    ['null among values', "A: [null, '']", ['warning sigma/null-in-list: null']],
    ['null as keyword', '- x\n- null', ['error sigma/null-keyword: null']],
    ['null for all keywords', "'|all': [x, ~]", ['error sigma/null-keyword: ~']],
    ['a field twice', 'A: x\nA: y', ['error sigma/yaml-duplicate-key: A']],
    ['what is not to be seen', '"A\u200b": x', ['warning sigma/field-space: "A\u200b"']],
    ['a space after the field', '"A |contains": x', ['warning sigma/field-space: "A |contains"']],
  ])('tells of %s', (_, text, expected) => {
    expect(problemsOf(selectionText(text))).toEqual(expected);
  });

  it('leaves a rule out that has no meaning, and not one that is only odd', () => {
    const nDocuments = (text: string): number =>
      readSigmaFile('', selectionText(text)).documents.length;
    expect(nDocuments('A: []')).toBe(0);
    expect(nDocuments('A: x\nA: y')).toBe(0);
    expect(nDocuments("A: [null, '']")).toBe(1);
  });
});

describe('names of selections', () => {
  it('may be any text, also one that only patterns find', () => {
    const text = selectionText('A: x').replaceAll('sel', 'filter_main.conf');
    expect(problemsOf(text)).toEqual(['info sigma/selection-name: filter_main.conf']);
  });

  it('may have a bar, which is told of', () => {
    const text = `title: t\nlogsource: {product: x}\ndetection:\n  a|endswith: {A: x}\n  condition: 1 of a*\n`;
    expect(problemsOf(text)).toEqual(['info sigma/selection-name: a|endswith']);
    expect(readSigmaFile('', text).documents).toHaveLength(1);
  });

  it('may not be endless', () => {
    const text = selectionText('A: x').replaceAll('sel', 'n'.repeat(201));
    expect(problemsOf(text)[0]).toContain('error sigma/selection-name');
    expect(readSigmaFile('', text).documents).toHaveLength(0);
  });
});

describe('places', () => {
  it('marks names, items, modifiers and values', () => {
    const text = selectionText("Image|contains|all:\n- 'it''s'\n- \"x\"");
    const [document] = readSigmaFile('', text).documents;
    const selection = document?.kind === 'detection' ? document.selections[0] : undefined;
    const item = selection?.body.kind === 'and' ? selection.body.parts[0] : undefined;
    const spans = [
      selection?.nameSpan,
      ...(item?.kind === 'item' ? [...item.modifiers, ...item.values].map(({ span }) => span) : []),
    ];
    expect(spans.map((span) => span && text.slice(span.start, span.end))).toEqual([
      'sel',
      'contains',
      'all',
      "'it''s'",
      '"x"',
    ]);
    expect(item && text.slice(item.span.start, item.span.end)).toMatch(/^Image[^]*"x"$/);
    expect(selection && text.slice(selection.span.start, selection.span.end)).toMatch(
      /^sel:[^]*"x"$/,
    );
  });

  it('marks modifiers in a quoted key', () => {
    const text = selectionText("'|alll': [x, y]");
    expect(problemsOf(text)).toEqual(['error sigma/unknown-modifier: alll']);
  });
});
