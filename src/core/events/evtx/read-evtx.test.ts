import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEventLog } from '../read-event-log.ts';
import { logRows, readLog } from '../testdata/log-rows.ts';
import {
  littleEndian,
  makeEvtx,
  textValue,
  unitsOf,
  type MadeRecord,
  type MadeValue,
} from '../testdata/make-evtx.ts';

const SYSMON = 'Microsoft-Windows-Sysmon/Operational';

function templateRecord(data: readonly (readonly [string, MadeValue])[], eventId = 1): MadeRecord {
  return { kind: 'template', eventId, channel: SYSMON, data };
}

/** The value of a record's only field. */
function valueOf(type: number, bytes: readonly number[]): unknown {
  const [row] = logRows(makeEvtx([templateRecord([['made', { type, bytes }]])]), 'made.evtx');
  return row?.fields['made'];
}

describe('a binary log', () => {
  it('has the events of its elements', () => {
    const rows = logRows(
      makeEvtx([
        {
          kind: 'plain',
          event: {
            name: 'Event',
            attributes: { xmlns: 'x' },
            content: [
              {
                name: 'System',
                content: [
                  { name: 'Provider', attributes: { Name: 'Microsoft-Windows-Sysmon', Guid: 'G' } },
                  { name: 'EventID', content: '11' },
                  { name: 'Correlation' },
                  { name: 'Channel', content: SYSMON },
                ],
              },
              {
                name: 'EventData',
                content: [
                  { name: 'Data', attributes: { Name: 'TargetFilename' }, content: 'C:\\ä' },
                  { name: 'Data', attributes: { Name: 'Some Name' } },
                ],
              },
            ],
          },
        },
      ]),
      'made.evtx',
    );
    expect(rows).toEqual([
      {
        at: '0',
        logsource: 'windows file_event /sysmon',
        fields: {
          Provider_Name: 'Microsoft-Windows-Sysmon',
          Provider_Guid: 'G',
          EventID: '11',
          Channel: SYSMON,
          TargetFilename: 'C:\\ä',
          SomeName: '',
        },
      },
    ]);
  });

  it('has the events of its templates', () => {
    const [first, second] = logRows(
      makeEvtx([
        templateRecord([['Image', textValue('C:\\a.exe')]]),
        templateRecord(
          [
            ['TargetFilename', textValue('C:\\b\u0000')],
            ['Nothing', { type: 0, bytes: [] }],
          ],
          11,
        ),
      ]),
    );
    expect(first).toMatchObject({
      logsource: 'windows process_creation /sysmon',
      fields: { EventID: 1, Image: 'C:\\a.exe' },
    });
    expect(second).toMatchObject({
      logsource: 'windows file_event /sysmon',
      fields: { EventID: 11, TargetFilename: 'C:\\b', Nothing: '' },
    });
  });
});

describe('a value', () => {
  it.each([
    ['a text', 0x01, unitsOf('a😀b'), 'a😀b'],
    ['an empty text', 0x01, [], ''],
    ['a text of the code page', 0x02, [0x41, 0xe4, 0], 'Aä'],
    ['int8', 0x03, [0xff], -1],
    ['uint8', 0x04, [0xff], 255],
    ['int16', 0x05, [0xff, 0xff], -1],
    ['uint16', 0x06, [0xff, 0xff], 65_535],
    ['int32', 0x07, littleEndian(-2, 4), -2],
    ['uint32', 0x08, littleEndian(-1, 4), 4_294_967_295],
    ['int64', 0x09, littleEndian(-3, 8), -3],
    ['uint64', 0x0a, littleEndian(12, 8), 12],
    ['uint64 that no double has', 0x0a, littleEndian(-1, 8), 18_446_744_073_709_551_615n],
    ['float', 0x0b, [0, 0, 0xc0, 0x3f], 1.5],
    ['double', 0x0c, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], 1.5],
    ['true', 0x0d, [1, 0, 0, 0], true],
    ['false', 0x0d, [0, 0, 0, 0], false],
    ['bytes', 0x0e, [0x0a, 0xff], '0AFF'],
    [
      'GUID',
      0x0f,
      [
        0x5f, 0x38, 0x70, 0x57, 0x2a, 0xc2, 0xe0, 0x43, 0xbf, 0x4c, 0x06, 0xf5, 0x69, 0x8f, 0xfb,
        0xd9,
      ],
      '5770385F-C22A-43E0-BF4C-06F5698FFBD9',
    ],
    ['a pointer of 32 bits', 0x10, littleEndian(0x1a2b, 4), '0x1a2b'],
    ['a pointer of 64 bits', 0x10, littleEndian(0x1a2b, 8), '0x1a2b'],
    ['a time', 0x11, littleEndian(132_000_000_000_000_010n, 8), '2019-04-17T18:40:00.000001Z'],
    ['a time before 1970', 0x11, littleEndian(10_000_000n, 8), '1601-01-01T00:00:01.000000Z'],
    ['a time that is none', 0x11, littleEndian(-1, 8), '18446744073709551615'],
    [
      'a time of the system',
      0x12,
      [2022, 8, 4, 18, 9, 1, 28, 332].flatMap((part) => littleEndian(part, 2)),
      '2022-08-18T09:01:28.332Z',
    ],
    [
      'SID',
      0x13,
      [1, 2, 0, 0, 0, 0, 0, 5, ...littleEndian(32, 4), ...littleEndian(544, 4)],
      'S-1-5-32-544',
    ],
    ['a flag of 32 bits', 0x14, littleEndian(0x1fffff, 4), '0x1fffff'],
    ['a flag of 64 bits', 0x15, littleEndian(0x3e7, 8), '0x3e7'],
    ['texts', 0x81, unitsOf('a\u0000b\u0000'), ['a', 'b']],
    ['numbers', 0x88, [...littleEndian(1, 4), ...littleEndian(2, 4)], [1, 2]],
    ['a type that is not known', 0x77, [1, 2], ''],
    ['a number that is too short', 0x08, [1, 2], ''],
    ['a SID that is too short', 0x13, [1, 9, 0, 0, 0, 0, 0, 5], ''],
  ])('of %s', (_name, type, bytes, value) => {
    expect(valueOf(type, bytes)).toEqual(value);
  });
});

describe('a broken log', () => {
  const good = makeEvtx([
    templateRecord([['a', textValue('x')]]),
    templateRecord([['b', textValue('y')]], 11),
  ]);
  const RECORDS = 4096 + 512;
  const secondAt = RECORDS + new DataView(good.buffer).getUint32(RECORDS + 4, true);

  it('gives the records that are whole, and counts the others', () => {
    const broken = Uint8Array.from(good);
    // The second record's first token.
    broken[secondAt + 24] = 0x7f;
    const { events, notes } = readLog(broken);
    expect(events).toHaveLength(1);
    expect(notes).toEqual(['broken records that are left out: 1']);
  });

  it('gives what lies behind a broken part', () => {
    const twice = Uint8Array.from([...good, ...good.subarray(4096)]);
    twice[4096] = 0x58;
    const { events, notes } = readLog(twice);
    expect(events).toHaveLength(2);
    expect(notes).toEqual(['broken parts of the file that are left out: 1']);
  });

  it('may be cut anywhere', () => {
    for (const length of [9, 4096, RECORDS, secondAt - 1, secondAt + 40, good.length - 1]) {
      const log = readEventLog('made.evtx', good.subarray(0, length));
      expect(log.ok ? log.value.events.length : 0).toBe(
        length > secondAt + 40 ? 2 : length >= secondAt ? 1 : 0,
      );
    }
  });

  it('has no records of an earlier use of the chunk', () => {
    const reused = Uint8Array.from(good);
    // The head says that only the first record is in use, and the second one has an older number.
    reused.set(littleEndian(secondAt - 4096, 4), 4096 + 48);
    reused.set(littleEndian(77, 8), secondAt + 8);
    expect(readLog(reused).events).toHaveLength(1);
    // Its number follows: the log was copied before the head was written.
    reused.set(littleEndian(2, 8), secondAt + 8);
    expect(readLog(reused).events).toHaveLength(2);
  });

  it('has no template that holds itself', () => {
    const looped = Uint8Array.from(good);
    const bytes = new DataView(looped.buffer);
    // Fragment header, then the template's own place: its data becomes the instance of itself.
    const instance = RECORDS + 24 + 4;
    const definition = bytes.getUint32(instance + 6, true);
    const data = 4096 + definition + 24;
    looped.set(
      [0x0c, 1, 0, 0, 0, 0, ...littleEndian(definition, 4), ...littleEndian(0, 4), 0],
      data,
    );
    const log = readEventLog('made.evtx', looped);
    expect(log.ok ? log.value.events.length : 0).toBeLessThanOrEqual(1);
  });

  it('is read whatever its bytes are', () => {
    const end = secondAt + 600;
    const change = fc.tuple(fc.integer({ min: 4096, max: end }), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const bytes = Uint8Array.from(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        const log = readEventLog('made.evtx', bytes);
        expect(log.ok ? log.value.events.length : 0).toBeLessThanOrEqual(2);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
