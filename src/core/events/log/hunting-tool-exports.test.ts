import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import {
  AUDIT,
  AUDIT_FIELDS,
  AUDIT_MESSAGE,
  IMAGE,
  RULE,
  SYSMON,
  SYSMON_CHANNEL,
  SYSMON_PROCESS,
  TIME,
} from '../testdata/made-process.ts';

const XML = `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="${SYSMON}" Guid="{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"/><EventID>1</EventID><TimeCreated SystemTime="2025-03-04T05:06:07.890Z"/><Channel>${SYSMON_CHANNEL}</Channel><Computer>host</Computer></System><EventData><Data Name="Image">${IMAGE}</Data><Data Name="CommandLine">whoami /all</Data></EventData></Event>`;

const RENDERED = XML.replace(
  '</Event>',
  '<RenderingInfo Culture="en-US"><Message>Process Create: x</Message><Level>Information</Level></RenderingInfo></Event>',
);

const TOOLS: readonly ExportedLog[] = [
  {
    name: 'Velociraptor parse_evtx',
    file: 'made.json',
    content: `${JSON.stringify({
      System: {
        Provider: { Name: SYSMON, Guid: '5770385F' },
        EventID: { Value: 1 },
        Version: 5,
        TimeCreated: { SystemTime: 1741064767.89 },
        EventRecordID: 9,
        Correlation: {},
        Execution: { ProcessID: 2222, ThreadID: 33 },
        Channel: SYSMON_CHANNEL,
        Computer: 'host',
        Security: { UserID: 'S-1-5-18' },
      },
      EventData: { Image: IMAGE, ProcessId: 4321 },
      Message: 'Process Create',
    })}\n`,
    logsource: SYSMON_PROCESS,
    fields: { EventID: 1, ProcessId: 4321, Execution_ProcessID: 2222, Message: 'Process Create' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Velociraptor EvtxHunter',
    content: {
      EventTime: '2025-03-04T05:06:07.89Z',
      Computer: 'host',
      Channel: 'Security',
      Provider: AUDIT,
      EventID: 1102,
      EventRecordID: 9,
      UserSID: null,
      EventData: null,
      UserData: { LogFileCleared: { SubjectUserName: 'person' } },
      Message: 'The audit log was cleared.',
      OSPath: 'C:\\Windows\\System32\\winevt\\Logs\\Security.evtx',
    },
    logsource: 'windows /security',
    fields: { SubjectUserName: 'person', EventID: 1102 },
    time: TIME,
    rule: ['windows//security', 'SubjectUserName: person'],
  },
  {
    name: 'Velociraptor with the rules of Hayabusa',
    content: {
      Timestamp: '2025-03-04T05:06:07.89Z',
      Computer: 'host',
      Channel: 'Sysmon',
      EID: 1,
      Level: 'high',
      Title: 'Made',
      RecordID: 9,
      Details: 'Cmdline: whoami',
      _Event: {
        System: { Provider: { Name: SYSMON }, EventID: { Value: 1 }, Channel: SYSMON_CHANNEL },
        EventData: { Image: IMAGE },
      },
    },
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'EvtxECmd',
    file: 'made.json',
    content: `${JSON.stringify({
      PayloadData1: 'ProcessID: 4321',
      MapDescription: 'Process creation',
      ChunkNumber: 0,
      Computer: 'host',
      Payload: JSON.stringify({
        EventData: {
          Data: [
            { '@Name': 'ProcessId', '#text': '4321' },
            { '@Name': 'Image', '#text': IMAGE },
            { '@Name': 'CommandLine', '#text': 'whoami' },
          ],
        },
      }),
      UserId: 'S-1-5-18',
      Channel: SYSMON_CHANNEL,
      Provider: SYSMON,
      EventId: 1,
      EventRecordId: '9',
      ProcessId: 2222,
      ThreadId: 33,
      Level: 'Info',
      SourceFile: 'C:\\made.evtx',
      HiddenRecord: false,
      TimeCreated: '2025-03-04T05:06:07.8900000+00:00',
      RecordNumber: 9,
    })}\n`,
    logsource: SYSMON_PROCESS,
    fields: {
      EventID: 1,
      ProcessId: '4321',
      Execution_ProcessID: 2222,
      Execution_ThreadID: 33,
      Security_UserID: 'S-1-5-18',
      CommandLine: 'whoami',
    },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'EvtxECmd of one text without a name',
    content: {
      Payload:
        '{"EventData":{"Data":"Available, None, HostApplication=powershell -enc x","Binary":""}}',
      Channel: 'Windows PowerShell',
      Provider: 'PowerShell',
      EventId: 400,
      TimeCreated: '2025-03-04T05:06:07.8900000+00:00',
    },
    logsource: 'windows ps_classic_start /powershell-classic',
    rule: ['windows/ps_classic_start', "Data|contains: 'HostApplication=powershell'"],
  },
  {
    name: 'Chainsaw search',
    content: [
      {
        Event: {
          System: {
            Provider_attributes: { Name: SYSMON },
            EventID: 1,
            Channel: SYSMON_CHANNEL,
            TimeCreated_attributes: { SystemTime: '2025-03-04T05:06:07.890000Z' },
          },
          EventData: { Image: IMAGE },
        },
        Event_attributes: { xmlns: 'x' },
      },
    ],
    logsource: SYSMON_PROCESS,
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Chainsaw, several events of one detection',
    content: {
      group: 'Sigma',
      kind: 'aggregate',
      name: 'made',
      documents: [1, 2].map((id) => ({
        kind: 'evtx',
        path: 'made.evtx',
        data: {
          Event: {
            System: {
              Provider: { '#attributes': { Name: SYSMON } },
              EventID: id,
              Channel: SYSMON_CHANNEL,
            },
            EventData: { Image: IMAGE },
          },
        },
      })),
    },
    logsource: SYSMON_PROCESS,
    nEvents: 2,
    rule: RULE,
  },
  {
    name: 'Zircolite detections',
    content: [
      {
        title: 'Made',
        id: 'x',
        rule_level: 'high',
        tags: [],
        count: 2,
        matches: [
          {
            row_id: 1,
            Image: IMAGE,
            EventID: 1,
            Channel: SYSMON_CHANNEL,
            SystemTime: '2025-03-04T05:06:07.890Z',
          },
          { row_id: 2, Image: IMAGE, EventID: 1, Channel: SYSMON_CHANNEL },
        ],
      },
    ],
    logsource: SYSMON_PROCESS,
    time: TIME,
    nEvents: 2,
    rule: [...RULE, '2'],
  },
  {
    name: 'Hayabusa of Defender',
    content: {
      Timestamp: '2025-03-04 05:06:07.890 +00:00',
      RuleTitle: 'Defender Alert',
      Level: 'high',
      Computer: 'host',
      Channel: 'Defender',
      EventID: 1116,
      RecordID: 9,
      Details: {
        Threat: 'Made:Win32/X',
        Severity: 'Severe',
        Path: 'file:_C:\\made.exe',
        Proc: 'C:\\b.exe',
      },
    },
    logsource: 'windows antivirus /windefend',
    fields: {
      ThreatName: 'Made:Win32/X',
      Signature: 'Made:Win32/X',
      Filename: 'file:_C:\\made.exe',
    },
    time: TIME,
    rule: ['/antivirus', 'Signature|contains: Win32'],
  },
  {
    name: 'wevtutil without a root element, in lines',
    file: 'made.xml',
    content: `${XML}\r\n${XML}\r\n`,
    logsource: SYSMON_PROCESS,
    time: TIME,
    nEvents: 2,
    rule: [...RULE, '2'],
  },
  {
    name: 'wevtutil with a root element and the message',
    file: 'made.xml',
    content: `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>${RENDERED}</Events>`,
    logsource: SYSMON_PROCESS,
    fields: { Message: 'Process Create: x' },
    time: TIME,
    rule: RULE,
  },
];

const SPLUNK: readonly ExportedLog[] = [
  {
    name: 'Splunk with XML',
    content: `${JSON.stringify({ preview: false, offset: 0, result: { _time: '2025-03-04 05:06:07.890 UTC', host: 'host', source: `XmlWinEventLog:${SYSMON_CHANNEL}`, sourcetype: 'XmlWinEventLog', _raw: XML } })}\n`,
    logsource: SYSMON_PROCESS,
    fields: { CommandLine: 'whoami /all', Computer: 'host', sourcetype: 'XmlWinEventLog' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Splunk with the lines of WinEventLog',
    content: `${JSON.stringify({
      preview: false,
      lastrow: true,
      result: {
        _time: '2025-03-04T05:06:07.890+00:00',
        source: 'WinEventLog:Security',
        sourcetype: 'WinEventLog',
        _raw: `03/04/2025 05:06:07 AM\nLogName=Security\nEventCode=4688\nEventType=0\nComputerName=host.made\nSourceName=${AUDIT}\nType=Information\nRecordNumber=9\nKeywords=Audit Success\nTaskCategory=Process Creation\nOpCode=Info\nMessage=${AUDIT_MESSAGE}`,
      },
    })}\n`,
    logsource: 'windows process_creation /security',
    fields: { ...AUDIT_FIELDS, Computer: 'host.made', EventID: '4688', Channel: 'Security' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Splunk with the field names of its add-on',
    content: {
      results: [
        {
          _time: '2025-03-04T05:06:07.890+00:00',
          LogName: 'Security',
          EventCode: '4688',
          SourceName: AUDIT,
          ComputerName: 'host.made',
          New_Process_Name: IMAGE,
          Creator_Process_Name: 'C:\\Windows\\explorer.exe',
          Process_Command_Line: 'whoami /all',
          Account_Name: ['person', '-'],
          Account_Domain: ['MADE', '-'],
        },
      ],
    },
    logsource: 'windows process_creation /security',
    fields: {
      Image: IMAGE,
      ParentImage: 'C:\\Windows\\explorer.exe',
      CommandLine: 'whoami /all',
      SubjectUserName: 'person',
      TargetUserName: '-',
    },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Splunk with the fields that it found in the XML of Sysmon, all texts',
    content: {
      preview: false,
      result: {
        EventCode: '1',
        EventID: '1',
        Channel: SYSMON_CHANNEL,
        source: `XmlWinEventLog:${SYSMON_CHANNEL}`,
        Image: IMAGE,
        CommandLine: 'whoami',
        dest: 'host',
      },
    },
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'Splunk with JSON in the raw text',
    content: `${JSON.stringify({ preview: false, result: { sourcetype: 'aws:cloudtrail', _raw: '{"eventTime":"2025-03-04T05:06:07Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"x","userIdentity":{"type":"Root"}}' } })}\n`,
    logsource: 'aws /cloudtrail',
    time: '2025-03-04T05:06:07.000Z',
    rule: ['aws//cloudtrail', 'eventName: CreateUser\nuserIdentity.type: Root'],
  },
  {
    name: "Splunk's HTTP event collector",
    content: `${JSON.stringify({ time: 1741064767.89, host: 'host', source: 'x', sourcetype: 'XmlWinEventLog', event: XML })}\n`,
    logsource: SYSMON_PROCESS,
    time: TIME,
    rule: RULE,
  },
];

describeExports('events out of tools for hunting', TOOLS);
describeExports('events out of Splunk', SPLUNK);
