import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { isEventLog } from '../is-event-log.ts';
import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import {
  AUDIT,
  AUDIT_MESSAGE,
  IMAGE,
  RULE,
  SYSMON,
  SYSMON_CHANNEL,
  SYSMON_PROCESS,
  TIME,
} from '../testdata/made-process.ts';
import { forEachRow } from './delimited-rows.ts';

/** Rows as a spreadsheet writes them. */
function csv(...rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
}

const TABLES: readonly ExportedLog[] = [
  {
    name: 'EvtxECmd',
    file: 'made.csv',
    content: `\ufeff${csv(
      [
        'RecordNumber',
        'TimeCreated',
        'EventId',
        'Provider',
        'Channel',
        'ProcessId',
        'ThreadId',
        'PayloadData1',
        'Payload',
      ],
      [
        '9',
        '2025-03-04 05:06:07.8900000',
        '1',
        SYSMON,
        SYSMON_CHANNEL,
        '2222',
        '33',
        'x, y',
        JSON.stringify({
          EventData: {
            Data: [
              { '@Name': 'Image', '#text': IMAGE },
              { '@Name': 'ProcessId', '#text': '4321' },
            ],
          },
        }),
      ],
    )}\r\n`,
    logsource: SYSMON_PROCESS,
    fields: { EventID: '1', ProcessId: '4321', Execution_ProcessID: '2222' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Kibana',
    file: 'Untitled discover search.csv',
    content: csv(
      [
        '@timestamp',
        'winlog.channel',
        'winlog.event_id',
        'process.executable',
        'process.command_line',
      ],
      [TIME, SYSMON_CHANNEL, '1', IMAGE, 'whoami /all'],
      [TIME, SYSMON_CHANNEL, '1', 'C:\\other.exe', ''],
    ),
    logsource: SYSMON_PROCESS,
    fields: { CommandLine: 'whoami /all' },
    time: TIME,
    nEvents: 2,
    rule: RULE,
  },
  {
    name: 'hayabusa',
    file: 'made.csv',
    content: csv(
      [
        'Timestamp',
        'RuleTitle',
        'Level',
        'Computer',
        'Channel',
        'EventID',
        'RecordID',
        'Details',
        'ExtraFieldInfo',
      ],
      [
        '2025-03-04 05:06:07.890 +00:00',
        'Made',
        'high',
        'host',
        'Sysmon',
        '1',
        '9',
        `Cmdline: whoami ¦ Proc: ${IMAGE}`,
        '',
      ],
    ),
    logsource: SYSMON_PROCESS,
    fields: { CommandLine: 'whoami' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Export-Csv, with the message over several lines',
    file: 'made.csv',
    content: `#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n${csv(
      [
        'Message',
        'Id',
        'Version',
        'ProviderName',
        'LogName',
        'ProcessId',
        'ThreadId',
        'MachineName',
        'TimeCreated',
      ],
      [AUDIT_MESSAGE, '4688', '2', AUDIT, 'Security', '4', '33', 'host', '2025-03-04T05:06:07.89Z'],
    )}`,
    logsource: 'windows process_creation /security',
    fields: { CommandLine: 'whoami /all', ProcessId: '0x63' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Splunk',
    file: 'made.csv',
    content: csv(
      ['_raw', '_time', 'host'],
      [
        `<Event><System><EventID>1</EventID><Channel>${SYSMON_CHANNEL}</Channel></System><EventData><Data Name="Image">${IMAGE}</Data></EventData></Event>`,
        TIME,
        'host',
      ],
    ),
    logsource: SYSMON_PROCESS,
    time: TIME,
    rule: RULE,
  },
  {
    name: 'advanced hunting of Defender',
    file: 'New query.csv',
    content: csv(
      ['Timestamp', 'DeviceName', 'ActionType', 'FolderPath', 'ProcessCommandLine'],
      ['2025-03-04T05:06:07.89Z', 'host', 'ProcessCreated', IMAGE, 'whoami'],
    ),
    logsource: 'windows process_creation',
    time: TIME,
    rule: RULE,
  },
  {
    name: 'semicolons, without quotes',
    file: 'made.csv',
    content: `EventID;Channel;Image\n1;${SYSMON_CHANNEL};${IMAGE}\n`,
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'tabs, by the names of the columns only',
    file: 'made.txt',
    content: `EventID\tChannel\tImage\n1\t${SYSMON_CHANNEL}\t${IMAGE}\n`,
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'columns that nobody knows',
    file: 'made.csv',
    content: 'a,b\n1,2\n3\n',
    logsource: '? ?',
    fields: { a: '1', b: '2' },
    nEvents: 2,
    rule: ['/firewall', 'b: 2'],
  },
  {
    name: 'Zeek',
    file: 'dns.log',
    content: [
      '#separator \\x09',
      '#set_separator\t,',
      '#empty_field\t(empty)',
      '#unset_field\t-',
      '#path\tdns',
      '#fields\tts\tuid\tid.orig_h\tid.resp_p\tquery\tqtype_name\tanswers\trejected',
      '#types\ttime\tstring\taddr\tport\tstring\tstring\tvector[string]\tbool',
      '1741064767.890000\tC1\t10.0.0.1\t53\ta.example\tTXT\tx,y\t-',
      '#close\t2025-03-04-05-06-07',
      '',
    ].join('\n'),
    logsource: 'zeek dns /dns',
    fields: { answers: ['x', 'y'], record_type: 'TXT' },
    without: ['rejected'],
    time: TIME,
    rule: ['zeek//dns', 'query: a.example\nid.resp_p: 53'],
  },
  {
    name: 'IIS',
    file: 'u_ex250304.log',
    content: [
      '#Software: Microsoft Internet Information Services 10.0',
      '#Version: 1.0',
      '#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status',
      '2025-03-04 05:06:07 GET /made.aspx a=../b 192.0.2.1 made/1.0 200',
      '2025-03-04 05:06:08 GET /x - 192.0.2.1 - 404',
    ].join('\r\n'),
    logsource: '? webserver proxy',
    without: ['cs(User-Agent)'],
    time: '2025-03-04T05:06:07.000Z',
    nEvents: 2,
    rule: [
      '/webserver',
      "cs-uri-query|contains: '../'\ncs-user-agent|startswith: made\nsc-status: 200",
    ],
  },
];

describeExports('events out of tables', TABLES);

describe('no table', () => {
  it.each([
    ['a text with a comma', 'made of words, and more\nwords', 'made.txt'],
    ['a YARA rule', 'rule a { strings: $a = "x,y" condition: $a }', 'made.yar'],
    ['a Sigma rule', 'title: a, b\nlogsource:\n  product: x\n', 'made.yml'],
    ['one column', 'a\n1\n', 'made.csv'],
  ])('is %s', (_name, text, file) => {
    expect(isEventLog(file, encodeUtf8(text))).toBe(false);
  });
});

describe('rows', () => {
  function rowsOf(text: string): readonly (readonly string[])[] {
    const rows: (readonly string[])[] = [];
    forEachRow(text, { start: 0, delimiter: ',' }, (row) => rows.push(row) > 0);
    return rows;
  }

  it.each([
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a""b","c\r\nd"\r\n', [['a"b', 'c\r\nd']]],
    ['a,,\n\n', [['a', '', '']]],
    ['"a"x,b', [['a', 'b']]],
    ['"a', [['a']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it('are what was written', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';') });
    // A row of one empty value is an empty line.
    const row = fc.array(value, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        expect(rowsOf(csv(...rows))).toEqual(rows);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
