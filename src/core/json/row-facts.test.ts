import { describe, expect, it } from 'vitest';

import { rowFacts } from './row-facts.ts';
import { indexText } from './testdata/index-text.ts';

const INDEX = indexText('{"a":[1,{}],"b":"x"}');

describe('rowFacts', () => {
  it.each([
    [
      'the root',
      0,
      {
        kind: 'object',
        key: undefined,
        ordinal: 0,
        nChildren: 2,
        isExpandable: true,
        level: 1,
        setSize: 1,
        posInSet: 1,
      },
    ],
    [
      'a member',
      1,
      {
        kind: 'array',
        key: 'a',
        ordinal: 0,
        nChildren: 2,
        isExpandable: true,
        level: 2,
        setSize: 2,
        posInSet: 1,
      },
    ],
    [
      'an element',
      3,
      {
        kind: 'object',
        key: undefined,
        ordinal: 1,
        nChildren: 0,
        isExpandable: false,
        level: 3,
        setSize: 2,
        posInSet: 2,
      },
    ],
    [
      'a scalar',
      4,
      {
        kind: 'string',
        key: 'b',
        ordinal: 1,
        nChildren: 0,
        isExpandable: false,
        level: 2,
        setSize: 2,
        posInSet: 2,
      },
    ],
  ])('tells of %s', (_name, node, facts) => {
    expect(rowFacts(INDEX, node)).toEqual(facts);
  });

  it('counts levels from the children of a hidden root', () => {
    expect([1, 2, 4].map((node) => rowFacts(INDEX, node, true).level)).toEqual([1, 2, 1]);
  });
});
