import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import { indexJson } from './index-json.ts';
import { MAX_LINE_ERRORS, sortJsonLines, splitJsonLines, type JsonLine } from './split-lines.ts';

function textsOf(text: string): unknown {
  const bytes = encodeUtf8(text);
  const result = splitJsonLines(bytes);
  return result.ok
    ? result.value.map(({ span, line }: JsonLine) => [
        line,
        decodeUtf8(bytes, span.start, span.end),
      ])
    : result.error;
}

describe('sortJsonLines', () => {
  it('keeps the good lines, and tells of the others with their places', () => {
    const result = sortJsonLines(encodeUtf8('{"a":1}\n{"b":\n# note\n[2]\nlog: x\n'));
    expect(result).toMatchObject({
      ok: true,
      value: {
        lines: [{ line: 1 }, { line: 4 }],
        errors: [
          { line: 2, offset: 13 },
          { line: 5, column: 1 },
        ],
        nErrors: 2,
      },
    });
  });

  it('puts so many errors in words, and counts the rest', () => {
    const result = sortJsonLines(encodeUtf8('1\n' + 'x\n'.repeat(1000)));
    expect(result.ok && result.value.errors).toHaveLength(MAX_LINE_ERRORS);
    expect(result).toMatchObject({ value: { lines: [{ line: 1 }], nErrors: 1000 } });
  });
});

describe('splitJsonLines', () => {
  it.each([
    ['one line', '{"a":1}', [[1, '{"a":1}']]],
    [
      'lines with and without the last end',
      '{}\n[]\n',
      [
        [1, '{}'],
        [2, '[]'],
      ],
    ],
    [
      'the line ends of Windows',
      '1\r\n2\r\n',
      [
        [1, '1'],
        [2, '2'],
      ],
    ],
    [
      'blank lines and comments',
      '# events\n\n  \n1\n\t# more\n 2 \t\n',
      [
        [4, '1'],
        [6, '2'],
      ],
    ],
    [
      'a byte order mark',
      '\ufeff1\n2',
      [
        [1, '1'],
        [2, '2'],
      ],
    ],
    [
      'a number sign inside a value',
      '"#"\n["\\n#"]',
      [
        [1, '"#"'],
        [2, '["\\n#"]'],
      ],
    ],
  ])('takes %s', (_name, text, lines) => {
    expect(textsOf(text)).toEqual(lines);
  });

  it.each([
    [
      'a value over two lines',
      '1\n{"a":\n1}',
      {
        offset: 7,
        line: 2,
        message: 'expected a value after the colon, found the end of the line',
      },
    ],
    ['two values in a line', '1\n2 3', { offset: 4, line: 2, column: 3 }],
    ['an unclosed string', '"a\n"b"', { offset: 2, line: 1 }],
    [
      'a broken last line',
      '1\n[',
      {
        offset: 3,
        line: 2,
        message:
          'expected a value or `]` (the array that starts in line 2 is not closed), found the end of the file',
      },
    ],
    ['bytes that are no text', '1\n\u0000', { offset: 2, line: 2 }],
    ['nothing', '', { kind: 'empty' }],
    [
      'nothing but comments',
      '# a\n\n# b',
      { kind: 'empty', message: 'expected a JSON value in each line, found nothing but comments' },
    ],
    ['UTF-16', '\u0000"\u0000"', { kind: 'encoding' }],
  ])('refuses %s with the place in the file', (_name, text, error) => {
    expect(textsOf(text)).toMatchObject(error);
  });

  it('gives back the values of any lines, each of which can be indexed', () => {
    const lines = fc.array(fc.json(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, (values) => {
        const bytes = encodeUtf8(values.map((value) => `${value}\n`).join('# \n\n'));
        const result = splitJsonLines(bytes);
        const spans = result.ok ? result.value.map(({ span }) => span) : [];
        expect(spans.map(({ start, end }) => decodeUtf8(bytes, start, end))).toEqual(values);
        const slices = spans.map(({ start, end }) => bytes.subarray(start, end));
        expect(slices.every((slice) => indexJson(slice).ok)).toBe(true);
      }),
      { seed: 18, numRuns: 300 },
    );
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
        expect(typeof splitJsonLines(bytes).ok).toBe('boolean');
      }),
      { seed: 19, numRuns: 500 },
    );
  });
});
