import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from './ast.ts';
import { parseYara } from './parse-yara.ts';
import { printCondition, printExpression } from './printer.ts';
import { conditions } from './testdata/arbitrary-expression.ts';
import { parseCondition } from './testdata/parse-condition-text.ts';
import { shapeOf } from './testdata/shape-of.ts';

const span = { start: 0, end: 0 };

function reprint(text: string): string {
  return printExpression(parseCondition(text), { form: 'line' });
}

describe('printExpression', () => {
  it.each([
    ['a.b["k"]  icontains"x"', 'a.b["k"] icontains "x"'],
    ['(a or b) and c', '(a or b) and c'],
    ['not(a == b)', 'not (a == b)'],
    ['not   a == b', 'not a == b'],
    ['1+2*3-4 == -5', '1 + 2 * 3 - 4 == -5'],
    ['for any k,v in m : (k == v)', 'for any k, v in m: (k == v)'],
    ['for 50% i in (0 .. 10) : (true)', 'for 50% i in (0..10): (true)'],
    ['2 of ($a*,$b) in (0..9)', '2 of ($a*, $b) in (0..9)'],
    ['with a=x,b=y[0]:(a==b)', 'with a = x, b = y[0]: (a == b)'],
    ['for all of them:($ at 1)', 'for all of them: ($ at 1)'],
    ['#a in(1..2) > 1 and @a[1]<!b', '#a in (1..2) > 1 and @a[1] < !b'],
    ['"x" matches/a\\/b/is', '"x" matches /a\\/b/is'],
  ])('prints %j as %j', (text, printed) => {
    expect(reprint(text)).toBe(printed);
  });

  it('puts brackets where the tree needs them', () => {
    const a: Expression = { kind: 'identifier', span, name: 'a' };
    const both = (
      operator: 'and' | 'or' | '-',
      left: Expression,
      right: Expression,
    ): Expression => ({
      kind: 'binary',
      span,
      operator,
      operatorSpan: span,
      left,
      right,
    });
    const not = (operand: Expression): Expression => ({
      kind: 'unary',
      span,
      operator: 'not',
      operatorSpan: span,
      operand,
    });
    const one: Expression = { kind: 'integer', span, value: 1n };
    const minus: Expression = {
      kind: 'unary',
      span,
      operator: '-',
      operatorSpan: span,
      operand: one,
    };
    const smallest: Expression = { kind: 'integer', span, value: -(2n ** 63n) };
    expect(printExpression(both('and', both('or', a, a), a))).toBe('(a or a) and a');
    expect(printExpression(both('and', a, both('and', a, a)))).toBe('a and (a and a)');
    expect(printExpression(both('or', both('and', a, a), a))).toBe('a and a or a');
    expect(printExpression(not(both('and', a, a)))).toBe('not (a and a)');
    expect(printExpression(not(not(a)))).toBe('not not a');
    expect(printExpression(both('-', a, both('-', a, a)))).toBe('a - (a - a)');
    expect(printExpression(minus)).toBe('-(1)');
    expect(printExpression(both('-', a, smallest))).toBe('a - (-9223372036854775807 - 1)');
  });

  it('prints loops over several lines, one operand of the body a line', () => {
    const text = `for any r in vt.behaviour.sigma_analysis_results: (
  for any c in r.match_context: (
    c.values["TargetObject"] icontains "\\\\RunOnce\\\\" and
    (c.values["Details"] endswith ".vbs" or c.values["Details"] endswith ".bat")
  )
)`;
    expect(printExpression(parseCondition(text.replaceAll(/\s+/g, ' ')))).toBe(text);
  });

  it('reads back every tree that it prints', () => {
    fc.assert(
      fc.property(
        conditions,
        fc.constantFrom('line', 'lines'),
        fc.boolean(),
        (tree, form, ascii) => {
          const text = printExpression(tree, { form, ascii });
          expect(shapeOf(parseCondition(text))).toEqual(shapeOf(tree));
        },
      ),
      { seed: 20240607, numRuns: 2000 },
    );
  });

  it('prints what it has read back the same way', () => {
    fc.assert(
      fc.property(conditions, (tree) => {
        const text = printExpression(tree);
        expect(printExpression(parseCondition(text))).toBe(text);
      }),
      { seed: 20240608, numRuns: 500 },
    );
  });

  it('prints a chain of 50,000 terms without deep recursion', () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `x == ${index}`).join(' or ');
    const { file } = parseYara(`rule r { condition: ${text} }`);
    const item = file.items[0];
    const tree = item?.kind === 'rule' ? item.condition?.expression : undefined;
    expect(tree && printExpression(tree)).toBe(text);
  });
});

describe('printCondition', () => {
  it('gives each operand of the outermost chain a line, the operator leading', () => {
    const tree = parseCondition('for any t in tags: (t == "a") and new_file and not x');
    expect(printCondition(tree, { indent: '    ' })).toBe(
      ['for any t in tags: (', '      t == "a"', '    )', '    and new_file', '    and not x'].join(
        '\n',
      ),
    );
  });

  it('breaks brackets around loops', () => {
    const tree = parseCondition('(for any t in a: (t) or for any t in b: (t)) and c');
    expect(printCondition(tree)).toBe(
      [
        '(',
        '  for any t in a: (',
        '    t',
        '  ) or',
        '  for any t in b: (',
        '    t',
        '  )',
        ')',
        'and c',
      ].join('\n'),
    );
  });

  it('breaks brackets and lists that are too wide, as far as they are', () => {
    const tree = parseCondition('(a == "x" or (b == 1 and c)) and for any t in (1, 22): (t == 3)');
    expect(printCondition(tree, { width: 20 })).toBe(
      [
        '(',
        '  a == "x" or',
        '  (b == 1 and c)',
        ')',
        'and for any t in (1, 22): (',
        '  t == 3',
        ')',
      ].join('\n'),
    );
    expect(printCondition(parseCondition('for any t in (1, 22): (t)'), { width: 5 })).toBe(
      ['for any t in (', '  1,', '  22', '): (', '  t', ')'].join('\n'),
    );
  });
});
