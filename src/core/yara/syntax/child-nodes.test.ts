import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from './ast.ts';
import {
  childrenOf,
  expressionAt,
  ruleAt,
  visitExpressions,
  withoutParentheses,
} from './child-nodes.ts';
import { parseYara } from './parse-yara.ts';
import { conditions } from './testdata/arbitrary-expression.ts';
import { parseCondition } from './testdata/parse-condition-text.ts';
import { sketchExpression } from './testdata/sketch-expression.ts';

describe('childrenOf', () => {
  it.each([
    ['true', []],
    ['a', []],
    ['a.b', ['a']],
    ['a[b]', ['a', 'b']],
    ['a.f(b, c)', ['a.f', 'b', 'c']],
    ['(a)', ['a']],
    ['not a', ['a']],
    ['a == b', ['a', 'b']],
    ['for any x in a: (b)', ['a', 'b']],
    ['for 2 x in (a..b): (c)', ['2', 'a', 'b', 'c']],
    ['for a% x in (b, c): (d)', ['a', 'b', 'c', 'd']],
    ['for 2 of them: ($)', ['2', '$']],
    ['2 of (a, b)', ['2', 'a', 'b']],
    ['any of them at a', ['a']],
    ['with x = a, y = b: (c)', ['a', 'b', 'c']],
    ['$a in (a..b)', ['a', 'b']],
    ['@a[b] == 1', ['@a[b]', '1']],
  ])('finds what is directly within %s', (text, children) => {
    expect(childrenOf(parseCondition(text)).map(sketchExpression)).toEqual(children);
  });
});

describe('visitExpressions', () => {
  it('visits parents before children, in the order of the text', () => {
    const seen: string[] = [];
    visitExpressions(parseCondition('a.b == 1 and (c or not d)'), (node) => {
      seen.push(node.kind === 'binary' ? node.operator : node.kind);
    });
    expect(seen).toEqual(
      'and == field identifier integer parenthesized or identifier unary identifier'.split(' '),
    );
  });

  it('leaves out what is within a node whose visit returns false', () => {
    const seen: string[] = [];
    visitExpressions(parseCondition('a == 1 and b == 2'), (node) => {
      seen.push(node.kind);
      return node.kind === 'binary' && node.operator === 'and';
    });
    expect(seen).toEqual(['binary', 'binary', 'binary']);
  });

  it('visits the conditions of all rules of a file', () => {
    const { file } = parseYara('import "vt" rule a { condition: x } rule b { condition: y }');
    const seen: string[] = [];
    visitExpressions(file, (node) => {
      seen.push(sketchExpression(node));
    });
    expect(seen).toEqual(['x', 'y']);
  });

  it('reaches every node of any tree', () => {
    fc.assert(
      fc.property(conditions, (tree) => {
        let nVisited = 0;
        visitExpressions(tree, () => {
          nVisited++;
        });
        expect(nVisited).toBe(countNodes(tree));
      }),
      { seed: 20240624, numRuns: 300 },
    );
  });

  it('walks a chain of 50,000 terms', () => {
    const tree = parseCondition(Array.from({ length: 50_000 }, () => 'a').join(' or '));
    let nVisited = 0;
    visitExpressions(tree, () => {
      nVisited++;
    });
    expect(nVisited).toBe(99_999);
  });
});

function countNodes(node: Expression): number {
  return childrenOf(node).reduce((sum, child) => sum + countNodes(child), 1);
}

describe('expressionAt and ruleAt', () => {
  const text = 'rule a { condition: x.y == "v" and z }\nrule b { condition: w }';
  const { file } = parseYara(text);

  it.each([
    ['x.y', 'x'],
    ['.y', 'x'],
    ['y ==', 'x.y'],
    ['== ', '(== x.y "v")'],
    ['"v"', '"v"'],
    ['and', '(and (== x.y "v") z)'],
    ['z', 'z'],
    ['w', 'w'],
  ])('finds the smallest expression at %j', (piece, tree) => {
    const found = expressionAt(file, text.indexOf(piece));
    expect(found && sketchExpression(found)).toBe(tree);
  });

  it('finds no expression outside of conditions', () => {
    expect(expressionAt(file, 0)).toBeUndefined();
    expect(expressionAt(file, text.length)).toBeUndefined();
  });

  it.each([
    [0, 'a'],
    [10, 'a'],
    [text.indexOf('\n') + 1, 'b'],
    [text.length, 'b'],
    [text.length + 1, undefined],
  ])('finds the rule at %i', (offset, name) => {
    expect(ruleAt(file, offset)?.name?.name).toBe(name);
  });
});

describe('withoutParentheses', () => {
  it('takes off all of them', () => {
    expect(withoutParentheses(parseCondition('((a or b))'))).toMatchObject({ operator: 'or' });
    expect(withoutParentheses(parseCondition('a'))).toMatchObject({ name: 'a' });
  });
});
