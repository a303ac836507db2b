/** One made-up process, and what Sysmon and the Security channel say of it in words and by position. */

/** The provider of Sysmon's events. */
export const SYSMON = 'Microsoft-Windows-Sysmon';

/** The channel of Sysmon's events. */
export const SYSMON_CHANNEL = 'Microsoft-Windows-Sysmon/Operational';

/** A process creation of Sysmon, as `rowOf` writes its logsource. */
export const SYSMON_PROCESS = 'windows process_creation /sysmon';

/** The provider of the Security channel. */
export const AUDIT = 'Microsoft-Windows-Security-Auditing';

/** The program. */
export const IMAGE = 'C:\\Windows\\System32\\whoami.exe';

/** When it started. */
export const TIME = '2025-03-04T05:06:07.890Z';

/** A rule that fires on it. */
export const RULE = ['windows/process_creation', "Image|endswith: '\\whoami.exe'"] as const;

/** What Sysmon's event 1 says in words. */
export const SYSMON_MESSAGE = `Process Create:\r
RuleName: -\r
UtcTime: 2025-03-04 05:06:07.890\r
ProcessGuid: {11111111-2222-3333-4444-555555555555}\r
ProcessId: 4321\r
Image: ${IMAGE}\r
FileVersion: 10.0.1\r
CommandLine: whoami /all: now\r
CurrentDirectory: C:\\\r
User: MADE\\person\r
Hashes: MD5=AB,SHA256=CD\r
ParentProcessId: 99\r
ParentImage: C:\\Windows\\explorer.exe\r
ParentCommandLine: \r
ParentUser: MADE\\person`;

/** What event 4688 of the Security channel says in words. */
export const AUDIT_MESSAGE = `A new process has been created.\r
\r
Creator Subject:\r
\tSecurity ID:\t\tS-1-5-21-1\r
\tAccount Name:\t\tperson\r
\tAccount Domain:\t\tMADE\r
\tLogon ID:\t\t0x3E7\r
\r
Target Subject:\r
\tSecurity ID:\t\tS-1-0-0\r
\tAccount Name:\t\t-\r
\tAccount Domain:\t\t-\r
\tLogon ID:\t\t0x0\r
\r
Process Information:\r
\tNew Process ID:\t\t0x10e1\r
\tNew Process Name:\t${IMAGE}\r
\tToken Elevation Type:\t%%1936\r
\tMandatory Label:\t\tS-1-16-12288\r
\tCreator Process ID:\t0x63\r
\tCreator Process Name:\tC:\\Windows\\explorer.exe\r
\tProcess Command Line:\twhoami /all\r
\r
Token Elevation Type indicates the type of token that was assigned to the new process.`;

/** What the fields of event 4688 are, and the further names that rules have for them. */
export const AUDIT_FIELDS = {
  NewProcessName: IMAGE,
  Image: IMAGE,
  ParentProcessName: 'C:\\Windows\\explorer.exe',
  ParentImage: 'C:\\Windows\\explorer.exe',
  CommandLine: 'whoami /all',
  SubjectUserName: 'person',
  SubjectLogonId: '0x3E7',
  TargetUserName: '-',
  NewProcessId: '0x10e1',
  ProcessId: '0x63',
  IntegrityLevel: 'High',
};

/** The texts of Sysmon's event 1 in the order of its manifest. */
export const SYSMON_INSERTS = [
  '-',
  '2025-03-04 05:06:07.890',
  '{11111111-2222-3333-4444-555555555555}',
  '4321',
  IMAGE,
  '10.0.1',
  'made',
  'made',
  'made',
  'whoami.exe',
  'whoami /all',
  'C:\\',
  'MADE\\person',
  '{11111111-2222-3333-4444-000000000000}',
  '0x3e7',
  '1',
  'High',
  'MD5=AB',
  '{11111111-2222-3333-4444-666666666666}',
  '99',
  'C:\\Windows\\explorer.exe',
  'explorer',
  'MADE\\person',
];

/** The texts of event 4688 in the order of its manifest. */
export const AUDIT_INSERTS = [
  'S-1-5-21-1',
  'person',
  'MADE',
  '0x3e7',
  '0x10e1',
  IMAGE,
  '%%1936',
  '0x63',
  'whoami /all',
  'S-1-0-0',
  '-',
  '-',
  '0x0',
  'C:\\Windows\\explorer.exe',
  'S-1-16-12288',
];
