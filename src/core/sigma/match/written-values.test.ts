import { describe, expect, it } from 'vitest';

import type { JsonObject } from './testdata/verdict-of.ts';
import { selectionOf, verdictOfText } from './testdata/verdict-of-text.ts';

/** Source: Sigma rules specification 2.1, "Value types"; YAML 1.2, core schema; by hand. */
describe('values of other types, as they are written', () => {
  it.each([
    ['F: 1.50', { F: '1.5' }, 'T'],
    ['F: 010', { F: '010' }, 'T'],
    ['F: 010', { F: '8' }, 'F'],
    ['F: 0x10', { F: 16 }, 'T'],
    ['F: 0x10', { F: '0x10' }, 'T'],
    ["F: '0x10'", { F: 16 }, 'F'],
    ['F: 1_000', { F: '1_000' }, 'T'],
    ['F: 1:30', { F: '1:30' }, 'T'],
    ['F: 2024-01-01', { F: '2024-01-01' }, 'T'],
    ['F|contains: 61e8', { F: 'x61E8y' }, 'T'],
    ['F: 1000', { F: '1e3' }, 'T'],
    ['F: 1000', { F: ' 1000' }, 'F'],
    ["F: '46?4'", { F: 4624 }, 'T'],
    ['F: yes', { F: 'YES' }, 'T'],
    ['F: yes', { F: true }, 'F'],
    ['F: true', { F: 1 }, 'F'],
    ['F:', { G: 1 }, 'T'],
    ['F: ~', { F: null }, 'T'],
    ["F: 'null'", { F: null }, 'F'],
    ['F|neq: null', { G: 'x' }, 'F'],
    ['F:\n- 1\n- x*', { F: 'xyz' }, 'T'],
    ['F: []', {}, 'sigma/empty-list'],
    ['F:\n  a: b', { F: { a: 'b' } }, 'sigma/map-value'],
  ] as const)('%j on %j: %s', (body, event, expected) => {
    expect(verdictOfText(selectionOf(body), event)).toBe(expected);
  });
});

/** Source: Sigma rules specification 2.1, "Field names"; nested fields as in its taxonomy. */
describe('fields by name and by path', () => {
  it.each([
    ['a.b.c: 1', { a: { 'b.c': 1 } }, 'T'],
    ['a.b.c: 1', { 'a.b': { c: 1 } }, 'T'],
    ['a.b: 2', { 'a.b': 1, a: { b: 2 } }, 'F'],
    ['F.a.b: 1', { F: [{ a: [{ b: 3 }, { b: 1 }] }] }, 'T'],
    ['F.0: abc', { F: ['abc'] }, 'F'],
    ['F.length|exists: true', { F: ['abc'] }, 'F'],
    ['F.b: null', { F: [{ b: 1 }, { a: 1 }] }, 'F'],
    ['F.a|exists: true', { F: { a: null } }, 'T'],
    ['constructor: null', { F: 1 }, 'T'],
    ['toString|exists: true', { F: 1 }, 'F'],
    ["'Threat Name': x", { 'Threat Name': 'x' }, 'T'],
    ["'f[0]': x", { 'f[0]': 'x' }, 'T'],
    ['c-uri: x', { 'c-uri': 'x' }, 'T'],
    ['5: x', { 5: 'x' }, 'T'],
    ['поле: x', { поле: 'X' }, 'T'],
  ] as const)('%j on %j: %s', (body, event, expected) => {
    expect(verdictOfText(selectionOf(body), event)).toBe(expected);
  });

  it('is `__proto__` like any other', () => {
    const event = JSON.parse('{"__proto__":"x"}') as JsonObject;
    expect(verdictOfText(selectionOf('__proto__: x'), event)).toBe('T');
    expect(verdictOfText(selectionOf('__proto__|exists: true'), { F: 1 })).toBe('F');
  });
});

/** Source: Sigma rules specification 2.1, "Detection": lists, maps, keywords. */
describe('shapes of a selection', () => {
  const event = { X: 'GET 200', Y: { z: [{ q: 'in C:\\temp "x"' }] }, n: 4624, F: 'a' };

  it.each([
    ['- F: b\n  X: GET 200\n- F: a', 'T'],
    ['- F: b\n- X: GET', 'F'],
    ['- nowhere\n- F: a', 'T'],
    ['- - nowhere\n  - 200\n- zz', 'T'],
    ["- 'C:\\Temp'", 'T'],
    ['- \'"x"\'', 'T'],
    ['- 462', 'T'],
    ['- q', 'F'],
    ["- 'get*temp'", 'F'],
    ["'|all':\n- get\n- temp", 'T'],
    ["'|all':\n- get\n- temp\nF: b", 'F'],
    ["- '|all':\n  - get\n  - zz\n- F: a", 'T'],
    ["'|re': '^GET \\d+$'", 'T'],
    ["'|startswith': '200'", 'F'],
    ["'|neq': nowhere", 'T'],
    ['{}', 'sigma/empty-selection'],
    ['[]', 'sigma/empty-selection'],
    ['- null', 'sigma/null-keyword'],
  ])('%j: %s', (body, expected) => {
    expect(verdictOfText(selectionOf(body), event)).toBe(expected);
  });

  it('is one keyword where it is a text', () => {
    const text = selectionOf('').replace('  selection:\n', '  selection: get\n');
    expect(verdictOfText(text, event)).toBe('T');
  });
});
