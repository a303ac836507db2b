import { describe, expect, it } from 'vitest';
import { peek, skipSpaceAndComments, take, takeIf, type TextCursor } from './text-cursor.ts';

const cursor = (text: string, at = 0): TextCursor => ({ text, at });

describe('a cursor', () => {
  it('takes whole code points, and nothing at the end', () => {
    const place = cursor('a😀');
    const taken = [take(place), peek(place), take(place), peek(place), take(place)];
    expect(taken).toEqual(['a', '😀', '😀', '', '']);
    expect(place.at).toBe(3);
  });

  it('takes half a pair as it is', () => {
    const place = cursor('\ud83d!');
    expect([take(place), take(place)]).toEqual(['\ud83d', '!']);
  });

  it('takes what is expected, or stays', () => {
    const place = cursor('(?:x');
    expect([takeIf(place, '(?='), place.at]).toEqual([false, 0]);
    expect([takeIf(place, '(?:'), place.at]).toEqual([true, 3]);
    expect([takeIf(place, 'x)'), place.at]).toEqual([false, 3]);
  });

  it.each([
    ['', 0],
    ['x', 0],
    [' \t\n\u00a0x', 4],
    ['# a comment\n  # and one more\nx', 29],
    ['# to the end', 12],
    [' # a\r\n\r\n', 8],
  ])('steps over space and comments of %j', (text, at) => {
    const place = cursor(text);
    skipSpaceAndComments(place);
    expect(place.at).toBe(at);
  });
});
