import { describe, expect, it } from 'vitest';
import { fieldHitOf } from './field-hit.ts';
import { eventText, hitAt } from './testdata/explanation.ts';

describe('fieldHitOf', () => {
  it.each([
    [[], 0, 7, 'iequals', 'abcdefg'],
    [[], 0, 3, 'istartswith', 'abc'],
    [[], 5, 7, 'iendswith', 'fg'],
    [[], 2, 4, 'icontains', 'cd'],
    [['contains'], 0, 7, 'icontains', 'abcdefg'],
    [['startswith'], 0, 2, 'istartswith', 'ab'],
    [['endswith'], 6, 7, 'iendswith', 'g'],
    [['re'], 0, 2, 'icontains', 'ab'],
    [['cased'], 0, 7, '==', 'abcdefg'],
    [['contains', 'cased'], 1, 2, 'contains', 'b'],
    [['contains', 'all'], 1, 2, 'icontains', 'b'],
  ] as const)('asks %j at %i to %i as %s', (modifiers, start, end, operator, text) => {
    const found = fieldHitOf({ modifiers }, hitAt(0, start, end), eventText('F', 'abcdefg'));
    expect(found).toEqual({ operator, text });
  });

  it('asks for encoded text in its very case', () => {
    const hit = hitAt(0, 1, 5, 'IEX');
    expect(
      fieldHitOf({ modifiers: ['base64offset', 'contains'] }, hit, eventText('F', '-SUVY')),
    ).toEqual({ operator: 'contains', text: 'SUVY' });
  });

  it('asks nothing of a hit on no characters', () => {
    expect(fieldHitOf({ modifiers: [] }, hitAt(0, 0, 0), eventText('F', ''))).toBeUndefined();
  });
});
