import { describe, expect, it } from 'vitest';

import { answer, answerOf, buildEvent, verdictOf } from './testdata/verdict-of.ts';

/** Expectations follow the specification of 2.1 by hand; where it is silent, what is said beside the row. */
describe('a value of a rule and a value of an event', () => {
  it.each([
    // Texts: case does not count, all of the value does.
    [{ F: 'abc' }, { F: 'ABC' }, 'T'],
    [{ F: 'abc' }, { F: 'abcd' }, 'F'],
    [{ F: 'É' }, { F: 'é' }, 'T'],
    [{ F: 'STRASSE' }, { F: 'straße' }, 'F'],
    [{ F: 'ς' }, { F: 'Σ' }, 'T'],
    [{ 'F|contains': 'k' }, { F: '\u212a' }, 'T'],
    [{ 'F|cased': 'abc' }, { F: 'Abc' }, 'F'],
    [{ 'F|cased|contains': 'bC' }, { F: 'abCd' }, 'T'],
    [{ 'F|contains': ['x', 'b'] }, { F: 'abc' }, 'T'],
    [{ 'F|contains|all': ['a', 'x'] }, { F: 'abc' }, 'F'],
    [{ F: '*' }, { F: '' }, 'T'],
    [{ F: '*' }, { F: null }, 'F'],
    [{ F: '*' }, { F: { a: 1 } }, 'T'],
    [{ F: '?' }, { F: '😀' }, 'T'],
    [{ F: '' }, { F: '' }, 'T'],
    [{ F: '' }, { F: null }, 'F'],
    [{ F: '' }, { F: '-' }, 'F'],
    [{ F: '' }, {}, 'F'],
    // Numbers: the same number, written in any way; else the same text.
    [{ F: 1 }, { F: '1.0' }, 'T'],
    [{ F: 1 }, { F: '0x1' }, 'F'],
    [{ F: 1 }, { F: '01' }, 'T'],
    [{ F: 1 }, { F: true }, 'F'],
    [{ F: 1 }, { F: '1 ' }, 'F'],
    [{ F: 16 }, { F: '0x10' }, 'F'],
    [{ F: '0x17' }, { F: '0X17' }, 'T'],
    [{ F: '5' }, { F: 5 }, 'T'],
    [{ F: '5' }, { F: '5.0' }, 'F'],
    [{ F: { number: '9223372036854775807' } }, { F: '9223372036854775807' }, 'T'],
    [{ F: { number: '.inf' } }, { F: '.INF' }, 'T'],
    [{ 'F|startswith': 46 }, { F: 4624 }, 'T'],
    // Booleans: the words.
    [{ F: true }, { F: true }, 'T'],
    [{ F: true }, { F: 'True' }, 'T'],
    [{ F: 'true' }, { F: true }, 'T'],
    [{ F: true }, { F: 1 }, 'F'],
    [{ F: true }, { F: 'yes' }, 'F'],
    [{ F: false }, { F: 'false' }, 'T'],
    [{ F: false }, {}, 'F'],
    // Null and existence.
    [{ F: null }, {}, 'T'],
    [{ F: null }, { F: null }, 'T'],
    [{ F: null }, { F: '' }, 'F'],
    [{ F: null }, { F: ['x', null] }, 'T'],
    [{ F: null }, { F: [] }, 'F'],
    [{ F: [null, ''] }, { F: '' }, 'T'],
    [{ F: [null, ''] }, {}, 'T'],
    [{ F: [null, ''] }, { F: 'x' }, 'F'],
    [{ 'F|exists': true }, { F: null }, 'T'],
    [{ 'F|exists': true }, { F: '' }, 'T'],
    [{ 'F|exists': true }, { F: [] }, 'T'],
    [{ 'F|exists': true }, {}, 'F'],
    [{ 'F|exists': false }, {}, 'T'],
    [{ 'F|exists': false }, { F: null }, 'F'],
    // Lists and maps in the event.
    [{ F: 'b' }, { F: ['a', 'b'] }, 'T'],
    [{ F: 'b' }, { F: ['a', ['b']] }, 'T'],
    [{ 'F|contains|all': ['a', 'b'] }, { F: ['xa', 'xb'] }, 'T'],
    [{ 'F|all': ['a', 'b'] }, { F: ['a', 'c'] }, 'F'],
    [{ F: 'x' }, { F: { a: 'x' } }, 'F'],
    [{ 'F.a': 'x' }, { F: { a: 'x' } }, 'T'],
    [{ 'F.a': 'x' }, { F: [{ a: 'y' }, { a: 'x' }] }, 'T'],
    [{ 'F.a': 'x' }, { 'F.a': 'y', F: { a: 'x' } }, 'F'],
    [{ f: 'x' }, { F: 'x' }, 'F'],
    // Comparisons: of decimals.
    [{ 'F|lt': 5 }, { F: '4.99' }, 'T'],
    [{ 'F|lt': 5 }, { F: 5 }, 'F'],
    [{ 'F|lte': 5 }, { F: '5.0' }, 'T'],
    [{ 'F|gt': 9 }, { F: '10' }, 'T'],
    [{ 'F|gt': { number: '9223372036854775806' } }, { F: '9223372036854775807' }, 'T'],
    [{ 'F|gte': -1 }, { F: '-1' }, 'T'],
    [{ 'F|gt': 0 }, { F: 'ten' }, 'F'],
    [{ 'F|gt': 0 }, { F: '0x10' }, 'F'],
    [{ 'F|gt': 0 }, { F: '' }, 'F'],
    [{ 'F|gt': 0 }, { F: true }, 'F'],
    [{ 'F|gt': 0 }, { F: 'inf' }, 'F'],
    [{ 'F|gt|all': [1, 5] }, { F: 3 }, 'F'],
    [{ 'F|neq': 1 }, { F: '1' }, 'F'],
    [{ 'F|neq': 1 }, { F: '2' }, 'T'],
    [{ 'F|neq': 'a' }, { F: ['a', 'b'] }, 'F'],
    [{ 'F|all|neq': ['a', 'b'] }, { F: ['a', 'c'] }, 'T'],
    [{ 'F|contains|neq': 'a' }, { F: 'xax' }, 'F'],
    [{ 'F|lt|neq': 5 }, { F: 7 }, 'T'],
    // Networks.
    [{ 'F|cidr': '10.0.0.0/8' }, { F: '10.1.2.3' }, 'T'],
    [{ 'F|cidr': '10.0.0.0/8' }, { F: '10.1.2' }, 'F'],
    [{ 'F|cidr': ['::/0', '0.0.0.0/0'] }, { F: ['x', '1.1.1.1'] }, 'T'],
    [{ 'F|cidr|neq': '10.0.0.0/8' }, { F: 'x' }, 'T'],
    // References to other fields.
    [{ 'F|fieldref': 'G' }, { F: 'a', G: 'A' }, 'T'],
    [{ 'F|fieldref|cased': 'G' }, { F: 'a', G: 'A' }, 'F'],
    [{ 'F|fieldref': 'G' }, { F: 1, G: '1' }, 'T'],
    [{ 'F|fieldref': 'G' }, { F: 'a' }, 'F'],
    [{ 'F|fieldref': 'G' }, { G: 'a' }, 'F'],
    [{ 'F|fieldref': 'G' }, {}, 'F'],
    [{ 'F|fieldref|neq': 'G' }, { F: 'a', G: 'b' }, 'T'],
    [{ 'F|fieldref|neq': 'G' }, { F: 'a' }, 'T'],
    [{ 'F|fieldref': 'G.h' }, { F: ['x', 'a'], G: [{ h: 'a' }] }, 'T'],
    [{ 'F|fieldref|contains': 'G' }, { F: 'xax', G: 'a' }, 'T'],
    [{ 'F|fieldref|startswith': 'G' }, { F: 'xa', G: 'a' }, 'F'],
    [{ 'F|fieldref|endswith': 'G' }, { F: 'xa', G: 'A' }, 'T'],
    [{ 'F|fieldref|endswith': 'G' }, { F: 'a', G: '*' }, 'F'],
    // Times.
    [{ 'F|hour': 9 }, { F: '2022-08-18 09:01:28.332' }, 'T'],
    [{ 'F|hour|gte': 22 }, { F: '2022-08-18T23:59:59Z' }, 'T'],
    [{ 'F|hour|lt': 6 }, { F: '2022-08-18T23:59:59Z' }, 'F'],
    [{ 'F|week': 53 }, { F: '2021-01-01' }, 'T'],
    [{ 'F|year': [2021, 2022] }, { F: '2022-01-01' }, 'T'],
    [{ 'F|day': 1 }, { F: 'the first' }, 'F'],
    // Encodings: the letters of base64 without case, as all text.
    [{ 'F|base64|contains': 'foo' }, { F: 'x Zm9v y' }, 'T'],
    [{ 'F|base64': 'foo' }, { F: 'zM9V' }, 'T'],
    [{ 'F|base64|cased': 'foo' }, { F: 'zM9V' }, 'F'],
    [{ 'F|base64': 'foo' }, { F: 'x Zm9v' }, 'F'],
    // Regular expressions: anywhere, in their case.
    [{ 'F|re': 'b.d' }, { F: 'abcde' }, 'T'],
    [{ 'F|re': 'B.D' }, { F: 'abcde' }, 'F'],
    [{ 'F|re|i': 'B.D' }, { F: 'abcde' }, 'T'],
    [{ 'F|re|m': '^b$' }, { F: 'a\nb\nc' }, 'T'],
    [{ 'F|re|s': 'a.b' }, { F: 'a\nb' }, 'T'],
    [{ 'F|re|all': ['a', 'b'] }, { F: 'b a' }, 'T'],
    [{ 'F|re|all': ['a', 'b'] }, { F: 'b' }, 'F'],
    [{ 'F|re|startswith': 'b|c' }, { F: 'ac' }, 'F'],
    [{ 'F|re|endswith': 'b|c' }, { F: 'ac' }, 'T'],
    [{ 'F|re': '^$' }, { F: '' }, 'T'],
    [{ 'F|re': '.*' }, {}, 'F'],
    [{ 'F|re': '^10$' }, { F: 10 }, 'T'],
  ] as const)('%j on %j: %s', (selection, event, expected) => {
    expect(answer(selection, event)).toBe(expected);
  });
});

describe('an integer that a double does not hold', () => {
  const rule = { F: { number: '9223372036854775807' } };

  it('is compared exactly', () => {
    expect(answer(rule, { F: 9_223_372_036_854_775_807n })).toBe('T');
    expect(answer(rule, { F: 9_223_372_036_854_775_806n })).toBe('F');
    expect(
      answer({ 'F|lt': { number: '9223372036854775807' } }, { F: 9_223_372_036_854_775_806n }),
    ).toBe('T');
    expect(answer({ F: 4624 }, { F: 4624n })).toBe('T');
  });
});

describe('windash', () => {
  it.each(['-s', '/s', '–s', '—s', '―s'])('finds %s', (option) => {
    expect(answer({ 'F|windash|contains': ' -s ' }, { F: `x ${option} y` })).toBe('T');
    expect(answer({ 'F|windash|contains': ' /s ' }, { F: `x ${option} y` })).toBe('T');
  });

  it('finds many options, each with a dash of its own', () => {
    const selection = { 'F|windash|contains': ' -a -b /c –d -e*-f' };
    expect(answer(selection, { F: 'X /A –B -C –D ―E and\n—F' })).toBe('T');
    expect(answer(selection, { F: 'X /A –B -C -D ―E and\n—F' })).toBe('F');
  });

  it('holds for each value under `all`', () => {
    const selection = { 'F|windash|contains|all': ['-a', '-b'] };
    expect(answer(selection, { F: '/b –a' })).toBe('T');
    expect(answer(selection, { F: '/b' })).toBe('F');
  });
});

describe('keywords', () => {
  const event = { a: 'C:\\Temp\\X', b: { c: ['GET 200 OK', { d: 7 }] }, e: true, f: null };

  it.each([
    [['temp\\x'], 'T'],
    [['C:\\\\Temp'], 'T'],
    [['get*ok'], 'T'],
    [['GET ??? OK'], 'T'],
    [[200], 'T'],
    [[7], 'T'],
    [[true], 'T'],
    [['null'], 'F'],
    [['c'], 'T'],
    [['b'], 'F'],
    [{ '|all': ['temp', '200'] }, 'T'],
    [{ '|all': ['temp', '201'] }, 'F'],
    [{ '|cased': 'temp' }, 'F'],
    [{ '|cased': 'Temp' }, 'T'],
    [{ '|re': '^GET' }, 'T'],
    [{ '|re': '^200' }, 'F'],
    [{ '|startswith': 'get' }, 'T'],
    [{ '|endswith': 'get' }, 'F'],
    [{ '|contains|all': ['temp', 'ok'] }, 'T'],
    ['ok', 'T'],
  ] as const)('%j: %s', (selection, expected) => {
    expect(answer(selection, event)).toBe(expected);
  });

  it('are in no event without values', () => {
    expect(answer(['*'], {})).toBe('F');
    expect(answer(['*'], { a: '' })).toBe('T');
  });
});

describe('conditions', () => {
  const selections = { a1: { F: '1' }, a2: { G: '1' }, a3: { H: '1' } };

  it.each([
    ['2 of a*', { F: '1', H: '1' }, 'T'],
    ['2 of a*', { F: '1' }, 'F'],
    ['3 of them', { F: '1', G: '1', H: '1' }, 'T'],
    ['4 of them', { F: '1', G: '1', H: '1' }, 'F'],
    ['all of x*', { F: '1' }, 'F'],
    ['1 of x*', { F: '1' }, 'F'],
    ['not 1 of x*', { F: '1' }, 'T'],
    ['a1 or a2 and a3', { F: '1' }, 'T'],
    ['(a1 or a2) and a3', { F: '1' }, 'F'],
    ['not a1 and not a2', { H: '1' }, 'T'],
    ['a1 | count() > 5', { F: '1' }, 'T'],
  ])('%s', (condition, event, expected) => {
    expect(answerOf({ ...selections, condition }, event)).toBe(expected);
  });
});

describe('placeholders', () => {
  it('with values are these values', () => {
    const rule = { selection: { 'F|expand': '%admins%' } };
    const placeholders = new Map([['admins', ['root', 'adm*']]]);
    const truths = ['ROOT', 'admin', 'x'].map((text) =>
      verdictOf(rule, buildEvent({ F: text }), placeholders),
    );
    expect(truths).toMatchObject([{ truth: 'yes' }, { truth: 'yes' }, { truth: 'no' }]);
  });
});
