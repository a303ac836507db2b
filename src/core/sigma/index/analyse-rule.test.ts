import { describe, expect, it } from 'vitest';
import { compileRule } from '../compile/compile-rule.ts';
import { buildRule, type Sketch } from '../compile/testdata/build-rule.ts';
import { analyseRule } from './analyse-rule.ts';
import { measureRarity } from './rarity.ts';
import { createWitnessNumbers } from './witness-numbers.ts';

/** The clauses of a rule: `A contains x | B equals y`, the rarest first; `nothing` is one that no event satisfies. */
function clausesOf(detection: Sketch): readonly string[] {
  const numbers = createWitnessNumbers(measureRarity(['common', 'common', 'common']));
  const { rule, diagnostics } = compileRule(buildRule(detection));
  if (rule === undefined) return diagnostics.map(({ message }) => message);
  return analyseRule(rule.root, numbers).clauses.map(({ witnesses }) => {
    const texts = witnesses.map((witness) => {
      const { field, kind, text } = numbers.all[witness] ?? {};
      return `${field ?? 'any'} ${kind ?? ''} ${text ?? ''}`.trimEnd();
    });
    return texts.length === 0 ? 'nothing' : texts.join(' | ');
  });
}

describe('what an event must have for a rule not to be no', () => {
  it.each<[string, Sketch, readonly string[]]>([
    ['a whole text', { x: { A: 'Text' }, condition: 'x' }, ['A equals text']],
    ['a part', { x: { 'A|contains': 'Text' }, condition: 'x' }, ['A contains text']],
    ['the rarest part', { x: { A: '*common*seldom*' }, condition: 'x' }, ['A contains seldom']],
    ['an end', { x: { 'A|endswith': '\\x.exe' }, condition: 'x' }, ['A endswith \\x.exe']],
    ['one of several', { x: { A: ['a', 'b*'] }, condition: 'x' }, ['A equals a | A startswith b']],
    [
      'all, the best two of one field',
      { x: { 'A|contains|all': ['common', 'seldom', 'rarely'] }, condition: 'x' },
      ['A contains seldom', 'A contains rarely'],
    ],
    ['a number', { x: { A: 7 }, condition: 'x' }, ['A number 7e1']],
    ['a boolean', { x: { A: true }, condition: 'x' }, ['A equals true']],
    ['the field', { x: { 'A|cidr': '10.0.0.0/8' }, condition: 'x' }, ['A present']],
    ['the field of *', { x: { A: '*' }, condition: 'x' }, ['A present']],
    [
      'what a regexp needs',
      { x: { 'A|re': '(abcd|efgh)+x?' }, condition: 'x' },
      ['A contains abcd | A contains efgh'],
    ],
    ['a keyword', { x: ['Word'], condition: 'x' }, ['any contains word']],
    ['nothing for null', { x: { A: null }, condition: 'x' }, []],
    ['nothing for null or a text', { x: { A: [null, 'a'] }, condition: 'x' }, []],
    ['nothing for not', { x: { A: 'a' }, condition: 'not x' }, []],
    ['nothing for neq', { x: { 'A|neq': 'a' }, condition: 'x' }, []],
    [
      'nothing of a filter',
      { x: { A: 'a' }, f: { B: 'b' }, condition: 'x and not f' },
      ['A equals a'],
    ],
    [
      'one of each alternative',
      { x: { A: 'a', B: 'b' }, y: { C: 'c' }, condition: 'x or y' },
      ['A equals a | C equals c'],
    ],
    [
      'nothing where an alternative has none',
      { x: { A: 'a' }, y: { B: null }, condition: 'x or y' },
      [],
    ],
    [
      'another field beside',
      { x: { 'A|contains|all': ['seldom', 'rarely'], 'B|contains': 'common' }, condition: 'x' },
      ['A contains seldom', 'A contains rarely', 'B contains common'],
    ],
    [
      'one of at least two of three',
      { x: { A: 'a' }, y: { B: 'b' }, z: { C: 'c' }, condition: '2 of them' },
      ['A equals a | B equals b | C equals c'],
    ],
    [
      'what no event has',
      { x: { A: 'a' }, condition: 'x and 1 of none*' },
      ['nothing', 'A equals a'],
    ],
    ['the rest of what cannot be', { x: { A: 'a' }, condition: 'x or 1 of none*' }, ['A equals a']],
  ])('%s', (_, detection, clauses) => {
    expect(clausesOf(detection)).toEqual(clauses);
  });
});
