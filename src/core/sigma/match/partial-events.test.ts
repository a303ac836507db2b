import { describe, expect, it } from 'vitest';

import type { Loss, MissingFields } from '../event.ts';
import { answer, answerOf, buildEvent, verdictOf } from './testdata/verdict-of.ts';
import type { RuleVerdict } from './verdict.ts';

const UNKNOWN: MissingFields = { kind: 'not-recorded' };
const CUT: Loss = { kind: 'truncated' };
const END: Loss = { kind: 'end-only' };
const HASH: Loss = { kind: 'hashed' };
const PIECE: Loss = { kind: 'fragment', part: 2, of: 3 };

describe('a field that was not recorded', () => {
  it.each([
    [{ F: 'a' }, '?'],
    [{ F: null }, '?'],
    [{ 'F|exists': true }, '?'],
    [{ 'F|exists': false }, '?'],
    [{ 'F|neq': 'a' }, '?'],
    [{ 'F|re': 'a' }, '?'],
    [{ 'F|fieldref': 'G' }, '?'],
    [{ 'G|fieldref': 'F' }, '?'],
    [{ 'G|fieldref|neq': 'F' }, '?'],
    [{ G: 'g' }, 'T'],
    [{ G: 'x' }, 'F'],
    [{ F: 'a', G: 'x' }, 'F'],
    [[{ F: 'a' }, { G: 'g' }], 'T'],
  ] as const)('%j: %s', (selection, expected) => {
    expect(answer(selection, { G: 'g' }, { missing: UNKNOWN })).toBe(expected);
  });

  it.each([
    ['not f', '?'],
    ['g and not f', '?'],
    ['not g and f', 'F'],
    ['g or f', 'T'],
    ['1 of *', 'T'],
    ['all of *', '?'],
    ['2 of *', '?'],
    ['3 of *', 'F'],
    ['not 3 of *', 'T'],
  ])('%s: %s', (condition, expected) => {
    const rule = { f: { F: 'a' }, g: { G: 'g' }, condition };
    expect(answerOf(rule, { G: 'g' }, { missing: UNKNOWN })).toBe(expected);
  });

  it('is absent where only others were not recorded', () => {
    const missing: MissingFields = { kind: 'not-recorded', only: new Set(['G']) };
    expect(answer({ F: 'a' }, {}, { missing })).toBe('F');
    expect(answer({ F: null }, {}, { missing })).toBe('T');
    expect(answer({ G: 'a' }, {}, { missing })).toBe('?');
    expect(answer({ 'G.h.i': 'a' }, {}, { missing })).toBe('?');
    expect(answer({ 'F.G': 'a' }, {}, { missing })).toBe('F');
  });

  it('may have had a keyword', () => {
    expect(answer(['a'], { G: 'g' }, { missing: UNKNOWN })).toBe('?');
    expect(answer(['g'], { G: 'g' }, { missing: UNKNOWN })).toBe('T');
    const only = new Set(['G']);
    expect(answer(['a'], { G: 'g' }, { missing: { kind: 'not-recorded', only } })).toBe('F');
    expect(answer(['a'], { F: 'g' }, { missing: { kind: 'not-recorded', only } })).toBe('?');
  });
});

describe('a value of which a part is known', () => {
  it.each([
    [CUT, { 'F|contains': 'lo w' }, 'T'],
    [CUT, { 'F|contains': 'world' }, '?'],
    [CUT, { 'F|startswith': 'HELLO' }, 'T'],
    [CUT, { 'F|startswith': 'world' }, 'F'],
    [CUT, { 'F|startswith': 'hello world' }, '?'],
    [CUT, { 'F|endswith': 'wor' }, '?'],
    [CUT, { F: 'hello wor' }, '?'],
    [CUT, { F: 'hello world' }, '?'],
    [CUT, { F: 'hello' }, 'F'],
    [CUT, { F: 'hel*ld' }, '?'],
    [CUT, { F: 'yel*ld' }, 'F'],
    [CUT, { 'F|cased|startswith': 'HELLO' }, 'F'],
    [CUT, { 'F|contains|all': ['hello', 'world'] }, '?'],
    [CUT, { 'F|contains|all': ['hello', 'wor'] }, 'T'],
    [CUT, { 'F|neq': 'x' }, 'T'],
    [CUT, { 'F|contains|neq': 'lo' }, 'F'],
    [CUT, { F: '*' }, 'T'],
    [CUT, { F: null }, 'F'],
    [CUT, { 'F|exists': true }, 'T'],
    [CUT, { 'F|exists': false }, 'F'],
    [CUT, { 'F|re': 'l+o' }, 'T'],
    [CUT, { 'F|re': 'wor$' }, '?'],
    [CUT, { 'F|re': 'wor\\b' }, '?'],
    [CUT, { 'F|re': 'wo\\w*' }, 'T'],
    [CUT, { 'F|re': 'hello\\b' }, 'T'],
    [CUT, { 'F|re': '^hello' }, 'T'],
    [CUT, { 'F|re': '^world' }, 'F'],
    [CUT, { 'F|re': '^hello world' }, '?'],
    [CUT, { 'F|re': 'x' }, '?'],
    [CUT, { 'F|re|i': '^HELLO' }, 'T'],
    [CUT, { F: 5 }, '?'],
    [CUT, { 'F|gt': 5 }, '?'],
    [CUT, { 'F|cidr': '::/0' }, '?'],
    [CUT, { 'F|hour': 5 }, '?'],
    [CUT, { 'F|fieldref': 'G' }, 'F'],
    [CUT, { 'F|fieldref': 'I' }, '?'],
    [CUT, { 'F|fieldref|startswith': 'G' }, 'T'],
    [CUT, { 'F|fieldref|startswith': 'H' }, 'F'],
    [CUT, { 'F|fieldref|contains': 'G' }, 'T'],
    [CUT, { 'H|fieldref': 'F' }, '?'],
    [END, { 'F|endswith': 'wor' }, 'T'],
    [END, { 'F|endswith': 'world' }, 'F'],
    [END, { 'F|endswith': 'say hello wor' }, '?'],
    [END, { 'F|startswith': 'hello' }, '?'],
    [END, { 'F|contains': 'lo' }, 'T'],
    [END, { F: 'hello wor' }, '?'],
    [END, { F: 'wor' }, 'F'],
    [END, { 'F|re': 'wor$' }, 'T'],
    [END, { 'F|re': '^hello' }, '?'],
    [END, { 'F|re': '\\bhello' }, '?'],
    [END, { 'F|re': '\\bwor' }, 'T'],
    [PIECE, { 'F|contains': 'LO W' }, 'T'],
    [PIECE, { 'F|contains': 'x' }, '?'],
    [PIECE, { 'F|startswith': 'x' }, '?'],
    [PIECE, { F: 'hello wor' }, '?'],
    [PIECE, { F: '*lo*wo*' }, 'T'],
    [PIECE, { 'F|re': 'l+o' }, 'T'],
    [PIECE, { 'F|re': '^hello' }, '?'],
    [PIECE, { F: '*' }, 'T'],
    [HASH, { 'F|contains': 'hello' }, '?'],
    [HASH, { 'F|re': '.' }, '?'],
    [HASH, { F: '*' }, 'T'],
    [HASH, { F: null }, 'F'],
    [HASH, { 'F|exists': true }, 'T'],
    [HASH, { 'F|neq': 'x' }, '?'],
  ] as const)('%j, %j: %s', (loss, selection, expected) => {
    const event = { F: 'hello wor', G: 'hello', H: 'x', I: 'Hello World' };
    expect(answer(selection, event, { losses: { F: loss } })).toBe(expected);
  });

  it('is the part of a field, and of what the field lies within', () => {
    const event = { a: { b: 'hello' } };
    expect(answer({ 'a.b|contains': 'x' }, event, { losses: { 'a.b': CUT } })).toBe('?');
    expect(answer({ 'a.b|contains': 'x' }, event, { losses: { a: CUT } })).toBe('?');
    expect(answer({ 'a.b|contains': 'x' }, event, { losses: { 'a.c': CUT } })).toBe('F');
  });

  it('may go on with a keyword', () => {
    const event = { F: 'hello', a: { b: 'c' } };
    expect(answer(['world'], event, { losses: { F: CUT } })).toBe('?');
    expect(answer(['world'], event, { losses: { 'a.b': CUT } })).toBe('?');
    expect(answer(['ell'], event, { losses: { F: CUT } })).toBe('T');
    expect(answer({ '|startswith': 'world' }, event, { losses: { F: CUT } })).toBe('F');
  });
});

describe('a long value', () => {
  const long = `${'a'.repeat(65_536)}b`;

  it.each([
    ['^a', 'T'],
    ['a$', '?'],
    ['b', '?'],
    ['c', 'F'],
    ['a.*c', 'F'],
    ['^b', '?'],
  ])('is searched at its beginning: %s is %s', (written, expected) => {
    expect(answer({ 'F|re': written }, { F: long })).toBe(expected);
  });

  it('is long enough to be searched whole', () => {
    expect(answer({ 'F|re': 'b$' }, { F: long.slice(1) })).toBe('T');
  });
});

describe('what a verdict tells', () => {
  const event = buildEvent(
    { Image: 'C:\\cmd.exe', EventID: 1, Script: 'abc', Long: 'x'.repeat(70_000) },
    { missing: UNKNOWN, losses: { Script: CUT } },
  );

  function doubtsOf(condition: string, selections = {}): RuleVerdict | readonly string[] {
    return verdictOf(
      {
        image: { 'Image|endswith': '\\cmd.exe' },
        other: { 'Image|endswith': '\\powershell.exe' },
        id: { EventID: 1 },
        line: { 'CommandLine|contains': 'x' },
        script: { 'Script|contains': 'x' },
        user: { 'User|expand': '%admins%' },
        admin: { 'Image|expand': '%admins%' },
        long: { 'Long|re': 'x$' },
        keyword: ['nowhere'],
        ...selections,
        condition,
      },
      event,
    );
  }

  const LINE = { kind: 'not-recorded', field: 'CommandLine' };
  const SCRIPT = { kind: 'truncated', field: 'Script' };

  it.each([
    ['line', [LINE], false],
    ['image and line', [LINE], true],
    ['id and line', [LINE], false],
    ['image and not line', [LINE], true],
    ['not other and line', [LINE], false],
    ['not image or line', [LINE], false],
    ['other or line', [LINE], false],
    ['(image and other) or line', [LINE], false],
    ['line or script', [LINE, SCRIPT], false],
    ['line and not line', [LINE], false],
    ['image and not 1 of s*', [SCRIPT], true],
    ['(image or script) and line', [LINE], true],
    ['(script or id) and line', [LINE], false],
    ['(id or image) and line', [LINE], true],
    ['(id or (image and other)) and line', [LINE], false],
    ['not (script and other) and line', [LINE], false],
    ['2 of i* and line', [LINE], true],
    ['user', [{ kind: 'not-recorded', field: 'User' }], false],
    ['admin', [{ kind: 'placeholder', name: 'admins' }], false],
    ['long', [{ kind: 'too-long', field: 'Long' }], false],
    ['keyword', [SCRIPT], false],
  ] as const)('unknown, %s', (condition, doubts, hasEvidence) => {
    expect(doubtsOf(condition)).toEqual({ truth: 'unknown', doubts, hasEvidence });
  });

  it('yes, with evidence, and no, with nothing', () => {
    expect(doubtsOf('image')).toEqual({ truth: 'yes', doubts: [], hasEvidence: true });
    expect(doubtsOf('id')).toEqual({ truth: 'yes', doubts: [], hasEvidence: false });
    expect(doubtsOf('not other')).toEqual({ truth: 'yes', doubts: [], hasEvidence: false });
    expect(doubtsOf('image and other')).toEqual({ truth: 'no', doubts: [], hasEvidence: false });
  });

  it('names the field that a reference wants', () => {
    const selections = {
      a: { 'Image|fieldref': 'ParentImage' },
      b: { 'Image|fieldref': 'Script' },
    };
    expect(doubtsOf('a', selections)).toMatchObject({
      doubts: [{ kind: 'not-recorded', field: 'ParentImage' }],
    });
    expect(doubtsOf('b', selections)).toMatchObject({ doubts: [SCRIPT] });
  });

  it('tells which piece of how many', () => {
    const sketch = { losses: { F: PIECE } };
    expect(verdictOf({ selection: { F: 'a' } }, buildEvent({ F: 'b' }, sketch))).toMatchObject({
      doubts: [{ kind: 'fragment', field: 'F', part: 2, of: 3 }],
    });
  });
});
