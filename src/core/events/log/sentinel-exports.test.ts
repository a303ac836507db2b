import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import {
  AUDIT,
  IMAGE,
  RULE,
  SYSMON,
  SYSMON_CHANNEL,
  SYSMON_PROCESS,
  TIME,
} from '../testdata/made-process.ts';

const GENERATED = '2025-03-04T05:06:07.89Z';

const SENTINEL: readonly ExportedLog[] = [
  {
    name: 'SecurityEvent',
    content: {
      TenantId: 'x',
      TimeGenerated: GENERATED,
      SourceSystem: 'OpsManager',
      Account: 'MADE\\person',
      Computer: 'host.made',
      EventSourceName: AUDIT,
      Channel: 'Security',
      EventID: 4688,
      Activity: '4688 - A new process has been created.',
      CommandLine: 'whoami /all',
      NewProcessName: IMAGE,
      ParentProcessName: 'C:\\Windows\\explorer.exe',
      Process: 'whoami.exe',
      SubjectUserName: 'person',
      EventData: '',
      Type: 'SecurityEvent',
    },
    logsource: 'windows process_creation /security',
    fields: { Image: IMAGE, ParentImage: 'C:\\Windows\\explorer.exe', Provider_Name: AUDIT },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Event with the data as XML',
    content: {
      TimeGenerated: GENERATED,
      Source: SYSMON,
      EventLog: SYSMON_CHANNEL,
      Computer: 'host',
      EventLevelName: 'Information',
      EventID: 1,
      RenderedDescription: 'Process Create',
      UserName: 'NT AUTHORITY\\SYSTEM',
      ParameterXml: `<Param>-</Param><Param>${IMAGE}</Param>`,
      EventData: `<DataItem type="System.XmlData" time="2025-03-04T05:06:07.8900000-00:00"><EventData xmlns="x"><Data Name="Image">${IMAGE}</Data><Data Name="CommandLine">whoami</Data></EventData></DataItem>`,
      Type: 'Event',
    },
    logsource: SYSMON_PROCESS,
    fields: {
      Channel: SYSMON_CHANNEL,
      Provider_Name: SYSMON,
      Image: IMAGE,
      Message: 'Process Create',
    },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'WindowsEvent with the data as JSON in a text',
    content: [
      {
        TimeGenerated: GENERATED,
        Provider: SYSMON,
        Channel: SYSMON_CHANNEL,
        Computer: 'host',
        EventID: '1',
        EventData: JSON.stringify({ Image: IMAGE, CommandLine: 'whoami' }),
        SystemProcessId: '2222',
        TableName: 'PrimaryResult',
      },
    ],
    logsource: SYSMON_PROCESS,
    fields: { Image: IMAGE, CommandLine: 'whoami', Execution_ProcessID: '2222' },
    time: TIME,
    rule: RULE,
  },
  {
    name: "Log Analytics' reply: names and rows apart",
    content: {
      tables: [
        {
          name: 'PrimaryResult',
          columns: ['TimeGenerated', 'EventID', 'Channel', 'NewProcessName'].map((name) => ({
            name,
            type: 'string',
          })),
          rows: [
            [GENERATED, 4688, 'Security', IMAGE],
            [GENERATED, 4688, 'Security', 'C:\\other.exe'],
          ],
        },
      ],
    },
    logsource: 'windows process_creation /security',
    fields: { Image: IMAGE },
    time: TIME,
    nEvents: 2,
    rule: RULE,
  },
];

const INITIATING = {
  InitiatingProcessFolderPath: 'c:\\windows\\explorer.exe',
  InitiatingProcessFileName: 'explorer.exe',
  InitiatingProcessCommandLine: 'explorer.exe /x',
  InitiatingProcessId: 99,
  InitiatingProcessAccountName: 'person',
  InitiatingProcessAccountDomain: 'made',
};

const DEVICE_PROCESS = {
  Timestamp: GENERATED,
  DeviceId: 'x',
  DeviceName: 'host.made',
  ActionType: 'ProcessCreated',
  FileName: 'whoami.exe',
  FolderPath: IMAGE,
  SHA1: 'a',
  SHA256: 'b',
  MD5: 'c',
  ProcessVersionInfoOriginalFileName: 'whoami.exe',
  ProcessId: 4321,
  ProcessCommandLine: 'whoami /all',
  ProcessIntegrityLevel: 'High',
  AccountDomain: 'made',
  AccountName: 'person',
  ...INITIATING,
  ReportId: 1,
};

const DEFENDER: readonly ExportedLog[] = [
  {
    name: 'DeviceProcessEvents',
    content: [DEVICE_PROCESS],
    logsource: 'windows process_creation',
    fields: {
      Image: IMAGE,
      CommandLine: 'whoami /all',
      OriginalFileName: 'whoami.exe',
      ParentImage: 'c:\\windows\\explorer.exe',
      ParentCommandLine: 'explorer.exe /x',
      ParentProcessId: 99,
      User: 'made\\person',
      IntegrityLevel: 'High',
      Hashes: 'MD5=C,SHA1=A,SHA256=B',
      Computer: 'host.made',
      DeviceName: 'host.made',
    },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'the reply of the API',
    content: {
      Stats: {},
      Schema: [{ Name: 'Timestamp', Type: 'DateTime' }],
      Results: [DEVICE_PROCESS, DEVICE_PROCESS],
    },
    logsource: 'windows process_creation',
    nEvents: 2,
    rule: [...RULE, '2'],
  },
  {
    name: 'the reply of Microsoft Graph',
    content: { schema: [{ name: 'Timestamp', type: 'DateTime' }], results: [DEVICE_PROCESS] },
    logsource: 'windows process_creation',
    rule: RULE,
  },
  {
    name: 'streamed to storage',
    content: `${JSON.stringify({
      time: '2025-03-04T05:07:00.0000000Z',
      tenantId: 'x',
      operationName: 'Publish',
      category: 'AdvancedHunting-DeviceProcessEvents',
      properties: DEVICE_PROCESS,
    })}\n`,
    logsource: 'windows process_creation',
    time: TIME,
    rule: RULE,
  },
  {
    name: 'DeviceProcessEvents of Linux',
    content: [{ ...DEVICE_PROCESS, FolderPath: '/usr/bin/whoami', FileName: 'whoami' }],
    logsource: 'linux process_creation',
    rule: ['linux/process_creation', 'Image|endswith: /whoami'],
  },
  {
    name: 'DeviceFileEvents',
    content: [
      {
        Timestamp: GENERATED,
        DeviceName: 'host',
        ActionType: 'FileCreated',
        FileName: 'made.hta',
        FolderPath: 'C:\\Users\\made.hta',
        ...INITIATING,
      },
    ],
    logsource: 'windows file_event',
    fields: { TargetFilename: 'C:\\Users\\made.hta', Image: 'c:\\windows\\explorer.exe' },
    rule: ['windows/file_event', "TargetFilename|endswith: '.hta'\nImage|endswith: explorer.exe"],
  },
  {
    name: 'DeviceRegistryEvents',
    content: [
      {
        Timestamp: GENERATED,
        DeviceName: 'host',
        ActionType: 'RegistryValueSet',
        RegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
        RegistryValueName: 'made',
        RegistryValueType: 'String',
        RegistryValueData: 'C:\\made.exe',
        ...INITIATING,
      },
    ],
    logsource: 'windows registry_event registry_set',
    fields: {
      TargetObject: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\made',
      Details: 'C:\\made.exe',
      EventType: 'SetValue',
    },
    rule: [
      'windows/registry_set',
      "TargetObject|contains: '\\CurrentVersion\\Run\\'\nDetails|endswith: '.exe'",
    ],
  },
  {
    name: 'DeviceNetworkEvents',
    content: [
      {
        Timestamp: GENERATED,
        DeviceName: 'host',
        ActionType: 'ConnectionSuccess',
        RemoteIP: '192.0.2.1',
        RemotePort: 4444,
        RemoteUrl: 'a.example',
        LocalIP: '10.0.0.1',
        LocalPort: 50_000,
        Protocol: 'Tcp',
        ...INITIATING,
      },
    ],
    logsource: 'windows network_connection',
    fields: { DestinationHostname: 'a.example', SourceIp: '10.0.0.1', Initiated: 'true' },
    rule: [
      'windows/network_connection',
      'DestinationIp: 192.0.2.1\nDestinationPort: 4444\nInitiated: "true"',
    ],
  },
  {
    name: 'DeviceImageLoadEvents',
    content: [
      {
        Timestamp: GENERATED,
        DeviceName: 'host',
        ActionType: 'ImageLoaded',
        FileName: 'made.dll',
        FolderPath: 'C:\\made.dll',
        ...INITIATING,
      },
    ],
    logsource: 'windows image_load',
    fields: { ImageLoaded: 'C:\\made.dll', Image: 'c:\\windows\\explorer.exe' },
    rule: ['windows/image_load', "ImageLoaded|endswith: '\\made.dll'"],
  },
  {
    name: 'DeviceEvents of an antivirus',
    content: [
      {
        Timestamp: GENERATED,
        DeviceName: 'host',
        ActionType: 'AntivirusDetection',
        FileName: 'made.exe',
        FolderPath: 'C:\\made.exe',
        AdditionalFields: '{"ThreatName":"Made:Win32/X","WasRemediated":true}',
        ...INITIATING,
      },
    ],
    logsource: 'windows antivirus',
    fields: { Signature: 'Made:Win32/X', Filename: 'C:\\made.exe' },
    rule: ['/antivirus', 'Signature|contains: Win32'],
  },
];

describeExports('events out of Sentinel', SENTINEL);
describeExports('events out of Microsoft Defender', DEFENDER);
