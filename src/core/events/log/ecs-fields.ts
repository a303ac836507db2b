/**
 * Fields of the Elastic Common Schema and the names that rules have for them; of several for one name,
 * the first that is there counts. Source: ECS 8, pySigma-backend-elasticsearch's `ecs_windows`.
 */
export const ECS_FIELDS: readonly (readonly [ecs: string, name: string])[] = [
  ['process.executable', 'Image'],
  ['process.command_line', 'CommandLine'],
  ['process.working_directory', 'CurrentDirectory'],
  ['process.pid', 'ProcessId'],
  ['process.entity_id', 'ProcessGuid'],
  ['process.parent.executable', 'ParentImage'],
  ['process.parent.command_line', 'ParentCommandLine'],
  ['process.parent.pid', 'ParentProcessId'],
  ['process.pe.original_file_name', 'OriginalFileName'],
  ['process.pe.company', 'Company'],
  ['process.pe.description', 'Description'],
  ['process.pe.product', 'Product'],
  ['process.pe.file_version', 'FileVersion'],
  ['dll.path', 'ImageLoaded'],
  ['registry.path', 'TargetObject'],
  ['registry.data.strings', 'Details'],
  ['dns.question.name', 'QueryName'],
  ['dns.question.name', 'query'],
  ['destination.ip', 'DestinationIp'],
  ['destination.port', 'DestinationPort'],
  ['destination.domain', 'DestinationHostname'],
  ['source.ip', 'SourceIp'],
  ['source.port', 'SourcePort'],
  ['source.domain', 'SourceHostname'],
  ['network.transport', 'Protocol'],
  ['powershell.file.script_block_text', 'ScriptBlockText'],
  ['url.original', 'c-uri'],
  ['http.request.method', 'cs-method'],
  ['user_agent.original', 'c-useragent'],
  ['message', 'Message'],
  ['host.name', 'Computer'],
  ['event.code', 'EventID'],
  ['event.provider', 'Provider_Name'],
  ['@timestamp', '@timestamp'],
];

/** Hashes of a process or a file, as Sysmon writes them in one text. */
export const ECS_HASHES: readonly (readonly [ecs: string, name: string])[] = [
  ['md5', 'MD5'],
  ['sha1', 'SHA1'],
  ['sha256', 'SHA256'],
  ['imphash', 'IMPHASH'],
];

/** What winlogbeat has of the head of a Windows event, in both of its versions. */
export const WINLOG_FIELDS: readonly (readonly [path: string, name: string])[] = [
  ['winlog.channel', 'Channel'],
  ['winlog.event_id', 'EventID'],
  ['winlog.provider_name', 'Provider_Name'],
  ['winlog.provider_guid', 'Provider_Guid'],
  ['winlog.computer_name', 'Computer'],
  ['winlog.record_id', 'EventRecordID'],
  ['winlog.process.pid', 'Execution_ProcessID'],
  ['winlog.process.thread.id', 'Execution_ThreadID'],
  ['winlog.user.identifier', 'Security_UserID'],
  ['winlog.opcode', 'Opcode'],
  ['winlog.task', 'Task'],
  ['winlog.keywords', 'Keywords'],
  ['log_name', 'Channel'],
  ['event_id', 'EventID'],
  ['source_name', 'Provider_Name'],
  ['computer_name', 'Computer'],
  ['record_number', 'EventRecordID'],
];

/** What Vector has of it, beside `event_data` as the first versions of winlogbeat. */
export const VECTOR_FIELDS: readonly (readonly [path: string, name: string])[] = [
  ['channel', 'Channel'],
  ['provider_name', 'Provider_Name'],
  ['provider_guid', 'Provider_Guid'],
  ['computer', 'Computer'],
  ['record_id', 'EventRecordID'],
  ['process_id', 'Execution_ProcessID'],
  ['thread_id', 'Execution_ThreadID'],
  ['user_id', 'Security_UserID'],
];

/** Where winlogbeat has the data of an event. */
export const WINLOG_DATA: readonly string[] = [
  'winlog.event_data',
  'winlog.user_data',
  'event_data',
  'user_data',
];

/** Every path of the tables, for whoever writes them in another way. */
export const ECS_PATHS: readonly string[] = [...ECS_FIELDS, ...WINLOG_FIELDS]
  .map(([path]) => path)
  .concat([
    'user.domain',
    'user.name',
    'event.category',
    'event.type',
    'ecs.version',
    'host.os.type',
    'host.os.platform',
  ]);

/** What the pipelines for Sysmon, Security and PowerShell move, by EventID, from where other events have another field. */
export const EVENT_FIELDS: ReadonlyMap<string, readonly (readonly [ecs: string, name: string])[]> =
  new Map([
    ['6', [['file.path', 'ImageLoaded']]],
    [
      '7',
      [
        ['file.path', 'ImageLoaded'],
        ['dll.code_signature.signed', 'Signed'],
        ['file.code_signature.signed', 'Signed'],
        ['dll.code_signature.subject_name', 'Signature'],
        ['file.code_signature.subject_name', 'Signature'],
        ['dll.code_signature.status', 'SignatureStatus'],
        ['file.code_signature.status', 'SignatureStatus'],
      ],
    ],
    [
      '8',
      [
        ['process.executable', 'SourceImage'],
        ['process.pid', 'SourceProcessId'],
        ['process.entity_id', 'SourceProcessGuid'],
      ],
    ],
    [
      '10',
      [
        ['process.executable', 'SourceImage'],
        ['process.pid', 'SourceProcessId'],
        ['process.entity_id', 'SourceProcessGUID'],
        ['process.thread.id', 'SourceThreadId'],
      ],
    ],
    ['17', [['file.name', 'PipeName']]],
    ['18', [['file.name', 'PipeName']]],
    ['22', [['sysmon.dns.status', 'QueryStatus']]],
    [
      '4688',
      [
        ['process.executable', 'NewProcessName'],
        ['process.parent.executable', 'ParentProcessName'],
      ],
    ],
    ['4104', [['file.path', 'Path']]],
  ]);
