import { describeExports, type ExportedLog } from '../testdata/exported-log.ts';
import {
  AUDIT,
  AUDIT_FIELDS,
  AUDIT_INSERTS,
  AUDIT_MESSAGE,
  IMAGE,
  RULE,
  SYSMON,
  SYSMON_CHANNEL,
  SYSMON_INSERTS,
  SYSMON_MESSAGE,
  SYSMON_PROCESS,
  TIME,
} from '../testdata/made-process.ts';

const FORWARDERS: readonly ExportedLog[] = [
  {
    name: 'NXLog: everything at one level',
    content: {
      EventTime: '2025-03-04 05:06:07',
      Hostname: 'host.made',
      Keywords: -9223372036854775808,
      EventType: 'INFO',
      SeverityValue: 2,
      EventID: 1,
      SourceName: SYSMON,
      ProviderGuid: '{5770385F-C22A-43E0-BF4C-06F5698FFBD9}',
      RecordNumber: 9,
      ExecutionProcessID: 2222,
      Channel: SYSMON_CHANNEL,
      Message: SYSMON_MESSAGE,
      Image: IMAGE,
      CommandLine: 'whoami /all',
      ProcessId: '4321',
    },
    logsource: SYSMON_PROCESS,
    fields: {
      Provider_Name: SYSMON,
      Computer: 'host.made',
      Execution_ProcessID: 2222,
      ProcessId: '4321',
      CommandLine: 'whoami /all',
    },
    time: '2025-03-04T05:06:07.000Z',
    rule: RULE,
  },
  {
    name: 'NXLog with the message only, behind the head of syslog',
    file: 'made.log',
    content: `<14>Mar  4 05:06:07 host.made ${JSON.stringify({ EventID: 4688, SourceName: AUDIT, Channel: 'Security', Message: AUDIT_MESSAGE })}\n`,
    logsource: 'windows process_creation /security',
    fields: AUDIT_FIELDS,
    rule: RULE,
  },
  {
    name: 'Fluent Bit winevtlog',
    content: {
      ProviderName: SYSMON,
      ProviderGuid: '{5770385F-C22A-43E0-BF4C-06F5698FFBD9}',
      Qualifiers: '',
      EventID: 1,
      Version: 5,
      Level: 4,
      Task: 1,
      Opcode: 0,
      Keywords: '0x8000000000000000',
      TimeCreated: '2025-03-04 05:06:07 +0000',
      EventRecordID: 9,
      ActivityID: '',
      ProcessID: 2222,
      ThreadID: 33,
      Channel: SYSMON_CHANNEL,
      Computer: 'host',
      UserID: 'NT AUTHORITY\\SYSTEM',
      Message: SYSMON_MESSAGE,
      StringInserts: SYSMON_INSERTS,
    },
    logsource: SYSMON_PROCESS,
    fields: { Image: IMAGE, ProcessId: '4321', Execution_ProcessID: 2222 },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Fluentd windows_eventlog2 with the texts by position',
    content: {
      ProviderName: AUDIT,
      ProviderGUID: '{54849625-5478-4994-A5BA-3E3B0328C30D}',
      EventID: '4688',
      Level: '0',
      TimeCreated: '2025/03/04 05:06:07.890000000',
      EventRecordID: '9',
      ProcessID: '4',
      ThreadID: '33',
      Channel: 'Security',
      Computer: 'host',
      Description: AUDIT_MESSAGE,
      EventData: AUDIT_INSERTS,
    },
    logsource: 'windows process_creation /security',
    fields: { ...AUDIT_FIELDS, SubjectLogonId: '0x3e7' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Fluentd windows_eventlog',
    content: {
      channel: 'security',
      record_number: '9',
      time_generated: '2025-03-04 05:06:07 +0000',
      event_id: '4688',
      event_type: 'audit_success',
      source_name: AUDIT,
      computer_name: 'host',
      description: AUDIT_MESSAGE,
      string_inserts: AUDIT_INSERTS,
    },
    logsource: 'windows process_creation /security',
    fields: { Image: IMAGE, Computer: 'host' },
    rule: RULE,
  },
  {
    name: 'Fluentd with the parts of the description',
    content: {
      channel: 'security',
      event_id: '4688',
      source_name: AUDIT,
      description_title: 'A new process has been created.',
      'subject.account_name': 'person',
      'process_information.new_process_name': IMAGE,
      'process_information.process_command_line': 'whoami /all',
    },
    logsource: 'windows process_creation /security',
    fields: { Image: IMAGE, CommandLine: 'whoami /all', SubjectUserName: 'person' },
    rule: RULE,
  },
  {
    name: 'Vector windows_event_log',
    content: {
      timestamp: '2025-03-04T05:06:07.890Z',
      message: SYSMON_MESSAGE,
      host: 'host',
      event_id: 1,
      record_id: 9,
      level: 'Information',
      channel: SYSMON_CHANNEL,
      provider_name: SYSMON,
      computer: 'host',
      process_id: 2222,
      thread_id: 33,
      string_inserts: SYSMON_INSERTS,
      event_data: { Image: IMAGE, ProcessId: '4321' },
    },
    logsource: SYSMON_PROCESS,
    fields: {
      Channel: SYSMON_CHANNEL,
      Provider_Name: SYSMON,
      Computer: 'host',
      EventRecordID: 9,
      Execution_ProcessID: 2222,
      Image: IMAGE,
      ProcessId: '4321',
    },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Wazuh archives of Security 4688',
    content: {
      timestamp: '2025-03-04T05:06:07.890+0000',
      agent: { id: '001', name: 'host' },
      manager: { name: 'made' },
      decoder: { name: 'windows_eventchannel' },
      data: {
        win: {
          system: {
            providerName: AUDIT,
            eventID: '4688',
            channel: 'Security',
            computer: 'host',
            processID: '4',
            message: '"A new process has been created."',
          },
          eventdata: { newProcessName: IMAGE, commandLine: 'whoami', processId: '0x63' },
        },
      },
      location: 'EventChannel',
    },
    logsource: 'windows process_creation /security',
    fields: { Image: IMAGE, ProcessId: '0x63', Execution_ProcessID: '4', Computer: 'host' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'Wazuh out of its indexer, keys with dots',
    content: {
      _index: 'wazuh-alerts-4.x-2025.03.04',
      _id: 'x',
      _source: {
        'data.win.system.channel': SYSMON_CHANNEL,
        'data.win.system.eventID': '1',
        'data.win.system.providerName': SYSMON,
        'data.win.eventdata.image': IMAGE,
        'data.win.eventdata.commandLine': 'whoami',
      },
    },
    logsource: SYSMON_PROCESS,
    fields: { CommandLine: 'whoami' },
    rule: RULE,
  },
  {
    name: 'Wazuh: the event as the agent sends it',
    file: 'archives.log',
    content: `2025 Mar 04 05:06:07 (host) any->WinEvtChannel ${JSON.stringify({ WinEvtChannel: { System: { ProviderName: SYSMON, EventID: '1', Channel: SYSMON_CHANNEL }, EventData: { Image: IMAGE } } })}\n`,
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'Wazuh: Sysmon for Linux',
    content: {
      timestamp: '2025-03-04T05:06:07.890+0000',
      agent: { id: '001' },
      data: {
        system: { providerName: 'Linux-Sysmon', eventId: '1', channel: 'Linux-Sysmon/Operational' },
        eventdata: { image: '/usr/bin/whoami', commandLine: 'whoami' },
      },
    },
    logsource: 'linux process_creation /sysmon',
    fields: { Image: '/usr/bin/whoami', CommandLine: 'whoami' },
    rule: ['linux/process_creation', 'Image|endswith: /whoami'],
  },
  {
    name: 'Graylog with winlogbeat behind a prefix',
    content: {
      messages: [
        {
          message: {
            gl2_source_input: 'x',
            source: 'host',
            timestamp: '2025-03-04T05:06:07.890Z',
            message: SYSMON_MESSAGE,
            winlogbeat_event_code: '1',
            winlogbeat_winlog_channel: SYSMON_CHANNEL,
            winlogbeat_winlog_provider_name: SYSMON,
            winlogbeat_winlog_event_id: 1,
            winlogbeat_winlog_computer_name: 'host',
            winlogbeat_winlog_event_data_Image: IMAGE,
            winlogbeat_winlog_event_data_CommandLine: 'whoami',
          },
          index: 'graylog_0',
        },
      ],
    },
    logsource: SYSMON_PROCESS,
    fields: { Image: IMAGE, CommandLine: 'whoami', Computer: 'host', Provider_Name: SYSMON },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'GELF',
    content: {
      version: '1.1',
      host: 'host',
      short_message: 'Process Create',
      timestamp: 1741064767.89,
      _EventID: 1,
      _Channel: SYSMON_CHANNEL,
      _SourceName: SYSMON,
      _Image: IMAGE,
    },
    logsource: SYSMON_PROCESS,
    fields: { Image: IMAGE, EventID: 1, Computer: 'host' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'OpenTelemetry: the body of the receiver in OTLP',
    content: {
      resourceLogs: [
        {
          resource: { attributes: [{ key: 'host.name', value: { stringValue: 'host' } }] },
          scopeLogs: [
            {
              scope: {},
              logRecords: [
                {
                  timeUnixNano: '1741064767890000000',
                  severityNumber: 9,
                  body: {
                    kvlistValue: {
                      values: [
                        { key: 'channel', value: { stringValue: 'Security' } },
                        { key: 'computer', value: { stringValue: 'host' } },
                        {
                          key: 'event_id',
                          value: {
                            kvlistValue: {
                              values: [
                                { key: 'id', value: { intValue: '4688' } },
                                { key: 'qualifiers', value: { intValue: '0' } },
                              ],
                            },
                          },
                        },
                        {
                          key: 'provider',
                          value: {
                            kvlistValue: {
                              values: [{ key: 'name', value: { stringValue: AUDIT } }],
                            },
                          },
                        },
                        {
                          key: 'event_data',
                          value: {
                            kvlistValue: {
                              values: [
                                {
                                  key: 'data',
                                  value: {
                                    arrayValue: {
                                      values: [
                                        {
                                          kvlistValue: {
                                            values: [
                                              {
                                                key: 'NewProcessName',
                                                value: { stringValue: IMAGE },
                                              },
                                            ],
                                          },
                                        },
                                      ],
                                    },
                                  },
                                },
                              ],
                            },
                          },
                        },
                      ],
                    },
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    logsource: 'windows process_creation /security',
    fields: { Image: IMAGE, EventID: 4688, Provider_Name: AUDIT, Computer: 'host' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'OpenTelemetry: the body as plain JSON',
    content: {
      body: {
        channel: SYSMON_CHANNEL,
        computer: 'host',
        event_id: { id: 1, qualifiers: 0 },
        provider: { name: SYSMON, guid: '{X}' },
        system_time: '2025-03-04T05:06:07.890Z',
        event_data: { Image: IMAGE },
      },
      attributes: {},
      resource: {},
    },
    file: 'made.jsonl',
    logsource: SYSMON_PROCESS,
    time: TIME,
    rule: RULE,
  },
];

describeExports('Windows events out of a forwarder', FORWARDERS);
