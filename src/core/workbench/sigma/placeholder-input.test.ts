import { describe, expect, it } from 'vitest';
import {
  MAX_PLACEHOLDER_VALUES,
  MAX_VALUE_LENGTH,
  readPlaceholderInput,
} from './placeholder-input.ts';

describe('readPlaceholderInput', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    ['empty lines only', ' \n\t\r\n\u00a0', []],
    ['one a line, whatever ends it', 'a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
    ['without the spaces around it', '  DOM\\a b \n', ['DOM\\a b']],
    ['each once, in order', 'b\na\nb', ['b', 'a']],
    ['other case as another', 'a\nA', ['a', 'A']],
    ['what is odd', '*\n__proto__\n-\n%', ['*', '__proto__', '-', '%']],
  ])('reads %s', (_, text, values) => {
    expect(readPlaceholderInput(text)).toMatchObject({ values, error: undefined });
  });

  it.each([
    ['a\n- b', ['Line 2 begins with a dash, which is part of the value']],
    ['"a"', ['Line 1 is in quotes, which are part of the value']],
    ["\n'a'", ['Line 2 is in quotes, which are part of the value']],
    ['%a%', ['Line 1 is taken as it is: there are no placeholders in values']],
    ['a\na', ['1 line is there twice']],
    [
      '- a\n- b\n- c\n- d',
      [1, 2, 3].map((n) => `Line ${n} begins with a dash, which is part of the value`),
    ],
    ['-\n"\n%%', []],
  ])('remarks on %j', (text, notes) => {
    expect(readPlaceholderInput(text).notes).toEqual(notes);
  });

  it('refuses a value that is too long, by its line, and too many of them', () => {
    const long = 'x'.repeat(MAX_VALUE_LENGTH);
    expect(readPlaceholderInput(long).error).toBeUndefined();
    expect(readPlaceholderInput(`a\n${long}y`).error).toContain('Line 2 is longer than 4,096');
    const many = Array.from({ length: MAX_PLACEHOLDER_VALUES + 1 }, (_, at) => `${at}`).join('\n');
    expect(readPlaceholderInput(many).error).toContain('These are 10,001 values');
  });
});
