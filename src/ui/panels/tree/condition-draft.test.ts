import { describe, expect, it } from 'vitest';
import type { OperatorChoice } from '../../../core/workbench/workbench.ts';
import { fakeFacts } from '../../../state/fake-ports.ts';
import {
  draftPick,
  hasListOnPath,
  isMapEntry,
  operatorSign,
  startingDraft,
  withOperator,
} from './condition-draft.ts';

const equals: OperatorChoice = {
  id: '==',
  label: 'is exactly',
  operator: '==',
  test: { kind: 'compare', alternatives: [] },
};
const contains: OperatorChoice = { ...equals, id: 'contains', operator: 'contains' };
const matches: OperatorChoice = {
  id: 'matches',
  label: 'matches',
  operator: 'matches',
  test: undefined,
};
const defined: OperatorChoice = { id: 'defined', label: 'has a value', test: { kind: 'defined' } };
const length: OperatorChoice = {
  id: 'length',
  label: 'has at least',
  test: { kind: 'length', atLeast: 3n },
};
const facts = fakeFacts(1, {
  operators: [equals, contains, matches, defined, length],
  typedValue: 'C:\\x',
});
const draft = startingDraft(facts, undefined);

describe('the draft of a condition', () => {
  it('starts with the first operator and the value of the node', () => {
    expect(draft).toMatchObject({ operatorId: '==', values: ['C:\\x'], quantifier: 'any' });
    expect(startingDraft(facts, 'matches')).toMatchObject({ operatorId: 'matches', values: [''] });
    expect(startingDraft(fakeFacts(1), undefined).operatorId).toBe('');
  });

  it('takes the value of another operator only while nothing was typed', () => {
    expect(withOperator(draft, 'length', facts).values).toEqual(['3']);
    expect(withOperator(draft, 'contains', facts).values).toEqual(['C:\\x']);
    const typed = { ...draft, values: ['mine'] };
    expect(withOperator(typed, 'contains', facts).values).toEqual(['mine']);
    expect(withOperator(draft, 'defined', facts).values).toEqual(['C:\\x']);
  });

  it.each([
    [
      'values as alternatives',
      { operatorId: 'contains', values: ['a', 'b'] },
      {
        typed: {
          alternatives: [
            { operator: 'contains', text: 'a' },
            { operator: 'contains', text: 'b' },
          ],
        },
        negated: false,
        element: 'auto',
      },
    ],
    [
      'a test without a value',
      { operatorId: 'defined', isNegated: true },
      { test: { kind: 'defined' }, negated: true, element: 'auto' },
    ],
    [
      'a length',
      { operatorId: 'length', values: [' 12 '] },
      { test: { kind: 'length', atLeast: 12n }, negated: false, element: 'auto' },
    ],
    [
      'a loop of its own for a quantifier',
      { operatorId: 'defined', quantifier: 'at-least', count: '4' },
      {
        test: { kind: 'defined' },
        negated: false,
        element: 'new',
        quantifier: { kind: 'at-least', count: 4 },
      },
    ],
    [
      'a loop of its own on demand',
      { operatorId: 'defined', isNewLoop: true },
      { test: { kind: 'defined' }, negated: false, element: 'new' },
    ],
  ] as const)('asks for %s', (_, change, options) => {
    expect(draftPick({ ...draft, ...change }, facts)).toEqual({ ok: true, value: options });
  });

  it.each([
    [{ operatorId: 'gone' }, 'operator'],
    [{ operatorId: 'length', values: ['many'] }, 'whole number'],
    [{ quantifier: 'at-least', count: '0' }, 'whole number'],
    [{ quantifier: 'at-least', count: 'x' }, 'whole number'],
  ] as const)('refuses %o', (change, word) => {
    expect(draftPick({ ...draft, ...change }, facts)).toEqual({
      ok: false,
      error: expect.stringContaining(word),
    });
  });
});

describe('what the menus show', () => {
  it('writes operators as the rule does', () => {
    expect([equals, matches, defined, length].map(operatorSign)).toEqual([
      '==',
      'matches',
      'defined',
      'len() >=',
    ]);
  });

  it('tells lists and map entries by the path', () => {
    expect(hasListOnPath('vt.a[0].b')).toBe(true);
    expect(hasListOnPath('vt.a["k"]')).toBe(false);
    expect(hasListOnPath(undefined)).toBe(false);
    expect(isMapEntry('vt.a[0].values["k"]')).toBe(true);
    expect(isMapEntry('vt.a[0]')).toBe(false);
  });
});
