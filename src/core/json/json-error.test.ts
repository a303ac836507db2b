import { describe, expect, it } from 'vitest';

import { encodeUtf8 } from '../../base/utf8.ts';
import { indexJson } from './index-json.ts';
import type { JsonError } from './json-error.ts';

function errorOf(input: string | Uint8Array): JsonError | undefined {
  const result = indexJson(typeof input === 'string' ? encodeUtf8(input) : input);
  return result.ok ? undefined : result.error;
}

describe('the message of a JsonError', () => {
  it.each([
    ['[1 2]', 'expected `,` or `]`, found `2`'],
    ['{"a":1 "b":2}', 'expected `,` or `}`, found `"`: a comma is missing'],
    ['[1,,2]', 'expected a value after the comma, found `,`'],
    ['[,1]', 'expected a value or `]`, found `,`'],
    ['[1,]', 'expected a value after the comma, found `]`: JSON allows no trailing comma'],
    [
      '{"a":1,}',
      'expected a key in double quotes after the comma, found `}`: JSON allows no trailing comma',
    ],
    ['{"a" 1}', 'expected `:` after the key, found `1`'],
    ['{"a":}', 'expected a value after the colon, found `}`'],
    [
      "{'a':1}",
      'expected a key in double quotes or `}`, found `\'`: JSON strings stand in double quotes `"`',
    ],
    ['[“a”]', 'expected a value or `]`, found `“`: JSON strings stand in double quotes `"`'],
    ['{a:1}', 'expected a key in double quotes or `}`, found `a`: put the key in double quotes'],
    ['[NaN]', 'expected a value or `]`, found `NaN`: JSON has no NaN'],
    ['[-Infinity]', 'expected a digit, found `Infinity`: JSON has no Infinity'],
    ['[None]', 'expected a value or `]`, found `None`: write null'],
    ['[True]', 'expected a value or `]`, found `True`: write true'],
    ['[tru]', 'expected `true`, `false` or `null`, found `tru`'],
    ['[+1]', 'expected a value or `]`, found `+`: a number may not start with `+`'],
    ['[01]', 'expected `,` or `]`, found `1`: a number may not start with 0'],
    ['[.5]', 'expected a value or `]`, found `.`: write the 0 before the decimal point'],
    ['[1.]', 'expected a digit, found `]`'],
    ['[1e]', 'expected a digit, found `]`'],
    ['[1, // one\n2]', 'expected a value after the comma, found `/`: JSON has no comments'],
    [
      '[1] # one',
      'expected the end of the file after the JSON value, found `#`: JSON has no comments',
    ],
    ['[1]]', 'expected the end of the file after the JSON value, found `]`'],
    [
      '[1',
      'expected `,` or `]` (the array that starts in line 1 is not closed), found the end of the file',
    ],
    [
      '\n{"a":\n',
      'expected a value after the colon (the object that starts in line 2 is not closed), found the end of the file',
    ],
    ['["a', 'expected the closing quote of a string, found the end of the file'],
    [
      '["a\nb"]',
      'expected no raw control character in a string, found the end of the line: write it as `\\n`, or the closing quote is missing',
    ],
    ['["\t"]', 'expected no raw control character in a string, found a tab: write it as `\\t`'],
    [
      '["\u0001"]',
      'expected no raw control character in a string, found the control character U+0001: write it as `\\u0001`',
    ],
    [
      '["C:\\Temp"]',
      'expected one of `\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`, found `\\T` in a string: a backslash itself is written `\\\\`',
    ],
    [
      '["C:\\users"]',
      'expected four hexadecimal digits after `\\u`, found `\\users` in a string: a backslash itself is written `\\\\`',
    ],
    ['[\u200b1]', 'expected a value or `]`, found the invisible character U+200B'],
    ['[ \u00001]', 'expected a value or `]`, found the control character U+0000'],
  ])('of %j', (text, message) => {
    expect(errorOf(text)).toMatchObject({ kind: 'syntax', message });
  });

  it.each([
    [
      '{"a":1}\n{"a":2}',
      'json-lines',
      'more than one JSON value, the second starts in line 2; as JSON lines each must stand in a line of its own',
    ],
    [
      '{} {}',
      'json-lines',
      'more than one JSON value; as JSON lines each must stand in a line of its own',
    ],
    ['<!doctype html>', 'html', 'this looks like HTML or XML'],
    ['title: Suspicious\nid: 1', 'yaml', 'this looks like YAML, perhaps a Sigma rule'],
    ['name: x', 'yaml', 'this looks like YAML'],
    ['---\na: 1', 'yaml', 'this looks like YAML'],
    ['- a\n- b', 'yaml', 'this looks like YAML'],
    ['- _id: "5d"\n  _type: "file"', 'yaml', "vt-cli's YAML: ask it for JSON"],
    ['_id: "5d"', 'yaml', "vt-cli's YAML: ask it for JSON"],
    ['BZh91AY', 'archive', 'this looks like a bzip2 file: unpack it first'],
    ['ElfFile\u0000', 'event-log', 'this looks like a Windows event log (EVTX), not JSON of it'],
    ['import \u0022vt\u0022\n', 'yara', 'this looks like a YARA rule'],
    ['private rule a {', 'yara', 'this looks like a YARA rule'],
    ['PK\u0003\u0004rest', 'archive', 'this looks like a zip archive: unpack it first'],
    ['MZ\u0001', 'program', 'this looks like a Windows program, not a report on one'],
    ['%PDF-1.7', 'pdf', 'this looks like a PDF document'],
    ["['a']", 'json5', 'JSON strings stand in double quotes `"`'],
  ])('guesses the format of %j', (text, guess, hint) => {
    const error = errorOf(text);
    expect(error?.guess).toBe(guess);
    expect(error?.message).toMatch(hint);
  });

  it.each([
    ['archive', [0x1f, 0x8b, 8, 0]],
    ['archive', [0x28, 0xb5, 0x2f, 0xfd]],
    ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
    ['capture', [0xd4, 0xc3, 0xb2, 0xa1]],
    ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ])('guesses %s from bytes that are no text: %j', (guess, bytes) => {
    const error = errorOf(Uint8Array.from(bytes));
    expect(error).toMatchObject({ guess, message: expect.stringContaining('this looks like') });
  });
});

describe('the place of a JsonError', () => {
  it.each([
    ['at the start', 'x', { offset: 0, line: 1, column: 1 }],
    ['in a later line', '[\r\n1,\n  x]', { offset: 8, line: 3, column: 3 }],
    ['after characters of several bytes', '["é😀" x]', { offset: 10, line: 1, column: 7 }],
    ['after a byte order mark', '\ufeff[x]', { offset: 4, line: 1, column: 2 }],
    ['at the end', '[1,\n', { offset: 4, line: 2, column: 1 }],
  ])('%s', (_name, text, place) => {
    expect(errorOf(text)).toMatchObject(place);
  });

  it('shows the text around, with the place in it', () => {
    const error = errorOf('{"a":\n\t"b" x }');
    expect(error).toMatchObject({ context: '{"a":␊␉"b" x }', contextOffset: 11 });
  });

  it('shows at most 40 characters before and 40 from the place on', () => {
    const error = errorOf(`["${'😀'.repeat(60)}" x${'é'.repeat(60)}`);
    expect(error).toMatchObject({
      context: `${'😀'.repeat(38)}" x${'é'.repeat(39)}`,
      contextOffset: 78,
    });
  });

  it('starts the context at the byte that is not UTF-8', () => {
    const error = errorOf(Uint8Array.of(0x5b, 0x22, 0xc3, 0xa9, 0x80, 0x22, 0x5d));
    expect(error).toMatchObject({ offset: 4, column: 4, context: '["é\ufffd"]', contextOffset: 3 });
  });
});
