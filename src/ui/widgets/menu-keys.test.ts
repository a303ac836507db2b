import { describe, expect, it } from 'vitest';
import { menuKey } from './menu-keys.ts';

const LABELS = ['contains', 'ends with', 'starts with', 'Copy'];

describe('menuKey', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 3, 0],
    ['ArrowUp', 0, 3],
    ['ArrowUp', -1, 3],
    ['Home', 2, 0],
    ['End', 0, 3],
    ['c', 0, 3],
    ['C', 3, 0],
    ['s', -1, 2],
  ])('%s on item %i moves to %i', (key, index, target) => {
    expect(menuKey(key, LABELS, index)).toEqual({ kind: 'focus', index: target });
  });

  it.each(['x', ' ', 'Enter', 'Escape'])('leaves %j to the browser', (key) => {
    expect(menuKey(key, LABELS, 0)).toBeUndefined();
  });

  it('closes on Tab, also when it is empty', () => {
    expect(menuKey('Tab', [], -1)).toEqual({ kind: 'close' });
    expect(menuKey('ArrowDown', [], -1)).toBeUndefined();
  });
});
