import { describe, expect, it } from 'vitest';
import type { Rule } from './ast.ts';

import { MAX_YARA_DEPTH } from './parser-recovery.ts';
import { parseYara } from './parse-yara.ts';
import { describeDiagnostics } from './testdata/marked-text.ts';
import { sketchExpression } from './testdata/sketch-expression.ts';
import { KITCHEN_SINK } from './testdata/source-fragments.ts';

function problems(text: string): readonly string[] {
  return describeDiagnostics(text, parseYara(text).diagnostics);
}

function rules(text: string): readonly Rule[] {
  return parseYara(text).file.items.filter((item) => item.kind === 'rule');
}

/** Names of the rules with their conditions. */
function outline(text: string): readonly string[] {
  return rules(text).map(({ name, condition }) => {
    const tree = condition === undefined ? '-' : sketchExpression(condition.expression);
    return `${name?.name ?? '-'}: ${tree}`;
  });
}

describe('parseYara, files', () => {
  it('reads a file with one of everything', () => {
    const { file, diagnostics } = parseYara(KITCHEN_SINK);
    expect(diagnostics).toEqual([]);
    expect(file).toMatchObject({
      kind: 'file',
      span: { start: 0, end: KITCHEN_SINK.length },
      items: [
        { kind: 'import', module: { text: 'vt' } },
        { kind: 'include', path: { text: 'other.yar' } },
        { kind: 'rule', name: { name: 'first' } },
        { kind: 'rule', name: { name: 'second' }, modifiers: [], tags: [], strings: undefined },
      ],
    });
  });

  it('reads the head, the meta and the strings of a rule', () => {
    const [rule] = rules(KITCHEN_SINK);
    expect(rule).toMatchObject({
      modifiers: [{ name: 'private' }, { name: 'global' }],
      tags: [{ name: 'tag1' }, { name: 'tag2' }],
      openBrace: KITCHEN_SINK.indexOf('{'),
      closeBrace: KITCHEN_SINK.indexOf('\n}') + 1,
    });
    expect(rule?.meta?.entries.map(({ key, value }) => [key.name, value.value])).toEqual([
      ['author', 'somebody A "quoted"'],
      ['version', -3n],
      ['score', 0.5],
      ['is_new', true],
    ]);
    expect(
      rule?.strings?.patterns.map(({ identifier, value, modifiers }) => [
        identifier.name,
        value.kind,
        modifiers.map(({ name, argument }) => `${name} ${argument?.text ?? '-'}`).join(),
      ]),
    ).toEqual([
      ['$text', 'string', 'ascii -,wide -,nocase -,fullword -,private -'],
      ['$key', 'string', 'xor 1-255'],
      ['$b64', 'string', expect.stringMatching(/^base64 "ABC.*\/"$/)],
      ['$regexp', 'regexp', ''],
      ['$hex', 'hex', ''],
    ]);
  });

  it('keeps the text of a hex pattern', () => {
    const [rule] = rules('rule r { strings: $a = { 01 /* x */ ?? } condition: $a }');
    expect(rule?.strings?.patterns[0]?.value).toMatchObject({ text: ' 01 /* x */ ?? ' });
  });

  it('reads an empty text', () => {
    expect(parseYara('')).toEqual({
      file: { kind: 'file', span: { start: 0, end: 0 }, items: [], suppressions: [] },
      diagnostics: [],
    });
  });
});

const EXPRESSION = 'expecting expression or identifier';

describe('parseYara, problems', () => {
  it.each([
    ['rule r { condition: x == true }', `E001 [true] syntax error: ${EXPRESSION}, found \`true\``],
    [
      'rule r { condition: (a > 1) == 1 }',
      'E001 [==] syntax error: expecting operator or `}`, found `==`',
    ],
    [
      'rule r { condition: 1 + (a == b) }',
      'E001 [==] syntax error: expecting `(`, `[`, expression, operator or `)`, found `==`',
    ],
    ['rule r { condition: }', `E001 [}] syntax error: ${EXPRESSION}, found \`}\``],
    ['rule r { condition: a and }', `E001 [}] syntax error: ${EXPRESSION}, found \`}\``],
    [
      'rule r { condition: true',
      'E001 [] syntax error: expecting operator or `}`, found end of file',
    ],
    [
      'rule r { condition: "a".len() }',
      'E001 [.] syntax error: expecting `%`, operator, `of`, expression or `}`, found `.`',
    ],
    ['rule r { condition: any of (a, b) at 0 }', 'E001 [at] syntax error: unexpected `at`'],
    [
      'rule r { condition: for any of x }',
      'E001 [x] syntax error: expecting `them` or `(`, found `x`',
    ],
    [
      'rule r { condition: for any a in b[0] (a) }',
      'E001 [(] syntax error: expecting expression, operator or `:`, found `(`',
    ],
    [
      'rule r { condition: $ }',
      'E001 [$] syntax error: this `$` is outside of the body of a `for .. of` statement',
    ],
    ['rule r { condition: "abc }', 'E001 ["abc }] syntax error: unclosed literal string'],
    [
      'rule r { condition: x matches /abc }',
      'E001 [/abc }] syntax error: unclosed regular expression',
    ],
    ['rule r { condition: /* }', 'E001 [/* }] syntax error: unclosed comment'],
    [
      'rule r { condition: aVeryLongIdentifier anotherLongIdentifier }',
      'E001 [anotherLongIdentifier] syntax error: expecting `(`, `[`, expression, `%`, operator, `of` or `}`',
    ],
    [
      'rule r { true }',
      'E001 [true] syntax error: expecting `meta`, `strings` or `condition`, found `true`',
    ],
    ['rule 1a { condition: a }', 'E001 [1] syntax error: expecting identifier, found `1`'],
    [
      'rule r { meta: condition: a }',
      'E001 [condition] syntax error: expecting identifier, found `condition`',
    ],
    [
      'rule r { meta: a = b condition: a }',
      'E001 [b] syntax error: expecting `-`, INTEGER, FLOAT, STRING, `true` or `false`, found `b`',
    ],
    [
      'rule r { strings: condition: a }',
      'E001 [condition] syntax error: expecting pattern identifier, found `condition`',
    ],
    [
      'rule r { strings: $a = {} condition: a }',
      'E001 [}] syntax error: expecting BYTE or `(`, found `}`',
    ],
    [
      'rule r { strings: $a = { 01 [1] } condition: a }',
      'E001 [}] syntax error: expecting `[`, BYTE or `(`, found `}`',
    ],
    [
      'global global rule r { condition: a }',
      'E001 [global] syntax error: expecting `private` or `rule`, found `global`',
    ],
    ['private x', 'E001 [x] syntax error: expecting `global` or `rule`, found `x`'],
    ['import vt', 'E001 [vt] syntax error: expecting STRING, found `vt`'],
    ['x', 'E001 [x] syntax error: expecting import statement or rule definition'],
    ['rule r : a a { condition: b }', 'E021 [a] duplicate tag `a`'],
    [
      'rule r { strings: $a = "a" wide wide condition: $a }',
      'E020 [wide] duplicate pattern modifier',
    ],
    [
      'import "v\\x74"',
      'E031 ["v\\x74"] unexpected escape sequence: escape sequences are not allowed in this string',
    ],
    ['rule r { condition: a == "\\d" }', 'E029 [\\d] invalid escape sequence `\\d`'],
    [
      'rule r { condition: a\u200b }',
      'E001 [\u200b] syntax error: unexpected invisible character U+200B (zero width space)',
    ],
    [
      'rule r { condition: a\u2028}',
      'yara/crashing-character [\u2028] U+2028 (line separator) crashes YARA-X when it stands outside of strings and comments',
    ],
  ])('explains %j', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it.each([
    ['rule r { condition: (a or ) and b }', 'r: (and <(or a ?)> b)'],
    [
      'rule r { condition: for any a in b: ( a.c == ) and d }',
      'r: (and (for any a b: (== a.c ?)) d)',
    ],
    [
      'rule r { condition: for any a in b: ( a.c == and a.d ) }',
      'r: (for any a b: (and (== a.c ?) a.d))',
    ],
    ['rule r { condition: for any a in : ( a ) }', 'r: (for any a ?: a)'],
    ['rule r { condition: for any a in b[0] ( a ) }', 'r: (for any a b[0]: a)'],
    ['rule r { condition: for any in b: ( a ) }', 'r: (for any  b: a)'],
    ['rule r { condition: a[ == 1 and b }', 'r: (and (== a[?] 1) b)'],
    ['rule r { condition: f(a, ) and b }', 'r: (and f(a ?) b)'],
    ['rule r { condition: a b c and d }', 'r: (and a d)'],
    ['rule r { condition: not }', 'r: (not ?)'],
    ['rule r { condition: (a and b }', 'r: <(and a b)>'],
    ['rule r { condition a }', 'r: a'],
    ['rule { condition: a }', '-: a'],
    ['rule r condition: a }', 'r: a'],
    ['rule r { foo condition: a }', 'r: a'],
    ['rule r { meta: x = condition: a }', 'r: a'],
    ['rule r { strings: $a = { 0 } $b = "b" condition: $b }', 'r: $b'],
  ])('keeps what is right of %j', (text, tree) => {
    expect(outline(text)).toEqual([tree]);
    expect(problems(text)).toHaveLength(1);
  });

  it.each([
    'rule a$ {b} : c',
    'rule a { strings: $a = } condition: b }',
    'rule a { condition: ) } } or c ( {',
    'rule a { condition: b c } rest "of it"',
  ])('says one thing of %j: what follows is of it too', (broken) => {
    expect(problems(`${broken} rule r { condition: a }`)).toHaveLength(1);
    expect(outline(`${broken} rule r { condition: a }`).at(-1)).toBe('r: a');
  });

  it('keeps the entries around a broken one', () => {
    const [rule] = rules(
      'rule r { meta: a = 1 b = c = 2 d = "x" strings: $a = $b = /x/ condition: $b }',
    );
    expect(rule?.meta?.entries.map(({ key }) => key.name)).toEqual(['a', 'c', 'd']);
    expect(rule?.strings?.patterns.map(({ identifier }) => identifier.name)).toEqual(['$b']);
  });

  it.each([
    'rule broken { condition: for any x in y: ( x == "a\n}\n',
    'rule broken { condition: (((\n',
    'rule broken { condition: a == \n',
    'rule broken { condition: a }}\n',
    'rule broken { condition: a b }}} and c\n',
    'rule broken {\n',
    'rule broken\n',
    'rule broken { strings: $a = { 00\n',
    'rule broken { meta: a = \n',
    'rule broken : \n',
    'rule broken { condition: x matches /abc\n',
    'garbage ( { ] "\n',
  ])('does not let %j hide its neighbours', (broken) => {
    const text = `rule before { condition: a }\n${broken}private rule after { condition: b }\nimport "vt"`;
    const { file } = parseYara(text);
    const names = file.items.map((item) => (item.kind === 'rule' ? item.name?.name : item.kind));
    expect(names.at(0)).toBe('before');
    expect(names.slice(-2)).toEqual(['after', 'import']);
    expect(outline(text).at(-1)).toBe('after: b');
    expect(problems(text).length).toBeGreaterThan(0);
  });
});

describe('parseYara, hostile text', () => {
  const condition = (text: string): string =>
    `rule r { condition: ${text} }\nrule s { condition: b }`;

  it('takes as many levels as it says', () => {
    const text = condition('('.repeat(MAX_YARA_DEPTH) + 'a' + ')'.repeat(MAX_YARA_DEPTH));
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['parentheses', '('.repeat(MAX_YARA_DEPTH + 1) + 'a' + ')'.repeat(MAX_YARA_DEPTH + 1)],
    ['100,000 parentheses', '('.repeat(100_000)],
    ['100,000 parentheses in an operand', `1 + ${'('.repeat(100_000)}`],
    ['not', 'not '.repeat(5000) + 'a'],
    ['defined', 'defined '.repeat(5000) + 'a'],
    ['minus', '- '.repeat(5000) + 'a'],
    ['calls', 'f('.repeat(5000)],
    ['indexes', 'a['.repeat(5000)],
    ['loops', 'for any a in b: ('.repeat(5000)],
    ['with', 'with a = b: ('.repeat(5000)],
    ['of', 'any of ('.repeat(5000)],
    ['ranges', '#a in ('.repeat(5000)],
    ['fields', `a${'.a'.repeat(5000)}`],
    ['comparisons', `1${' == 1'.repeat(5000)}`],
    ['mixed arithmetic', `1${' + 1 - 1'.repeat(5000)}`],
  ])('refuses too many levels of %s in words', (_what, text) => {
    expect(problems(condition(text)).map((problem) => problem.split(' ')[0])).toEqual([
      'yara/too-deep',
    ]);
    expect(outline(condition(text)).at(-1)).toBe('s: b');
  });

  it('refuses too many levels of hex alternatives in words', () => {
    const text = `rule r { strings: $a = { ${'( '.repeat(5000)} } condition: $a }`;
    expect(parseYara(text).diagnostics).toMatchObject([{ code: 'yara/too-deep' }]);
  });

  it('counts the problems that are too many to show', () => {
    const { diagnostics } = parseYara(condition(`"${'\\d'.repeat(200_000)}"`));
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'yara/more-problems',
      message: '199000 more problems are not shown',
    });
  });

  it.each(['or', 'and', '+', '*'])('reads a chain of 50,000 terms joined by %s', (operator) => {
    const text = condition(Array.from({ length: 50_000 }, () => 'a').join(` ${operator} `));
    expect(parseYara(text).diagnostics).toEqual([]);
  });
});
