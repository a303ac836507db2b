import { describe, expect, it } from 'vitest';
import type { EventValue } from '../event.ts';
import { explain, item, type PlainValue } from './testdata/explain-item.ts';

/** The characters that the first value of an item holds on, between brackets, and what they decode to. */
function marked(key: string, value: PlainValue, field: EventValue): string {
  const { root, texts } = explain(item(key, value), { A: field, B: 'other' });
  const hit = root.kind === 'item' ? root.values[0]?.hit : undefined;
  const text = hit && texts[hit.text]?.text;
  if (hit === undefined || text === undefined) return `none (${root.truth})`;
  const { start, end } = hit.span;
  const shown = `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
  return hit.decoded === undefined ? shown : `${shown} = ${hit.decoded}`;
}

const base64 = (bytes: Buffer) => bytes.toString('base64');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the characters that a test holds on', () => {
  it.each<[name: string, key: string, value: PlainValue, field: EventValue, expected: string]>([
    ['are the needle', 'A|contains', 'b', 'abcb', 'a[b]cb'],
    ['are the beginning', 'A|startswith', 'a', 'aab', '[a]ab'],
    ['are the end', 'A|endswith', 'B', 'abb', 'ab[b]'],
    ['are the whole text', 'A', 'abc', 'ABC', '[ABC]'],
    ['go from the first literal to the last', 'A', '*b?d*f*', 'a bcd e f g', 'a [bcd e f] g'],
    ['are none of a map', 'A', '*', new Map([['x', 1]]), 'none (yes)'],
    ['are all that `*` covers when nothing else is asked', 'A', '*', 'ab', '[ab]'],
    ['are empty in an empty text', 'A', '', '', '[]'],
    ['lie after characters that lower case makes longer', 'A|contains', 'x', 'İİ😀X', 'İİ😀[X]'],
    ['are those of a letter in another script', 'A|contains', 'K', 'a\u212ab', 'a[\u212a]b'],
    ['are a pair for one wildcard', 'A', 'a?c', 'a😀c', '[a😀c]'],
    ['have the dash of the event', 'A|windash|contains', ' -enc', 'x –ENC y', 'x[ –ENC] y'],
    ['have many dashes', 'A|windash|contains', ' -a -b -c', 'x /A —b -c', 'x[ /A —b -c]'],
    ['are what an expression finds', 'A|re', 'b+c?', 'aébbcd', 'aé[bbc]d'],
    ['are what an expression finds in the first place', 'A|re|i', 'B', '😀ab b', '😀a[b] b'],
    ['are a whole number', 'A', 5, '5.0', '[5.0]'],
    ['are a whole number of the event', 'A', '7', 7, '[7]'],
    ['are a whole address', 'A|cidr', 'fe80::/10', 'FE80::1', '[FE80::1]'],
    ['are a whole time', 'A|month', 3, '2025-03-10', '[2025-03-10]'],
    ['are those of the other field', 'A|fieldref|endswith', 'B', 'x\\Other', 'x\\[Other]'],
    ['are none when the value is null', 'A', null, null, 'none (yes)'],
    [
      'are the exact ones of encoded text',
      'A|base64|contains',
      'abc',
      'ywjj YWJj',
      'ywjj [YWJj] = abc',
    ],
    ['are none when nothing holds', 'A', 'x', 'y', 'none (no)'],
  ])('%s', (_name, key, value, field, expected) => {
    expect(marked(key, value, field)).toBe(expected);
  });

  it.each<[name: string, key: string, encoded: string, decoded: string]>([
    ['UTF-8', 'A|base64offset|contains', base64(Buffer.from('é IEX (x)')), 'é IEX (x)'],
    [
      'UTF-16, the little end first',
      'A|utf16le|base64offset|contains',
      base64(Buffer.from('$a=IEX (é)', 'utf16le')),
      '$a=IEX (é)',
    ],
    [
      'UTF-16, the big end first',
      'A|utf16be|base64offset|contains',
      base64(utf16be('a IEX (')),
      'a IEX (',
    ],
    [
      'UTF-16 with its mark',
      'A|utf16|base64offset|contains',
      base64(Buffer.from('\ufeffIEX (1)', 'utf16le')),
      '\ufeffIEX (1)',
    ],
  ])('say all that is encoded around them: %s', (_name, key, encoded, decoded) => {
    const text = marked(key, 'IEX (', `p.exe -e ${encoded} x`);
    expect(text.slice(text.indexOf(' = ') + 3)).toBe(decoded);
    expect(text.startsWith('p.exe -e ')).toBe(true);
  });

  it('fall back to the rule where what is around them is no Base64 of it', () => {
    expect(marked('A|base64offset|contains', 'Test', 'aGVzdVGVzdA VGVzdA')).toBe(
      'aGVzd[VGVzd]A VGVzdA = Test',
    );
    expect(marked('A|base64|contains', 'abc', `${'A'.repeat(9000)}YWJj`)).toMatch(/ = abc$/);
  });

  it('are in each text once, with where it is', () => {
    const { texts } = explain(item('A|contains', 'b', 'c'), { A: ['abc', 'xc'] });
    expect(texts).toEqual([{ field: 'A', index: 0, text: 'abc', loss: undefined }]);
  });

  it('are found in what is known of a text', () => {
    const losses = new Map([['A', { kind: 'truncated' } as const]]);
    const { root, texts } = explain(item('A|contains', 'b'), { A: 'abc' }, { losses });
    expect(root).toMatchObject({ truth: 'yes', values: [{ hit: { span: { start: 1, end: 2 } } }] });
    expect(texts[0]?.loss).toEqual({ kind: 'truncated' });
  });

  it('name the field that a keyword is in', () => {
    const fields = { A: 'x', B: new Map([['c', ['no', 'a key']]]) };
    const { texts } = explain(item('', 'key'), fields);
    expect(texts).toEqual([{ field: 'B', index: 1, text: 'a key', loss: undefined }]);
  });
});
