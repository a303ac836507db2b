import { describe, expect, it } from 'vitest';

import { selectionOf, verdictOfText } from './testdata/verdict-of-text.ts';

const raw = String.raw;

/** What a selection says of an event. */
function says(
  body: string,
  event: Parameters<typeof verdictOfText>[1],
  options?: Parameters<typeof verdictOfText>[2],
): string {
  return verdictOfText(selectionOf(body), event, options);
}

/** Source: Sigma specification, appendix "Modifiers"; the dialect is PCRE's with ASCII classes. */
describe('regular expressions, as they are written', () => {
  it.each([
    [raw`F|re: '\\cmd\.exe$'`, 'C:\\cmd.exe', 'T'],
    [raw`F|re: 'a.b'`, 'a\nb', 'F'],
    [raw`F|re|dotall: 'a.b'`, 'a\nb', 'T'],
    [raw`F|re: '(?is)a.C'`, 'A\nc', 'T'],
    [raw`F|re: 'a(?i)B'`, 'ab', 'T'],
    [raw`F|re: 'ab\Z'`, 'ab\n', 'T'],
    [raw`F|re: 'ab\z'`, 'ab\n', 'F'],
    [raw`F|re: 'a$'`, 'a\n\n', 'F'],
    [raw`F|re: '^[[:alpha:]]+$'`, 'abc', 'T'],
    [raw`F|re: '(?P<n>ab)c'`, 'abc', 'T'],
    [raw`F|re: ']{'`, 'a]{', 'T'],
    [raw`F|re: '\"\-\/'`, '"-/', 'T'],
    [raw`F|re: 'a\hb'`, 'a\tb', 'T'],
    [raw`F|re: '\x{1F600}'`, '😀', 'T'],
    [raw`F|re: '^\d$'`, '٣', 'F'],
    [raw`F|re: '^.$'`, '😀', 'T'],
    [raw`F|re: '/abc/'`, 'abc', 'F'],
    [raw`F|re: '^a|b$'`, 'xb', 'T'],
    [raw`F|re|contains: '^a'`, 'ba', 'F'],
    ["F|re|all:\n- '^x'\n- 'y$'", 'ay', 'F'],
    [raw`F|re: '(?=a)'`, 'a', 'sigma/regexp-unsupported'],
    [raw`F|re: '(a)\1'`, 'aa', 'sigma/regexp-unsupported'],
    [raw`F|re: 'a++b'`, 'aab', 'sigma/regexp-unsupported'],
    // Every engine refuses a quantifier of a quantifier.
    [raw`F|re: 'a{2}{3}'`, 'aa{3}', 'sigma/regexp-syntax'],
  ])('%s on %j: %s', (body, text, expected) => {
    expect(says(body, { F: text })).toBe(expected);
  });

  it('take no more time on a text that is made to be slow', () => {
    expect(says("F|re: '(a+)+$'", { F: `${'a'.repeat(5000)}b` })).toBe('F');
  });
});

/** Source: Sigma specification, appendix "Modifiers", `cidr`; RFC 4291. */
describe('networks', () => {
  it.each([
    ['172.16.0.0/12', '172.31.255.255', 'T'],
    ['172.16.0.0/12', '172.32.0.0', 'F'],
    ['10.0.0.1/8', '10.9.9.9', 'T'],
    ['fe80::/10', 'FEBF::1', 'T'],
    ['2001:db8::/32', '2001:0db8:0000:0000:0000:0000:0000:0001', 'T'],
    ["'::ffff:0:0/96'", '::ffff:1.2.3.4', 'T'],
    ['1.2.3.0/24', '::ffff:1.2.3.4', 'F'],
    ['10.0.0.0/8', '010.0.0.1', 'F'],
    ['10.0.0.0/8', '10.0.0.1:80', 'F'],
  ])('%s and %s: %s', (network, address, expected) => {
    expect(says(`F|cidr: ${network}`, { F: address })).toBe(expected);
  });
});

/** Source: Sigma specification, appendix "Modifiers", `base64offset`, `wide` and its kin; RFC 4648. */
describe('encodings, at every offset', () => {
  const behind = (n: number, bytes: Buffer): string =>
    `-e ${Buffer.concat([Buffer.alloc(n, 0x51), bytes]).toString('base64')}`;

  it.each([0, 1, 2, 3, 4, 5])('%i bytes before', (n) => {
    const plain = behind(n, Buffer.from(`IEX ([${'!?'.repeat(n)}`));
    expect(says("F|base64offset|contains: 'IEX (['", { F: plain })).toBe('T');
    const accented = behind(n, Buffer.from('éab'));
    expect(says("F|base64offset|contains: 'éa'", { F: accented })).toBe('T');
    const little = behind(n, Buffer.from('Invoke-X', 'utf16le'));
    expect(says('F|wide|base64offset|contains: Invoke', { F: little })).toBe('T');
    const big = behind(n, Buffer.from('a iexb', 'utf16le').swap16());
    expect(says('F|utf16be|base64offset|contains: iex', { F: big })).toBe('T');
    const other = behind(n, Buffer.from('Tesa'));
    expect(says('F|base64offset|contains: Test', { F: other })).toBe('F');
  });

  it('begin with a mark in `utf16`', () => {
    expect(says('F|utf16|base64|contains: x', { F: '//54AA==' })).toBe('T');
  });
});

/** Source: Sigma specification, appendix "Modifiers", `windash`. */
describe('dashes of options', () => {
  it.each([
    ["F|windash|contains: ' -f -g'", 'x /f –g', 'T'],
    ["F|windash|contains: '--foo'", '-/foo', 'T'],
    ["F|windash|contains: 'c/d'", 'c-d', 'F'],
    ["F|windash|contains: 'é-f'", 'é/f', 'F'],
    ["F|windash|contains: ' /etc/passwd'", ' -etc/passwd', 'T'],
    ["F|windash: '* -f *'", 'x ―f y', 'T'],
    ["F|windash|contains: ' -f\\*'", 'x /f*', 'T'],
    ["F|windash|contains: ' – f'", 'x - f', 'F'],
    ["F|contains|all|windash:\n- ' -a'\n- ' -b'", 'x —b /a', 'T'],
  ])('%s on %j: %s', (body, text, expected) => {
    expect(says(body, { F: text })).toBe(expected);
  });
});

/** Source: Sigma specification, appendix "Modifiers", `expand`; "Placeholders". */
describe('placeholders', () => {
  const placeholders = { who: ['root', 'sys*'], net: ['10.0.0.0/8', 'fe80::/10'], dir: ['a.b'] };

  it.each([
    ["F|expand: '%who%'", 'SYSTEM', 'T'],
    ["F|expand|contains: 'u=%who%;'", 'x u=root;', 'T'],
    ["F|cidr|expand: '%net%'", 'fe80::9', 'T'],
    ["F|expand: '\\%who\\%'", '%who%', 'T'],
    ["F: '%who%'", '%WHO%', 'T'],
    ["F|expand:\n- '%nobody%'\n- bob", 'Bob', 'T'],
    ["F|expand:\n- '%nobody%'\n- bob", 'al', '?'],
    ["F|re|expand: '^%dir%\\d$'", 'a.b5', 'T'],
    ["F|re|expand: '^%dir%\\d$'", 'axb5', 'F'],
    // A placeholder behind an escaped backslash is one.
    ["F|re|expand: 'C:\\\\%dir%$'", 'C:\\a.b', 'T'],
    ["F|re|expand: 'C:\\\\\\%dir%$'", 'C:\\%dir%', 'T'],
  ])('%s on %j: %s', (body, text, expected) => {
    expect(says(body, { F: text }, { placeholders })).toBe(expected);
  });
});

/** Source: Sigma specification, appendix "Modifiers", comparisons, `fieldref`, `neq`, times. */
describe('modifiers that compare', () => {
  it.each([
    ['F|neq:\n- a\n- b', { F: 'B' }, 'F'],
    ['F|neq:\n- a\n- b', { G: 'x' }, 'T'],
    ['F.a|neq: 1', { F: [{ a: 1 }, { a: 2 }] }, 'F'],
    ['F|contains|all|neq:\n- a\n- b', { F: 'a' }, 'T'],
    ['F|neq: 5', { F: '5.0' }, 'F'],
    ['F|gt: 5\nF|lt: 8', { F: '7' }, 'T'],
    ['F|gt: 5', { F: '1,000' }, 'F'],
    ['F|gt: 5', { F: [1, 9] }, 'T'],
    ['F|fieldref: G', { F: ['q', 'a'], G: 'A' }, 'T'],
    ['F|fieldref: a.b', { F: 'a', a: { b: 'A' } }, 'T'],
    ['F|fieldref: G', { F: null, G: null }, 'F'],
    ['F|fieldref: G', { F: 'abc', G: 'a*' }, 'F'],
    ['F|hour: 1', { F: '2024-02-29T03:00:00+02:00' }, 'T'],
    ['F|week: 53', { F: '2020-12-31T00:00:00Z' }, 'T'],
    ['F|week: 1', { F: '2024-12-31T00:00:00Z' }, 'T'],
    ['F|hour|neq: 3', { F: '2024-03-15T03:00:00Z' }, 'F'],
    ['F|minute: 1', { F: '2022-08-18 09:01:28,332' }, 'T'],
  ] as const)('%j on %j: %s', (body, event, expected) => {
    expect(says(body, event)).toBe(expected);
  });
});
