import { describe, expect, it } from 'vitest';
import {
  codePointName,
  crashesYara,
  isInvisible,
  isReadable,
  isYaraSpace,
  nameCharacter,
} from './code-point.ts';

/** What the functions say of a character: space, crash, invisible, readable. */
function classify(character: string): string {
  return [
    isYaraSpace(character) ? 'space' : '',
    crashesYara(character) ? 'crash' : '',
    isInvisible(character) ? 'invisible' : '',
    isReadable(character) ? 'readable' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

describe('the classes of characters', () => {
  it.each([
    ['a', 'readable'],
    ['é', 'readable'],
    ['😀', 'readable'],
    ['\u0301', 'readable'],
    [' ', 'space'],
    ['\n', 'space'],
    ['\r', 'space'],
    ['\t', 'space'],
    ['\u00a0', 'space'],
    ['\u2003', 'space'],
    ['\u205f', 'space'],
    ['\u0085', 'crash invisible'],
    ['\u1680', 'crash invisible'],
    ['\u2028', 'crash invisible'],
    ['\u2029', 'crash invisible'],
    ['\u3000', 'crash invisible'],
    ['\0', 'invisible'],
    ['\v', 'invisible'],
    ['\ufeff', 'invisible'],
    ['\u202e', 'invisible'],
    ['\ue000', 'invisible'],
    ['\ud800', 'invisible'],
    ['\u3164', ''],
    ['\u2800', ''],
    ['\ufe0f', ''],
  ])('puts %j into: %s', (character, classes) => {
    expect(classify(character)).toBe(classes);
  });

  it('names characters', () => {
    expect(codePointName('\u{1f600}')).toBe('U+1F600');
    expect(nameCharacter('\u200b')).toBe('U+200B (zero width space)');
    expect(nameCharacter('\u0001')).toBe('U+0001');
  });
});
