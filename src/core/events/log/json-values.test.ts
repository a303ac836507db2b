import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { readEventLog } from '../read-event-log.ts';
import { logRows, readLog } from '../testdata/log-rows.ts';

const A = '{"EventID":1,"Channel":"Security"}';
const B = '{"EventID":2,"Channel":"Security"}';

function ids(text: string | Uint8Array): readonly unknown[] {
  return logRows(text).map(({ fields }) => fields['EventID']);
}

function utf16(text: string, order: 'little' | 'big', mark: boolean): Uint8Array {
  const units = (mark ? `\ufeff${text}` : text).split('').map((unit) => unit.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) =>
      order === 'little' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  );
}

describe('a file of records', () => {
  it.each([
    ['a list', `[${A},${B}]`],
    ['lines', `${A}\n${B}\n`],
    ['lines with CR LF and empty ones', `${A}\r\n\r\n${B}\r\n`],
    ['one after the other', `${A}${B}`],
    [
      'pretty-printed one after the other',
      `{\n  "EventID": 1,\n  "Channel": "Security"\n}\n{\n  "EventID": 2,\n  "Channel": "Security"\n}`,
    ],
    ['with commas between them', `${A},\n${B},\n`],
    ['a list that is cut', `[${A},\n${B}`],
    ['with a byte order mark', `\ufeff${A}\n${B}`],
    ['with comments', `# made\n${A}\n## more\n${B}`],
    ['as evtx_dump prints it', `Record 1\n${A}\nRecord 2\n${B}\n`],
    ['lists in lines', `[${A}]\n[${B}]`],
  ])('is %s', (_name, text) => {
    expect(ids(text)).toEqual([1, 2]);
  });

  it.each([
    ['little', true],
    ['little', false],
    ['big', true],
    ['big', false],
  ] as const)('may be UTF-16, %s-endian, mark: %s', (order, mark) => {
    expect(ids(utf16(`${A}\r\n${B}`, order, mark))).toEqual([1, 2]);
  });

  it('numbers its events', () => {
    const { events } = readLog(`${A}\n[${B},${B}]`, 'log.jsonl');
    expect(events.map(({ origin }) => origin)).toEqual([
      { kind: 'log', fileName: 'log.jsonl', index: 0 },
      { kind: 'log', fileName: 'log.jsonl', index: 1 },
      { kind: 'log', fileName: 'log.jsonl', index: 2 },
    ]);
  });
});

describe('what is broken', () => {
  it.each([
    ['a cut line', `${A}\n{"EventID":\n${B}`, [2], [1, 2]],
    ['a line of text', `${A}\nnonsense\n${B}`, [2], [1, 2]],
    ['text behind a record', `${A} nonsense\n${B}`, [1], [1, 2]],
    ['the last line', `${A}\n${B.slice(0, 9)}`, [2], [1]],
    ['a pretty-printed record', `{\n "EventID": 1,\n "x": nope\n}\n${B}`, [1], [2]],
  ])('is told with its line: %s', (_name, text, lines, events) => {
    const log = readLog(text);
    expect(log.notes.map((note) => Number(/^line (\d+): /.exec(note)?.[1]))).toEqual(lines);
    expect(log.events.map(({ event }) => event.fields.get('EventID'))).toEqual(events);
  });

  it('names the line where it breaks', () => {
    const { notes } = readLog(`${A}\n{\n "EventID": 1,\n "x": nope\n}`);
    expect(notes).toEqual([expect.stringMatching(/^line 2: .* in line 4$/)]);
  });

  it('is counted beyond a number of lines', () => {
    const { notes } = readLog(`${A}\n${'{x}\n'.repeat(30)}`);
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)).toBe('more lines that are no JSON: 10');
  });

  it('is given up when every line would be read to the end of the file', () => {
    const text = `${A}\n${'[[],\n'.repeat(2000)}`;
    const { notes, events } = readLog(text);
    expect(events).toHaveLength(1);
    expect(notes.at(-1)).toBe('too much is broken: the rest was not read');
  });

  it('is nested too deeply', () => {
    const { notes } = readLog(`${A}\n${'['.repeat(300)}${']'.repeat(300)}`);
    expect(notes).toEqual([
      'line 2: arrays and objects stand more than 256 deep one inside the other',
    ]);
  });
});

it.each([
  ['an empty file', ''],
  ['white space', ' \n '],
  ['text', 'nonsense'],
  ['a number', '12'],
  ['an empty list', '[]'],
  ['an empty object', '{}'],
  ['XML of another kind', '<a><b/></a>'],
])('refuses %s in words', (_name, text) => {
  const log = readEventLog('made.txt', encodeUtf8(text));
  expect(log.ok ? undefined : log.error.kind).toBe('not-an-event-log');
  expect(log.ok ? '' : log.error.message).not.toBe('');
});

it('reads or refuses any text', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"a"',
    ':',
    ',',
    '1',
    '\n',
    '"EventID":1',
    '<Event>',
    '</Event>',
    '<System>',
    'type=',
    'audit(',
    '#',
    '\u0000',
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 })), (made) => {
      const log = readEventLog('made', encodeUtf8(made));
      expect(log.ok ? log.value.events.length : log.error.message.length).toBeGreaterThan(0);
    }),
    { seed: 1, numRuns: 500 },
  );
});

describe('the values of a record', () => {
  it.each([
    ['9007199254740993', 9_007_199_254_740_993n],
    ['18446744073709551615', 18_446_744_073_709_551_615n],
    ['-9223372036854775808', -9_223_372_036_854_775_808n],
    ['12', 12],
    ['1.5', 1.5],
    ['1.0', '1.0'],
    ['1e400', '1e400'],
    ['-0', '-0'],
    ['1'.repeat(50), '1'.repeat(50)],
    ['true', true],
    ['null', null],
    ['["a",1]', ['a', 1]],
    ['""', ''],
  ])('%s', (text, value) => {
    const [row] = logRows(`{"EventID":1,"Channel":"Security","made":${text}}`);
    expect(row?.fields['made']).toEqual(value);
  });

  it('with the same name are a list', () => {
    const [row] = logRows('{"EventID":1,"Channel":"Security","a":"x","a":"y"}');
    expect(row?.fields['a']).toEqual(['x', 'y']);
  });

  it('have any name', () => {
    const { events } = readLog(
      '{"EventID":1,"Channel":"Security","__proto__":"x","constructor":{"__proto__":1}}',
    );
    const fields = events[0]?.event.fields;
    expect(fields?.get('__proto__')).toBe('x');
    expect(fields?.get('constructor')).toEqual(new Map([['__proto__', 1]]));
    expect(fields?.get('toString')).toBeUndefined();
  });

  it('stay text below a depth', () => {
    const deep = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`;
    const { events } = readLog(`{"EventID":1,"Channel":"Security","made":${deep}}`);
    let value: unknown = events[0]?.event.fields.get('made');
    let depth = 0;
    for (; value instanceof Map; depth++) value = value.get('a');
    expect(depth).toBe(31);
    expect(value).toBe(deep.slice(5 * 31, deep.length - 31));
  });
});
