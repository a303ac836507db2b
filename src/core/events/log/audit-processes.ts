import type { EventLogsource, EventValue } from '../../sigma/event.ts';
import type { AuditRecord } from './audit-line.ts';

/** Records of auditd. */
export const AUDITD: EventLogsource = { product: 'linux', categories: [], services: ['auditd'] };

/** A record of auditd that tells of a started program. */
export const AUDITD_PROCESS: EventLogsource = { ...AUDITD, categories: ['process_creation'] };

/** System calls that start a program, by name and by number on x86_64 and on arm64. */
const EXECVE_CALLS: ReadonlySet<string> = new Set([
  'execve',
  'execveat',
  '59',
  '322',
  '221',
  '281',
]);

/** The most arguments that are joined into a command line. */
const MAX_ARGUMENTS = 4096;

/**
 * Gives the SYSCALL record of a started program the fields of a process creation, from the records of
 * the same event: `Image` from `exe`, `CommandLine` from the arguments of EXECVE, `CurrentDirectory`.
 * Returns the records that got them. Changes `fields` of these records. Never throws. O(fields).
 */
export function addProcessFields(records: readonly AuditRecord[]): ReadonlySet<AuditRecord> {
  const byEvent = new Map<string, AuditRecord[]>();
  for (const record of records) {
    if (record.eventId === undefined) continue;
    const known = byEvent.get(record.eventId);
    if (known === undefined) byEvent.set(record.eventId, [record]);
    else known.push(record);
  }
  const processes = new Set<AuditRecord>();
  for (const event of byEvent.values()) {
    const call = event.find(({ fields }) => isExecve(fields));
    if (call === undefined) continue;
    addFields(call, event);
    processes.add(call);
  }
  return processes;
}

function isExecve(fields: ReadonlyMap<string, EventValue>): boolean {
  const type = fields.get('type');
  if (type !== 'SYSCALL' && type !== 'AUOMS_EXECVE' && type !== 'AUOMS_SYSCALL') return false;
  return EXECVE_CALLS.has(textOf(fields.get('SYSCALL') ?? fields.get('syscall')));
}

function addFields(call: AuditRecord, event: readonly AuditRecord[]): void {
  const { fields } = call;
  const argumentsOf = event.find((record) => record.fields.get('type') === 'EXECVE');
  const directory = event.find((record) => record.fields.get('type') === 'CWD')?.fields.get('cwd');
  const commandLine =
    argumentsOf === undefined
      ? (fields.get('cmdline') ?? fields.get('proctitle'))
      : commandLineOf(argumentsOf.fields);
  setField(fields, 'Image', fields.get('exe'));
  setField(fields, 'CommandLine', commandLine);
  setField(fields, 'CurrentDirectory', directory ?? fields.get('cwd'));
  setField(fields, 'ProcessId', fields.get('pid'));
  setField(fields, 'ParentProcessId', fields.get('ppid'));
}

function setField(
  fields: Map<string, EventValue>,
  name: string,
  value: EventValue | undefined,
): void {
  if (value !== undefined && value !== null && !fields.has(name)) fields.set(name, value);
}

function commandLineOf(fields: ReadonlyMap<string, EventValue>): string | undefined {
  const words: string[] = [];
  for (let at = 0; at < MAX_ARGUMENTS; at++) {
    const word = fields.get(`a${at}`);
    if (word === undefined) break;
    words.push(textOf(word));
  }
  return words.length === 0 ? undefined : words.join(' ');
}

function textOf(value: EventValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
