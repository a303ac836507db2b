import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { crc32 } from '../../archive/crc32.ts';
import { makeZip } from '../../archive/testdata/make-zip.ts';
import { isEventLog } from '../is-event-log.ts';
import { readEventLog } from '../read-event-log.ts';
import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import { IMAGE, RULE, SYSMON_CHANNEL, SYSMON_PROCESS } from '../testdata/made-process.ts';
import { makeEvtx, textValue } from '../testdata/make-evtx.ts';

const RECORD = { EventID: 1, Channel: SYSMON_CHANNEL, Image: IMAGE };
const LINE = JSON.stringify(RECORD);
const LINES = `${LINE}\n${LINE}\n`;
const TWICE = { logsource: SYSMON_PROCESS, nEvents: 2, rule: [...RULE, '2'] } as const;

function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) {
    view.setUint16(at * 2, text.charCodeAt(at), order === 'little');
  }
  return bytes;
}

function packed(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(bytes));
}

function archiveOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([name, bytes]) => ({
    name,
    text: '',
    packed: Uint8Array.from(deflateRawSync(bytes)),
    size: bytes.length,
    crc32: crc32(bytes),
  }));
  return makeZip(entries);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const EVTX = makeEvtx([
  {
    kind: 'template',
    eventId: 1,
    channel: SYSMON_CHANNEL,
    data: [['Image', textValue(IMAGE)]],
  },
]);

const FORMS: readonly ExportedLog[] = [
  { name: 'gzip', file: 'made.json.gz', content: packed(encodeUtf8(LINES)), ...TWICE },
  {
    name: 'gzip of unknown records, by the name within',
    file: 'made.jsonl.gz',
    content: packed(encodeUtf8('{"a":1}\n')),
    logsource: '? ?',
    fields: { a: 1 },
  },
  {
    name: 'gzip in several members',
    file: 'made.gz',
    content: joined(packed(encodeUtf8(`${LINE}\n`)), packed(encodeUtf8(LINE))),
    ...TWICE,
  },
  {
    name: 'gzip of EVTX',
    file: 'made.evtx.gz',
    content: packed(EVTX),
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'a ZIP archive of logs',
    file: 'made.zip',
    content: archiveOf({
      'logs/a.json': encodeUtf8(LINE),
      'logs/b.evtx': EVTX,
      'logs/c.json.gz': packed(encodeUtf8(LINE)),
      'logs/notes.txt': encodeUtf8('made'),
      '__MACOSX/logs/._a.json': encodeUtf8('made'),
    }),
    logsource: SYSMON_PROCESS,
    nEvents: 3,
    rule: [...RULE, '3'],
  },
  {
    name: 'a ZIP archive with a log that cannot be read',
    file: 'made.zip',
    content: archiveOf({ 'a.json': encodeUtf8(LINE), 'b.json': encodeUtf8('[]') }),
    logsource: SYSMON_PROCESS,
    rule: RULE,
    notes: ['b.json: there is no event in it'],
  },
  { name: 'UTF-16, little-endian', content: utf16(`\ufeff${LINES}`, 'little'), ...TWICE },
  { name: 'UTF-16, big-endian', content: utf16(`\ufeff${LINES}`, 'big'), ...TWICE },
  { name: 'UTF-16 without a mark', content: utf16(LINES, 'little'), ...TWICE },
  {
    name: 'UTF-16 of XML',
    file: 'made.xml',
    content: utf16(
      `\ufeff<?xml version="1.0" encoding="utf-16"?>\r\n<Events><Event><System><EventID>1</EventID><Channel>${SYSMON_CHANNEL}</Channel></System><EventData><Data Name="Image">${IMAGE}</Data></EventData></Event></Events>`,
      'little',
    ),
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  { name: 'UTF-8 with a mark', content: `\ufeff${LINES}`, ...TWICE },
  { name: 'lines that end with carriage returns', content: `${LINE}\r\n${LINE}\r\n`, ...TWICE },
  {
    name: 'empty lines and comments',
    content: `# made\n\n${LINE}\n\n# x\n  \n${LINE}\n\n`,
    ...TWICE,
  },
  { name: 'commas behind the lines', content: `${LINE},\n${LINE},\n`, ...TWICE },
  {
    name: 'a comma before the end of a list',
    content: `[${LINE},${LINE},]`,
    ...TWICE,
    notes: [expect.stringContaining('trailing comma')],
  },
  {
    name: 'a list that is cut off',
    content: `[\n${LINE},\n${LINE},\n${LINE.slice(0, 30)}`,
    ...TWICE,
    notes: [expect.stringContaining('line 1:'), expect.stringContaining('line 4:')],
  },
  {
    name: 'a last line that is cut off',
    content: `${LINES}${LINE.slice(0, 30)}`,
    ...TWICE,
    notes: [expect.stringContaining('line 3:')],
  },
  {
    name: 'behind the head of syslog',
    file: 'messages',
    content: `Nov 24 12:00:01 host app[1]: ${LINE}\r\nNov 24 12:00:01 host app: ${LINE}\n`,
    ...TWICE,
  },
  {
    name: 'behind the head of syslog by RFC 5424',
    content: `<134>1 2025-03-04T05:06:07.890Z host app 1 - [x y="{z}"] ${LINE}\n<134>1 2025-03-04T05:06:07Z host app - - - ${LINE}`,
    ...TWICE,
  },
  {
    name: 'behind the head of a container runtime',
    content: `2025-03-04T05:06:07.890Z stdout F ${LINE}\n2025-03-04T05:06:07.890Z stdout F ${LINE}\n`,
    ...TWICE,
  },
  {
    name: 'lines of text between',
    content: `Nov 24 12:00:01 host app: ${LINE}\nNov 24 12:00:01 host app: started\nNov 24 12:00:01 host app: ${LINE}\n`,
    ...TWICE,
    notes: [expect.stringContaining('line 2:')],
  },
];

describeExports('a log in the form of', FORMS);

it('reads a list of 100,000 records', () => {
  const log = readEventLog('made.json', encodeUtf8(`[${Array(100_000).fill(LINE).join()}]`));
  expect(log.ok && log.value.events.length).toBe(100_000);
});

it('reads what is there of a gzip file that is cut off, and says so', () => {
  // Random enough not to be packed into one block.
  const made = Array.from(
    { length: 20_000 },
    (_, n) => `{"EventID":${String((n * 7919) % 65_537)},"Channel":"x"}`,
  );
  const whole = packed(encodeUtf8(made.join('\n')));
  const log = readEventLog('made.gz', whole.subarray(0, whole.length >> 1));
  expect(log.ok && log.value.events.length > 5000).toBe(true);
  expect(log.ok && log.value.notes[0]).toContain('cut off or damaged');
});

describe('refuses in words', () => {
  it.each([
    ['PowerShell objects', '<Objs Version="1.1.0.1"><Obj RefId="0"/></Objs>', 'Export-Clixml'],
    ['a damaged gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8), 'gzip'],
    ['an archive without logs', archiveOf({ 'a.txt': encodeUtf8('x') }), 'there is no log'],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0), 'UTF-32'],
    [
      'a report in an archive',
      archiveOf({ 'a.json': encodeUtf8('{"data":{"type":"file","id":"x","attributes":{}}}') }),
      'a.json: this is a report',
    ],
    ['text', 'made of words', 'export the events as EVTX, XML, JSON'],
    ['nothing', '', 'there is no event'],
  ])('%s', (_name, content, words) => {
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    const log = readEventLog('made', bytes);
    expect(log.ok ? '' : log.error.message).toContain(words);
  });
});

describe('what is no log', () => {
  it.each([
    [
      'an archive of rules',
      archiveOf({ 'rules/a.yml': encodeUtf8('title: a'), 'a.json': encodeUtf8('{}') }),
    ],
    ['an archive of texts', archiveOf({ 'a.txt': encodeUtf8('x') })],
    ['a packed report', packed(encodeUtf8('{"data":{"type":"file","attributes":{}}}'))],
    ['a rule with an object in its first line', encodeUtf8('rule a { condition: {"x"} }')],
  ])('%s', (_name, bytes) => {
    expect(isEventLog('made', bytes)).toBe(false);
  });

  it('but PowerShell objects are, so that they are refused as such', () => {
    expect(isEventLog('made.xml', encodeUtf8('<Objs Version="1.1.0.1">'))).toBe(true);
  });
});

describe('any bytes', () => {
  const wholes = FORMS.map(({ content }) =>
    content instanceof Uint8Array ? content : encodeUtf8(String(content)),
  );

  it('give events or a message', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...wholes),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 }),
        fc.nat(),
        (whole, changes, cut) => {
          const bytes = whole.slice(0, cut % 3 === 0 ? cut % (whole.length + 1) : whole.length);
          for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
          const log = readEventLog('made.json', bytes, { maxEvents: 10 });
          expect(log.ok ? log.value.events.length : log.error.message.length).toBeGreaterThan(0);
          isEventLog('made', bytes);
        },
      ),
      { seed: 1, numRuns: 1500 },
    );
  });
});
