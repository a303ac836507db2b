import { describe, expect, it } from 'vitest';
import { logRows } from '../testdata/log-rows.ts';

const PROCESS = { EventID: 1, Channel: 'Microsoft-Windows-Sysmon/Operational' };
const SYSMON = 'windows process_creation /sysmon';

/** One record, its logsource, and fields that it has. */
type Row = readonly [name: string, record: unknown, logsource: string, fields: object];

const ELASTIC: readonly Row[] = [
  [
    'winlogbeat',
    {
      '@timestamp': '2022-08-18T09:01:28.332Z',
      winlog: {
        channel: PROCESS.Channel,
        event_id: '1',
        provider_name: 'Microsoft-Windows-Sysmon',
        computer_name: 'host',
        process: { pid: 12 },
        event_data: { Image: 'C:\\a.exe', 'Some Name': 'x' },
      },
      message: 'm',
    },
    SYSMON,
    {
      EventID: '1',
      Provider_Name: 'Microsoft-Windows-Sysmon',
      Computer: 'host',
      Execution_ProcessID: 12,
      Image: 'C:\\a.exe',
      SomeName: 'x',
      Message: 'm',
    },
  ],
  [
    'winlogbeat with its fields moved into ECS',
    {
      winlog: { channel: PROCESS.Channel, event_id: 1, event_data: { RuleName: '-' } },
      process: {
        executable: 'C:\\a.exe',
        command_line: 'a -x',
        parent: { executable: 'C:\\b.exe' },
        hash: { md5: 'ab', sha256: 'cd' },
        pe: { original_file_name: 'A.EXE', imphash: 'ef' },
      },
    },
    SYSMON,
    {
      Image: 'C:\\a.exe',
      CommandLine: 'a -x',
      ParentImage: 'C:\\b.exe',
      OriginalFileName: 'A.EXE',
      Hashes: 'MD5=AB,SHA256=CD,IMPHASH=EF',
    },
  ],
  [
    'keys with dots',
    {
      'winlog.channel': PROCESS.Channel,
      'winlog.event_id': 1,
      'winlog.event_data.Image': 'C:\\a.exe',
    },
    SYSMON,
    { Image: 'C:\\a.exe' },
  ],
  [
    'winlogbeat 6',
    {
      log_name: PROCESS.Channel,
      event_id: 1,
      source_name: 'Microsoft-Windows-Sysmon',
      event_data: { Image: 'C:\\a.exe' },
    },
    SYSMON,
    { Channel: PROCESS.Channel, EventID: 1, Image: 'C:\\a.exe' },
  ],
  [
    'a reply of Elasticsearch',
    {
      took: 1,
      hits: {
        total: 1,
        hits: [
          {
            _id: 'x',
            _source: {
              winlog: { channel: PROCESS.Channel, event_id: 1, event_data: { Image: 'C:\\a.exe' } },
            },
          },
        ],
      },
    },
    SYSMON,
    { Image: 'C:\\a.exe' },
  ],
  [
    'ECS of Linux',
    {
      ecs: { version: '8.0' },
      event: { category: ['process'], type: ['start'] },
      host: { os: { type: 'linux' } },
      process: { executable: '/usr/bin/id', command_line: 'id' },
    },
    'linux process_creation',
    { Image: '/usr/bin/id', CommandLine: 'id' },
  ],
  [
    'ECS of a file on macOS',
    {
      'ecs.version': '8.0',
      event: { category: ['file'], type: ['creation'] },
      host: { os: { family: 'darwin' } },
      file: { path: '/Users/a/b' },
    },
    'macos file_event',
    { TargetFilename: '/Users/a/b' },
  ],
];

describe('a record of Elastic', () => {
  it.each(ELASTIC)('%s', (_row, record, logsource, fields) => {
    const [row, ...more] = logRows(record);
    expect(more).toEqual([]);
    expect(row?.logsource).toBe(logsource);
    expect(row?.fields).toMatchObject(fields);
  });
});
