import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { windowsEvent, type LogsourceTable } from './log-event.ts';
import { addMembers, isMap, mapIn, stringIn, valueIn, type RecordMap } from './record-map.ts';

/** What hayabusa shortens channels to. Source: hayabusa-rules config/channel_abbreviations.txt. */
const CHANNELS: ReadonlyMap<string, string> = new Map([
  ['Sec', 'Security'],
  ['Sys', 'System'],
  ['App', 'Application'],
  ['Sysmon', 'Microsoft-Windows-Sysmon/Operational'],
  ['PwSh', 'Microsoft-Windows-PowerShell/Operational'],
  ['PwShClassic', 'Windows PowerShell'],
  ['Defender', 'Microsoft-Windows-Windows Defender/Operational'],
  ['TaskSch', 'Microsoft-Windows-TaskScheduler/Operational'],
  ['WMI', 'Microsoft-Windows-WMI-Activity/Operational'],
  ['BitsCli', 'Microsoft-Windows-Bits-Client/Operational'],
  ['CodeInteg', 'Microsoft-Windows-CodeIntegrity/Operational'],
  ['NTLM', 'Microsoft-Windows-NTLM/Operational'],
  ['RDS-LSM', 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational'],
  ['Firewall', 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall'],
  ['DNS-Svr', 'DNS Server'],
  ['AppLocker', 'Microsoft-Windows-AppLocker/EXE and DLL'],
]);

/** What it shortens fields of Sysmon's and PowerShell's events to. Source: hayabusa-rules, `details:`. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['Cmdline', 'CommandLine'],
  ['Proc', 'Image'],
  ['ParentCmdline', 'ParentCommandLine'],
  ['ParentProc', 'ParentImage'],
  ['PID', 'ProcessId'],
  ['ParentPID', 'ParentProcessId'],
  ['PGUID', 'ProcessGuid'],
  ['ParentPGUID', 'ParentProcessGuid'],
  ['LID', 'LogonId'],
  ['Path', 'TargetFilename'],
  ['TgtObj', 'TargetObject'],
  ['TgtProc', 'TargetImage'],
  ['SrcProc', 'SourceImage'],
  ['Access', 'GrantedAccess'],
  ['Query', 'QueryName'],
  ['Result', 'QueryResults'],
  ['Pipe', 'PipeName'],
  ['ScriptBlock', 'ScriptBlockText'],
  ['SrcIP', 'SourceIp'],
  ['SrcPort', 'SourcePort'],
  ['TgtIP', 'DestinationIp'],
  ['TgtPort', 'DestinationPort'],
  ['TgtHost', 'DestinationHostname'],
  ['Proto', 'Protocol'],
  ['Svc', 'ServiceName'],
  ['Threat', 'ThreatName'],
]);

/** Members that only hayabusa's lines have. */
const SIGNS: readonly string[] = ['RuleTitle', 'AllFieldInfo', 'ExtraFieldInfo'];

/** What stands between fields that are one text. */
const SEPARATOR = ' ¦ ';

/**
 * The event behind a line of hayabusa's `json-timeline`: the fields of the event as it has them
 * (`AllFieldInfo`, `ExtraFieldInfo`), and those of `Details` under the names of the taxonomy. Undefined
 * for another object. A field that is not there may have been left out: what hayabusa writes depends on
 * its profile. Never throws. O(size of the record).
 */
export function hayabusaRecord(
  record: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const parts = ['AllFieldInfo', 'Details', 'ExtraFieldInfo'].filter((key) => record.has(key));
  // A registry event of Sysmon has a field `Details` too.
  const isAlert = SIGNS.some((key) => record.has(key));
  if (!isAlert || parts.length === 0 || !record.has('Channel') || !record.has('EventID')) {
    return undefined;
  }
  const fields = new Map<string, EventValue>();
  const channel = stringIn(record, 'Channel') ?? '';
  fields.set('Channel', CHANNELS.get(channel) ?? channel);
  for (const [name, key] of [
    ['EventID', 'EventID'],
    ['Computer', 'Computer'],
    ['EventRecordID', 'RecordID'],
    ['Provider_Name', 'Provider'],
    ['Timestamp', 'Timestamp'],
  ] as const) {
    const value = valueIn(record, key);
    if (value !== undefined) fields.set(name, value);
  }
  const isWhole = mapIn(record, 'AllFieldInfo') !== undefined;
  for (const part of isWhole ? ['AllFieldInfo'] : parts) addPart(fields, record, part);
  const event = windowsEvent(fields, logsources);
  return isWhole ? event : { ...event, missing: { kind: 'not-recorded' } };
}

function addPart(fields: Map<string, EventValue>, record: RecordMap, part: string): void {
  const isSysmon = fields.get('Channel') === CHANNELS.get('Sysmon');
  const nameOf = (key: string): string => {
    const name = fieldNameOf(key);
    if (part !== 'Details' || (name === 'Path' && !isSysmon)) return name;
    return FIELDS.get(name) ?? name;
  };
  const members = record.get(part);
  if (isMap(members)) {
    addMembers(fields, members, nameOf);
    return;
  }
  for (const entry of (stringIn(record, part) ?? '').split(SEPARATOR)) {
    const colon = entry.indexOf(': ');
    if (colon > 0) fields.set(nameOf(entry.slice(0, colon).trim()), entry.slice(colon + 2));
  }
}
