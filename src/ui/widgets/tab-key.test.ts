import { describe, expect, it } from 'vitest';
import { tabKey } from './tab-key.ts';

describe('tabKey', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 0],
    ['ArrowLeft', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 1, undefined],
  ])('%s on tab %i leads to %s', (key, index, target) => {
    expect(tabKey(key, index, 3)).toBe(target);
  });
});
