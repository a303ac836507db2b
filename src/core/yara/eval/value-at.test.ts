import { describe, expect, it } from 'vitest';
import type { PathStep } from '../module-value.ts';
import { DEMO_SCHEMA, toStruct } from './testdata/demo-schema.ts';
import { valueAt } from './value-at.ts';

const DATA = toStruct({
  name: 'é',
  size: 2n ** 63n,
  tags: ['a'],
  labels: { a: 'b' },
  groups: [{ title: 'one' }],
});

function field(name: string): PathStep {
  return { kind: 'field', name };
}

function index(at: number): PathStep {
  return { kind: 'index', index: at };
}

describe('the value at a path', () => {
  it.each([
    ['a string, as text', [field('name')], { kind: 'string' }, 'é'],
    ['an integer, cut to 64 bits', [field('size')], { kind: 'integer' }, -(2n ** 63n)],
    ['an absent integer', [field('count')], { kind: 'integer' }, 0n],
    ['an element', [field('tags'), index(0)], { kind: 'string' }, 'a'],
    ['an element that is not there', [field('tags'), index(1)], { kind: 'string' }, undefined],
    ['an entry', [field('labels'), { kind: 'key', key: 'a' }], { kind: 'string' }, 'b'],
    [
      'an entry that is not there',
      [field('labels'), { kind: 'key', key: 'toString' }],
      { kind: 'string' },
      undefined,
    ],
    [
      'a field of an element',
      [field('groups'), index(0), field('title')],
      { kind: 'string' },
      'one',
    ],
    ['an absent struct', [field('part')], { kind: 'struct', message: 'Part' }, new Map()],
    [
      'the phantom element of an absent struct',
      [field('part'), field('groups')],
      { kind: 'array', element: { kind: 'struct', message: 'Group' } },
      [new Map()],
    ],
    ['the root', [], { kind: 'struct', message: 'Root' }, DATA],
  ] as const)('is %s', (_title, path, type, value) => {
    expect(valueAt(DATA, path, DEMO_SCHEMA)).toEqual({ type, value });
  });

  it.each([
    ['no field', [field('nothing')]],
    ['an index of no list', [field('name'), index(0)]],
    ['a key of no map', [field('tags'), { kind: 'key', key: 'a' }]],
    ['a field of no struct', [field('tags'), field('a')]],
  ] as const)('is not told for %s of the schema', (_title, path) => {
    expect(valueAt(DATA, path, DEMO_SCHEMA)).toBeUndefined();
  });
});
