import type { EventValue } from '../../sigma/event.ts';
import { SYSMON_EVENTS } from '../windows/sysmon-events.ts';
import { AUDIT_SECTIONS, fieldOfLabel } from '../windows/audit-labels.ts';
import { fieldNameOf } from '../field-name.ts';

/** Fields of an event, found in its words. */
type Fields = Map<string, EventValue>;

/** Characters of a message that are read; Windows cuts at a fraction of it. */
const MAX_MESSAGE_LENGTH = 1024 * 1024;

/**
 * The fields of a Windows event that its message tells in words, for tools that keep nothing else:
 * Sysmon's (`Image: C:\x`), those of the Security channel by section and label (`Subject:`, `Account
 * Name:`), new services, PowerShell's scripts, Defender's threats. Only English messages are known; any
 * other gives few fields or none. services: as
 * `servicesOfChannel` gives them. Never throws. O(length).
 * Source: the messages in the manifests of Windows 10 and 11 and of Sysmon 15.
 */
export function fieldsOfMessage(
  services: readonly string[],
  eventId: string,
  message: string,
): ReadonlyMap<string, EventValue> {
  const text = message.slice(0, MAX_MESSAGE_LENGTH).replaceAll('\r\n', '\n');
  const fields: Fields = new Map();
  if (services.includes('sysmon')) addSysmon(fields, eventId, text);
  else if (services.includes('security')) addAudit(fields, eventId, text);
  else if (services.includes('powershell')) addPowerShell(fields, eventId, message);
  else if (services.includes('powershell-classic')) fields.set('Data', message);
  else if (services.includes('system') && eventId === '7045') addLabels(fields, text, SERVICE);
  else if (services.includes('windefend')) addLabels(fields, text, DEFENDER);
  return fields;
}

/** Labels of event 7045 and the names of its fields. */
const SERVICE: ReadonlyMap<string, string> = new Map([
  ['Service Name', 'ServiceName'],
  ['Service File Name', 'ImagePath'],
  ['Service Type', 'ServiceType'],
  ['Service Start Type', 'StartType'],
  ['Service Account', 'AccountName'],
]);

/** Labels of Defender's events that differ from the names of their fields. */
const DEFENDER: ReadonlyMap<string, string> = new Map([
  ['Name', 'ThreatName'],
  ['ID', 'ThreatID'],
  ['Severity', 'SeverityName'],
  ['Category', 'CategoryName'],
  ['Path', 'Path'],
  ['Detection Origin', 'OriginName'],
  ['Detection Type', 'TypeName'],
  ['Detection Source', 'SourceName'],
  ['User', 'DetectionUser'],
  ['Process Name', 'ProcessName'],
  ['Action', 'ActionName'],
  ['Old value', 'OldValue'],
  ['New value', 'NewValue'],
]);

/** A line is a field where it starts with the name of one that was not there yet; else it goes on with the last. */
function addSysmon(fields: Fields, eventId: string, text: string): void {
  const names = new Set(SYSMON_EVENTS.get(eventId)?.fields);
  let last: string | undefined;
  for (const line of text.split('\n').slice(1)) {
    const colon = line.indexOf(':');
    const name = colon === -1 ? '' : line.slice(0, colon).trim();
    if (names.has(name) && !fields.has(name)) {
      fields.set(name, line.slice(colon + 1).trim());
      last = name;
    } else if (last !== undefined) goOn(fields, last, line);
  }
}

function goOn(fields: Fields, name: string, line: string): void {
  const known = fields.get(name);
  if (typeof known === 'string') fields.set(name, `${known}\n${line}`);
}

function addLabels(fields: Fields, text: string, labels: ReadonlyMap<string, string>): void {
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = colon === -1 ? undefined : labels.get(line.slice(0, colon).trim());
    if (name !== undefined && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
}

/** Labels whose value is a document of several lines, up to the next section. */
const DOCUMENTS: ReadonlySet<string> = new Set(['TaskContent', 'TaskContentNew']);

/** Where such a document ends. */
const AFTER_DOCUMENT = '\nOther Information:';

function addAudit(fields: Fields, eventId: string, text: string): void {
  let section = '';
  let last: string | undefined;
  for (let at = 0; at < text.length;) {
    const feed = text.indexOf('\n', at);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(at, end);
    const start = at;
    at = end + 1;
    const colon = line.indexOf(':');
    const label = colon === -1 ? '' : line.slice(0, colon).trim();
    const value = colon === -1 ? '' : line.slice(colon + 1).trim();
    if (label !== '' && value === '' && AUDIT_SECTIONS.has(label)) {
      section = label;
      last = undefined;
    } else if (colon !== -1 && value === '' && !isIndented(line)) {
      section = '';
      last = undefined;
    } else if (line.trim() === '') last = undefined;
    else if (colon === -1) {
      if (last !== undefined) goOn(fields, last, line.trim());
    } else {
      const name = fieldOfLabel(label, { section, eventId }) ?? fieldNameOf(label);
      if (fields.has(name)) continue;
      const next = DOCUMENTS.has(name) ? text.indexOf(AFTER_DOCUMENT, start) : at - 1;
      const stop = next === -1 ? text.length : next;
      fields.set(name, text.slice(start + colon + 1, stop).trim());
      at = Math.max(at, stop + 1);
      last = name;
    }
  }
}

function isIndented(line: string): boolean {
  return line.startsWith('\t') || line.startsWith(' ');
}

const SCRIPT_HEAD = 'Creating Scriptblock text (';
const SCRIPT_ID = '\nScriptBlock ID:';

function addPowerShell(fields: Fields, eventId: string, text: string): void {
  if (eventId === '4104') addScript(fields, text);
  if (eventId !== '4103') return;
  const context = text.indexOf('\nContext:');
  const user = text.indexOf('\nUser Data:', Math.max(0, context));
  const end = user === -1 ? text.length : user;
  fields.set('Payload', text.slice(0, context === -1 ? end : context).trimEnd());
  if (context !== -1) fields.set('ContextInfo', text.slice(text.indexOf(':', context) + 1, end));
}

function withoutLastBreaks(text: string): string {
  let end = text.length;
  while (end > 0 && '\r\n'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** `Creating Scriptblock text (1 of 2):`, the text, `ScriptBlock ID: …`, `Path: …` */
function addScript(fields: Fields, text: string): void {
  const head = text.slice(0, Math.max(0, text.indexOf('\n')));
  if (!head.startsWith(SCRIPT_HEAD)) return;
  const [part = '', total = ''] = head.slice(SCRIPT_HEAD.length).split(' of ');
  fields.set('MessageNumber', part);
  fields.set('MessageTotal', total.slice(0, Math.max(0, total.indexOf(')'))));
  const foot = text.lastIndexOf(SCRIPT_ID);
  const script = text.slice(head.length + 1, foot === -1 ? text.length : foot);
  fields.set('ScriptBlockText', withoutLastBreaks(script));
  if (foot === -1) return;
  const [id = '', path = ''] = text.slice(foot + SCRIPT_ID.length).split('\nPath:');
  fields.set('ScriptBlockId', id.trim());
  fields.set('Path', path.trim());
}
