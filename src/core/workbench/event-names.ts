/**
 * What a Windows event is, in a few words, by the EventID of its match context: Sysmon's, and the
 * others that VirusTotal records. Source: learn.microsoft.com, Sysmon events; Security and PowerShell
 * event documentation.
 */
const EVENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['1', 'process creation'],
  ['2', 'file time changed'],
  ['3', 'network connection'],
  ['5', 'process terminated'],
  ['6', 'driver loaded'],
  ['7', 'image loaded'],
  ['8', 'remote thread'],
  ['9', 'raw disk read'],
  ['10', 'process access'],
  ['11', 'file created'],
  ['12', 'registry key added or deleted'],
  ['13', 'registry value set'],
  ['14', 'registry key renamed'],
  ['15', 'alternate data stream'],
  ['17', 'pipe created'],
  ['18', 'pipe connected'],
  ['19', 'WMI filter'],
  ['20', 'WMI consumer'],
  ['21', 'WMI binding'],
  ['22', 'DNS query'],
  ['23', 'file deleted'],
  ['25', 'process tampering'],
  ['26', 'file deletion seen'],
  ['4104', 'PowerShell script block'],
  ['4103', 'PowerShell module'],
  ['4624', 'logon'],
  ['4672', 'special privileges at logon'],
  ['4688', 'process creation'],
  ['4697', 'service installed'],
  ['4698', 'scheduled task created'],
  ['5038', 'invalid image hash'],
  ['7045', 'service installed'],
]);

/** What kind of event an EventID is; undefined for one that is not known. Never throws. */
export function eventName(eventId: string): string | undefined {
  return EVENT_NAMES.get(eventId);
}
