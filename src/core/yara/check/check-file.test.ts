import { describe, expect, it } from 'vitest';
import type { Expression } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { DEMO_SCHEMA } from '../eval/testdata/demo-schema.ts';
import { checkFile } from './check-file.ts';
import { MAX_DIAGNOSTICS } from './diagnostic-list.ts';
import { printSchemaPath } from './schema-path.ts';
import { factsOf } from './type-table.ts';

function check(source: string, features: readonly string[] = ['file']) {
  const { file, diagnostics } = parseYara(source);
  const checked = checkFile(file, {
    modules: new Map([['demo', DEMO_SCHEMA]]),
    features: new Set(features),
    syntax: diagnostics,
  });
  return { file, ...checked };
}

/** Each error as `code «text at its span» message`. */
function problemsOf(source: string, features?: readonly string[]): readonly string[] {
  return check(source, features)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(
      ({ code, span, message, help }) =>
        `${code} «${source.slice(span.start, span.end)}» ${message}${help === undefined ? '' : ` | ${help}`}`,
    );
}

const PREFIX = 'import "demo" import "pe" rule before { condition: filesize > 1 } rule r { ';

function problemsOfCondition(condition: string): readonly string[] {
  return problemsOf(`${PREFIX}condition: ${condition} }`);
}

describe('what the engine accepts', () => {
  it.each([
    'demo.size == 5.0 and demo.fresh == 1',
    'demo.fresh == demo.fresh',
    'demo.size and demo.name and demo.ratio',
    'defined demo.labels["a"]',
    'demo.groups[0].names[1] matches /x/i',
    'demo.groups[0].names.len() > 0',
    'demo.kind == demo.Kind.ODD and demo.Net.Protocol.TCP == demo.size',
    'for any k, v in demo.labels : (k == v)',
    'for 50% x in (1, 2) : (x == 1)',
    'with a = demo.size, b = a + 1 : (b == 2)',
    'with f = uint8 : (f(0) == 1)',
    'demo.host.in_range("1.2.3.4/8")',
    'demo.host.looks_like("a", 3)',
    'before and not before',
    'uint16be(demo.size) == 0x4d5a',
    'pe.is_pe and pe.sections[0].name == "a" and pe.imports("x", "y") > 3',
    'for any s in pe.sections : (s.name + 1 == pe.x(2))',
    'for any demo in demo.tags : (demo == "a")',
    'any of (demo.size, "a", 0.5)',
    'filesize < 10MB and 1 << 63 < 0',
  ])('%s', (condition) => {
    expect(problemsOfCondition(condition)).toEqual([]);
  });
});

describe('what the engine refuses', () => {
  it.each([
    ['demo', ['E002 «demo» wrong type: expression should be `bool`, but it is a struct']],
    ['demo.tags', ['E002 «demo.tags» wrong type: expression should be `bool`, but it is an array']],
    [
      'demo.labels',
      ['E002 «demo.labels» wrong type: expression should be `bool`, but it is a map'],
    ],
    ['demo.Kind', ['E002 «demo.Kind» wrong type: expression should be `bool`, but it is a struct']],
    ['/x/', ['E002 «/x/» wrong type: expression should be `bool`, but it is a regexp']],
    [
      'demo.host.in_range',
      [
        'E002 «demo.host.in_range» wrong type: expression should be `bool`, but it is a function | you probably meant `demo.host.in_range()`',
      ],
    ],
    [
      'demo.fresh != demo.fresh',
      [
        'E002 «demo.fresh» wrong type: expression should be `float`, `integer`, or `string`, but it is `boolean`',
      ],
    ],
    [
      'not demo.tags',
      [
        'E002 «demo.tags» wrong type: expression should be `boolean`, `float`, `integer`, or `string`, but it is `array`',
      ],
    ],
    [
      'demo.name contains 1',
      ['E002 «1» wrong type: expression should be `string`, but it is `integer`'],
    ],
    [
      'demo.name matches "a"',
      ['E002 «"a"» wrong type: expression should be `regexp`, but it is `string`'],
    ],
    [
      '1 + "a" == 1',
      ['E002 «"a"» wrong type: expression should be `float` or `integer`, but it is `string`'],
    ],
    ['1.5 % 2 == 1', ['E002 «1.5» wrong type: expression should be `integer`, but it is `float`']],
    ['~1.5 == 1', ['E002 «1.5» wrong type: expression should be `integer`, but it is `float`']],
    [
      '-demo.name == 1',
      [
        'E002 «demo.name» wrong type: expression should be `float` or `integer`, but it is `string`',
      ],
    ],
    [
      'demo.tags.foo == 1',
      ['E002 «tags» wrong type: expression should be `struct`, but it is `array`'],
    ],
    [
      'demo.tags[0].foo == 1',
      ['E002 «demo.tags[0]» wrong type: expression should be `struct`, but it is `string`'],
    ],
    [
      'demo.labels["a"].len() == 1',
      ['E002 «demo.labels["a"]» wrong type: expression should be `struct`, but it is `string`'],
    ],
    [
      'demo.tags["a"] == "a"',
      ['E002 «"a"» wrong type: expression should be `integer`, but it is `string`'],
    ],
    [
      'demo.labels[1] == "a"',
      ['E002 «1» wrong type: expression should be `string`, but it is `integer`'],
    ],
    [
      'demo.size[0] == 1',
      ['E002 «demo.size» wrong type: expression should be `array` or `map`, but it is `integer`'],
    ],
    [
      'demo.size() == 1',
      ['E002 «size» wrong type: expression should be `function`, but it is `integer`'],
    ],
    [
      'for any x in demo.size : (true)',
      ['E002 «demo.size» wrong type: expression should be `array` or `map`, but it is `integer`'],
    ],
    [
      'for "a" x in demo.tags : (true)',
      ['E002 «"a"» wrong type: expression should be `integer`, but it is `string`'],
    ],
    [
      'demo.name == 2',
      ['E003 «demo.name» mismatching types: this expression is `string`, the other one `integer`'],
    ],
    [
      'for any x in (1, "a") : (true)',
      ['E003 «1» mismatching types: this expression is `integer`, the other one `string`'],
    ],
    [
      'demo.host.in_range(1)',
      ['E004 «(1)» wrong arguments in this call | accepted argument combinations: (string)'],
    ],
    [
      'demo.host.looks_like()',
      [
        'E004 «()» wrong arguments in this call | accepted argument combinations: (string), (string, integer)',
      ],
    ],
    [
      'demo.tags.len(1) == 1',
      ['E004 «(1)» wrong arguments in this call | accepted argument combinations: ()'],
    ],
    [
      'uint8("a") == 1',
      ['E004 «("a")» wrong arguments in this call | accepted argument combinations: (integer)'],
    ],
    [
      'for any k in demo.labels : (true)',
      ['E005 «k» assignment mismatch: this expects 1 value(s), but 2 are produced'],
    ],
    [
      'for any k,v in demo.tags : (true)',
      ['E005 «k,v» assignment mismatch: this expects 2 value(s), but 1 are produced'],
    ],
    [
      'demo.tags[-1] == "a"',
      ['E006 «-1» unexpected negative number: this number can not be negative'],
    ],
    [
      'demo.tags[(~1)] == "a"',
      ['E006 «~1» unexpected negative number: this number can not be negative'],
    ],
    [
      'with a = 1 - 2 : (demo.tags[a] == "a")',
      ['E006 «a» unexpected negative number: this number can not be negative'],
    ],
    [
      'for -1 x in demo.tags : (true)',
      ['E006 «-1» unexpected negative number: this number can not be negative'],
    ],
    ['1 << -1 == 0', ['E006 «-1» unexpected negative number: this number can not be negative']],
    [
      'for 101% x in demo.tags : (true)',
      ['E007 «101» number out of range: this number is out of the allowed range [0-100]'],
    ],
    [
      '5000000000 * 5000000000 == 1',
      [
        'E007 «5000000000 * 5000000000» number out of range: this number is out of the allowed range [-9223372036854775808-9223372036854775807]',
      ],
    ],
    ['demo.tag == 1', ['E008 «tag» unknown field or method `tag` | did you mean `tags`?']],
    ['demo.Kind.OD == 1', ['E008 «OD» unknown field or method `OD` | did you mean `ODD`?']],
    ['demo.part.foo() == 1', ['E008 «foo» unknown field or method `foo`']],
    ['dem.size == 1', ['E009 «dem» unknown identifier `dem` | did you mean `demo`?']],
    [
      'math.abs(1) == 1',
      [
        'E009 «math» unknown identifier `math` | there is a module named `math`, but the `import "math"` statement is missing',
      ],
    ],
    ['r', ['E009 «r» unknown identifier `r`']],
    ['for any x in demo.tags : (true) and x == "a"', ['E009 «x» unknown identifier `x`']],
    [
      'for any i in (3..1) : (true)',
      ['E011 «(3..1)» invalid range: lower bound (3) is greater than upper bound (1)'],
    ],
    ['demo.name matches /a(/', ['E014 «(» invalid regular expression: unclosed group']],
    [
      'demo.name matches /\\current/',
      [
        'E014 «\\c» invalid regular expression: unrecognized escape sequence | did you mean `\\\\c` instead of `\\c`?',
      ],
    ],
    [
      'entrypoint == 1',
      [
        'E017 «entrypoint» `entrypoint` is unsupported | use `pe.entry_point`, `elf.entry_point` or `macho.entry_point`',
      ],
    ],
    [
      'any of them',
      [
        "E016 «them» no matching patterns: there's no pattern in this set | this rule doesn't define any patterns",
      ],
    ],
    [
      'any of ($a*)',
      [
        "E016 «$a*» no matching patterns: there's no pattern in this set | `$a*` doesn't match any pattern identifier",
      ],
    ],
    [
      '$a at 0',
      ['E025 «$a» unknown pattern `$a` | this pattern is not declared in the `strings` section'],
    ],
    [
      '#a > 1',
      ['E025 «#a» unknown pattern `#a` | this pattern is not declared in the `strings` section'],
    ],
    [
      'with f = demo.host.in_range : (true)',
      [
        'E036 «demo.host.in_range» method not allowed in `with` statement: this method is not allowed here',
      ],
    ],
    [
      'demo.name matches /.*x/s',
      [
        'E045 «.*» arbitrary regular expression prefix: this prefix can be arbitrarily long and matches all bytes',
      ],
    ],
    [
      'demo.secret == "a"',
      ['E100 «secret» demo.secret is for members | this field is for members only'],
    ],
    [
      'with re = /x/ : (true)',
      [
        'yara/with-regexp «/x/» a regular expression cannot be bound by `with` | the engine crashes on it; write the regular expression where it is used',
      ],
    ],
  ])('%s', (condition, expected) => {
    expect(problemsOfCondition(condition)).toEqual(expected);
  });

  it('goes on after an error, but does not echo it', () => {
    expect(problemsOfCondition('demo.foo.bar[1].baz == 1 and demo.name == 2')).toEqual([
      'E008 «foo» unknown field or method `foo`',
      'E003 «demo.name» mismatching types: this expression is `string`, the other one `integer`',
    ]);
  });

  it('names the second place of a mismatch', () => {
    const source = `${PREFIX}condition: demo.name == 2 }`;
    const [found] = check(source).diagnostics;
    const texts = found?.related?.map(({ span }) => source.slice(span.start, span.end));
    expect(texts).toEqual(['2']);
  });

  it('leaves a field to those whose features allow it', () => {
    expect(problemsOf(`${PREFIX}condition: demo.secret == "a" }`, ['member'])).toEqual([]);
  });
});

describe('files', () => {
  it.each([
    ['import "foo"', ['E010 «import "foo"» unknown module `foo`']],
    ['import "dem"', ['E010 «import "dem"» unknown module `dem` | did you mean `demo` or `dex`?']],
    ['import "pe" import "magic"', []],
    [
      'include "a.yar"',
      ['E042 «include "a.yar"» error including file | Livehunt accepts no `include`'],
    ],
    ['rule a { condition: true } rule a { condition: false }', ['E012 «a» duplicate rule `a`']],
    [
      'import "demo" rule demo { condition: true }',
      [
        'E013 «demo» rule `demo` conflicts with an existing identifier | identifier already in use by a module or global variable',
      ],
    ],
    ['rule a : x y x { condition: true }', ['E021 «x» duplicate tag `x`']],
    [
      'rule a { strings: $a = "x" $_b = "y" condition: true }',
      ['E022 «$a» unused pattern `$a` | this pattern was not used in the condition'],
    ],
    ['rule a { strings: $a = "x" $a = "y" condition: $a }', ['E023 «$a» duplicate pattern `$a`']],
    [
      'rule a { strings: $abc = "x" condition: $abd and $abc }',
      ['E025 «$abd» unknown pattern `$abd` | did you mean `$abc`?'],
    ],
    ['rule a { strings: $ = "x" $ = "y" condition: any of them }', []],
    [
      'rule a { strings: $a1 = "x" $a2 = "y" condition: all of ($a*) and for any of ($a1) : ($ at 0) }',
      [],
    ],
    [
      'rule a { strings: $a = "x" condition: $a and $ }',
      ['E001 «$» syntax error: this `$` is outside of the body of a `for .. of` statement'],
    ],
    [
      'rule a { strings: $a = /(/ condition: $a }',
      ['E014 «(» invalid regular expression: unclosed group'],
    ],
    [
      'rule a { condition: demo.size == 1 } import "demo"',
      [
        'E009 «demo» unknown identifier `demo` | there is a module named `demo`, but the `import "demo"` statement is missing',
      ],
    ],
    ['rule a { condition: b } rule b { condition: a }', ['E009 «b» unknown identifier `b`']],
  ])('%s', (source, expected) => {
    expect(problemsOf(source)).toEqual(expected);
  });

  it('says at most a hundred things', () => {
    const source = `rule a { condition: ${Array.from({ length: 300 }, () => 'x').join(' or ')} }`;
    expect(check(source).diagnostics).toHaveLength(MAX_DIAGNOSTICS);
  });

  it('takes chains of any length', () => {
    const source = `import "demo" rule a { condition: ${Array.from({ length: 20_000 }, (_, at) => `demo.size == ${at}`).join(' or ')} }`;
    expect(check(source).diagnostics).toEqual([]);
  });

  it('takes sums of any length', () => {
    const source = `import "demo" rule a { condition: demo.size == ${'1 + '.repeat(20_000)}1 }`;
    expect(check(source).diagnostics).toEqual([]);
  });

  it('knows the rules that cannot be evaluated', () => {
    const { file, types } = check(
      'import "demo" rule a { condition: } rule b { condition: demo.foo } rule c { condition: a }',
    );
    const broken = file.items.map((item) => item.kind === 'rule' && types.brokenRules.has(item));
    expect(broken).toEqual([false, true, true, false]);
  });
});

describe('the type table', () => {
  /** Paths and types of the expressions that are written so. */
  function describeExpression(condition: string, text: string): readonly string[] {
    const source = `${PREFIX}condition: ${condition} }`;
    const { file, types } = check(source);
    const found: Expression[] = [];
    visitExpressions(file, (expression) => {
      const { start, end } = expression.span;
      if (source.slice(start, end) === text) found.push(expression);
    });
    return found.map((expression) => {
      const { type, path } = factsOf(types, expression);
      return `${type.kind} ${path ? printSchemaPath(path) : '-'}`;
    });
  }

  it.each([
    ['demo.size == 1', 'demo.size', ['integer size']],
    ['demo.groups[2].title == ""', 'demo.groups[2].title', ['string groups[].title']],
    ['demo.labels["a b"] == ""', 'demo.labels["a b"]', ['string labels["a b"]']],
    ['demo.labels[demo.name] == ""', 'demo.labels[demo.name]', ['string labels[*]']],
    ['for any x in demo.tags : (x == "")', 'x', ['string tags[]']],
    ['for any k, v in demo.labels : (v == "")', 'v', ['string labels[*]']],
    ['for any k, v in demo.labels : (k == "")', 'k', ['string labels[*]']],
    [
      'for any g in demo.groups : (for any i in g.items : (i.values["k"] == ""))',
      'i.values["k"]',
      ['string groups[].items[].values["k"]'],
    ],
    ['with g = demo.part : (g.title == "")', 'g.title', ['string part.title']],
    ['for any i in (1..2) : (i == 1)', 'i', ['integer -']],
    ['demo.tags.len() == 1', 'demo.tags.len()', ['integer -']],
    ['demo.kind == demo.Kind.ODD', 'demo.Kind.ODD', ['integer -']],
    ['pe.machine == 1', 'pe.machine', ['opaque -']],
  ])('%s: %s', (condition, text, expected) => {
    expect(describeExpression(condition, text)).toEqual(expected);
  });

  it('knows the constants of enums', () => {
    const { file, types } = check(`${PREFIX}condition: demo.kind == demo.Kind.ODD }`);
    const constants: unknown[] = [];
    visitExpressions(file, (expression) => {
      const { constant } = factsOf(types, expression);
      if (expression.kind === 'field' && constant) constants.push(constant);
    });
    expect(constants).toEqual([{ kind: 'integer', value: 7n }]);
  });
});
