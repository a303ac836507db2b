import { describe, expect, it } from 'vitest';

import { checkFilter, compileRule } from './compile-rule.ts';
import type { RuleNode } from './compiled-rule.ts';
import { buildFilter, buildRule } from './testdata/build-rule.ts';
import { sketchNode, sketchRule } from './testdata/sketch-test.ts';

const THREE = { a1: { F: 'x' }, a2: { G: 'y' }, b: { H: 'z' } };

describe('conditions', () => {
  it.each([
    ['a1', 'a1:F=x'],
    ['a1 or not a2 and b', '(a1:F=x or (not a2:G=y and b:H=z))'],
    ['not not b', 'not not b:H=z'],
    ['1 of a*', '(a1:F=x or a2:G=y)'],
    ['any of a*', '(a1:F=x or a2:G=y)'],
    ['all of a*', '(a1:F=x and a2:G=y)'],
    ['2 of them', '2 of (a1:F=x, a2:G=y, b:H=z)'],
    ['1 of b', '(b:H=z)'],
    ['1 of c*', 'never'],
    ['all of c*', 'never'],
    ['b and not 1 of a*', '(b:H=z and not (a1:F=x or a2:G=y))'],
  ])('%s', (condition, expected) => {
    expect(sketchRule({ ...THREE, condition })).toBe(expected);
  });

  it('are alternatives when there are several', () => {
    expect(sketchRule({ ...THREE, condition: ['a1', 'b'] })).toBe('(a1:F=x or b:H=z)');
  });

  it('reach hidden selections by name and by a hidden pattern only', () => {
    const selections = { _a: { F: 'x' }, b: { G: 'y' } };
    expect(sketchRule({ ...selections, condition: 'all of them' })).toBe('(b:G=y)');
    expect(sketchRule({ ...selections, condition: '1 of *' })).toBe('(b:G=y)');
    expect(sketchRule({ ...selections, condition: '1 of _*' })).toBe('(_a:F=x)');
    expect(sketchRule({ ...selections, condition: '_a' })).toBe('_a:F=x');
  });

  it('reach any name by a pattern', () => {
    const selections = { 'main_mdadm.conf': { F: 'x' }, 'main_tree|endswith': { G: 'y' } };
    expect(sketchRule({ ...selections, condition: 'all of main*' })).toBe(
      '(main_mdadm.conf:F=x and main_tree|endswith:G=y)',
    );
  });

  it('with an aggregation keep what is before it, and name the rest', () => {
    const { rule } = compileRule(buildRule({ ...THREE, condition: 'a1 | count() by G > 5' }));
    expect(rule && sketchNode(rule.root)).toBe('a1:F=x');
    expect(rule?.unevaluated).toContain('count() by G > 5');
  });

  it('with an unknown name refuse the rule and suggest the nearest', () => {
    const { rule, diagnostics } = compileRule(buildRule({ ...THREE, condition: 'a1 and a22' }));
    expect(rule).toBeUndefined();
    expect(diagnostics).toEqual([
      {
        code: 'sigma/unknown-selection',
        severity: 'error',
        message: 'there is no selection `a22`',
        help: 'did you mean `a2`?',
        span: { start: 7, end: 10 },
      },
    ]);
  });
});

describe('selections', () => {
  it.each([
    [{ F: 'x', 'F|contains': 'y' }, '(F=x and F=*y*)'],
    [[{ F: 'x', G: 'y' }, { F: 'z' }], '((F=x and G=y) or F=z)'],
    [['x', 'y*'], '=any[*x*, *y*]'],
    [{ '|all': ['x', 'y'] }, '=all[*x*, *y*]'],
    ['x', '=*x*'],
    [[{ F: 'x' }, 'y'], '(F=x or =*y*)'],
    [[[{ F: 'x' }], [{ G: 'y' }]], '(F=x or G=y)'],
    [{ 'F|neq': ['x', 'y'] }, '!F=any[x, y]'],
    [{ 'F|all|neq': ['x', 'y'] }, '!F=all[x, y]'],
  ])('%j', (selection, expected) => {
    expect(sketchRule({ selection })).toBe(`selection:${expected}`);
  });
});

describe('filters', () => {
  const noise = buildFilter('Noise', {
    selection: { User: 'svc' },
    condition: 'not selection',
  });

  it('are joined with `and`, with selections of their own', () => {
    const { rule, diagnostics } = compileRule(
      buildRule({ selection: { F: 'x' }, condition: '1 of selection*' }),
      { filters: [noise] },
    );
    expect(rule && sketchNode(rule.root)).toBe(
      '((selection:F=x) and not Noise: selection:User=svc)',
    );
    expect(diagnostics).toEqual([]);
  });

  it('join to a rule with several conditions as a whole', () => {
    const { rule } = compileRule(buildRule({ ...THREE, condition: ['a1', 'b'] }), {
      filters: [noise, noise],
    });
    expect(rule && sketchNode(rule.root)).toBe(
      '((a1:F=x or b:H=z) and not Noise: selection:User=svc and not Noise: selection:User=svc)',
    );
  });

  it('leave no places of their file in the rule', () => {
    const filter = buildFilter('Noise', {
      a: { User: ['svc', 'bak'], Image: 'x' },
      b: ['k'],
      condition: 'not (2 of a* or b and not a)',
    });
    const { rule } = compileRule(buildRule({ selection: { F: 'x' } }), { filters: [filter] });
    const joined = rule?.root.kind === 'and' ? rule.root.children[1] : undefined;
    expect(joined && sketchNode(joined)).toBe(
      'not (2 of (Noise: a:(User=any[svc, bak] and Image=x)) or (Noise: b:=*k* and not Noise: a:(User=any[svc, bak] and Image=x)))',
    );
    expect(JSON.stringify(joined)).not.toContain('span');
  });

  it('that are broken do not apply, and that is told', () => {
    const broken = buildFilter('Broken', {
      selection: { 'F|re': '(?=a)' },
      condition: 'selection',
    });
    const { rule, diagnostics } = compileRule(buildRule({ selection: { F: 'x' } }), {
      filters: [broken, noise],
    });
    expect(rule && sketchNode(rule.root)).toBe('(selection:F=x and not Noise: selection:User=svc)');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['sigma/broken-filter', 'warning'],
    ]);
    expect(checkFilter(broken).map(({ code }) => code)).toEqual(['sigma/regexp-unsupported']);
    expect(checkFilter(noise)).toEqual([]);
  });

  it('get the placeholders too', () => {
    const filter = buildFilter('Admins', {
      selection: { 'User|expand': '%admins%' },
      condition: 'not selection',
    });
    const { rule } = compileRule(buildRule({ selection: { F: 'x' } }), {
      filters: [filter],
      placeholders: new Map([['admins', ['root', 'adm*']]]),
    });
    expect(rule && sketchNode(rule.root)).toBe(
      '(selection:F=x and not Admins: selection:User=root|adm*)',
    );
  });
});

describe('a compiled rule', () => {
  it('is plain data', () => {
    const { rule } = compileRule(
      buildRule({
        selection: { F: ['a*', 5, null], 'G|re': 'x', 'H|windash': '-a' },
        keywords: ['k'],
        condition: 'selection or 1 of k*',
      }),
    );
    expect(structuredClone(rule)).toEqual(rule);
    expect(JSON.parse(JSON.stringify(rule?.root))).toEqual(rule?.root);
  });

  it('shares a selection that is called twice', () => {
    const { rule } = compileRule(buildRule({ a: { F: 'x' }, condition: 'a or not a' }));
    const [first, second] = rule?.root.kind === 'or' ? rule.root.children : [];
    expect(childOf(first)).toBe(childOf(second?.kind === 'not' ? second.child : undefined));
  });

  it('is refused for a broken selection that no condition uses', () => {
    expect(sketchRule({ a: { F: 'x' }, b: { 'G|re': '(' }, condition: 'a' })).toBe(
      'sigma/regexp-syntax',
    );
  });

  it.each([
    ['as it is', 9, { start: 12, end: 15 }],
    ['in quotes', 11, { start: 13, end: 16 }],
    ['with escapes', 12, { start: 10, end: 22 }],
  ])(
    'tells where a regular expression goes wrong that is written %s',
    (_name, length, expected) => {
      const rule = buildRule(
        { selection: { 'F|re': 'ab(?=cd)e' } },
        { start: 10, end: 10 + length },
      );
      expect(compileRule(rule).diagnostics.map(({ span }) => span)).toEqual([expected]);
    },
  );
});

function childOf(node: RuleNode | undefined): RuleNode | undefined {
  return node?.kind === 'selection' ? node.child : undefined;
}
