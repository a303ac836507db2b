import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { addAzureFields } from './azure-fields.ts';
import { genericLogsource } from './generic-logsource.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { mapIn, stringIn, type RecordMap } from './record-map.ts';
import { addZeekFields } from './zeek-fields.ts';

/**
 * A record of no shape of its own as an event: its members are the fields, those of products whose rules
 * have other names for them too. Never throws. O(members).
 */
export function genericRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent {
  const logsource = logsources.intern(genericLogsource(record));
  const fields = new Map(record);
  switch (logsource.product) {
    case 'azure':
      addAzureFields(fields);
      break;
    case 'zeek':
      addZeekFields(fields);
      break;
    case 'gcp':
      addGoogleFields(fields);
      break;
    case 'm365':
      addOfficeFields(fields);
      break;
    default:
      break;
  }
  return logEvent(fields, logsource, timeOfFields(fields));
}

/** Rules name the audit log of Google Cloud as Elastic and as a Pub/Sub message have it. */
function addGoogleFields(fields: Map<string, EventValue>): void {
  const payload = mapIn(fields, 'protoPayload');
  if (payload === undefined) return;
  const method = stringIn(payload, 'methodName');
  if (method !== undefined) fields.set('gcp.audit.method_name', method);
  const told = new Map<string, EventValue>(payload);
  for (const name of ['logName', 'resource']) {
    const value = fields.get(name);
    if (value !== undefined && !told.has(name)) told.set(name, value);
  }
  fields.set('data', new Map([['protoPayload', told]]));
}

/** Rules name alerts of Microsoft 365 as its cloud app security has them. */
function addOfficeFields(fields: Map<string, EventValue>): void {
  for (const [name, ...from] of [
    ['eventSource', 'Workload'],
    ['eventName', 'Name', 'Operation'],
    ['status', 'ResultStatus'],
  ] as const) {
    const value = stringIn(fields, ...from);
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
}
