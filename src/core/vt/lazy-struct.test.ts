import { describe, expect, it } from 'vitest';
import type { ModuleValue } from '../yara/module-value.ts';
import { LazyStruct } from './lazy-struct.ts';

/** A struct of two members that writes down which of them were read. */
function watched(): { readonly struct: LazyStruct; readonly reads: string[] } {
  const reads: string[] = [];
  const reader = (name: string): readonly [string, () => ModuleValue] => [
    name,
    () => {
      reads.push(name);
      return `${name}!`;
    },
  ];
  return { struct: new LazyStruct(new Map([reader('a'), reader('b')])), reads };
}

const ENTRIES = [
  ['a', 'a!'],
  ['b', 'b!'],
];

describe('LazyStruct', () => {
  it('knows its names without reading a member', () => {
    const { struct, reads } = watched();
    expect([struct.size, struct.has('a'), struct.has('c'), ...struct.keys()]).toEqual([
      2,
      true,
      false,
      'a',
      'b',
    ]);
    expect(reads).toEqual([]);
  });

  it('reads a member once, and only that one', () => {
    const { struct, reads } = watched();
    expect([struct.get('b'), struct.get('b'), struct.get('c')]).toEqual(['b!', 'b!', undefined]);
    expect(reads).toEqual(['b']);
  });

  it.each<[string, (struct: LazyStruct) => unknown]>([
    ['the iterator', (struct) => [...struct]],
    ['entries', (struct) => [...struct.entries()]],
    [
      'values and keys',
      (struct) => [...struct.values()].map((each, at) => [[...struct.keys()][at], each]),
    ],
    [
      'forEach',
      (struct) => {
        const seen: unknown[] = [];
        struct.forEach((value, name) => seen.push([name, value]));
        return seen;
      },
    ],
  ])('gives all members in order through %s, whatever was read before', (_name, read) => {
    const { struct } = watched();
    struct.get('b');
    expect(read(struct)).toEqual(ENTRIES);
  });
});
