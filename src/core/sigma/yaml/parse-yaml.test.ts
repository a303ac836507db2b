import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { MAX_YAML_DEPTH, MAX_YAML_DOCUMENTS, MAX_YAML_LENGTH, parseYaml } from './parse-yaml.ts';
import { plainYaml } from './testdata/plain-yaml.ts';
import type { YamlNode } from './yaml-node.ts';

describe('the documents of a file', () => {
  it.each([
    ['', ''],
    ['# nothing but a comment\n', ''],
    ['a: 1', '{a: integer 1}'],
    ['\ufeffa: x\r\nb: y\r\n', '{a: "x", b: "y"}'],
    ['a:\r\n  - x\r\n  - y\r\n', '{a: ["x", "y"]}'],
    ['a: 1\n---\nb: 2\n', '{a: integer 1} | {b: integer 2}'],
    ['---\na: 1\n...\n---\nb: 2\n...\n', '{a: integer 1} | {b: integer 2}'],
    ['---\n---\na: 1\n', '- | {a: integer 1}'],
    ['%YAML 1.2\n---\na: 1\n', '{a: integer 1}'],
    ['- a\n- - b\n  - c\n', '["a", ["b", "c"]]'],
    ['a: [1, {b: c}, "d"]', '{a: [integer 1, {b: "c"}, "d"]}'],
    ['a: []\nb: {}\n', '{a: [], b: {}}'],
    ['a:\nb: ~\nc: null\n', '{a: null, b: null ~, c: null null}'],
    ["a: 'it''s'\nb: \"x\\ty\"\n", '{a: "it\'s", b: "x\\ty"}'],
    ['a: one\n  two\n\n  three\n', '{a: "one two\\nthree"}'],
    ['a: |\n  one\n   two\n\nb: >-\n  one\n  two\n', '{a: "one\\n two\\n", b: "one two"}'],
    ['|all: x\n', '-'],
    ["'|all': x\n", '{|all: "x"}'],
    ['__proto__: 1\nconstructor: 2\n', '{__proto__: integer 1, constructor: integer 2}'],
    ['a: !!str 1\nb: ! 2\nc: !!int 3\n', '{a: "1", b: "2", c: integer 3}'],
    ['text only', '"text only"'],
  ])('%j is %s', (text, expected) => {
    expect(
      parseYaml(text)
        .documents.map(({ root }) => plainYaml(root))
        .join(' | '),
    ).toBe(expected);
  });
});

describe('the places of nodes', () => {
  const pieces = (text: string): readonly string[] => {
    const found: string[] = [];
    const visit = (node: YamlNode): void => {
      found.push(text.slice(node.span.start, node.span.end));
      if (node.kind === 'sequence') node.items.forEach(visit);
      if (node.kind === 'map') {
        for (const { key, value } of node.entries) {
          visit(key);
          visit(value);
        }
      }
    };
    for (const { root } of parseYaml(text).documents) if (root !== undefined) visit(root);
    return found;
  };

  it.each([
    ['a: b # c\n', ['a: b', 'a', 'b']],
    ['a: \'b\'\n"c" : d', ['a: \'b\'\n"c" : d', 'a', "'b'", '"c"', 'd']],
    ['[a, "b" , ]', ['[a, "b" , ]', 'a', '"b"']],
    ['{ a: [ ], # x ]\n b: c }', ['{ a: [ ], # x ]\n b: c }', 'a', '[ ]', 'b', 'c']],
    ['[a: b, c]', ['[a: b, c]', 'a: b', 'a', 'b', 'c']],
    ['a: |\n  one\n  two\n\nb: c', ['a: |\n  one\n  two\n\nb: c', 'a', '  one\n  two', 'b', 'c']],
    ['- a\n- - b\n', ['- a\n- - b', 'a', '- b', 'b']],
    ['a: &x b', ['a: &x b', 'a', 'b']],
    ['1: 1\n---\nü: \u{1f600}x', ['1: 1', '1', '1', 'ü: \u{1f600}x', 'ü', '\u{1f600}x']],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('puts a missing value behind its colon or dash', () => {
    const text = 'a :\nb:\n  -\n  - x\n';
    const { root } = parseYaml(text).documents[0] ?? {};
    const entries = root?.kind === 'map' ? root.entries : [];
    const list = entries[1]?.value;
    const item = list?.kind === 'sequence' ? list.items[0] : undefined;
    expect(entries[0]?.value.span).toEqual({ start: 3, end: 3 });
    expect(item?.span).toEqual({ start: 10, end: 10 });
  });
});

/** `code at "marked text" in line.column` of each diagnostic. */
function problems(text: string): readonly string[] {
  return parseYaml(text).diagnostics.map(({ code, span }) => {
    const before = text.slice(0, span.start).split('\n');
    const place = `${before.length}.${(before.at(-1) ?? '').length + 1}`;
    return `${code} ${place} ${text.slice(span.start, span.end)}`;
  });
}

describe('what is wrong with a file', () => {
  it.each([
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', ['sigma/yaml-duplicate-key 3.1 a']],
    ['a duplicate key in a flow map', '{a: 1, a: 2}', ['sigma/yaml-duplicate-key 1.8 a']],
    [
      'the same key as number and text',
      '1: a\n"1": b',
      ['sigma/yaml-key-type 1.1 1', 'sigma/yaml-duplicate-key 2.1 "1"'],
    ],
    ['a tab as indentation', 'a:\n\tb: 1\n', ['sigma/yaml-tab 2.1 \t']],
    ['a tab after spaces', 'a:\n  b: 1\n  \tc: 2\n', ['sigma/yaml-tab 3.3 \t']],
    ['a quote that is not closed', "a: 'b\nc: d\n", ["sigma/yaml-unclosed 1.4 'b"]],
    ['a double quote that is not closed', 'a: "b\nc: d\n', ['sigma/yaml-unclosed 1.4 "b']],
    [
      'the quote that is not closed among others',
      "a:\n  - 'b'\n  - c: 'it''s\n  - 'd'\n",
      ["sigma/yaml-unclosed 3.8 'it''s"],
    ],
    ['a bracket that is not closed', 'a: [b\nc: d\n', ['sigma/yaml-unclosed 1.4 [b']],
    [
      'text behind a bracket',
      'a:\n  - [Ref.Type]::new()\n',
      ['sigma/yaml-unquoted 2.5 [Ref.Type]::new()'],
    ],
    [
      'text behind a bracket in a value',
      'a: [Ref].X # y\n',
      ['sigma/yaml-unquoted 1.4 [Ref].X # y'],
    ],
    ['a key that begins with a bar', 'a:\n  |all: x\n', ['sigma/yaml-unquoted 2.3 |all']],
    ['a list behind a key', 'a: - b\n', ['sigma/yaml-unquoted 1.4 -']],
    ['a bracket that closes nothing', 'a: ]b\n', ['sigma/yaml-unquoted 1.4 ]']],
    ['a key in a deeper column', 'a: b\n  c: d\n', ['sigma/yaml-syntax 2.3 c']],
    ['a line between that is no pair', 'a:\n  b\n  c: d\n', ['sigma/yaml-syntax 2.3 b']],
    [
      'a space that is none, as indentation',
      'a:\n\u00a0\u00a0b: c\n  d: e\n',
      ['sigma/yaml-syntax 2.1 \u00a0\u00a0'],
    ],
    ['a quote that ends too early', "a: 'it's'\n", ["sigma/yaml-syntax 1.8 s'"]],
    ['a backslash in double quotes', 'a: "C:\\Windows"', ['sigma/yaml-escape 1.7 \\W']],
    ['a wildcard without quotes', 'a:\n  - *.exe\n', ['sigma/yaml-unquoted 2.5 *.exe']],
    ['a wildcard and more without quotes', 'a: *\\x y\n', ['sigma/yaml-unquoted 1.4 *']],
    ['a percent sign without quotes', 'a: %TEMP%\n', ['sigma/yaml-unquoted 1.4 %']],
    ['an at sign without quotes', 'a: @x\n', ['sigma/yaml-unquoted 1.4 @']],
    ['an ampersand without quotes', 'a: &cmd\n', ['sigma/yaml-unquoted 1.4 &cmd']],
    ['an exclamation mark without quotes', 'a: !x\n', ['sigma/yaml-unquoted 1.4 !x']],
    ['a second colon', 'a: b: c\n', ['sigma/yaml-syntax 1.5 :']],
    ['a colon without a space', 'a:b\nc: d\n', ['sigma/yaml-syntax 1.2 :']],
    ['a line without a colon', 'a: b\nfoo\nc: d\n', ['sigma/yaml-syntax 2.1 foo']],
    ['dashes in different columns', 'a:\n  - b\n - c\n', ['sigma/yaml-syntax 3.2 -']],
    ['an anchor', 'a: &x 1\n', ['sigma/yaml-anchor 1.4 &x']],
    ['an alias', 'a: &x 1\nb: *x\n', ['sigma/yaml-anchor 1.4 &x', 'sigma/yaml-alias 2.4 *x']],
    [
      'a merge key',
      'a: &x {b: 1}\nc:\n  <<: *x\n',
      ['sigma/yaml-anchor 1.4 &x', 'sigma/yaml-alias 3.7 *x'],
    ],
    ['a tag', 'a: !!python/object:os.system x\n', ['sigma/yaml-tag 1.4 !!python/object:os.system']],
    ['a tag on a map', 'a: !!set {b}\n', ['sigma/yaml-tag 1.4 !!set']],
    ['a tag that does not fit', 'a: !!int x\n', ['sigma/yaml-tag 1.4 !!int']],
    ['a list as key', '[a]: b\n', ['sigma/yaml-key 1.1 [a]']],
    ['a map as key', '? {a: b}\n: c\n', ['sigma/yaml-key 1.3 {a: b}']],
    ['no key', ': c\n', ['sigma/yaml-key 1.1 ']],
    ['a number as key', '4624: c\n', ['sigma/yaml-key-type 1.1 4624']],
    ['a control character', 'a: \u0001\n', ['sigma/yaml-character 1.4 \u0001']],
    ['a null byte', 'a: \0\n', ['sigma/yaml-character 1.4 \0']],
    ['a lone surrogate', 'a: \ud800\n', ['sigma/yaml-character 1.4 \ud800']],
  ])('tells of %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('says where a quote is not closed what keeps it open', () => {
    const [diagnostic] = parseYaml("a: 'b\nc: d\n").diagnostics;
    expect(diagnostic?.message).toBe('the quote is not closed');
    expect(diagnostic?.related?.map(({ span }) => span)).toEqual([{ start: 6, end: 6 }]);
  });

  it.each([
    ["a: 'it's'\n", 'inside single quotes'],
    ['a: "x" y"\n', 'inside double quotes'],
    ["a: 'b', 'c'\n", 'several values are a list'],
    ["a: 'b' or 'c'\n", 'several values are a list'],
    ["'a'|all: b\n", 'the quotes around a key'],
  ])('says of %j what was probably meant', (text, expected) => {
    expect(parseYaml(text).diagnostics[0]?.help).toContain(expected);
  });

  it('takes two rules without a separator for one document', () => {
    const help = (text: string): string | undefined => parseYaml(text).diagnostics[0]?.help;
    expect(help('title: a\ntitle: b\n')).toContain('`---`');
    expect(help('a: {b: 1, b: 2}\n')).toContain('a list of the values');
  });

  it('names the first of two keys', () => {
    const [diagnostic] = parseYaml('a: 1\na: 2').diagnostics;
    expect(diagnostic?.related?.map(({ span }) => span)).toEqual([{ start: 0, end: 1 }]);
  });

  it.each([
    ['a: *.exe # all\n', "a: '*.exe' # all\n"],
    ['a: [x, *.exe, y]', "a: [x, '*.exe', y]"],
    ["a: *it's\n", "a: '*it''s'\n"],
    ['a: "C:\\Windows"', "a: 'C:\\Windows'"],
    ['a:\n\tb: 1\n', 'a:\n    b: 1\n'],
    ['a:\n  - [Ref]::new()\n', "a:\n  - '[Ref]::new()'\n"],
    ['a: - b\n', "a: '- b'\n"],
    ['a:\n  - |all: [x]\n', "a:\n  - '|all': [x]\n"],
    ['a: `b`\n', "a: '`b`'\n"],
    ['a:\n\u00a0\u00a0b: c\n  d: e\n', 'a:\n  b: c\n  d: e\n'],
  ])('offers to mend %j', (text, expected) => {
    const fix = parseYaml(text).diagnostics[0]?.fixes?.[0];
    expect(applyTextEdits(text, fix?.edits ?? [])).toBe(expected);
    expect(problems(expected)).toEqual([]);
  });
});

describe('a document that is not YAML', () => {
  it.each([
    ['a: 1\n---\nb: [\n---\nc: 3\n', '{a: integer 1} | - | {c: integer 3}'],
    ['a: "x\n---\nb: 2\n', '- | {b: integer 2}'],
    ['\ta: 1\n---\nb: 2\n...\n%YAML 1.2\n---\nc: 3', '- | {b: integer 2} | {c: integer 3}'],
    ['a: \0\n---\nb: 2', '- | {b: integer 2}'],
  ])('does not stop the others: %j', (text, expected) => {
    const { documents, diagnostics } = parseYaml(text);
    expect(documents.map(({ root }) => plainYaml(root)).join(' | ')).toBe(expected);
    expect(diagnostics).toHaveLength(1);
  });
});

describe('the limits', () => {
  const codes = (text: string): readonly string[] =>
    parseYaml(text).diagnostics.map(({ code }) => code);

  it('refuses a file that is too large', () => {
    expect(codes(`a: ${'x'.repeat(MAX_YAML_LENGTH - 3)}`)).toEqual([]);
    expect(codes(`a: ${'x'.repeat(MAX_YAML_LENGTH - 2)}`)).toEqual(['sigma/yaml-too-large']);
  });

  it.each(['[', '{a: ', '- ', '? '])('refuses %j nested too deeply', (opener) => {
    expect(codes(opener.repeat(100_000))).toEqual(['sigma/yaml-too-deep']);
  });

  it('reads what nests as deeply as it may', () => {
    const depth = MAX_YAML_DEPTH - 1;
    expect(codes('['.repeat(depth) + ']'.repeat(depth))).toEqual([]);
  });

  it('reads no more documents than it may', () => {
    const text = '--- a\n'.repeat(MAX_YAML_DOCUMENTS + 1);
    expect(codes(text)).toEqual(['sigma/yaml-too-many-documents']);
    expect(parseYaml(text).documents).toHaveLength(MAX_YAML_DOCUMENTS);
  });

  it('does not let aliases multiply', () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`,
    );
    const { documents } = parseYaml(['a0: &a0 x', ...lines].join('\n'));
    expect(JSON.stringify(documents).length).toBeLessThan(20_000);
  });
});
