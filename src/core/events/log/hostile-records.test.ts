import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { createEventReader } from '../../sigma/match/prepared-event.ts';
import { isEventLog } from '../is-event-log.ts';
import { readEventLog } from '../read-event-log.ts';
import {
  AUDIT_INSERTS,
  AUDIT_MESSAGE,
  SYSMON_INSERTS,
  SYSMON_MESSAGE,
} from '../testdata/made-process.ts';

/** Members by which records are told apart, and some that they are read from. */
const KEYS = [
  'Event',
  '_Event',
  'WinEvtChannel',
  'System',
  'EventData',
  'UserData',
  'Payload',
  'EventID',
  'EventId',
  'Id',
  'Channel',
  'LogName',
  'Provider',
  'ProviderName',
  'ProcessId',
  'ThreadId',
  'UserId',
  'Properties',
  'StringInserts',
  'Message',
  'message',
  '_raw',
  'MESSAGE',
  'winlog',
  'winlog.channel',
  'winlog.event_id',
  'event_data',
  'ecs',
  'ecs.version',
  'event',
  'process',
  'fields',
  '_source',
  '_id',
  'hits',
  '@timestamp',
  'columns',
  'rows',
  'values',
  'tables',
  'schema',
  'datarows',
  'resourceLogs',
  'scopeLogs',
  'logRecords',
  'body',
  'attributes',
  'resource',
  'data',
  'win',
  'system',
  'eventdata',
  'ID',
  'SYSCALL',
  'EXECVE',
  'ARGV',
  'PARENT_INFO',
  'name',
  'hostIdentifier',
  'snapshot',
  'diffResults',
  'ActionType',
  'DeviceName',
  'AdditionalFields',
  'event_type',
  'src_ip',
  'dns',
  'proto',
  'schema_version',
  'exec',
  'target',
  'args',
  'ts',
  'uid',
  'id.orig_h',
  '_path',
  'operationName',
  'category',
  'resourceId',
  'properties',
  'status',
  'protoPayload',
  'logName',
  'Operation',
  'Workload',
  'RecordType',
  'short_message',
  'host',
  '_x',
  'winlogbeat_winlog_channel',
  'winlogbeat_winlog_event_data_x',
  'RuleTitle',
  'Details',
  'AllFieldInfo',
  'Records',
  'results',
  'items',
  'kind',
  'auditd',
  'message_type',
  'Account_Name',
  'x.y_z',
  '__proto__',
  'constructor',
  '',
  'field',
  'value',
  'key',
  'stringValue',
  'kvlistValue',
  'arrayValue',
  'intValue',
] as const;

const TEXTS = [
  '',
  '1',
  '4688',
  '4104',
  '7045',
  'Security',
  'Microsoft-Windows-Sysmon/Operational',
  'Windows PowerShell',
  'Microsoft-Windows-PowerShell/Operational',
  'System',
  'Microsoft-Windows-Windows Defender/Operational',
  SYSMON_MESSAGE,
  AUDIT_MESSAGE,
  'Creating Scriptblock text (1 of',
  'x\nContext:\nUser Data:',
  '{"a":',
  '[{}]',
  '{"EventData":{"Data":[]}}',
  '<Event>',
  '<Event><System/></Event>',
  '<EventData><Data Name=',
  'LogName=\nEventCode=\nMessage=',
  'type=EXECVE msg=audit(1:2): a0=',
  'ProcessCreated',
  'AdvancedHunting-x',
  '/Date(1',
  '20250304050607.890000-000',
  'dns',
  '\u0000\ud800',
] as const;

const scalar = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(0, 1, -1, 4688, 1e300, 0.5, null, true),
);
const key = fc.constantFrom(...KEYS);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.constantFrom(SYSMON_INSERTS, AUDIT_INSERTS),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 8 })
      .map((members) => textOfMembers(members)),
  ),
}));

/** An object as JSON has it: with `__proto__`, and names that stand twice. */
interface MadeObject {
  readonly members: readonly (readonly [string, unknown])[];
}

function textOfMembers(members: readonly (readonly [string, unknown])[]): MadeObject {
  return { members };
}

function isMadeObject(value: unknown): value is MadeObject {
  return typeof value === 'object' && value !== null && 'members' in value;
}

function jsonOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonOf).join()}]`;
  if (!isMadeObject(value)) return JSON.stringify(value);
  return `{${value.members.map(([name, member]) => `${JSON.stringify(name)}:${jsonOf(member)}`).join()}}`;
}

const record = fc
  .array(fc.tuple(key, anyValue), { minLength: 1, maxLength: 14 })
  .map(textOfMembers);

describe('records with members of many shapes', () => {
  it('give events that rules can be asked about, or a message', () => {
    const read = createEventReader();
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (records) => {
        const bytes = encodeUtf8(records.map(jsonOf).join('\n'));
        const log = readEventLog('made.jsonl', bytes, { maxEvents: 100 });
        if (log.ok) for (const { event } of log.value.events) read(event);
        expect(log.ok ? log.value.events.length : log.error.message.length).toBeGreaterThan(0);
        isEventLog('made.jsonl', bytes);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('give events or a message where they are broken', () => {
    fc.assert(
      fc.property(
        record,
        fc.array(
          fc.tuple(fc.nat(), fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '\n')),
        ),
        (made, changes) => {
          let text = jsonOf(made);
          for (const [at, unit] of changes) {
            const place = at % (text.length + 1);
            text = text.slice(0, place) + unit + text.slice(place + 1);
          }
          const log = readEventLog('made.json', encodeUtf8(text), { maxEvents: 100 });
          expect(log.ok ? log.value.events.length : log.error.message.length).toBeGreaterThan(0);
        },
      ),
      { seed: 2, numRuns: 1000 },
    );
  });
});
