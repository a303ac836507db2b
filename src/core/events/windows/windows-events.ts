/** An event of Windows that is no event of Sysmon: the service that logs it and the fields it has. */
export interface WindowsEvent {
  readonly service: string;
  readonly categories: readonly string[];
  readonly fields: readonly string[];
}

const SUBJECT = 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId';
const TARGET = 'TargetUserSid TargetUserName TargetDomainName TargetLogonId';
const LOGON =
  'LogonProcessName AuthenticationPackageName WorkstationName TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort';
const OBJECT = 'ObjectServer ObjectType ObjectName HandleId';
const DEFENDER =
  'ProductName ProductVersion DetectionID DetectionTime ThreatID ThreatName SeverityID SeverityName CategoryID CategoryName FWLink StatusCode StatusDescription State SourceID SourceName ProcessName DetectionUser Path OriginID OriginName ExecutionID ExecutionName TypeID TypeName PreExecutionStatus ActionID ActionName ErrorCode ErrorDescription';

/*
 * Source: the manifests of Windows 10 and 11 (`wevtutil gp`), names with their spaces taken out. Only what
 * VirusTotal keeps and what rules ask for; an EventID that is not here is one of unknown fields. In the
 * order of the manifest, but for Defender's, which have unused fields between.
 */
const EVENTS: readonly (readonly [
  id: string,
  service: string,
  categories: string,
  fields: string,
])[] = [
  ['400', 'powershell-classic', 'ps_classic_start', 'Data'],
  ['600', 'powershell-classic', 'ps_classic_provider_start', 'Data'],
  ['800', 'powershell-classic', 'ps_classic_script', 'Data'],
  ['4103', 'powershell', 'ps_module', 'ContextInfo UserData Payload'],
  [
    '4104',
    'powershell',
    'ps_script',
    'MessageNumber MessageTotal ScriptBlockText ScriptBlockId Path',
  ],
  [
    '4624',
    'security',
    '',
    `${SUBJECT} ${TARGET} LogonType LogonProcessName AuthenticationPackageName WorkstationName LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort ImpersonationLevel RestrictedAdminMode TargetOutboundUserName TargetOutboundDomainName VirtualAccount TargetLinkedLogonId ElevatedToken`,
  ],
  [
    '4625',
    'security',
    '',
    `${SUBJECT} TargetUserSid TargetUserName TargetDomainName Status FailureReason SubStatus LogonType ${LOGON}`,
  ],
  [
    '4648',
    'security',
    '',
    `${SUBJECT} LogonGuid TargetUserName TargetDomainName TargetLogonGuid TargetServerName TargetInfo ProcessId ProcessName IpAddress IpPort`,
  ],
  [
    '4656',
    'security',
    '',
    `${SUBJECT} ${OBJECT} TransactionId AccessList AccessReason AccessMask PrivilegeList RestrictedSidCount ProcessId ProcessName ResourceAttributes`,
  ],
  [
    '4657',
    'security',
    '',
    `${SUBJECT} ObjectName ObjectValueName HandleId OperationType OldValueType OldValue NewValueType NewValue ProcessId ProcessName`,
  ],
  [
    '4663',
    'security',
    '',
    `${SUBJECT} ${OBJECT} AccessList AccessMask ProcessId ProcessName ResourceAttributes`,
  ],
  ['4672', 'security', '', `${SUBJECT} PrivilegeList`],
  ['4673', 'security', '', `${SUBJECT} ObjectServer Service PrivilegeList ProcessId ProcessName`],
  [
    '4688',
    'security',
    'process_creation',
    `${SUBJECT} NewProcessId NewProcessName TokenElevationType ProcessId CommandLine ${TARGET} ParentProcessName MandatoryLabel`,
  ],
  ['4689', 'security', '', `${SUBJECT} Status ProcessId ProcessName`],
  [
    '4697',
    'security',
    '',
    `${SUBJECT} ServiceName ServiceFileName ServiceType ServiceStartType ServiceAccount`,
  ],
  [
    '4698',
    'security',
    '',
    `${SUBJECT} TaskName TaskContent ClientProcessStartKey ClientProcessId ParentProcessId RpcCallClientLocality FQDN`,
  ],
  [
    '4699',
    'security',
    '',
    `${SUBJECT} TaskName TaskContent ClientProcessStartKey ClientProcessId ParentProcessId RpcCallClientLocality FQDN`,
  ],
  [
    '4701',
    'security',
    '',
    `${SUBJECT} TaskName TaskContent ClientProcessStartKey ClientProcessId ParentProcessId RpcCallClientLocality FQDN`,
  ],
  [
    '4702',
    'security',
    '',
    `${SUBJECT} TaskName TaskContentNew ClientProcessStartKey ClientProcessId ParentProcessId RpcCallClientLocality FQDN`,
  ],
  ['5038', 'security', '', 'param1'],
  [
    '5140',
    'security',
    '',
    `${SUBJECT} ObjectType IpAddress IpPort ShareName ShareLocalPath AccessMask AccessList`,
  ],
  [
    '5145',
    'security',
    '',
    `${SUBJECT} ObjectType IpAddress IpPort ShareName ShareLocalPath RelativeTargetName AccessMask AccessList AccessReason`,
  ],
  [
    '5156',
    'security',
    '',
    'ProcessID Application Direction SourceAddress SourcePort DestAddress DestPort Protocol FilterRTID LayerName LayerRTID RemoteUserID RemoteMachineID',
  ],
  ['7045', 'system', '', 'ServiceName ImagePath ServiceType StartType AccountName'],
  ['1116', 'windefend', 'antivirus', DEFENDER],
  ['1117', 'windefend', '', DEFENDER],
  ['5007', 'windefend', '', 'ProductName ProductVersion OldValue NewValue'],
];

/** The events of the table by EventID; the ids are such that no other service has them. */
export const WINDOWS_EVENTS: ReadonlyMap<string, WindowsEvent> = new Map(
  EVENTS.map(([id, service, categories, fields]) => [
    id,
    {
      service,
      categories: categories === '' ? [] : [categories],
      fields: fields.split(' '),
    },
  ]),
);

/** Ranges of EventIDs that only the Security channel has. Source: "Windows security audit events" (Microsoft). */
const SECURITY_IDS: readonly (readonly [first: number, last: number])[] = [
  [1102, 1102],
  [4608, 5039],
  [5040, 5071],
  [5120, 5169],
  [5376, 5381],
  [5440, 5485],
  [5632, 5633],
  [5712, 5712],
  [5888, 5890],
  [6144, 6145],
  [6272, 6281],
  [6416, 6424],
];

/** Whether an EventID is one that the Security channel alone has. Never throws. */
export function isSecurityEvent(eventId: string): boolean {
  const id = Number(eventId);
  return SECURITY_IDS.some(([first, last]) => id >= first && id <= last);
}

/**
 * EventIDs by which Microsoft Defender tells of malware, with its name and path.
 * Source: Sigma taxonomy, "antivirus"; learn.microsoft.com, Defender Antivirus event IDs.
 */
const FIRST_ANTIVIRUS_ID = 1006;
const LAST_ANTIVIRUS_ID = 1019;
const MORE_ANTIVIRUS_IDS: ReadonlySet<number> = new Set([1115, 1116]);

function isAntivirusEvent(eventId: string): boolean {
  const id = Number(eventId);
  return (id >= FIRST_ANTIVIRUS_ID && id <= LAST_ANTIVIRUS_ID) || MORE_ANTIVIRUS_IDS.has(id);
}

/**
 * The Sigma categories of an event of a Windows service other than Sysmon; none where the taxonomy has
 * none. service: as `servicesOfChannel` names it. Never throws. Source: Sigma taxonomy.
 */
export function windowsCategories(service: string, eventId: string): readonly string[] {
  if (service === 'windefend') return isAntivirusEvent(eventId) ? ['antivirus'] : [];
  const event = WINDOWS_EVENTS.get(eventId);
  return event?.service === service ? event.categories : [];
}
