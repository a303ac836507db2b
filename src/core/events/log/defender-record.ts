import type { EventLogsource, EventValue, SigmaEvent } from '../../sigma/event.ts';
import { isMacosPath, shapeOfPath } from '../model/path-shape.ts';
import { textOfValue } from './event-values.ts';
import { jsonInText } from './json-in-text.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { isMap, stringIn, textIn, valueIn, type RecordMap } from './record-map.ts';

/** What an action of Defender's advanced hunting is for rules. */
interface Action {
  readonly categories: readonly string[];
  /** Names of rules and the columns they are in. */
  readonly fields: readonly (readonly [name: string, column: string])[];
  /** What Sysmon writes for it. */
  readonly eventType?: string;
}

/** The program that did it, for actions other than its own start. */
const ACTOR: readonly (readonly [string, string])[] = [
  ['Image', 'InitiatingProcessFolderPath'],
  ['CommandLine', 'InitiatingProcessCommandLine'],
  ['ProcessId', 'InitiatingProcessId'],
  ['ParentProcessId', 'InitiatingProcessParentId'],
];

const PROCESS: Action = {
  categories: ['process_creation'],
  fields: [
    ['Image', 'FolderPath'],
    ['CommandLine', 'ProcessCommandLine'],
    ['OriginalFileName', 'ProcessVersionInfoOriginalFileName'],
    ['Company', 'ProcessVersionInfoCompanyName'],
    ['Product', 'ProcessVersionInfoProductName'],
    ['FileVersion', 'ProcessVersionInfoProductVersion'],
    ['Description', 'ProcessVersionInfoFileDescription'],
    ['IntegrityLevel', 'ProcessIntegrityLevel'],
    ['ParentImage', 'InitiatingProcessFolderPath'],
    ['ParentCommandLine', 'InitiatingProcessCommandLine'],
    ['ParentProcessId', 'InitiatingProcessId'],
  ],
};

function fileAction(...categories: readonly string[]): Action {
  return {
    categories,
    fields: [['TargetFilename', 'FolderPath'], ['SourceFilename', 'PreviousFolderPath'], ...ACTOR],
  };
}

function registryAction(category: string, eventType: string): Action {
  return {
    categories: ['registry_event', category],
    fields: [['Details', 'RegistryValueData'], ...ACTOR],
    eventType,
  };
}

const NETWORK: Action = {
  categories: ['network_connection'],
  fields: [
    ['DestinationIp', 'RemoteIP'],
    ['DestinationPort', 'RemotePort'],
    ['DestinationHostname', 'RemoteUrl'],
    ['SourceIp', 'LocalIP'],
    ['SourcePort', 'LocalPort'],
    ...ACTOR,
  ],
};

const LOADED: readonly (readonly [string, string])[] = [['ImageLoaded', 'FolderPath'], ...ACTOR];

/** Source: the schema tables of advanced hunting (Microsoft), pySigma-backend-kusto. */
const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['ProcessCreated', PROCESS],
  ['FileCreated', fileAction('file_event')],
  ['FileModified', fileAction('file_event', 'file_change')],
  ['FileRenamed', fileAction('file_rename', 'file_event')],
  ['FileDeleted', fileAction('file_delete')],
  ['RegistryValueSet', registryAction('registry_set', 'SetValue')],
  ['RegistryKeyCreated', registryAction('registry_add', 'CreateKey')],
  ['RegistryKeyDeleted', registryAction('registry_delete', 'DeleteKey')],
  ['RegistryValueDeleted', registryAction('registry_delete', 'DeleteValue')],
  ['RegistryKeyRenamed', registryAction('registry_rename', 'RenameKey')],
  ['ConnectionSuccess', NETWORK],
  ['ConnectionFailed', NETWORK],
  ['ConnectionAttempt', NETWORK],
  ['ConnectionRequest', NETWORK],
  ['ConnectionFound', NETWORK],
  ['InboundConnectionAccepted', NETWORK],
  ['ImageLoaded', { categories: ['image_load'], fields: LOADED }],
  ['DriverLoad', { categories: ['driver_load'], fields: LOADED }],
  [
    'DnsQueryResponse',
    { categories: ['dns_query', 'dns'], fields: [['QueryName', 'DnsQueryString'], ...ACTOR] },
  ],
  [
    'NamedPipeEvent',
    { categories: ['pipe_created'], fields: [['PipeName', 'PipeName'], ...ACTOR] },
  ],
  [
    'AntivirusDetection',
    {
      categories: ['antivirus'],
      fields: [
        ['Signature', 'ThreatName'],
        ['Filename', 'FolderPath'],
      ],
    },
  ],
  [
    'CreateRemoteThreadApiCall',
    {
      categories: ['create_remote_thread'],
      fields: [
        ['SourceImage', 'InitiatingProcessFolderPath'],
        ['TargetImage', 'FolderPath'],
      ],
    },
  ],
  [
    'OpenProcessApiCall',
    {
      categories: ['process_access'],
      fields: [
        ['SourceImage', 'InitiatingProcessFolderPath'],
        ['TargetImage', 'FolderPath'],
        ['GrantedAccess', 'DesiredAccess'],
      ],
    },
  ],
]);

/** A column that every table of the kind has. */
const SIGNS: readonly string[] = ['ActionType', 'DeviceName'];

/**
 * The event in a row of Microsoft Defender's advanced hunting (`DeviceProcessEvents` and its like): its
 * own columns, those in `AdditionalFields`, and the names that rules have for them. The system is told by
 * the paths. An action that no rule's category covers has none. Undefined for another record. Never
 * throws. O(size of the record).
 */
export function defenderRecord(
  record: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const actionType = stringIn(record, 'ActionType');
  if (actionType === undefined || !SIGNS.every((name) => record.has(name))) return undefined;
  const fields = new Map(record);
  const more = record.get('AdditionalFields');
  const parsed = typeof more === 'string' ? jsonInText(more) : more;
  if (isMap(parsed)) {
    for (const [name, value] of parsed) if (!fields.has(name)) fields.set(name, value);
  }
  const action = ACTIONS.get(actionType);
  for (const [name, column] of action?.fields ?? []) setField(fields, name, fields.get(column));
  addFurther(fields, action);
  const logsource: EventLogsource = {
    product: productOf(fields),
    categories: action?.categories ?? [],
    services: undefined,
  };
  return logEvent(fields, logsources.intern(logsource), timeOfFields(fields));
}

/** A column with the name of a rule's field is another process's where both are there. */
function setField(
  fields: Map<string, EventValue>,
  name: string,
  value: EventValue | undefined,
): void {
  if (value !== undefined && value !== null && value !== '') fields.set(name, value);
}

function addFurther(fields: Map<string, EventValue>, action: Action | undefined): void {
  setField(fields, 'Computer', fields.get('DeviceName'));
  setField(fields, 'User', accountIn(fields, '') ?? accountIn(fields, 'InitiatingProcess'));
  const hashes = ['MD5', 'SHA1', 'SHA256'].flatMap((name) => {
    const value = textOfValue(fields.get(name));
    return value === undefined || value === '' ? [] : [`${name}=${value.toUpperCase()}`];
  });
  if (hashes.length > 0) fields.set('Hashes', hashes.join());
  if (action?.eventType !== undefined) {
    fields.set('EventType', action.eventType);
    setField(fields, 'TargetObject', registryPath(fields));
  }
  if (action === NETWORK) {
    fields.set(
      'Initiated',
      fields.get('ActionType') === 'InboundConnectionAccepted' ? 'false' : 'true',
    );
  }
}

function accountIn(record: RecordMap, prefix: string): string | undefined {
  const name = textIn(record, `${prefix}AccountName`);
  const domain = textIn(record, `${prefix}AccountDomain`);
  if (name === undefined || name === '') return undefined;
  return domain === undefined || domain === '' ? name : `${domain}\\${name}`;
}

/** Roots as Defender writes them, and as Sysmon does. */
const ROOTS: readonly (readonly [string, string])[] = [
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
  ['HKEY_USERS', 'HKU'],
];

function registryPath(fields: RecordMap): string | undefined {
  const key = textIn(fields, 'RegistryKey') ?? textIn(fields, 'PreviousRegistryKey');
  if (key === undefined || key === '') return undefined;
  const root = ROOTS.find(([long]) => key.startsWith(long));
  const short = root === undefined ? key : root[1] + key.slice(root[0].length);
  const name = textIn(fields, 'RegistryValueName') ?? '';
  return name === '' ? short : `${short}\\${name}`;
}

function productOf(fields: RecordMap): string | undefined {
  const path = textOfValue(
    valueIn(fields, 'FolderPath', 'InitiatingProcessFolderPath', 'RegistryKey') ?? '',
  );
  if (path === undefined || path === '') return undefined;
  const shape = shapeOfPath(path);
  if (shape === 'unix') return isMacosPath(path) ? 'macos' : 'linux';
  return shape === undefined && !fields.has('RegistryKey') ? undefined : 'windows';
}
