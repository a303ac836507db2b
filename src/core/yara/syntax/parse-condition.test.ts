import { describe, expect, it } from 'vitest';
import { parseCondition } from './testdata/parse-condition-text.ts';
import { sketchExpression } from './testdata/sketch-expression.ts';

function sketch(text: string): string {
  return sketchExpression(parseCondition(text));
}

describe('parseYara, conditions', () => {
  it.each([
    ['a and b or c and d', '(or (and a b) (and c d))'],
    ['a or b or c', '(or (or a b) c)'],
    ['not a and b', '(and (not a) b)'],
    ['not a == b', '(not (== a b))'],
    ['not not a', '(not (not a))'],
    ['defined m["k"] == "x"', '(defined (== m["k"] "x"))'],
    ['a == b < c', '(== a (< b c))'],
    ['a < b == c', '(== (< a b) c)'],
    ['a > 1 == 1', '(== (> a 1) 1)'],
    ['x & 2 == 2', '(== (& x 2) 2)'],
    ['2 | 1 & 2 ^ 3 == 3', '(== (| 2 (^ (& 1 2) 3)) 3)'],
    ['1 + 2 * 3 - 4 \\ 5 % 6', '(- (+ 1 (* 2 3)) (% (\\ 4 5) 6))'],
    ['1 << 2 + 3', '(<< 1 (+ 2 3))'],
    ['a - b - c', '(- (- a b) c)'],
    ['(a + b) * c == d', '(== (* <(+ a b)> c) d)'],
    ['((a)) == 1', '(== <<a>> 1)'],
    ['(a or b) and c', '(and <(or a b)> c)'],
  ])('gives %s its precedence', (text, tree) => {
    expect(sketch(text)).toBe(tree);
  });

  it.each([
    ['-1', '-1'],
    ['- 1', '-1'],
    ['---1', '(- (- -1))'],
    ['-(-1)', '(- <-1>)'],
    ['-1.5', '(- 1.5)'],
    ['-a.b', '(- a.b)'],
    ['~0xff & 1', '(& (~ 255) 1)'],
    ['1-1', '(- 1 1)'],
    ['1 - -1', '(- 1 -1)'],
  ])('folds a minus into an integer only: %s', (text, tree) => {
    expect(sketch(text)).toBe(tree);
  });

  it.each([
    ['a.b.c', 'a.b.c'],
    ['a.b("x", 1, b and c).d', 'a.b("x" 1 (and b c)).d'],
    ['f()', 'f()'],
    ['a[0].b["k"]', 'a[0].b["k"]'],
    ['a[b + 1]', 'a[(+ b 1)]'],
    ['"a" icontains "b"', '(icontains "a" "b")'],
    ['"a" matches /b/is', '(matches "a" /b/is)'],
    ['filesize > 1KB', '(> filesize 1024)'],
    ['entrypoint == 0', '(== entrypoint 0)'],
  ])('reads %s', (text, tree) => {
    expect(sketch(text)).toBe(tree);
  });

  it.each([
    ['for any a in b.c : (a == 1)', '(for any a b.c: (== a 1))'],
    ['for all k, v in m: (v)', '(for all k,v m: v)'],
    ['for none i in (1 .. 3): (i)', '(for none i [1..3]: i)'],
    ['for any i in (a.b .. c): (i)', '(for any i [a.b..c]: i)'],
    ['for any i in (1, 2): (i)', '(for any i [1 2]: i)'],
    ['for any i in (a): (i)', '(for any i [a]: i)'],
    ['for 2 i in a: (i)', '(for 2 i a: i)'],
    ['for 1 + 1 i in a: (i)', '(for (+ 1 1) i a: i)'],
    ['for 50% i in a: (i)', '(for 50% i a: i)'],
    ['for x[1]% i in a: (i)', '(for x[1]% i a: i)'],
    ['for any of them: ($)', '(for any of them: $)'],
    [
      'for 10% of ($a*, $b): (# > 1 and @[1] < !)',
      '(for 10% of {$a* $b}: (and (> # 1) (< @[1] !)))',
    ],
    ['with a = 1, b = a + 1: (a == b)', '(with a=1 b=(+ a 1): (== a b))'],
  ])('reads %s', (text, tree) => {
    expect(sketch(text)).toBe(tree);
  });

  it.each([
    ['any of them', '(of any them)'],
    ['none of ($a, $b*)', '(of none {$a $b*})'],
    ['2 of them at 0', '(of 2 them at 0)'],
    ['all of ($a) in (0..9)', '(of all {$a} in [0..9])'],
    ['any of (a, b == 1)', '(of any [a (== b 1)])'],
    ['any of ($a, $b at 0)', '(of any [$a $b at 0])'],
    ['any of ($a and $b)', '(of any [(and $a $b)])'],
    ['10% of them', '(of 10% them)'],
    ['a + 1 of (b, c)', '(of (+ a 1) [b c])'],
    ['not any of them and a', '(and (not (of any them)) a)'],
    ['a % 2 == 1', '(== (% a 2) 1)'],
    ['$a', '$a'],
    ['$a at 100 + 1 and $b', '(and $a at (+ 100 1) $b)'],
    ['$a in (1..2)', '$a in [1..2]'],
    ['#a in (1..2) == 2', '(== #a in [1..2] 2)'],
    ['@a[1 + 1] == !a', '(== @a[(+ 1 1)] !a)'],
  ])('reads %s', (text, tree) => {
    expect(sketch(text)).toBe(tree);
  });

  it('gives every node its exact span', () => {
    const condition = 'for any a in b.c: ( a["k"] == -1 )';
    const start = 'rule r { condition: '.length;
    const at = (piece: string): { start: number; end: number } => {
      const from = start + condition.indexOf(piece);
      return { start: from, end: from + piece.length };
    };
    expect(parseCondition(condition)).toMatchObject({
      span: at(condition),
      quantifier: { span: at('any') },
      variables: [{ span: { start: start + 8, end: start + 9 } }],
      iterable: { span: at('b.c'), object: { span: { start: at('b.c').start } } },
      bodySpan: at('( a["k"] == -1 )'),
      body: {
        span: at('a["k"] == -1'),
        operatorSpan: at('=='),
        left: { span: at('a["k"]'), index: { span: at('"k"') } },
        right: { span: at('-1') },
      },
    });
  });
});
