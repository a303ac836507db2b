import { describe, expect, it } from 'vitest';

import { selectionOf, verdictOfText } from './testdata/verdict-of-text.ts';

const raw = String.raw;

/** Whether a value of F, as it is written in the file, fits a text. */
function fits(written: string, text: string, key = 'F'): string {
  return verdictOfText(selectionOf(`${key}: ${written}`), { F: text });
}

/** Source: Sigma rules specification 2.1, "Escaping" and "Wildcards"; by hand. */
describe('backslashes and wildcards of a value, as they are written', () => {
  it.each([
    [raw`'a\b'`, raw`a\b`, 'T'],
    [raw`'a\\b'`, raw`a\b`, 'T'],
    [raw`'a\\b'`, raw`a\\b`, 'F'],
    [raw`'a\\\b'`, raw`a\\b`, 'T'],
    [raw`'\\\\srv\share'`, raw`\\srv\share`, 'T'],
    [raw`'C:\x\'`, 'C:\\x\\', 'T'],
    [raw`'C:\x\\'`, 'C:\\x\\', 'T'],
    [raw`'\*'`, '*', 'T'],
    [raw`'\*'`, raw`\x`, 'F'],
    [raw`'C:\\*'`, 'C:\\', 'T'],
    [raw`'C:\\*'`, 'C:', 'F'],
    [raw`'\\\*'`, raw`\*`, 'T'],
    [raw`'\\\*'`, raw`\x`, 'F'],
    [raw`'\\\\\*\\IPC$'`, raw`\\*\IPC$`, 'T'],
    [raw`'\\\\\*\\IPC$'`, raw`\\host\IPC$`, 'F'],
    [raw`'a\?b'`, 'axb', 'F'],
    [raw`C:\Windows\System32`, raw`c:\windows\system32`, 'T'],
    [raw`"a\\*"`, 'a*', 'T'],
    [raw`"a\\\\*"`, raw`a\zzz`, 'T'],
    ["'a?b'", 'a😀b', 'T'],
    ["'a??b'", 'a😀b', 'F'],
    ["'a?b'", 'a\ud83db', 'T'],
    ["'a?b'", 'a\nb', 'T'],
    ["'?*?'", '😀', 'F'],
    ["'*?'", 'x😀', 'T'],
    ["'a*b'", 'a\r\n\u2028b', 'T'],
    ["'aba*aba'", 'aba', 'F'],
    ["'*ab*abc'", 'ababab abc', 'T'],
    ["'*a?d'", 'aadabd', 'T'],
    ["'*'", '', 'T'],
    ["''", ' ', 'F'],
  ])('%s and %j: %s', (written, text, expected) => {
    expect(fits(written, text)).toBe(expected);
  });

  it.each([
    ['F|contains', raw`'\x\'`, raw`C:\x\y`, 'T'],
    ['F|contains', raw`'\x\'`, raw`C:\x*`, 'F'],
    ['F|contains', raw`'x\*'`, 'axb', 'F'],
    ['F|startswith', "'a*b'", 'xa--b', 'F'],
    ['F|startswith', "'a*'", 'abc', 'T'],
    ['F|endswith', "'.ex?'", 'a.exe', 'T'],
    ['F|contains', '|-\n  line1\n  line2', 'x line1\nline2 y', 'T'],
    ['F|contains', '>-\n  line1\n  line2', 'x line1 line2 y', 'T'],
  ])('%s: %s and %j: %s', (key, written, text, expected) => {
    expect(fits(written, text, key)).toBe(expected);
  });
});

/** Source: Sigma rules specification 2.1, "Case sensitivity"; Unicode, simple case folding. */
describe('letters in either case', () => {
  it.each([
    ['ПРИВЕТ', 'привет', 'T'],
    ['ΟΔΟΣ', 'οδος', 'T'],
    ['𐐀', '𐐨', 'T'],
    ['ǆ', 'ǅ', 'T'],
    ['Ꭰ', 'ꭰ', 'T'],
    ['ẞ', 'ß', 'T'],
    ['ß', 'ss', 'F'],
    ['é', 'e\u0301', 'F'],
    ['s', 'ſ', 'T'],
  ])('%s and %s: %s', (written, text, expected) => {
    expect(fits(written, text)).toBe(expected);
    expect(fits(written, text, 'F|re|i')).toBe(expected);
  });
});
