/** Whose account a section of a message of the Security channel tells of: the beginning of its fields' names. */
export const AUDIT_SECTIONS: ReadonlyMap<string, 'Subject' | 'Target' | 'Member'> = new Map([
  ['Subject', 'Subject'],
  ['Creator Subject', 'Subject'],
  ['Target Subject', 'Target'],
  ['New Logon', 'Target'],
  ['Account For Which Logon Failed', 'Target'],
  ['Account Whose Credentials Were Used', 'Target'],
  ['Account That Was Locked Out', 'Target'],
  ['Account Information', 'Target'],
  ['Target Account', 'Target'],
  ['New Account', 'Target'],
  ['Group', 'Target'],
  ['New Group', 'Target'],
  ['Deleted Group', 'Target'],
  ['Member', 'Member'],
]);

/** Sections of accounts that did not log on, whose SID has a name of its own. */
const OBJECT_SECTIONS: ReadonlySet<string> = new Set([
  'Target Account',
  'New Account',
  'Group',
  'New Group',
  'Deleted Group',
  'Account That Was Locked Out',
]);

/** Labels within these sections, as `labelKey` gives them, and what their fields' names end with. */
const ACCOUNT_LABELS: ReadonlyMap<string, string> = new Map([
  ['securityid', 'UserSid'],
  ['userid', 'UserSid'],
  ['accountname', 'UserName'],
  ['groupname', 'UserName'],
  ['accountdomain', 'DomainName'],
  ['groupdomain', 'DomainName'],
  ['suppliedrealmname', 'DomainName'],
  ['logonid', 'LogonId'],
]);

/** Other labels, as `labelKey` gives them. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['newprocessid', 'NewProcessId'],
  ['newprocessname', 'NewProcessName'],
  ['tokenelevationtype', 'TokenElevationType'],
  ['mandatorylabel', 'MandatoryLabel'],
  ['creatorprocessid', 'ProcessId'],
  ['creatorprocessname', 'ParentProcessName'],
  ['processcommandline', 'CommandLine'],
  ['processid', 'ProcessId'],
  ['callerprocessid', 'ProcessId'],
  ['processname', 'ProcessName'],
  ['callerprocessname', 'ProcessName'],
  ['logontype', 'LogonType'],
  ['logonguid', 'LogonGuid'],
  ['logonprocess', 'LogonProcessName'],
  ['authenticationpackage', 'AuthenticationPackageName'],
  ['transitedservices', 'TransmittedServices'],
  ['packagename(ntlmonly)', 'LmPackageName'],
  ['keylength', 'KeyLength'],
  ['elevatedtoken', 'ElevatedToken'],
  ['impersonationlevel', 'ImpersonationLevel'],
  ['workstationname', 'WorkstationName'],
  ['sourceworkstation', 'Workstation'],
  ['logonaccount', 'TargetUserName'],
  ['sourcenetworkaddress', 'IpAddress'],
  ['networkaddress', 'IpAddress'],
  ['clientaddress', 'IpAddress'],
  ['sourceaddress', 'IpAddress'],
  ['sourceport', 'IpPort'],
  ['clientport', 'IpPort'],
  ['port', 'IpPort'],
  ['failurereason', 'FailureReason'],
  ['failurecode', 'Status'],
  ['resultcode', 'Status'],
  ['errorcode', 'Status'],
  ['status', 'Status'],
  ['substatus', 'SubStatus'],
  ['ticketoptions', 'TicketOptions'],
  ['ticketencryptiontype', 'TicketEncryptionType'],
  ['preauthenticationtype', 'PreAuthType'],
  ['servicename', 'ServiceName'],
  ['serviceid', 'ServiceSid'],
  ['servicefilename', 'ServiceFileName'],
  ['servicetype', 'ServiceType'],
  ['servicestarttype', 'ServiceStartType'],
  ['serviceaccount', 'ServiceAccount'],
  ['taskname', 'TaskName'],
  ['taskcontent', 'TaskContent'],
  ['tasknewcontent', 'TaskContentNew'],
  ['objectserver', 'ObjectServer'],
  ['objecttype', 'ObjectType'],
  ['objectname', 'ObjectName'],
  ['objectvaluename', 'ObjectValueName'],
  ['handleid', 'HandleId'],
  ['operationtype', 'OperationType'],
  ['oldvalue', 'OldValue'],
  ['newvalue', 'NewValue'],
  ['accesses', 'AccessList'],
  ['accessmask', 'AccessMask'],
  ['privileges', 'PrivilegeList'],
  ['sharename', 'ShareName'],
  ['sharepath', 'ShareLocalPath'],
  ['relativetargetname', 'RelativeTargetName'],
  ['targetservername', 'TargetServerName'],
  ['additionalinformation', 'TargetInfo'],
  ['samaccountname', 'SamAccountName'],
  ['applicationname', 'Application'],
  ['destinationaddress', 'DestAddress'],
  ['destinationport', 'DestPort'],
]);

/** What these labels mean in the events of the Windows filtering platform. */
const FILTERING_LABELS: ReadonlyMap<string, string> = new Map([
  ['sourceaddress', 'SourceAddress'],
  ['sourceport', 'SourcePort'],
  ['processid', 'ProcessID'],
]);

const FIRST_FILTERING_ID = 5150;
const LAST_FILTERING_ID = 5159;

/** Where a label of a message stands. */
export interface LabelPlace {
  /** The heading above it, empty where there is none. */
  readonly section: string;
  readonly eventId: string;
}

/**
 * The field that a label in a message of the Security channel stands for. label: as the message has it
 * (`New Process Name`), or with underscores, or lower case; undefined for one that is not known. Never
 * throws. Source: "Windows security audit events" (Microsoft), whose pages show both.
 */
export function fieldOfLabel(label: string, place: LabelPlace): string | undefined {
  const key = labelKey(label);
  const id = Number(place.eventId);
  const isFiltering = id >= FIRST_FILTERING_ID && id <= LAST_FILTERING_ID;
  const filtering = isFiltering ? FILTERING_LABELS.get(key) : undefined;
  return filtering ?? accountField(key, place.section) ?? LABELS.get(key);
}

function accountField(key: string, section: string): string | undefined {
  const owner = AUDIT_SECTIONS.get(section);
  const ending = ACCOUNT_LABELS.get(key);
  if (owner === undefined || ending === undefined) return undefined;
  if (owner === 'Member') {
    return ending === 'UserSid' ? 'MemberSid' : ending === 'UserName' ? 'MemberName' : undefined;
  }
  if (ending === 'UserSid' && OBJECT_SECTIONS.has(section)) return `${owner}Sid`;
  return `${owner}${ending}`;
}

/** The field of an account whose label stands without its section: the first of several is the subject's. Never throws. */
export function accountFieldAt(label: string, position: number): string | undefined {
  const ending = ACCOUNT_LABELS.get(labelKey(label));
  if (ending === undefined || position > 1) return undefined;
  return `${position === 0 ? 'Subject' : 'Target'}${ending}`;
}

function labelKey(label: string): string {
  return label.toLowerCase().replaceAll(' ', '').replaceAll('_', '').replaceAll('-', '');
}
