/** An event of Sysmon: the Sigma categories it belongs to, and the fields of its manifest. */
export interface SysmonEvent {
  readonly categories: readonly string[];
  readonly fields: readonly string[];
}

const HEAD = 'RuleName UtcTime';
const PROCESS = 'ProcessGuid ProcessId Image';
const VERSION = 'FileVersion Description Product Company OriginalFileName';

/*
 * Sources: the manifest of Sysmon 15 (`sysmon -s`, schema 4.90), in its order; the categories are those of the
 * Sigma taxonomy, and `clipboard_change` is what older rules call `clipboard_capture`.
 */
const EVENTS: readonly (readonly [id: string, categories: string, fields: string])[] = [
  [
    '1',
    'process_creation',
    `${HEAD} ${PROCESS} ${VERSION} CommandLine CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel Hashes ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser`,
  ],
  [
    '2',
    'file_change',
    `${HEAD} ${PROCESS} TargetFilename CreationUtcTime PreviousCreationUtcTime User`,
  ],
  [
    '3',
    'network_connection',
    `${HEAD} ${PROCESS} User Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort DestinationPortName`,
  ],
  ['4', 'sysmon_status', 'UtcTime State Version SchemaVersion'],
  ['5', 'process_termination', `${HEAD} ${PROCESS} User`],
  ['6', 'driver_load', `${HEAD} ImageLoaded Hashes Signed Signature SignatureStatus`],
  [
    '7',
    'image_load',
    `${HEAD} ${PROCESS} ImageLoaded ${VERSION} Hashes Signed Signature SignatureStatus User`,
  ],
  [
    '8',
    'create_remote_thread',
    `${HEAD} SourceProcessGuid SourceProcessId SourceImage TargetProcessGuid TargetProcessId TargetImage NewThreadId StartAddress StartModule StartFunction SourceUser TargetUser`,
  ],
  ['9', 'raw_access_thread raw_access_read', `${HEAD} ${PROCESS} Device User`],
  [
    '10',
    'process_access',
    `${HEAD} SourceProcessGUID SourceProcessId SourceThreadId SourceImage TargetProcessGUID TargetProcessId TargetImage GrantedAccess CallTrace SourceUser TargetUser`,
  ],
  ['11', 'file_event', `${HEAD} ${PROCESS} TargetFilename CreationUtcTime User`],
  [
    '12',
    'registry_event registry_add registry_delete',
    `${HEAD} EventType ${PROCESS} TargetObject User`,
  ],
  ['13', 'registry_event registry_set', `${HEAD} EventType ${PROCESS} TargetObject Details User`],
  [
    '14',
    'registry_event registry_rename',
    `${HEAD} EventType ${PROCESS} TargetObject NewName User`,
  ],
  [
    '15',
    'create_stream_hash',
    `${HEAD} ${PROCESS} TargetFilename CreationUtcTime Hash Contents User`,
  ],
  ['16', 'sysmon_status', 'UtcTime Configuration ConfigurationFileHash'],
  ['17', 'pipe_created', `${HEAD} EventType ProcessGuid ProcessId PipeName Image User`],
  ['18', 'pipe_created', `${HEAD} EventType ProcessGuid ProcessId PipeName Image User`],
  ['19', 'wmi_event', `${HEAD} EventType Operation User EventNamespace Name Query`],
  ['20', 'wmi_event', `${HEAD} EventType Operation User Name Type Destination`],
  ['21', 'wmi_event', `${HEAD} EventType Operation User Consumer Filter`],
  [
    '22',
    'dns_query',
    `${HEAD} ProcessGuid ProcessId QueryName QueryStatus QueryResults Image User`,
  ],
  [
    '23',
    'file_delete',
    `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes IsExecutable Archived`,
  ],
  [
    '24',
    'clipboard_capture clipboard_change',
    `${HEAD} ${PROCESS} Session ClientInfo Hashes Archived User`,
  ],
  ['25', 'process_tampering', `${HEAD} ${PROCESS} Type User`],
  [
    '26',
    'file_delete_detected',
    `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes IsExecutable`,
  ],
  ['27', 'file_block_executable', `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes`],
  [
    '28',
    'file_block_shredding',
    `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes IsExecutable`,
  ],
  [
    '29',
    'file_executable_detected',
    `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes`,
  ],
  ['255', 'sysmon_error', 'UtcTime ID Description'],
];

/** Sysmon's events by EventID. */
export const SYSMON_EVENTS: ReadonlyMap<string, SysmonEvent> = new Map(
  EVENTS.map(([id, categories, fields]) => [
    id,
    { categories: categories.split(' '), fields: fields.split(' ') },
  ]),
);

/** What the EventType of event 12 makes of it; any other leaves it open. */
const REGISTRY_KEY_EVENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['createkey', ['registry_event', 'registry_add']],
  ['deletekey', ['registry_event', 'registry_delete']],
  ['deletevalue', ['registry_event', 'registry_delete']],
]);

/**
 * The Sigma categories of a Sysmon event; none for an EventID that Sysmon has not. eventType: the field
 * of this name, which tells a created registry key from a deleted one; without it both stay possible.
 * Never throws. Source: Sigma taxonomy; the split by EventType is SigmaHQ's.
 */
export function sysmonCategories(
  eventId: string,
  eventType: string | undefined,
): readonly string[] {
  const event = SYSMON_EVENTS.get(eventId);
  if (event === undefined) return [];
  if (eventId !== '12') return event.categories;
  return REGISTRY_KEY_EVENTS.get(eventType?.toLowerCase() ?? '') ?? event.categories;
}
