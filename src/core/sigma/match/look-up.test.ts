import { describe, expect, it } from 'vitest';

import type { EventValue } from '../event.ts';
import { lookUp } from './look-up.ts';
import { buildEvent } from './testdata/verdict-of.ts';

describe('lookUp', () => {
  const { fields } = buildEvent({
    'a.b': 'flat',
    a: { b: 'path', c: { d: 1 }, 'e.f': 'inner flat' },
    'g.h': { i: 'flat, then path' },
    list: [{ x: 1 }, { x: 2, y: null }, 'no map', [{ x: 3 }]],
    empty: [],
    nothing: null,
  });

  it.each([
    ['a.b', 'flat'],
    ['a.c.d', 1],
    ['a.e.f', 'inner flat'],
    ['g.h.i', 'flat, then path'],
    ['list.x', [1, 2, [3]]],
    ['list.y', [null]],
    ['list.z', undefined],
    ['nothing', null],
    ['nothing.x', undefined],
    ['empty.x', undefined],
    ['a.b.c', undefined],
    ['A.c.d', undefined],
    ['a.', undefined],
    ['.', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['a.constructor', undefined],
    ['a.c.length', undefined],
    ['list.length', undefined],
    ['list.0', undefined],
  ])('%s', (name, expected) => {
    expect(lookUp(fields, name)).toEqual(expected);
  });

  it('ends on events that are made to be slow', () => {
    let nested: EventValue = 'x';
    for (let depth = 0; depth < 50_000; depth++) nested = [nested];
    expect(lookUp(new Map([['a', nested]]), 'a.b')).toBeUndefined();

    const path = Array.from({ length: 40 }, () => 'a').join('.');
    let wide: ReadonlyMap<string, EventValue> = new Map();
    for (let depth = 0; depth < 40; depth++) {
      const level = new Map<string, EventValue>();
      for (let length = 1; length <= 40; length++) level.set('a.'.repeat(length - 1) + 'a', wide);
      level.delete(path);
      wide = level;
    }
    expect(lookUp(wide, `${path}.b`)).toBeUndefined();
  });
});
