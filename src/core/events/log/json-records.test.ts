import { describe, expect, it } from 'vitest';
import { logRows, readLog } from '../testdata/log-rows.ts';

const PROCESS = { EventID: 1, Channel: 'Microsoft-Windows-Sysmon/Operational' };
const SYSMON = 'windows process_creation /sysmon';

/** One record, its logsource, and fields that it has. */
type Row = readonly [name: string, record: unknown, logsource: string, fields: object];

const NESTED: readonly Row[] = [
  [
    'evtx_dump and chainsaw: attributes in an object',
    {
      Event: {
        '#attributes': { xmlns: 'x' },
        System: {
          Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon', Guid: 'G' } },
          EventID: 1,
          TimeCreated: { '#attributes': { SystemTime: '2025-11-27T07:40:10.165324Z' } },
          Correlation: null,
          Execution: { '#attributes': { ProcessID: 3544, ThreadID: 4 } },
          Channel: PROCESS.Channel,
          Computer: 'host',
          Security: { '#attributes': { UserID: 'S-1-5-18' } },
        },
        EventData: { Image: 'C:\\a.exe', ProcessId: 4460, 'Some Name': 'x', Nothing: null },
      },
    },
    SYSMON,
    {
      EventID: 1,
      Provider_Name: 'Microsoft-Windows-Sysmon',
      Provider_Guid: 'G',
      TimeCreated_SystemTime: '2025-11-27T07:40:10.165324Z',
      Execution_ProcessID: 3544,
      Security_UserID: 'S-1-5-18',
      Computer: 'host',
      Channel: PROCESS.Channel,
      Image: 'C:\\a.exe',
      ProcessId: 4460,
      SomeName: 'x',
      Nothing: null,
    },
  ],
  [
    'xmltodict: attributes with a sign, data as a list of names',
    {
      Event: {
        '@xmlns': 'x',
        System: {
          Provider: { '@Name': 'Microsoft-Windows-Sysmon' },
          EventID: { '@Qualifiers': '0', '#text': '1' },
          Channel: PROCESS.Channel,
        },
        EventData: {
          Data: [{ '@Name': 'Image', '#text': 'C:\\a.exe' }, { '@Name': 'Empty Name' }],
        },
      },
    },
    SYSMON,
    {
      EventID: '1',
      EventID_Qualifiers: '0',
      Provider_Name: 'Microsoft-Windows-Sysmon',
      Image: 'C:\\a.exe',
      EmptyName: '',
    },
  ],
  [
    'attributes beside the element',
    {
      Event: {
        System: {
          Provider_attributes: { Name: 'Microsoft-Windows-Sysmon' },
          EventID: 1,
          Channel: PROCESS.Channel,
        },
        EventData: { Image: 'C:\\a.exe' },
      },
    },
    SYSMON,
    { Provider_Name: 'Microsoft-Windows-Sysmon', Image: 'C:\\a.exe' },
  ],
  [
    'attributes as plain members, without an Event around',
    {
      System: {
        Provider: { Name: 'Microsoft-Windows-Sysmon' },
        EventID: { Value: 1 },
        Channel: PROCESS.Channel,
      },
      EventData: { Image: 'C:\\a.exe' },
    },
    SYSMON,
    { Provider_Name: 'Microsoft-Windows-Sysmon', EventID: 1, Image: 'C:\\a.exe' },
  ],
  [
    'data without names',
    {
      Event: {
        System: { EventID: 400, Channel: 'Windows PowerShell' },
        EventData: { Data: { '#text': ['Available', 'None', 'HostName=x'] }, Binary: null },
      },
    },
    'windows ps_classic_start /powershell-classic',
    { Data: ['Available', 'None', 'HostName=x'] },
  ],
  [
    'data without names as texts, and as one text',
    {
      Event: {
        System: { EventID: 800, Channel: 'Windows PowerShell' },
        EventData: { Data: ['a', 'b'] },
      },
    },
    'windows ps_classic_script /powershell-classic',
    { Data: ['a', 'b'] },
  ],
  [
    'data of a user of the log',
    {
      Event: {
        System: { EventID: 1102, Channel: 'Security' },
        UserData: { LogFileCleared: { '#attributes': { xmlns: 'x' }, SubjectUserName: 'made' } },
      },
    },
    'windows /security',
    { SubjectUserName: 'made' },
  ],
  [
    'data with the names of the head',
    {
      Event: {
        System: { EventID: 1, Channel: PROCESS.Channel, Version: 5 },
        EventData: { Channel: 'other', Version: '15.0' },
      },
    },
    SYSMON,
    { Channel: PROCESS.Channel, Version: '15.0' },
  ],
  [
    'a chainsaw detection',
    {
      group: 'Sigma',
      kind: 'individual',
      name: 'Made',
      document: {
        kind: 'evtx',
        data: {
          Event: {
            System: { EventID: 1, Channel: PROCESS.Channel },
            EventData: { Image: 'C:\\a.exe' },
          },
        },
      },
    },
    SYSMON,
    { Image: 'C:\\a.exe' },
  ],
  [
    'Sysmon for Linux as XML in syslog',
    {
      Computer: 'outer',
      Facility: 'user',
      SyslogMessage:
        '<Event><System><Provider Name="Linux-Sysmon"/><EventID>1</EventID><Channel>Linux-Sysmon/Operational</Channel><Computer>inner</Computer></System><EventData><Data Name="Image">/usr/bin/id</Data><Data Name="CommandLine">id &lt;x&gt; &amp;</Data></EventData></Event>',
    },
    'linux process_creation /sysmon',
    { Image: '/usr/bin/id', CommandLine: 'id <x> &', Computer: 'inner', Facility: 'user' },
  ],
];

const FLAT: readonly Row[] = [
  [
    'Mordor',
    { ...PROCESS, SourceName: 'Microsoft-Windows-Sysmon', Hostname: 'host', Image: 'C:\\a.exe' },
    SYSMON,
    {
      Provider_Name: 'Microsoft-Windows-Sysmon',
      Computer: 'host',
      Hostname: 'host',
      Image: 'C:\\a.exe',
    },
  ],
  [
    'a registry event, whose Details are its own',
    {
      EventID: 13,
      Channel: PROCESS.Channel,
      EventType: 'SetValue',
      Details: 'x',
      TargetObject: 'HKLM\\a',
    },
    'windows registry_event registry_set /sysmon',
    { Details: 'x' },
  ],
  [
    'an audited process',
    {
      EventID: '4688',
      Channel: 'Security',
      NewProcessName: 'C:\\a.exe',
      ParentProcessName: 'C:\\b.exe',
      CommandLine: 'a',
    },
    'windows process_creation /security',
    { Image: 'C:\\a.exe', ParentImage: 'C:\\b.exe', CommandLine: 'a', NewProcessName: 'C:\\a.exe' },
  ],
  [
    'only a provider',
    { EventID: 1, SourceName: 'Microsoft-Windows-Sysmon', Image: 'C:\\a.exe' },
    SYSMON,
    { Image: 'C:\\a.exe' },
  ],
  [
    'only an EventID, with the fields of Sysmon',
    { EventID: 1, Image: 'C:\\a.exe', CommandLine: 'a -x' },
    SYSMON,
    { Image: 'C:\\a.exe' },
  ],
  [
    'only an EventID, of Sysmon for Linux',
    { EventID: '1', Image: '/usr/bin/id', CommandLine: 'id' },
    'linux process_creation /sysmon',
    { CommandLine: 'id' },
  ],
  [
    'only an EventID of an audited process',
    { EventID: 4688, NewProcessName: 'C:\\a.exe', CommandLine: 'a' },
    'windows process_creation /security',
    { Image: 'C:\\a.exe' },
  ],
  ['only an EventID that tells nothing', { EventID: 1, F: 'x' }, '? ?', { EventID: 1, F: 'x' }],
  [
    'a provider of several channels',
    { EventID: 1, SourceName: 'Something-Else' },
    'windows ?',
    { Provider_Name: 'Something-Else' },
  ],
  [
    'EvtxECmd: the data as JSON in a text',
    {
      EventId: 1,
      Channel: PROCESS.Channel,
      Provider: 'Microsoft-Windows-Sysmon',
      Payload: '{"EventData":{"Data":[{"@Name":"Image","#text":"C:\\\\a.exe"}]}}',
    },
    SYSMON,
    { EventID: 1, Image: 'C:\\a.exe' },
  ],
  [
    'a field Payload that is no JSON',
    {
      EventID: 4103,
      Channel: 'Microsoft-Windows-PowerShell/Operational',
      Payload: 'CommandInvocation(x)',
    },
    'windows ps_module /powershell',
    { Payload: 'CommandInvocation(x)' },
  ],
  [
    'Sentinel: the data as XML in a text',
    {
      EventID: 1,
      EventLog: 'Microsoft-Windows-Sysmon/Operational',
      Source: 'Microsoft-Windows-Sysmon',
      ProviderName: 'Microsoft-Windows-Sysmon',
      EventData:
        '<DataItem type="System.XmlData"><EventData xmlns="x"><Data Name="Image">C:\\a.exe</Data></EventData></DataItem>',
    },
    SYSMON,
    { Image: 'C:\\a.exe' },
  ],
  [
    'Get-WinEvent',
    {
      Id: 7045,
      LogName: 'System',
      ProviderName: 'Service Control Manager',
      MachineName: 'host',
      Message: 'm',
    },
    'windows /system',
    {
      EventID: 7045,
      Channel: 'System',
      Provider_Name: 'Service Control Manager',
      Computer: 'host',
    },
  ],
  [
    'hayabusa with all fields',
    {
      Timestamp: '2022-08-18 09:01:28.332 +00:00',
      RuleTitle: 'Made',
      Channel: 'Sysmon',
      EventID: 1,
      AllFieldInfo: { Image: 'C:\\a.exe', CommandLine: 'a' },
    },
    SYSMON,
    { Channel: PROCESS.Channel, Image: 'C:\\a.exe', CommandLine: 'a' },
  ],
  [
    'hayabusa with abbreviations',
    {
      RuleTitle: 'Made',
      Channel: 'Sysmon',
      EventID: 1,
      Details: { Cmdline: 'a -x', Proc: 'C:\\a.exe' },
      ExtraFieldInfo: { Company: 'Made' },
    },
    SYSMON,
    { CommandLine: 'a -x', Image: 'C:\\a.exe', Company: 'Made' },
  ],
  [
    'hayabusa with its fields in one text',
    {
      RuleTitle: 'Made',
      Channel: 'Sysmon',
      EventID: 1,
      Details: 'Cmdline: a -x ¦ Proc: C:\\a.exe',
    },
    SYSMON,
    { CommandLine: 'a -x', Image: 'C:\\a.exe' },
  ],
];

const OTHERS: readonly Row[] = [
  [
    'Wazuh',
    {
      rule: { id: '1' },
      data: {
        win: {
          system: {
            providerName: 'Microsoft-Windows-Sysmon',
            eventID: '1',
            channel: PROCESS.Channel,
            computer: 'host',
            systemTime: '2022-08-18T09:01:28.332Z',
          },
          eventdata: { image: 'C:\\a.exe', commandLine: 'a -x', parentImage: 'C:\\b.exe' },
        },
      },
    },
    SYSMON,
    {
      Provider_Name: 'Microsoft-Windows-Sysmon',
      EventID: '1',
      Computer: 'host',
      Image: 'C:\\a.exe',
      CommandLine: 'a -x',
      ParentImage: 'C:\\b.exe',
    },
  ],
  [
    'the journal of systemd',
    { MESSAGE: 'Failed password', _HOSTNAME: 'h', SYSLOG_IDENTIFIER: 'sshd' },
    'linux /syslog /sshd /auth',
    { MESSAGE: 'Failed password' },
  ],
  [
    'CloudTrail in its wrapper',
    {
      Records: [
        {
          eventSource: 's3.amazonaws.com',
          eventName: 'Get',
          awsRegion: 'x',
          userIdentity: { type: 'Root' },
        },
      ],
    },
    'aws /cloudtrail',
    { eventName: 'Get', userIdentity: new Map([['type', 'Root']]) },
  ],
  [
    'Zeek',
    { _path: 'dns', uid: 'C1', query: 'a.example', 'id.resp_p': 53 },
    'zeek dns /dns',
    { query: 'a.example', 'id.resp_p': 53 },
  ],
  [
    'Splunk',
    { preview: false, result: { _raw: 'x', source: 'y' } },
    '? ?',
    { _raw: 'x', source: 'y' },
  ],
  [
    'Splunk with the XML of the event',
    {
      result: {
        _raw: '<Event><System><EventID>1</EventID><Channel>Security</Channel></System></Event>',
      },
    },
    'windows /security',
    { EventID: '1' },
  ],
  [
    'a record of its own',
    { type: 'x', event: { a: 1 }, n: 1 },
    '? ?',
    { type: 'x', event: new Map([['a', 1]]) },
  ],
  [
    'a line of auditd in a record',
    { message: 'type=EXECVE msg=audit(1604994496.155:92733): argc=2 a0="arp" a1="-a"', host: 'h' },
    'linux /auditd',
    { type: 'EXECVE', a0: 'arp', host: 'h' },
  ],
];

describe.each([
  ['nested', NESTED],
  ['flat', FLAT],
  ['other', OTHERS],
])('a %s record', (_name, rows) => {
  it.each(rows)('%s', (_row, record, logsource, fields) => {
    const [row, ...more] = logRows(record);
    expect(more).toEqual([]);
    expect(row?.logsource).toBe(logsource);
    expect(row?.fields).toMatchObject(fields);
  });
});

it('skips the actions of a bulk file', () => {
  const rows = logRows(`{"index":{"_id":"1"}}\n${JSON.stringify(PROCESS)}\n{"create":{}}\n`);
  expect(rows).toHaveLength(1);
});

it('reads the values of a match context with what they lost', () => {
  const { events } = readLog({
    rule: 'x',
    values: { EventID: '4104', ScriptBlockText: 'x'.repeat(512) },
  });
  expect(events).toHaveLength(1);
  expect(events[0]?.event.missing.kind).toBe('not-recorded');
  expect(events[0]?.event.losses.get('ScriptBlockText')).toEqual({ kind: 'truncated' });
});

it('says of a whole record that what it does not have was not there', () => {
  expect(readLog(PROCESS).events[0]?.event.missing).toEqual({ kind: 'absent' });
});

it('says of a shortened record that it may have had more', () => {
  const { events } = readLog({
    RuleTitle: 'x',
    Channel: 'Sysmon',
    EventID: 1,
    Details: { Proc: 'C:\\a' },
  });
  expect(events[0]?.event.missing).toEqual({ kind: 'not-recorded' });
});

describe('values', () => {
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
