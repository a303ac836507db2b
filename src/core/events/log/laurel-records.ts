import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import type { AuditRecord } from './audit-line.ts';
import { AUDITD, AUDITD_PROCESS, addProcessFields } from './audit-processes.ts';
import { logEvent, type LogsourceTable } from './log-event.ts';
import { isMap, listOf, stringIn, type RecordMap } from './record-map.ts';

/** Members that are about the event and no record of it. */
const OTHER_KEYS: ReadonlySet<string> = new Set(['ID', 'NODE', 'CONTAINER_INFO']);

/**
 * The records of one event of the Linux audit daemon, as laurel joins them: a member for each type, with
 * an object or a list of them. Each is an event with `type`, arguments are `a0`, `a1` … as in the line;
 * that of the system call that started a program has the fields of a process creation too. Undefined for
 * another object. Never throws. O(size of the record). Source: laurel, man/laurel.8.
 */
export function laurelRecords(
  record: RecordMap,
  logsources: LogsourceTable,
): readonly SigmaEvent[] | undefined {
  const eventId = stringIn(record, 'ID');
  if (eventId === undefined || !(record.has('SYSCALL') || record.has('EXECVE'))) return undefined;
  const seconds = Number(eventId.slice(0, Math.max(0, eventId.indexOf(':'))));
  const time = Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : undefined;
  const records: AuditRecord[] = [];
  for (const [type, value] of record) {
    if (OTHER_KEYS.has(type)) continue;
    for (const part of listOf(value)) {
      if (isMap(part)) records.push({ fields: fieldsOf(type, part), eventId, time });
    }
  }
  if (records.length === 0) return undefined;
  const processes = addProcessFields(records);
  const parent = listOf(record.get('PARENT_INFO') ?? record.get('PPID'))[0];
  for (const process of processes) addParent(process.fields, parent);
  return records
    .filter(({ fields }) => fields.get('type') !== 'PARENT_INFO' && fields.get('type') !== 'PPID')
    .map((entry) =>
      logEvent(
        entry.fields,
        logsources.intern(processes.has(entry) ? AUDITD_PROCESS : AUDITD),
        time,
      ),
    );
}

function fieldsOf(type: string, part: RecordMap): Map<string, EventValue> {
  const fields = new Map<string, EventValue>([['type', type]]);
  for (const [name, value] of part) {
    if (name === 'ARGV' && Array.isArray(value)) {
      for (const [at, word] of listOf(value).entries()) fields.set(`a${String(at)}`, word);
    } else fields.set(name, value);
  }
  const line = fields.get('ARGV_STR');
  if (type === 'EXECVE' && typeof line === 'string') {
    for (const [at, word] of line.split(' ').entries()) fields.set(`a${String(at)}`, word);
  }
  return fields;
}

function addParent(fields: Map<string, EventValue>, parent: EventValue | undefined): void {
  const exe = isMap(parent) ? parent.get('exe') : undefined;
  if (typeof exe === 'string') fields.set('ParentImage', exe);
  const words = isMap(parent) ? listOf(parent.get('ARGV')) : [];
  if (words.length > 0) fields.set('ParentCommandLine', words.map(String).join(' '));
}
