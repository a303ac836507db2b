import { describe, expect, it } from 'vitest';
import { searchCount } from './search-count.ts';

describe('searchCount', () => {
  it.each([
    [{ query: '', total: 0, hitIndex: -1 }, ''],
    [{ query: 'a', total: 0, hitIndex: -1 }, 'no results'],
    [{ query: 'a', total: 1240, hitIndex: -1 }, '1,240'],
    [{ query: 'a', total: 1240, hitIndex: 2 }, '3 of 1,240'],
  ])('of %o is %j', (search, text) => {
    expect(searchCount(search)).toBe(text);
  });
});
