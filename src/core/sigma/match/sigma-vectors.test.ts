import { describe, expect, it } from 'vitest';

import { answer, answerOf } from './testdata/verdict-of.ts';

/** What every engine should answer: the corners where the published ones differ. */
describe('the twenty vectors', () => {
  it.each([
    ['1 case', { 'Image|endswith': '\\cmd.exe' }, { Image: 'C:\\x\\CMD.EXE' }, 'T'],
    ['2 newline', { CommandLine: '*foo*bar' }, { CommandLine: 'a foo\nbar' }, 'T'],
    ['3 inner wildcard', { 'F|endswith': '8???' }, { F: '0x8000' }, 'T'],
    ['3 inner wildcard, longer', { 'F|endswith': '8???' }, { F: '0x80001' }, 'F'],
    ['4 escaped wildcard', { F: 'C:\\t\\*' }, { F: 'C:\\t*' }, 'T'],
    ['4 escaped wildcard, a file', { F: 'C:\\t\\*' }, { F: 'C:\\t\\x' }, 'F'],
    ['5 empty text, present', { 'F|contains': '' }, { F: 'x' }, 'T'],
    ['5 empty text, absent', { 'F|contains': '' }, { G: 'x' }, 'F'],
    ['6 null, absent', { F: null }, { G: '' }, 'T'],
    ['6 null, null', { F: null }, { F: null }, 'T'],
    ['6 null, empty', { F: null }, { F: '' }, 'F'],
    ['8 neq, equal', { 'F|neq': ['a', 'b'] }, { F: 'a' }, 'F'],
    ['8 neq, other', { 'F|neq': ['a', 'b'] }, { F: 'c' }, 'T'],
    ['8 neq, absent', { 'F|neq': ['a', 'b'] }, {}, 'T'],
    ['9 all over a list', { 'F|contains|all': ['x', 'y'] }, { F: ['x', 'y'] }, 'T'],
    ['10 all keywords', { '|all': ['a', 'b'] }, { p: 'a', q: 'b' }, 'T'],
    ['11 a number as a keyword', [200], { line: 'GET 200 OK' }, 'T'],
    ['12 windash', { 'C|windash|contains': ' /s ' }, { C: ' –s ' }, 'T'],
    ['12 windash within a word', { 'C|windash|contains': 'a-b' }, { C: 'a/b' }, 'F'],
    ['15 number and text', { EventID: 1 }, { EventID: '1' }, 'T'],
    ['19 inline flag', { 'F|re': '(?i)ab$' }, { F: 'xAB' }, 'T'],
    ['19 before the last newline, as PCRE', { 'F|re': '(?i)ab$' }, { F: 'ab\n' }, 'T'],
    ['20 network', { 'ip|cidr': 'fe80::/10' }, { ip: 'FE80::1' }, 'T'],
    ['20 no address', { 'ip|cidr': 'fe80::/10' }, { ip: 'not-an-ip' }, 'F'],
  ] as const)('%s', (_name, selection, event, expected) => {
    expect(answer(selection, event)).toBe(expected);
  });

  it('7 a missing field under not', () => {
    const rule = {
      selection: { F: 'a' },
      filter: { G: 'b' },
      condition: 'selection and not filter',
    };
    expect(answerOf(rule, { F: 'a' })).toBe('T');
  });

  it.each(['', 'x', 'xy'])('13 base64offset behind %j', (before) => {
    const event = { C: Buffer.from(`${before}Testing`).toString('base64') };
    expect(answer({ 'C|base64offset|contains': 'Test' }, event)).toBe('T');
  });

  it('14 UTF-16 within base64', () => {
    const event = { C: Buffer.from('a IEX b', 'utf16le').toString('base64') };
    expect(answer({ 'C|utf16le|base64offset|contains': 'IEX' }, event)).toBe('T');
  });

  it('16 `them` without hidden selections', () => {
    const rule = { _x: { F: 'a' }, y: { F: 'b' }, condition: '1 of them' };
    expect(answerOf(rule, { F: 'a' })).toBe('F');
  });

  it('17 several wildcards in a name pattern', () => {
    const rule = { a1b2c: { F: 'x' }, abc: { G: 'y' }, b: { H: 'z' }, condition: 'all of a*b*c' };
    expect(answerOf(rule, { F: 'x', G: 'y' })).toBe('T');
    expect(answerOf(rule, { F: 'x', H: 'z' })).toBe('F');
  });

  it('18 a selection whose name begins like an operator', () => {
    expect(answerOf({ notes: { F: 'a' }, condition: 'notes' }, { F: 'a' })).toBe('T');
  });
});
