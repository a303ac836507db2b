import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import {
  MAX_CONDITION_DEPTH,
  MAX_CONDITION_LENGTH,
  MAX_CONDITION_TERMS,
  parseCondition,
} from './parse-condition.ts';
import { conditionShape } from './testdata/condition-shape.ts';

describe('conditions as they should be', () => {
  it.each([
    ['selection', 'selection'],
    ['a or not b and c', '(a or ((not b) and c))'],
    ['a and b or c and d', '((a and b) or (c and d))'],
    ['not a and b', '((not a) and b)'],
    ['not not a', '(not (not a))'],
    ['not (a or b)', '(not (a or b))'],
    ['(a or b) and c', '((a or b) and c)'],
    ['((a))', 'a'],
    ['a and (b and c)', '(a and (b and c))'],
    ['a and b and c', '(a and b and c)'],
    ['a\n  and\tb\r\n or c', '((a and b) or c)'],
    ['a\u00a0and b', '(a and b)'],
    ['1 of them', '1 of {them}'],
    ['all of them', 'all of {them}'],
    ['1 of sel*', '1 of {sel*}'],
    ['all of *_x and not 1 of s*l', '(all of {*_x} and (not 1 of {s*l}))'],
    ['1 of a*b*c', '1 of {a*b*c}'],
    ['1 of _*', '1 of {_*}'],
    ['1 of sel', '1 of {sel}'],
    ['not 1 of filter_*', '(not 1 of {filter_*})'],
    ['1 of them*', '1 of {them*}'],
    ['notepad and not_x or order and android', '((notepad and not_x) or (order and android))'],
    ['not notes', '(not notes)'],
    ['all', 'all'],
    ['all and 1_of', '(all and 1_of)'],
    ['them or of', '(them or of)'],
    ['1of or allof', '(1of or allof)'],
    ['1', '1'],
    ['(all)', 'all'],
    ['filter_main_conf.d and x-y', '(filter_main_conf.d and x-y)'],
    ['sélection', 'sélection'],
    ['__proto__ and constructor', '(__proto__ and constructor)'],
  ])('%j is %s', (text, expected) => {
    const { condition, diagnostics } = parseCondition(text);
    expect(conditionShape(condition)).toBe(expected);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['any of x*', '1 of {x*}', 'sigma/count-not-standard'],
    ['2 of x*', '2 of {x*}', 'sigma/count-not-standard'],
    ['sel | count() by x > 5', '(sel | count() by x > 5)', 'sigma/aggregation'],
    ['sel |near other and third', '(sel | near other and third)', 'sigma/aggregation'],
    ['(a and b) or c | count(x) > 3 ', '(((a and b) or c) | count(x) > 3)', 'sigma/aggregation'],
    ['sel |', '(sel | )', 'sigma/aggregation'],
  ])('%j is %s, with a remark', (text, expected, code) => {
    const { condition, diagnostics } = parseCondition(text);
    expect(conditionShape(condition)).toBe(expected);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(diagnostics.every(({ severity }) => severity !== 'error')).toBe(true);
  });
});

describe('conditions that are wrong', () => {
  it.each([
    ['', '-', ['sigma/missing-condition ']],
    [' \n', '-', ['sigma/missing-condition ']],
    ['a and', 'a', ['sigma/condition-syntax ']],
    ['and a', 'a', ['sigma/condition-syntax and']],
    ['a or or b', '(a or b)', ['sigma/condition-syntax or']],
    ['not', '-', ['sigma/condition-syntax ']],
    ['a not', 'a', ['sigma/condition-syntax not', 'sigma/condition-syntax ']],
    ['a b', '(a and b)', ['sigma/condition-syntax b']],
    [
      'a b c and d e',
      '(a and b and c and d and e)',
      ['sigma/condition-syntax b', 'sigma/condition-syntax e'],
    ],
    ['a (b)', '(a and b)', ['sigma/condition-syntax (']],
    ['(a', 'a', ['sigma/condition-syntax (']],
    ['a)', 'a', ['sigma/condition-syntax )']],
    ['a) and b', '(a and b)', ['sigma/condition-syntax )']],
    ['a) b)', '(a and b)', ['sigma/condition-syntax )', 'sigma/condition-syntax )']],
    ['()', '-', ['sigma/condition-syntax ()']],
    ['a and ()', 'a', ['sigma/condition-syntax ()']],
    ['(a | count() > 1)', 'a', ['sigma/condition-syntax |']],
    ['| count() > 1', '-', ['sigma/condition-syntax | count() > 1']],
    ['1 of', '-', ['sigma/condition-syntax ']],
    ['1 of and a', 'a', ['sigma/condition-syntax and']],
    ['1 of (a or b)', '(a or b)', ['sigma/condition-syntax (', 'sigma/condition-syntax (']],
    ['0 of a*', '1 of {a*}', ['sigma/count 0']],
    ['one of them', '1 of {them}', ['sigma/count one']],
    ['a and none of b*', '(a and 1 of {b*})', ['sigma/count none']],
    ['one OF a*', '1 of {a*}', ['sigma/count one', 'sigma/operator-case OF']],
    ['1of them', '1 of {them}', ['sigma/missing-of 1of']],
    ['allOf a* and b', '(all of {a*} and b)', ['sigma/missing-of allOf']],
    ['1 selection*', '1 of {selection*}', ['sigma/missing-of 1']],
    ['all them', 'all of {them}', ['sigma/missing-of all']],
    ['selection*', '1 of {selection*}', ['sigma/pattern-outside-of selection*']],
    ['a AND b', '(a and b)', ['sigma/operator-case AND']],
    ['a Or NOT b', '(a or (not b))', ['sigma/operator-case Or', 'sigma/operator-case NOT']],
    [
      'ALL OF THEM',
      'all of {them}',
      ['sigma/operator-case ALL', 'sigma/operator-case OF', 'sigma/operator-case THEM'],
    ],
    ['1 OF x*', '1 of {x*}', ['sigma/operator-case OF']],
    [
      'a && b || !c',
      '((a and b) or (not c))',
      ['sigma/operator-sign &&', 'sigma/operator-sign ||', 'sigma/operator-sign !'],
    ],
    ['a & b', '(a and b)', ['sigma/operator-sign &']],
    ['a, b', '(a and b)', ['sigma/condition-syntax ,', 'sigma/condition-syntax b']],
    [
      'a = "b"',
      '(a and b)',
      [
        'sigma/condition-syntax =',
        'sigma/condition-syntax "',
        'sigma/condition-syntax b',
        'sigma/condition-syntax "',
      ],
    ],
  ])('%j is read as %s', (text, expected, problems) => {
    const { condition, diagnostics } = parseCondition(text);
    expect(conditionShape(condition)).toBe(expected);
    expect(
      diagnostics.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
    ).toEqual(problems);
  });

  it.each([
    ['a AND b', 'a and b'],
    ['a OR NOT b', 'a or not b'],
    ['a&&!b', 'a and  not b'],
    ['a && b || c', 'a and b or c'],
    ['ALL Of Them', 'all of them'],
    ['1 selection*', '1 of selection*'],
    ['selection* and x', '1 of selection* and x'],
    ['any of x*', '1 of x*'],
    ['one of x*', '1 of x*'],
    ['1of x*', '1 of x*'],
  ])('the fixes of %j give %j', (text, expected) => {
    const edits = parseCondition(text).diagnostics.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []);
    expect(applyTextEdits(text, edits)).toBe(expected);
  });
});

describe('places', () => {
  it('marks each node, with brackets that belong to it', () => {
    const text = '(a or b) and not 1 of c* | count() > 1 ';
    const { condition } = parseCondition(text, 100);
    const found: string[] = [];
    const visit = (node: typeof condition): void => {
      if (node === undefined) return;
      found.push(text.slice(node.span.start - 100, node.span.end - 100));
      if (node.kind === 'and' || node.kind === 'or') node.operands.forEach(visit);
      if (node.kind === 'not' || node.kind === 'aggregated') visit(node.operand);
    };
    visit(condition);
    expect(found).toEqual([
      '(a or b) and not 1 of c* | count() > 1',
      '(a or b) and not 1 of c*',
      'a or b',
      'a',
      'b',
      'not 1 of c*',
      '1 of c*',
    ]);
  });
});

describe('the limits', () => {
  const codes = (text: string): readonly string[] =>
    parseCondition(text).diagnostics.map(({ code }) => code);

  it.each([
    ['brackets', (n: number) => '('.repeat(n) + 'a' + ')'.repeat(n)],
    ['nots', (n: number) => `${'not '.repeat(n)}a`],
    ['both', (n: number) => `${'not ('.repeat(n / 2)}a${')'.repeat(n / 2)}`],
  ])('takes as many %s as it may, and no more', (_, make) => {
    expect(codes(make(MAX_CONDITION_DEPTH))).toEqual([]);
    expect(codes(make(MAX_CONDITION_DEPTH + 2))).toEqual(['sigma/condition-too-deep']);
    expect(codes(make(10_000))).toEqual(['sigma/condition-too-deep']);
  });

  it('takes a long condition, and no longer one', () => {
    const names = 'a'.repeat(MAX_CONDITION_LENGTH);
    expect(codes(names)).toEqual([]);
    expect(codes(`${names}a`)).toEqual(['sigma/condition-too-long']);
  });

  it('takes many terms, and no more', () => {
    const terms = (n: number): string =>
      Array.from({ length: n }, (_, index) => `s${index}`).join(' or ');
    expect(codes(terms(MAX_CONDITION_TERMS))).toEqual([]);
    expect(codes(terms(MAX_CONDITION_TERMS + 1))).toEqual(['sigma/condition-too-long']);
  });

  it('tells of no more problems than anyone reads', () => {
    expect(codes('a and and '.repeat(200))).toHaveLength(20);
  });
});
