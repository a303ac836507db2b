import { describeRecords, PROCESS, PROCESS_LOGSOURCE } from '../testdata/record-rows.ts';

describeRecords('nested', [
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
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
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
]);
