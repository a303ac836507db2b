import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { YaraFile } from '../yara/syntax/ast.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { printStringLiteral } from '../yara/syntax/literals.ts';
import { toByteString } from '../../base/byte-string.ts';
import { toAsciiText } from './to-ascii.ts';

const ASCII = /^[\n\t\x20-\x7e]*$/;

describe('toAsciiText', () => {
  it.each([
    ['leaves ASCII as it is', 'rule a { condition: "\\xe9" == /a\\/b/i } // x', undefined],
    [
      'escapes the bytes of a character',
      '"é中😀"',
      '"\\xc3\\xa9\\xe4\\xb8\\xad\\xf0\\x9f\\x98\\x80"',
    ],
    ['keeps the escapes of a literal', '"\\x41\\\\é\\""', '"\\x41\\\\\\xc3\\xa9\\""'],
    ['escapes a control character in a literal', '"a\u0001\tb"', '"a\\x01\\tb"'],
    ['groups the bytes in a regexp', '/é+\\é/s', '/(?:\\xc3\\xa9)+(?:\\xc3\\xa9)/s'],
    ['shows what a line comment hides', 'rule // a\u202eb é', 'rule // a\\u{202e}b \\u{e9}'],
    ['shows what a block comment hides', '/* \u200b\n😀 */', '/* \\u{200b}\n\\u{1f600} */'],
    ['ends lines with LF', 'rule a\r\n// x\r\n', 'rule a\n// x\n'],
    ['takes an empty text', '', undefined],
  ])('%s', (_, text, expected) => {
    expect(toAsciiText(text)).toEqual({ text: expected ?? text, nLeft: 0 });
  });

  it('leaves a class of a regexp, and counts it', () => {
    expect(toAsciiText('/[éa]é[\\]ü]/')).toEqual({ text: '/[éa](?:\\xc3\\xa9)[\\]ü]/', nLeft: 2 });
  });

  it('leaves what is no YARA, and counts it', () => {
    expect(toAsciiText('rule é {}')).toEqual({ text: 'rule é {}', nLeft: 1 });
  });

  it('gives an ASCII file whose strings stand for the same bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }).filter((text) => !/[\n\r]/.test(text)),
        (value, comment) => {
          const literal = printStringLiteral(toByteString(value));
          const text = `rule a { condition: ${literal} == "x" // ${comment}\n}`;
          const ascii = toAsciiText(text);
          expect(ascii.text).toMatch(ASCII);
          expect(ascii.nLeft).toBe(0);
          expect(operandOf(parseYara(ascii.text).file)).toBe(toByteString(value));
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it('changes nothing in its own result', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = toAsciiText(text);
        expect(toAsciiText(once.text)).toEqual(once);
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});

/** The bytes that the condition's left literal stands for. */
function operandOf(file: YaraFile): string | undefined {
  const item = file.items[0];
  const condition = item?.kind === 'rule' ? item.condition?.expression : undefined;
  if (condition?.kind !== 'binary' || condition.left.kind !== 'string') return undefined;
  return condition.left.value;
}
