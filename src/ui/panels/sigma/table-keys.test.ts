import { describe, expect, it } from 'vitest';
import { tableKey } from './table-keys.ts';

const at = (key: string, index: number): unknown =>
  tableKey(key, { index, count: 30, pageRows: 12 });

describe('keys on a row', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 29, 29],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 15],
    ['PageDown', 25, 29],
    ['PageUp', 15, 3],
    ['PageUp', 3, 0],
    ['Home', 9, 0],
    ['End', 9, 29],
  ])('%s goes from %i to %i', (key, from, to) => {
    expect(at(key, from)).toEqual({ kind: 'move', index: to });
  });

  it('open and close the row, and leave other keys alone', () => {
    expect(at('ArrowRight', 1)).toEqual({ kind: 'open' });
    expect(at('ArrowLeft', 1)).toEqual({ kind: 'close' });
    expect(['Enter', ' ', 'Tab', 'a'].map((key) => at(key, 1))).toEqual(Array(4).fill(undefined));
  });
});
