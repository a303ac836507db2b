import type { Frame, Spelling } from './field-reading.ts';

/** A list of the behaviour whose elements stand for events of some Sigma categories. */
export interface BehaviourList {
  /** Names below `vt`. */
  readonly path: readonly string[];
  readonly categories: readonly string[];
  /** Services of Windows whose events these are, for rules without category. */
  readonly services?: readonly string[];
  readonly fields: ReadonlyMap<string, ListField>;
  /** Fields that are the same in all of these events. */
  readonly fixed?: ReadonlyMap<string, string>;
  /** The list is a map: its values are the elements. */
  readonly isMap?: boolean;
}

/** What an element of a list has of a field. `member`: undefined where the element is the text. */
export type ListField =
  | {
      readonly kind: 'text';
      readonly member?: string;
      readonly spelling?: Spelling;
    }
  | { readonly kind: 'integer'; readonly member: string }
  | { readonly kind: 'protocol' | 'method'; readonly member: string }
  | { readonly kind: 'header'; readonly member: string; readonly key: string }
  | {
      readonly kind: 'part';
      readonly member?: string;
      readonly frames: readonly Frame[];
      readonly spelling?: Spelling;
    };

const PATH: ListField = { kind: 'text', spelling: 'path' };

/** The program of a command line: in quotes, or up to the first space. */
const PROGRAM: readonly Frame[] = [
  { before: '"', any: '[^"]', after: '"(?:\\s|$)', folder: '(?:[^"]*[\\\\\\/])?', ending: '.exe' },
  {
    before: '',
    any: '[^"\\s]',
    after: '(?:\\s|$)',
    folder: '(?:[^"\\s]*[\\\\\\/])?',
    ending: '.exe',
  },
];

const AUTHORITY = '[^:\\/?#]+:\\/\\/[^\\/?#]*';

const HOST: ListField = {
  kind: 'part',
  member: 'url',
  frames: [
    {
      before: '[^:\\/?#]+:\\/\\/(?:[^\\/?#@]*@)?',
      any: '[^\\/?#:@]',
      after: '(?::[0-9]*)?(?:[\\/?#]|$)',
    },
  ],
};
const STEM: ListField = {
  kind: 'part',
  member: 'url',
  frames: [{ before: AUTHORITY, any: '[^?#]', after: '(?:[?#]|$)' }],
};
const QUERY: ListField = {
  kind: 'part',
  member: 'url',
  frames: [{ before: '[^?#]*\\?', any: '[^#]', after: '(?:#|$)' }],
};
const EXTENSION: ListField = {
  kind: 'part',
  member: 'url',
  frames: [{ before: `${AUTHORITY}\\/[^?#]*\\.`, any: '[^.\\/?#]', after: '(?:[?#]|$)' }],
};
const URL: ListField = { kind: 'text', member: 'url' };

const OUTBOUND_TCP = new Map([
  ['Initiated', 'true'],
  ['Protocol', 'tcp'],
]);

/** Lists of programs that were started, each with its command line, or with its path alone. */
const PROCESS_LISTS: readonly BehaviourList[] = ['processes_created', 'command_executions'].map(
  (name) => ({
    path: ['behaviour', name],
    categories: ['process_creation'],
    fields: new Map<string, ListField>([
      ['CommandLine', { kind: 'text' }],
      ['Image', { kind: 'part', frames: PROGRAM, spelling: 'name' }],
    ]),
  }),
);

/**
 * Which list of the vt module has the events of which category, and which of their fields.
 * Source: VirusTotal, "Sigma rules for Linux and MacOS" (its mapping table), read from Sigma to the
 * module; the same that the events of a report are made by.
 */
export const BEHAVIOUR_LISTS: readonly BehaviourList[] = [
  ...PROCESS_LISTS,
  {
    path: ['behaviour', 'files_written'],
    categories: ['file_event'],
    fields: new Map([['TargetFilename', PATH]]),
  },
  {
    path: ['behaviour', 'files_dropped'],
    categories: ['file_event'],
    fields: new Map<string, ListField>([
      ['TargetFilename', { kind: 'text', member: 'path', spelling: 'path' }],
    ]),
  },
  {
    path: ['behaviour', 'files_deleted'],
    categories: ['file_delete', 'file_delete_detected'],
    fields: new Map([['TargetFilename', PATH]]),
  },
  {
    path: ['behaviour', 'files_opened'],
    categories: ['file_access'],
    fields: new Map([
      ['TargetFilename', PATH],
      ['FileName', PATH],
    ]),
  },
  {
    path: ['behaviour', 'files_attribute_changed'],
    categories: ['file_change'],
    fields: new Map([['TargetFilename', PATH]]),
  },
  {
    path: ['behaviour', 'files_copied'],
    categories: ['file_rename'],
    fields: new Map<string, ListField>([
      ['SourceFilename', { kind: 'text', member: 'source', spelling: 'path' }],
      ['TargetFilename', { kind: 'text', member: 'destination', spelling: 'path' }],
    ]),
  },
  {
    path: ['behaviour', 'registry_keys_set'],
    categories: ['registry_set', 'registry_event'],
    fields: new Map<string, ListField>([
      ['TargetObject', { kind: 'text', member: 'key', spelling: 'registry' }],
      ['Details', { kind: 'text', member: 'value', spelling: 'details' }],
    ]),
    fixed: new Map([['EventType', 'SetValue']]),
  },
  {
    path: ['behaviour', 'registry_keys_deleted'],
    categories: ['registry_delete', 'registry_event'],
    fields: new Map<string, ListField>([['TargetObject', { kind: 'text', spelling: 'registry' }]]),
  },
  {
    path: ['behaviour', 'modules_loaded'],
    categories: ['image_load'],
    fields: new Map<string, ListField>([['ImageLoaded', { kind: 'text', spelling: 'name' }]]),
  },
  {
    path: ['behaviour', 'processes_injected'],
    categories: ['process_access', 'create_remote_thread'],
    fields: new Map<string, ListField>([
      ['TargetImage', { kind: 'part', frames: PROGRAM, spelling: 'name' }],
    ]),
  },
  {
    path: ['behaviour', 'ip_traffic'],
    categories: ['network_connection', 'firewall'],
    fields: new Map<string, ListField>([
      ['DestinationIp', { kind: 'text', member: 'destination_ip' }],
      ['DestinationPort', { kind: 'integer', member: 'destination_port' }],
      ['Protocol', { kind: 'protocol', member: 'transport_layer_protocol' }],
      ['dst_ip', { kind: 'text', member: 'destination_ip' }],
      ['dst_port', { kind: 'integer', member: 'destination_port' }],
    ]),
    fixed: new Map([['Initiated', 'true']]),
  },
  {
    path: ['behaviour', 'tls'],
    categories: ['network_connection'],
    fields: new Map<string, ListField>([['DestinationHostname', { kind: 'text', member: 'sni' }]]),
    fixed: OUTBOUND_TCP,
  },
  {
    path: ['behaviour', 'dns_lookups'],
    categories: ['dns_query', 'dns'],
    fields: new Map<string, ListField>([
      ['QueryName', { kind: 'text', member: 'hostname' }],
      ['query', { kind: 'text', member: 'hostname' }],
    ]),
  },
  {
    path: ['behaviour', 'http_conversations'],
    categories: ['proxy'],
    fields: new Map<string, ListField>([
      ['c-uri', URL],
      ['cs-uri', URL],
      ['c-uri-stem', STEM],
      ['cs-uri-stem', STEM],
      ['c-uri-query', QUERY],
      ['cs-uri-query', QUERY],
      ['c-uri-extension', EXTENSION],
      ['cs-host', HOST],
      ['r-dns', HOST],
      ['cs-method', { kind: 'method', member: 'request_method' }],
      ['c-useragent', { kind: 'header', member: 'request_headers', key: 'user-agent' }],
      ['cs-referrer', { kind: 'header', member: 'request_headers', key: 'referer' }],
      ['cs-cookie', { kind: 'header', member: 'request_headers', key: 'cookie' }],
      ['sc-status', { kind: 'integer', member: 'response_status_code' }],
    ]),
  },
  {
    path: ['behaviour', 'http_conversations'],
    categories: ['network_connection'],
    fields: new Map<string, ListField>([['DestinationHostname', HOST]]),
    fixed: OUTBOUND_TCP,
  },
  {
    path: ['behaviour', 'services_created'],
    categories: [],
    services: ['system'],
    fields: new Map<string, ListField>([['ServiceName', { kind: 'text' }]]),
    fixed: new Map([
      ['EventID', '7045'],
      ['Channel', 'System'],
      ['Provider_Name', 'Service Control Manager'],
    ]),
  },
  {
    path: ['behaviour', 'services_created'],
    categories: [],
    services: ['security'],
    fields: new Map<string, ListField>([['ServiceName', { kind: 'text' }]]),
    fixed: new Map([
      ['EventID', '4697'],
      ['Channel', 'Security'],
      ['Provider_Name', 'Microsoft-Windows-Security-Auditing'],
    ]),
  },
  {
    path: ['metadata', 'signatures'],
    categories: ['antivirus'],
    fields: new Map<string, ListField>([['Signature', { kind: 'text' }]]),
    isMap: true,
  },
];
