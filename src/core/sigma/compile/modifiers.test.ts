import { describe, expect, it } from 'vitest';

import { testsOf } from './testdata/sketch-test.ts';

/** Expectations follow the specification of 2.1 by hand, appendix "Modifiers". */
describe('modifiers', () => {
  it.each([
    ['F', 'a*b?', ['a*b?']],
    ['F', '', ['']],
    ['F', '*', ['*']],
    ['F|contains', 'a', ['*a*']],
    ['F|contains', '*a*', ['*a*']],
    ['F|contains', '', ['*']],
    ['F|startswith', 'a*b', ['a*b*']],
    ['F|endswith', '8???', ['*8???']],
    ['F|startswith|endswith', 'a', ['*a*']],
    ['F|contains', 'a\\*', ['*a\\**']],
    ['F|cased', 'aB', ['cased aB']],
    ['F|cased|contains', 'aB', ['cased *aB*']],
    ['F|contains|cased', 'aB', ['cased *aB*']],
  ])('%s: %j', (key, value, tests) => {
    expect(testsOf(key, value)).toEqual([tests]);
  });

  it.each([
    ['F', 1, ['number 1']],
    ['F', { number: '18446744073709551615' }, ['number 18446744073709551615']],
    ['F', { number: '007' }, ['number 007']],
    ['F', { number: '0x10' }, ['number 16', '0x10']],
    ['F', { number: '0o17' }, ['number 15', '0o17']],
    ['F', { number: '.5' }, ['number 0.5', '.5']],
    ['F', { number: '.inf' }, ['.inf']],
    ['F', true, ['boolean true']],
    ['F', null, ['null']],
    ['F|contains', 5, ['*5*']],
    ['F|contains', { number: '0x10' }, ['*0x10*']],
    ['F|endswith', false, ['*false']],
    ['F|windash', -1, ['-1', '/1', '–1', '—1', '―1']],
    ['F|cased', 5, ['cased 5']],
    ['F|re', 46, ['/46/']],
  ])('values that are no text, %s: %j', (key, value, tests) => {
    expect(testsOf(key, value)).toEqual([tests]);
  });

  it.each([
    ['F|re', 'a\\.b*', ['/a\\.b*/']],
    ['F|re|i', 'a', ['/a/i']],
    ['F|re|i|m|s', 'a', ['/a/ims']],
    ['F|re|contains', 'a', ['/a/']],
    ['F|re|startswith', 'a|b', ['/\\A(?:a|b)/']],
    ['F|re|i|endswith', 'a', ['/(?:a)\\z/i']],
    ['F|re|cased', 'a', ['/a/']],
    ['F|cidr', '10.0.0.0/8', ['cidr 10.0.0.0/8']],
    ['F|cidr', '10.0.0.1', ['cidr 10.0.0.1']],
    ['F|cidr|cased', 'fe80::/10', ['cidr fe80::/10']],
    ['F|exists', true, ['exists true']],
    ['F|exists', 'No', ['exists false']],
    ['F|fieldref', 'Other', ['equals field Other']],
    ['F|fieldref|endswith', 'a.b', ['endswith field a.b']],
    ['F|contains|fieldref', 'Other', ['contains field Other']],
    ['F|startswith|fieldref', 'Other', ['startswith field Other']],
    ['F|endswith|fieldref', 'Other', ['endswith field Other']],
    ['F|fieldref|cased', 'Other', ['equals cased field Other']],
    ['F|cased|fieldref', 'Other', ['equals cased field Other']],
    ['F|lt', 5, ['lt 5']],
    ['F|gte', '-1.50', ['gte -1.50']],
    ['F|lte', { number: '9223372036854775807' }, ['lte 9223372036854775807']],
    ['F|hour', 7, ['hour eq 7']],
    ['F|hour|gte', 22, ['hour gte 22']],
    ['F|gt|week', 52, ['week gt 52']],
  ] as const)('what is more than text, %s: %j', (key, value, tests) => {
    expect(testsOf(key, value)).toEqual([tests]);
  });

  it.each([
    ['F|base64', 'a\\*b', ['YSpi (base64 of a*b)']],
    ['F|base64', 'foo*', ['Zm9vKg== (base64 of foo*)']],
    ['F|base64', 'é', ['w6k= (base64 of é)']],
    ['F|base64|contains', 'abc', ['*YWJj* (base64 of abc)']],
    ['F|contains|base64', 'abc', ['*YWJj* (base64 of abc)']],
    ['F|utf16le|base64', 'ab', ['YQBiAA== (base64 of ab)']],
    ['F|utf16be|base64', 'ab', ['AGEAYg== (base64 of ab)']],
    ['F|utf16|base64', 'x', ['//54AA== (base64 of x)']],
    ['F|utf16le|base64', '😀', ['PdgA3g== (base64 of 😀)']],
    ['F|utf16le', 'ab', ['a\0b\0']],
    [
      'F|base64offset|contains',
      'IEX ([',
      ['SUVYIChb', 'lFWCAoW', 'JRVggKF'].map((text) => `*${text}* (base64offset of IEX ([)`),
    ],
    [
      'F|base64offset|contains',
      'é',
      ['w6', 'Op', 'Dq'].map((text) => `*${text}* (base64offset of é)`),
    ],
    ['F|base64offset|contains', 'a', ['*Y* (base64offset of a)', '*h* (base64offset of a)']],
  ])('encodings, %s: %j', (key, value, tests) => {
    expect(testsOf(key, value)).toEqual([tests]);
  });

  it.each([
    ['F|windash', 'a -b', ['a -b', 'a /b', 'a –b', 'a —b', 'a ―b']],
    ['F|windash|contains', '/x', ['*/x*', '*-x*', '*–x*', '*—x*', '*―x*']],
    ['F|contains|windash', '/x', ['*/x*', '*-x*', '*–x*', '*—x*', '*―x*']],
    ['F|windash', 'a-b', ['a-b']],
    ['F|windash', 'é-é ', ['é-é ']],
    ['F|windash', 'a - b', ['a - b']],
    ['F|windash', '--a', ['--a', '-/a', '-–a', '-—a', '-―a']],
    ['F|windash', '*-*', ['*-*']],
    ['F|windash', 'a*-b', ['a*-b', 'a*/b', 'a*–b', 'a*—b', 'a*―b']],
    ['F|windash', 'a –b', ['a –b']],
    ['F|windash', ' -a -b -c', ['/\\A [-/–—―]a [-/–—―]b [-/–—―]c\\z/is']],
    ['F|windash|contains|cased', '-a?-b*-c', ['/[-/–—―]a.[-/–—―]b.*[-/–—―]c/s']],
  ])('windash, %s: %j', (key, value, tests) => {
    expect(testsOf(key, value)).toEqual([tests]);
  });

  it('makes every combination of two dashes', () => {
    const tests = testsOf('F|windash|contains', ' -a -b');
    expect(tests[0]).toHaveLength(25);
    expect(tests[0]).toContain('* /a –b*');
  });

  it.each([
    ['F|expand', '%x%', ['unbound x']],
    ['F|expand', '%a%', ['1', '2*']],
    ['F|expand', 'q%a%\\%', ['q1%', 'q2*%']],
    ['F|expand|contains', '%a%', ['*1*', '*2*']],
    ['F|contains|expand', '%a%', ['*1*', '*2*']],
    ['F|expand', '%a%-%b%', ['1--x', '2*--x']],
    ['F|expand|windash', '%b%', ['-x', '/x', '–x', '—x', '―x']],
    ['F|expand', '%empty%', ['unbound empty']],
    ['F|expand', '%a%%x%', ['unbound x']],
    ['F|expand', 'plain', ['plain']],
    ['F|expand|cidr', '%net%', ['cidr 10.0.0.0/8']],
    ['F|cidr|expand', '%net%', ['cidr 10.0.0.0/8']],
    ['F|cidr|expand', '%x%', ['unbound x']],
    ['F|expand|lt', '%n%', ['lt 5']],
    ['F|re|expand', '^%a%$', ['/^1$/', '/^2\\*$/']],
    ['F|re|expand', '^\\%a%$', ['/^\\%a%$/']],
    ['F|re|expand', '\\\\%a%', ['/\\\\1/', '/\\\\2\\*/']],
    ['F|re|expand', '\\\\\\%a%', ['/\\\\\\%a%/']],
    ['F|re|expand', '%x%', ['unbound x']],
    ['F|expand|base64offset|contains', '%x%', ['unbound x']],
  ])('expand, %s: %j', (key, value, tests) => {
    const placeholders = { a: ['1', '2*'], b: ['-x'], empty: [], net: ['10.0.0.0/8'], n: ['5'] };
    expect(testsOf(key, value, placeholders)).toEqual([tests]);
  });

  it.each([
    ['|contains', 'a', ['*a*']],
    ['', 'a', ['*a*']],
    ['', 'a*b', ['*a*b*']],
    ['|startswith', 'a', ['a*']],
    ['', 200, ['*200*']],
    ['', { number: '0x10' }, ['*0x10*']],
    ['', true, ['*true*']],
    ['', '', ['*']],
    ['|cased', 'a', ['cased *a*']],
    ['|re', 'a$', ['/a$/']],
    ['|cidr', '::/0', ['cidr ::/0']],
    [
      '|base64offset',
      'foo',
      ['*Zm9v*', '*Zvb*', '*mb2*'].map((text) => `${text} (base64offset of foo)`),
    ],
  ])('keywords, %j: %j', (key, value, tests) => {
    expect(testsOf(key, value)).toEqual([tests]);
  });

  it.each([
    ['F|contains', null],
    ['F|cidr|contains', '10.0.0.0/8'],
    ['F|cidr', 5],
    ['F|exists', 'perhaps'],
    ['F|exists', 1],
    ['F|fieldref', 5],
    ['F|fieldref', 'a*'],
    ['F|lt', 'five'],
    ['F|lt', '1*'],
    ['F|lt|lt', 1],
    ['F|lt', { number: '.inf' }],
    ['F|hour', true],
    ['F|i', 'a'],
    ['F|re|windash', 'a'],
    ['F|re', true],
    ['F|base64|base64', 'a'],
    ['F|utf16le|utf16le', 'a'],
    ['F|base64|utf16le', 'a'],
    ['F|exists|contains', true],
    ['F|lt|contains', 5],
    ['F|hour|contains', 5],
  ])('are not for every value, %s: %j', (key, value) => {
    expect(testsOf(key, value)).toBe('sigma/modifier-type');
  });

  it.each([
    ['F|contains|re', 'a', 'sigma/modifier-order'],
    ['F|cidr', 'nowhere', 'sigma/cidr'],
    ['F|cidr', '10.0.0.0/33', 'sigma/cidr'],
    ['F|re', '(?=a)', 'sigma/regexp-unsupported'],
    ['F|re', '(', 'sigma/regexp-syntax'],
    ['F|base64offset|contains', '', 'sigma/base64offset-short'],
    ['F|windash|base64', ' -a'.repeat(8), 'sigma/too-many-variants'],
    ['F', [], 'sigma/empty-list'],
    ['', null, 'sigma/null-keyword'],
  ])('refuse a value for what it is, %s: %j', (key, value, code) => {
    expect(testsOf(key, value)).toBe(code);
  });

  it('keep the values of an item apart', () => {
    expect(testsOf('F|contains|all|windash', ['-a', 'b'])).toEqual([
      ['*-a*', '*/a*', '*–a*', '*—a*', '*―a*'],
      ['*b*'],
    ]);
    expect(testsOf('F', [null, ''])).toEqual([['null'], ['']]);
  });

  it('limit how many variants a value has', () => {
    const values = Array.from({ length: 400 }, (_, index) => `v${index}`);
    expect(testsOf('F|expand', '%a%%a%', { a: values })).toBe('sigma/too-many-variants');
    expect(testsOf('F|re|expand', '%a%%a%', { a: values })).toBe('sigma/too-many-variants');
    expect(testsOf('F|expand', '%a%', { a: values })[0]).toHaveLength(400);
  });
});
