import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../base/guards.ts';
import { tokenize } from '../syntax/lexer.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { shapeOf } from '../syntax/testdata/shape-of.ts';
import { sourceFragments } from '../syntax/testdata/source-fragments.ts';
import { isTrivia } from '../syntax/token.ts';
import { formatYara } from './format-yara.ts';
import { randomLayouts } from './testdata/random-layout.ts';

function format(text: string, indent?: string): string {
  const result = formatYara(text, indent === undefined ? {} : { indent });
  return result.ok ? result.value : `refused: ${result.error.message}`;
}

/** The condition of a rule, formatted, without the indentation of its section. */
function formatCondition(condition: string): string {
  const lines = format(`rule r { condition: ${condition} }`).split('\n').slice(2, -2);
  return lines.map((line) => line.slice(4)).join('\n');
}

/** What formatting must keep: the tokens, and the comments without the spaces around their lines. */
function contents(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'whitespace')
    .map(({ kind, text: token }) =>
      isTrivia(kind)
        ? token
            .split('\n')
            .map((line) => line.trim())
            .join('\n')
        : token,
    );
}

/** The tree without the text that is kept beside its parts, whose spaces go. */
function meaningOf(text: string): unknown {
  const shape = JSON.stringify(shapeOf(parseYara(text).file), (_key, value: unknown) => {
    const isKept = ['hex', 'keys', 'alphabet'].some(
      (kind) => isRecord(value) && value['kind'] === kind,
    );
    if (isKept && isRecord(value)) return { ...value, text: '' };
    return typeof value === 'bigint' ? String(value) : value;
  });
  return JSON.parse(shape);
}

describe('spaces', () => {
  it.each([
    ['demo . a [ 0 ] . b("x" ,1)==1', 'demo.a[0].b("x", 1) == 1'],
    ['1 of ( $a * , $b ) and 2*3==6', '1 of ($a*, $b) and 2 * 3 == 6'],
    ['50 % of them', '50% of them'],
    ['for 9 % x in (1 .. 2) : ( true )', 'for 9% x in (1..2): (true)'],
    ['for all of them : ( # <1 )', 'for all of them: (# < 1)'],
    ['#a in(0 .. 10)==- 1', '#a in (0..10) == -1'],
    ['@a [ 1 ]-1==!a-  2', '@a[1] - 1 == !a - 2'],
    ['~ x&- y==-1-- 1', '~x & -y == -1 - -1'],
    ['not(a)and(b)', 'not (a) and (b)'],
    ['for any k ,v in m:(v matches/a b/is)', 'for any k, v in m: (v matches /a b/is)'],
    ['all of(a ,b)or any of them at 0', 'all of (a, b) or any of them at 0'],
    ['filesize>1KB', 'filesize > 1KB'],
    ['a /* c */ and b// d\n', 'a  /* c */ and b  // d'],
    ['/* c */a', '/* c */ a'],
  ] as const)('of %s', (condition, expected) => {
    expect(formatCondition(condition)).toBe(expected);
  });
});

describe('lines of a condition', () => {
  it.each([
    ['stay where the author broke them', 'a\n  and b or\nc', 'a\nand b or\nc'],
    ['are indented by parentheses', '(\na and (b or\nc\n)\n)', '(\n  a and (b or\n    c\n  )\n)'],
    [
      'are indented in loops',
      'for any x in y:(\nfor any z in x.z:(\nz==1\n))',
      'for any x in y: (\n  for any z in x.z: (\n    z == 1\n  ))',
    ],
    ['keep one empty line', 'a and\n\n\n\nb', 'a and\n\nb'],
    [
      'are made for the declarations of `with`',
      'with a = 1,b = 2 : ( a==b ) and c',
      'with\n  a = 1,\n  b = 2: (a == b) and c',
    ],
    [
      'are indented below declarations',
      'with a = 1:(\na\n) and\nb',
      'with\n  a = 1: (\n    a\n  ) and\nb',
    ],
    ['hold comments at their depth', '(a and\n// c\nb\n// d\n)', '(a and\n  // c\n  b\n  // d\n)'],
  ] as const)('%s', (_name, condition, expected) => {
    expect(formatCondition(condition)).toBe(expected);
  });
});

describe('the parts of a file', () => {
  it.each([
    ['nothing', '', ''],
    ['white space', ' \n\n ', ''],
    ['a comment', '\n // a', '// a\n'],
    [
      'imports and rules',
      'import "a" import "b"\ninclude "c" rule a{condition:true}rule b{condition:true}',
      'import "a"\nimport "b"\ninclude "c"\n\nrule a {\n  condition:\n    true\n}\n\nrule b {\n  condition:\n    true\n}\n',
    ],
    [
      'a rule below its comment',
      'import "a" // tail\n\n\n// about it\nrule a{condition:true} /* end */\nrule b{condition:true}',
      'import "a"  // tail\n\n// about it\nrule a {\n  condition:\n    true\n}  /* end */\n\nrule b {\n  condition:\n    true\n}\n',
    ],
    [
      'modifiers and tags',
      'private\nglobal rule  a :b\n c // tags\n{condition:true}',
      'private global rule a: b c  // tags\n{\n  condition:\n    true\n}\n',
    ],
    [
      'sections',
      'rule a{meta:a=1 long=-2\n\nx=true strings:$a="x"\n$bb={00[1 - 2]01} condition:$a and $bb}',
      `rule a {
  meta:
    a    = 1
    long = -2

    x = true

  strings:
    $a  = "x"
    $bb = { 00 [1-2] 01 }

  condition:
    $a and $bb
}
`,
    ],
    [
      'modifiers of patterns, on lines of their own too',
      'rule a{strings:$a="x"ascii\nwide xor( 0 - 9 )base64 ("y") condition:$a}',
      `rule a {
  strings:
    $a = "x" ascii
      wide xor(0-9) base64("y")

  condition:
    $a
}
`,
    ],
    [
      'a hex pattern of several lines',
      'rule a{strings:$a={00(01|02)// one\n03 04 05 06 07 08 // two\n                     // below\n/* own */09}private $b="x" condition:$a}',
      `rule a {
  strings:
    $a = {
      00 (01 | 02)       // one
      03 04 05 06 07 08  // two
      // below
      /* own */ 09
    } private
    $b = "x"

  condition:
    $a
}
`,
    ],
    [
      'comments at the ends of lines, and those that go on below',
      'rule a{ // open\nmeta: // header\nx=1 // first\n   // second\ncondition: true // tail\n                // goes on\n}',
      `rule a {  // open
  meta:  // header
    x = 1  // first
    // second

  condition:
    true  // tail
          // goes on
}
`,
    ],
    [
      'comments above a section: of it when they are not further in, else of the section before',
      `rule a {
  // about a
  meta:
    x = 1
    // y = 2
  // about strings
  // in two lines
  strings:
    $a = "x"
    // $b = "y"
  condition:
    $a
    // and $b
}
`,
      `rule a {
  // about a
  meta:
    x = 1
    // y = 2

  // about strings
  // in two lines
  strings:
    $a = "x"
    // $b = "y"

  condition:
    $a
    // and $b
}
`,
    ],
    [
      'a block comment with the indentation of its lines',
      'rule a{\n      /*\n         one  \n\n        two\n    */\n  condition:true}',
      `rule a {
  /*
     one

    two
  */
  condition:
    true
}
`,
    ],
  ] as const)('%s', (_name, text, expected) => {
    expect(format(text)).toBe(expected);
  });

  it('are indented as asked for', () => {
    const text = 'rule a{meta:b="c"condition:(\ntrue\n)}';
    expect(format(text, '\t')).toBe(
      'rule a {\n\tmeta:\n\t\tb = "c"\n\n\tcondition:\n\t\t(\n\t\t\ttrue\n\t\t)\n}\n',
    );
  });

  it('keep the line ends of the text', () => {
    expect(format('// a\r\nrule a { condition: // b\r\ntrue /* c\r\nd */ }')).toBe(
      '// a\r\nrule a {\r\n  condition:  // b\r\n    true  /* c\r\n          d */\r\n}\r\n',
    );
  });

  it('keep literals as they are', () => {
    const text = 'rule a { meta: b = """x\n  y"""condition: "\\x41\t" == c matches /a  b\\//s }';
    expect(format(text)).toContain('b = """x\n  y"""\n');
    expect(format(text)).toContain('"\\x41\t" == c matches /a  b\\//s\n');
  });
});

describe('a text with errors', () => {
  it('of syntax is refused, with the first of them', () => {
    const text = 'rule a { condition: x == } rule b { condition }';
    expect(formatYara(text)).toEqual({
      ok: false,
      error: { message: expect.stringContaining('syntax error'), span: { start: 25, end: 26 } },
    });
  });

  it('within a literal is formatted', () => {
    expect(format('rule a { condition: x=="\\C" }')).toContain('x == "\\C"');
  });
});

describe('any text', () => {
  it('keeps its tokens, its comments and its meaning', () => {
    fc.assert(
      fc.property(randomLayouts, (text) => {
        fc.pre(parseYara(text).diagnostics.every(({ code }) => code !== 'E001'));
        const formatted = format(text);
        expect(contents(formatted)).toEqual(contents(text));
        expect(meaningOf(formatted)).toEqual(meaningOf(text));
      }),
      { seed: 41, numRuns: 400 },
    );
  });

  it('is formatted once and for all', () => {
    fc.assert(
      fc.property(randomLayouts, fc.constantFrom('', '  ', '    ', '\t'), (text, indent) => {
        const once = formatYara(text, { indent });
        fc.pre(once.ok);
        expect(formatYara(once.ok ? once.value : '', { indent })).toEqual(once);
      }),
      { seed: 42, numRuns: 400 },
    );
  });

  it('has no spaces at the ends of lines and no two empty lines', () => {
    fc.assert(
      fc.property(randomLayouts, (text) => {
        const once = formatYara(text);
        fc.pre(once.ok);
        const lines = (once.ok ? once.value : '').split(/\r?\n/);
        expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
      }),
      { seed: 43, numRuns: 300 },
    );
  });

  it('is formatted or refused, and never breaks the formatter', () => {
    fc.assert(
      fc.property(fc.oneof(sourceFragments, fc.string({ unit: 'binary' })), (text) => {
        const result = formatYara(text);
        expect(result.ok ? contents(result.value) : contents(text)).toEqual(contents(text));
      }),
      { seed: 44, numRuns: 1000 },
    );
  });

  it('of a long chain is formatted', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => `demo.a == ${at}`).join(' or\n');
    expect(formatCondition(chain)).toBe(chain);
  });

  it.each([
    ['comments of several lines in a row', `${'/* a\n b */ '.repeat(5000)}true`],
    ['deep lines', `${'('.repeat(300)}${'true and\n'.repeat(5000)}true${')'.repeat(300)}`],
    [
      'a long line with a comment of many lines',
      `"${'a'.repeat(10_000)}" == a /* ${'\nx'.repeat(5000)} */`,
    ],
    [
      'names of very different lengths',
      `true } rule b { meta: ${'a'.repeat(10_000)} = 1 ${'b = 2\n'.repeat(5000)} condition: true`,
    ],
  ] as const)('with %s grows by a constant factor', (_name, condition) => {
    const text = `rule a { condition: ${condition} }`;
    const formatted = format(text);
    expect(formatted.length).toBeGreaterThan(text.length);
    expect(formatted.length).toBeLessThan(text.length * 70);
    expect(format(formatted)).toBe(formatted);
  });
});
