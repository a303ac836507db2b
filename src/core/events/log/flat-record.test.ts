import { describeRecords, PROCESS, PROCESS_LOGSOURCE } from '../testdata/record-rows.ts';

describeRecords('flat', [
  [
    'Mordor',
    { ...PROCESS, SourceName: 'Microsoft-Windows-Sysmon', Hostname: 'host', Image: 'C:\\a.exe' },
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
    { Image: 'C:\\a.exe' },
  ],
  [
    'only an EventID, with the fields of Sysmon',
    { EventID: 1, Image: 'C:\\a.exe', CommandLine: 'a -x' },
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
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
    PROCESS_LOGSOURCE,
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
]);
