import { describe, expect, it } from 'vitest';

import { shortConversion } from './testdata/converted-text.ts';

/** One rule a row: its selection in Sigma, and the condition on one context. */
type Row = readonly [selection: string, condition: string];

const SELECTIONS: readonly Row[] = [
  // Operators.
  ["A: 'Name'", 'c.A iequals "Name"'],
  ["A: '12'", 'c.A == "12"'],
  ["A|cased: 'Name'", 'c.A == "Name"'],
  ["A|contains: 'x'", 'c.A icontains "x"'],
  ["A|startswith: 'x'", 'c.A istartswith "x"'],
  [String.raw`A|endswith: '\x.exe'`, String.raw`c.A iendswith "\\x.exe"`],
  ["A|contains|cased: 'x'", 'c.A contains "x"'],
  ["A|startswith|cased: 'x'", 'c.A startswith "x"'],
  ["A: 'x*'", 'c.A istartswith "x"'],
  ["A: '*'", 'defined c.A'],
  ["A: ''", 'c.A == ""'],
  ['A: 7', 'c.A == "7"'],
  ['A: true', 'c.A iequals "true"'],
  ['A: null', 'not defined c.A'],
  ['A|exists: true', 'defined c.A'],
  ['A|exists: false', 'not defined c.A'],
  // Wildcards inside: a character is one or more bytes, and a `*` at an end needs no search.
  ["A: 'a*b'", 'c.A matches /^a.*b$/is'],
  ["A: '*a.b*c*'", String.raw`c.A matches /a\.b.*c/is`],
  ["A|cased: 'a?'", String.raw`c.A matches /^a[^\x80-\xbf][\x80-\xbf]*$/s`],
  ["A: 'é*x'", 'c.A matches /^(?:é|É).*x$/is'],
  // Lists and variants.
  ['A: [x, y]', 'c.A iequals "x" or c.A iequals "y"'],
  ['A|contains|all: [x, y]', 'c.A icontains "x" and c.A icontains "y"'],
  [
    "A|windash|contains: ' -e'",
    ['-', '/', '–', '—', '―'].map((dash) => `c.A icontains " ${dash}e"`).join(' or '),
  ],
  ["A|base64: 'abc'", 'c.A iequals "YWJj"'],
  [
    "A|base64offset|contains: 'abc'",
    'c.A icontains "YWJj" or c.A icontains "FiY" or c.A icontains "hYm"',
  ],
  ["A|wide|base64: 'ab'", 'c.A iequals "YQBiAA=="'],
  // Regular expressions, in another dialect.
  [String.raw`A|re: 'a\d+/b$'`, String.raw`c.A matches /a\d+\/b\n?$/`],
  ["A|re|i: '.*ab.c'", String.raw`c.A matches /ab(?:[^\n\x80-\xbf][\x80-\xbf]*)c/i`],
  // Networks.
  ["A|cidr: '10.0.0.0/8'", 'c.A startswith "10."'],
  ["A|cidr: '10.1.2.3/32'", 'c.A == "10.1.2.3"'],
  [
    "A|cidr: '172.16.0.0/12'",
    String.raw`c.A matches /^172\.(?:1[6-9]|2[0-9]|3[0-1])\.[0-9]+\.[0-9]+$/`,
  ],
  ["A|cidr: 'fe80::/10'", 'c.A matches /^fe[89ab][0-9a-f]:/i'],
  ["A|cidr: '::1/128'", 'c.A matches /^[0:]*:0{0,3}1$/i'],
  // Other fields, keywords.
  ['A|fieldref: B', 'c.A iequals c.B'],
  ['A|fieldref|endswith: B', 'c.A iendswith c.B'],
];

describe('a selection on a match context', () => {
  it.each(SELECTIONS)('%s', (selection, condition) => {
    const converted = shortConversion('windows', `s: {${selection}}\ncondition: s`);
    expect(converted).toEqual({
      condition: `(any context: (${condition}))`,
      losses: [],
      refusals: [],
    });
  });

  it('looks for keywords in all values', () => {
    const { condition } = shortConversion('windows', 's: [x, "y*z"]\ncondition: s');
    expect(condition).toBe(
      '(any context: (for any k, v in c.values: (v icontains "x" or v matches /y.*z/is)))',
    );
  });

  it('writes long lists as a loop over the texts', () => {
    const names = Array.from({ length: 12 }, (_, at) => `n${at}`);
    const { condition } = shortConversion(
      'windows',
      `s: {A|endswith: [${names.join(', ')}]}\ncondition: not s`,
    );
    const texts = names.map((name) => `"${name}"`).join(', ');
    expect(condition).toBe(`(any context: (not for any text in (${texts}): (c.A iendswith text)))`);
  });
});

/** One condition a row, over `a: {A: x}`, `b: {B: y}` and `n: {N: null}`. */
const CONDITIONS: readonly Row[] = [
  ['a and b', 'c.A iequals "x" and c.B iequals "y"'],
  ['a or b', 'c.A iequals "x" or c.B iequals "y"'],
  // A field that is missing makes a test undefined, and its negation has to be true.
  ['not a', 'not (defined c.A and c.A iequals "x")'],
  ['b and not a', 'c.B iequals "y" and not (defined c.A and c.A iequals "x")'],
  ['not (a or b)', 'not (c.A iequals "x" or c.B iequals "y")'],
  ['not n', 'defined c.N'],
  ['a and not n', 'c.A iequals "x" and defined c.N'],
  // Where the rule asks for the field anyway, that need not be said.
  ['a and not aa', 'c.A iequals "x" and not (c.A icontains "q")'],
  ['all of *', 'c.A iequals "x" and c.A icontains "q" and c.B iequals "y" and not defined c.N'],
  [
    '3 of *',
    '3 of (defined c.A and c.A iequals "x", defined c.A and c.A icontains "q", defined c.B and c.B iequals "y", not defined c.N)',
  ],
  ['a and (b or n)', 'c.A iequals "x" and (c.B iequals "y" or not defined c.N)'],
  ['a and b or n', '(c.A iequals "x" and c.B iequals "y") or not defined c.N'],
];

describe('a condition', () => {
  it.each(CONDITIONS)('%s', (written, condition) => {
    const selections = 'a: {A: x}\naa: {A|contains: q}\nb: {B: y}\nn: {N: null}';
    const converted = shortConversion('windows', `${selections}\ncondition: ${written}`);
    expect(converted.condition).toBe(`(any context: (${condition}))`);
  });

  it('does not negate regular expressions that the engine runs as one set', () => {
    const { condition } = shortConversion('windows', "s: {A: ['a*b', 'c*d']}\ncondition: not s");
    expect(condition).toBe(
      '(any context: (not (defined c.A and (c.A matches /^a.*b$/is or c.A matches /^c.*d$/is))))',
    );
  });
});

describe('the kind of event that a context is of', () => {
  const guard = (ids: string): string => `(not defined c.EventID or ${ids})`;

  it.each([
    ['windows/process_creation', 'Image', guard('c.EventID == "1"')],
    // No other event has a command line.
    ['windows/process_creation', 'CommandLine', undefined],
    ['windows/file_delete', 'TargetFilename', guard('c.EventID == "23"')],
    ['windows/registry_event', 'TargetObject', undefined],
    ['windows/registry_set', 'Details', undefined],
    [
      'windows/registry_add',
      'TargetObject',
      guard('(c.EventID == "12" and c.EventType iequals "CreateKey")'),
    ],
    [
      'windows/registry_delete',
      'TargetObject',
      guard(
        '(c.EventID == "12" and (c.EventType iequals "DeleteKey" or c.EventType iequals "DeleteValue"))',
      ),
    ],
    ['windows/create_stream_hash', 'TargetFilename', guard('c.EventID == "15"')],
    ['linux/process_creation', 'Image', undefined],
    // Contexts do not name their channel; those of Sysmon have a program.
    ['windows//security', 'TargetUserName', 'not defined c.Image'],
    ['windows//sysmon', 'Image', undefined],
  ])('is asked for in %s with %s: %s', (logsource, field, expected) => {
    const detection = `s: {${field}: "7"}\ncondition: s`;
    const { condition } = shortConversion(logsource, detection, 'contexts');
    const test = `c.${field} == "7"`;
    const whole = expected === undefined ? test : `${expected} and ${test}`;
    expect(condition).toBe(`(any context: (${whole}))`);
  });

  it('is not asked for where the rule asks for its number', () => {
    const detection = 's: {EventID: 11, TargetFilename: x}\ncondition: s';
    expect(shortConversion('windows/file_event', detection, 'contexts').condition).toBe(
      '(any context: (c.EventID == "11" and c.TargetFilename iequals "x"))',
    );
  });
});
