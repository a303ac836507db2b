import { describe, expect, it } from 'vitest';
import type { Verdict } from './evaluate-rules.ts';
import { evaluateCondition, evaluateText, verdictOf } from './testdata/evaluate-text.ts';

type Row = readonly [condition: string, verdict: Verdict];

const DATA = { size: 5, tags: ['a', 'b'] };

describe('what needs the bytes of the file', () => {
  it.each([
    ['filesize > 10', 'unknown'],
    ['uint16(0) == 0x5A4D', 'unknown'],
    ['$a', 'unknown'],
    ['#a > 2', 'unknown'],
    ['@a[1] == 0', 'unknown'],
    ['any of them', 'unknown'],
    ['for any of them : ($ at 0)', 'unknown'],
    ['$a at 0 and demo.size == 5', 'unknown'],
    ['pe.is_pe', 'unknown'],
    ['for any s in pe.sections : (s.name == ".text")', 'unknown'],
    ['pe.imports("a.dll") and demo.size == 5', 'unknown'],
    ['pe.number_of_sections + 1 == 4', 'unknown'],
  ] satisfies Row[])('%s is %s', (condition, verdict) => {
    expect(verdictOf(condition.replaceAll('them', '($a)'), DATA)).toBe(verdict);
  });

  it.each([
    ['$a and demo.size == 6', false],
    ['demo.size == 6 and $a', false],
    ['$a or demo.size == 5', true],
    ['$a or demo.size == 6', 'unknown'],
    ['not $a', 'unknown'],
    ['not ($a and demo.size == 6)', true],
    ['not ($a or demo.size == 5)', false],
    ['defined filesize', true],
    ['defined $a', true],
    ['defined @a[1]', 'unknown'],
    ['defined pe.machine', 'unknown'],
    ['filesize > 1 \\ 0', false],
    ['not (filesize > 1 \\ 0)', false],
    ['for any x in demo.tags : (x == "a" and $a)', 'unknown'],
    ['for any x in demo.tags : (x == "a" or $a)', true],
    ['for any x in demo.tags : (x == "c" and $a)', false],
    ['for all x in demo.tags : (x == "a" or $a)', 'unknown'],
    ['for all x in demo.tags : (x == "a" and $a)', false],
    ['for none x in demo.tags : (x == "a" or $a)', false],
    ['for none x in demo.tags : (x == "c" and $a)', true],
    ['for none x in demo.tags : (x == "a" and $a)', 'unknown'],
    ['for 2 x in demo.tags : ($a)', 'unknown'],
    ['for 3 x in demo.tags : ($a)', false],
    ['any of ($a and true, demo.size == 5)', true],
    ['any of (pe.is_pe, demo.size == 5)', 'unknown'],
    ['all of (filesize > 1, demo.size == 6)', false],
    ['with f = filesize : (f > 1 or demo.size == 5)', true],
    ['for any i in (0..filesize) : (false)', 'unknown'],
    ['demo.tags[filesize] == "a"', 'unknown'],
  ] satisfies Row[])('%s is %s, for the rest decides or does not', (condition, verdict) => {
    expect(verdictOf(condition, DATA)).toBe(verdict);
  });

  it('says why', () => {
    expect(evaluateCondition('filesize > 10 and pe.is_pe and $a', DATA).reasons).toEqual([
      "`filesize` needs the file's bytes",
      "module `pe` needs the file's bytes",
      "`$a` needs the file's bytes",
    ]);
  });

  it('has no reasons where the verdict is known', () => {
    expect(evaluateCondition('$a or demo.size == 5', DATA).reasons).toEqual([]);
  });
});

describe('limits', () => {
  it('does not search a value beyond 64 KB', () => {
    const evaluation = evaluateCondition('demo.name matches /a{2}b/', { name: 'x'.repeat(65_537) });
    expect(evaluation).toMatchObject({
      verdict: 'unknown',
      reasons: ['a value of more than 65536 bytes is not searched with a regular expression'],
    });
  });

  it('does not run a regular expression that it cannot translate', () => {
    const evaluation = evaluateCondition('demo.name matches /(?u)\\w/', { name: 'x' });
    expect(evaluation).toMatchObject({
      verdict: 'unknown',
      reasons: ['regular expressions with `(?u)` are not evaluated here'],
    });
  });

  it('stops loops that take too many turns', () => {
    const evaluation = evaluateCondition('for all i in (0..4000000) : (i >= demo.count)');
    expect(evaluation).toMatchObject({
      verdict: 'unknown',
      reasons: ['the loops take more than 3000000 turns'],
    });
  });

  it('is sure of a loop that is decided before the limit, traced or not', () => {
    const condition = 'for any i in (0..4000000) : (i == 3)';
    expect(verdictOf(condition)).toBe(true);
  });
});

describe('rules', () => {
  function verdicts(source: string): readonly Verdict[] {
    return evaluateText(`import "demo" ${source}`, DATA).map(({ verdict }) => verdict);
  }

  it('refer to rules before them', () => {
    expect(
      verdicts(
        'rule a { condition: demo.size == 5 } rule b { condition: not a } rule c { condition: a and not b }',
      ),
    ).toEqual([true, false, true]);
  });

  it('are unknown where the rule that they refer to is', () => {
    expect(
      verdicts(
        'rule a { condition: filesize > 1 } rule b { condition: a } rule c { condition: a and false }',
      ),
    ).toEqual(['unknown', 'unknown', false]);
  });

  it('name the rule that they refer to as the reason', () => {
    const source = 'rule a { condition: filesize > 1 } rule b { condition: a and true }';
    expect(evaluateText(source, DATA)[1]?.reasons).toEqual(['rule `a` cannot be told']);
  });

  it('never match beside a global rule that does not', () => {
    const evaluations = evaluateText(
      'import "demo" rule a { condition: demo.size == 5 } global rule g { condition: demo.size == 6 } private rule p { condition: true }',
      DATA,
    );
    expect(evaluations).toMatchObject([
      { name: 'a', verdict: false, reasons: ['the global rule `g` does not match'] },
      { name: 'g', verdict: false, isGlobal: true },
      { name: 'p', verdict: false, isPrivate: true },
    ]);
  });

  it('may not match beside a global rule that cannot be told', () => {
    expect(
      verdicts(
        'global rule g { condition: filesize > 1 } rule a { condition: true } rule b { condition: false }',
      ),
    ).toEqual(['unknown', 'unknown', false]);
  });
});
