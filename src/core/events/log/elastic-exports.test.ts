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

const AGENT = {
  '@timestamp': TIME,
  agent: { type: 'filebeat', version: '8.15.0' },
  ecs: { version: '8.11.0' },
  data_stream: { type: 'logs', dataset: 'windows.sysmon_operational', namespace: 'default' },
  host: { name: 'host', os: { type: 'windows' } },
};

/** What the pipeline of Elastic's integration makes of Sysmon's event 1. */
const PROCESS = {
  ...AGENT,
  event: { code: '1', category: ['process'], type: ['start'], provider: SYSMON, kind: 'event' },
  winlog: {
    channel: SYSMON_CHANNEL,
    event_id: '1',
    provider_name: SYSMON,
    computer_name: 'host.made',
    record_id: '9',
    process: { pid: 2222, thread: { id: 33 } },
    user: { identifier: 'S-1-5-18' },
    event_data: { Company: 'Made', IntegrityLevel: 'High', LogonId: '0x3e7' },
  },
  process: {
    executable: IMAGE,
    command_line: 'whoami /all',
    args: ['whoami', '/all'],
    pid: 4321,
    entity_id: '{1}',
    working_directory: 'C:\\',
    hash: { md5: 'ab', sha256: 'cd' },
    pe: { original_file_name: 'whoami.exe', imphash: 'ef' },
    parent: { executable: 'C:\\Windows\\explorer.exe', command_line: 'explorer', pid: 99 },
  },
  user: { name: 'person', domain: 'MADE' },
};

const PROCESS_FIELDS = {
  EventID: '1',
  Image: IMAGE,
  CommandLine: 'whoami /all',
  ParentImage: 'C:\\Windows\\explorer.exe',
  OriginalFileName: 'whoami.exe',
  IntegrityLevel: 'High',
  User: 'MADE\\person',
  Hashes: 'MD5=AB,SHA256=CD,IMPHASH=EF',
  ProcessId: 4321,
  Execution_ProcessID: 2222,
  Computer: 'host.made',
};

/** The same with a list of values for each path, as Kibana asks for it. */
const HIT_FIELDS = {
  '@timestamp': [TIME],
  'winlog.channel': [SYSMON_CHANNEL],
  'winlog.event_id': ['1'],
  'winlog.provider_name': [SYSMON],
  'winlog.event_data.IntegrityLevel': ['High'],
  'process.executable': [IMAGE],
  'process.command_line': ['whoami /all'],
  'event.category': ['process'],
  'related.user': ['person', 'other'],
};

function sysmon(code: string, data: object, ecs: object): object {
  return {
    ...AGENT,
    event: { code },
    winlog: { channel: SYSMON_CHANNEL, event_id: code, provider_name: SYSMON, event_data: data },
    ...ecs,
  };
}

const WINDOWS: readonly ExportedLog[] = [
  {
    name: 'Elastic Agent',
    content: `${JSON.stringify(PROCESS)}\n`,
    logsource: SYSMON_PROCESS,
    fields: PROCESS_FIELDS,
    time: TIME,
    rule: RULE,
  },
  {
    name: 'the reply of a search',
    content: {
      took: 1,
      timed_out: false,
      _shards: { total: 1 },
      hits: {
        total: { value: 2, relation: 'eq' },
        hits: [1, 2].map((id) => ({
          _index: 'x',
          _id: String(id),
          _score: null,
          _source: PROCESS,
        })),
      },
    },
    logsource: SYSMON_PROCESS,
    fields: PROCESS_FIELDS,
    nEvents: 2,
    rule: [...RULE, '2'],
  },
  {
    name: 'the reply of a search for fields',
    content: {
      hits: { hits: [{ _index: 'x', _id: '1', fields: HIT_FIELDS, sort: [1] }] },
    },
    logsource: SYSMON_PROCESS,
    fields: { Image: IMAGE, CommandLine: 'whoami /all', EventID: '1', IntegrityLevel: 'High' },
    time: TIME,
    rule: RULE,
  },
  {
    name: 'one hit with fields out of the inspector',
    content: { _index: 'x', _id: '1', _version: 1, _score: 0, fields: HIT_FIELDS },
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'fields without a hit around',
    content: [HIT_FIELDS],
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'several searches',
    content: { responses: [{ hits: { hits: [{ _id: '1', _source: PROCESS }] } }] },
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'the raw reply of Kibana',
    content: {
      isPartial: false,
      rawResponse: { took: 1, hits: { hits: [{ _id: '1', _source: PROCESS }] } },
    },
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'elasticdump of an old index, a hit a line',
    content: `${JSON.stringify({ _index: 'winlogbeat', _type: '_doc', _id: '1', _score: 1, _source: PROCESS })}\n`,
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'ES|QL: names and values apart',
    content: {
      columns: [
        { name: 'winlog.channel', type: 'keyword' },
        { name: 'winlog.event_id', type: 'keyword' },
        { name: 'process.executable', type: 'keyword' },
      ],
      values: [[SYSMON_CHANNEL, '1', IMAGE]],
    },
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'an alert, keys with dots',
    content: {
      _source: {
        'kibana.alert.rule.name': 'made',
        '@timestamp': TIME,
        'winlog.channel': SYSMON_CHANNEL,
        'winlog.event_id': '1',
        process: { executable: IMAGE },
      },
    },
    logsource: SYSMON_PROCESS,
    rule: RULE,
  },
  {
    name: 'the Security channel',
    content: {
      ...AGENT,
      event: { code: '4688' },
      winlog: {
        channel: 'Security',
        event_id: '4688',
        provider_name: AUDIT,
        event_data: { SubjectUserName: 'person', MandatoryLabel: 'S-1-16-12288' },
      },
      process: { executable: IMAGE, command_line: 'whoami', parent: { executable: 'C:\\b.exe' } },
    },
    logsource: 'windows process_creation /security',
    fields: { NewProcessName: IMAGE, ParentImage: 'C:\\b.exe', IntegrityLevel: 'High' },
    rule: RULE,
  },
  {
    name: 'PowerShell',
    content: {
      ...AGENT,
      event: { code: '4104' },
      winlog: {
        channel: 'Microsoft-Windows-PowerShell/Operational',
        event_id: '4104',
        provider_name: 'Microsoft-Windows-PowerShell',
      },
      powershell: { file: { script_block_text: 'Invoke-Made', script_block_id: 'x' } },
      file: { path: 'C:\\made.ps1' },
    },
    logsource: 'windows ps_script /powershell',
    fields: { Path: 'C:\\made.ps1' },
    without: ['TargetFilename'],
    rule: ['windows/ps_script', 'ScriptBlockText|contains: Invoke-Made'],
  },
  {
    name: "Sysmon's event 10",
    content: sysmon(
      '10',
      { TargetImage: 'C:\\Windows\\System32\\lsass.exe', GrantedAccess: '0x1410' },
      { process: { executable: 'C:\\made.exe', pid: 4 } },
    ),
    logsource: 'windows process_access /sysmon',
    fields: { SourceImage: 'C:\\made.exe' },
    rule: [
      'windows/process_access',
      "SourceImage|endswith: '\\made.exe'\nTargetImage|endswith: '\\lsass.exe'\nGrantedAccess: '0x1410'",
    ],
  },
  {
    name: "Sysmon's event 3",
    content: sysmon(
      '3',
      {},
      {
        process: { executable: 'C:\\made.exe' },
        network: { direction: 'egress', transport: 'tcp' },
        source: { ip: '10.0.0.1', port: 50_000 },
        destination: { ip: '192.0.2.1', port: 443, domain: 'a.example' },
      },
    ),
    logsource: 'windows network_connection /sysmon',
    fields: { DestinationHostname: 'a.example', SourceIp: '10.0.0.1' },
    rule: [
      'windows/network_connection',
      "Image|endswith: made.exe\nInitiated: 'true'\nDestinationPort: 443\nDestinationIp|cidr: 192.0.2.0/24",
    ],
  },
  {
    name: "Sysmon's event 7",
    content: sysmon(
      '7',
      {},
      {
        process: { executable: 'C:\\made.exe' },
        file: { path: 'C:\\made.dll', code_signature: { signed: false, status: 'Unavailable' } },
      },
    ),
    logsource: 'windows image_load /sysmon',
    fields: { SignatureStatus: 'Unavailable' },
    without: ['TargetFilename'],
    rule: ['windows/image_load', "ImageLoaded|endswith: '\\made.dll'\nSigned: 'false'"],
  },
  {
    name: "Sysmon's event 11",
    content: sysmon(
      '11',
      {},
      { file: { path: 'C:\\made.hta' }, event: { code: '11', category: ['file'] } },
    ),
    logsource: 'windows file_event /sysmon',
    rule: ['windows/file_event', "TargetFilename|endswith: '.hta'"],
  },
  {
    name: "Sysmon's event 13",
    content: sysmon(
      '13',
      { EventType: 'SetValue' },
      { registry: { path: 'HKLM\\SOFTWARE\\Made\\Run\\x', data: { strings: ['C:\\made.exe'] } } },
    ),
    logsource: 'windows registry_event registry_set /sysmon',
    rule: ['windows/registry_set', "TargetObject|contains: '\\Run\\'\nDetails|endswith: made.exe"],
  },
  {
    name: "Sysmon's event 22",
    content: sysmon('22', {}, { dns: { question: { name: 'a.example' } } }),
    logsource: 'windows dns_query /sysmon',
    rule: ['windows/dns_query', 'QueryName: a.example'],
  },
  {
    name: 'Elastic Defend',
    content: {
      ...AGENT,
      data_stream: { dataset: 'endpoint.events.process' },
      event: { category: ['process'], type: ['start'], action: 'start' },
      process: { executable: IMAGE, args: ['whoami', '/all'] },
    },
    logsource: 'windows process_creation',
    fields: { CommandLine: 'whoami /all' },
    rule: RULE,
  },
];

const OTHERS: readonly ExportedLog[] = [
  {
    name: 'auditbeat',
    content: {
      '@timestamp': TIME,
      ecs: { version: '8.0.0' },
      host: { os: { type: 'linux' } },
      service: { type: 'auditd' },
      event: { module: 'auditd', category: ['process'], type: ['start'], action: 'executed' },
      auditd: {
        message_type: 'syscall',
        data: { syscall: 'execve', a0: 'deadbeef' },
        result: 'success',
      },
      process: { executable: '/usr/bin/whoami', args: ['whoami', '-x'], pid: 4321, name: 'whoami' },
    },
    logsource: 'linux process_creation /auditd',
    fields: { type: 'SYSCALL', SYSCALL: 'execve', CommandLine: 'whoami -x' },
    time: TIME,
    rule: ['linux/process_creation', 'Image|endswith: /whoami'],
  },
  {
    name: 'auditbeat of a program, for rules on the lines of auditd',
    content: {
      ecs: { version: '8.0.0' },
      auditd: { message_type: 'execve' },
      process: { args: ['chattr', '-i'] },
    },
    logsource: 'linux /auditd',
    rule: ['linux//auditd', 'type: EXECVE\na0: chattr\na1: "-i"'],
  },
  {
    name: 'CloudTrail by filebeat, with the original',
    content: {
      '@timestamp': TIME,
      ecs: { version: '8.0.0' },
      event: {
        dataset: 'aws.cloudtrail',
        original:
          '{"eventTime":"2025-03-04T05:06:07Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"x"}',
      },
    },
    logsource: 'aws /cloudtrail',
    rule: ['aws//cloudtrail', 'eventName: CreateUser'],
  },
  {
    name: 'CloudTrail by filebeat, without it',
    content: {
      '@timestamp': TIME,
      ecs: { version: '8.0.0' },
      event: { dataset: 'aws.cloudtrail', action: 'CreateUser', provider: 'iam.amazonaws.com' },
      aws: { cloudtrail: { user_identity: { type: 'Root' } } },
    },
    logsource: 'aws /cloudtrail',
    rule: [
      'aws//cloudtrail',
      'eventSource: iam.amazonaws.com\neventName: CreateUser\nuserIdentity.type: Root',
    ],
  },
  {
    name: 'the audit log of Google Cloud',
    content: {
      ecs: { version: '8.0.0' },
      event: { dataset: 'gcp.audit' },
      gcp: { audit: { method_name: 'made.delete' } },
    },
    logsource: 'gcp /gcp.audit',
    rule: ['gcp//gcp.audit', "gcp.audit.method_name|endswith: '.delete'"],
  },
  {
    name: 'filebeat around JSON that it did not read',
    content: {
      '@timestamp': TIME,
      ecs: { version: '8.0.0' },
      log: { file: { path: '/x' } },
      message: JSON.stringify({ EventID: 1, Channel: SYSMON_CHANNEL, Image: IMAGE }),
    },
    logsource: SYSMON_PROCESS,
    time: TIME,
    rule: RULE,
  },
];

describeExports('Windows events out of Elastic', WINDOWS);
describeExports('other events out of Elastic', OTHERS);
