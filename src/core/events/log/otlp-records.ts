import type { EventValue } from '../../sigma/event.ts';
import { addField, MAX_VALUE_DEPTH, numberValue, textOfValue } from './event-values.ts';
import { isMap, listOf, mapIn, type RecordMap } from './record-map.ts';

/**
 * The log records of an export in OTLP's JSON (`resourceLogs`), each with its body, its attributes and
 * those of its resource at one level, the body first; a body that is a text is `body`, for whoever reads
 * texts. Undefined for any other object. Never throws. O(size of the object).
 * Source: OpenTelemetry protocol 1.x, "JSON Protobuf Encoding".
 */
export function otlpRecords(record: RecordMap): readonly EventValue[] | undefined {
  if (!record.has('resourceLogs')) return undefined;
  return listOf(record.get('resourceLogs')).flatMap((entry) => {
    if (!isMap(entry)) return [];
    const resource = mapIn(entry, 'resource');
    const scopes = ['scopeLogs', 'instrumentationLibraryLogs'].flatMap((key) =>
      listOf(entry.get(key)),
    );
    return scopes.flatMap((scope) =>
      isMap(scope)
        ? ['logRecords', 'logs'].flatMap((key) =>
            listOf(scope.get(key)).flatMap((log) => (isMap(log) ? [recordOf(log, resource)] : [])),
          )
        : [],
    );
  });
}

function recordOf(log: RecordMap, resource: RecordMap | undefined): EventValue {
  const record = new Map<string, EventValue>();
  const body = valueOfAny(log.get('body'), 0);
  if (isMap(body)) for (const [name, value] of body) record.set(name, value);
  else if (body !== null) record.set('body', body);
  for (const holder of [log, resource]) {
    const attributes = membersOf(listOf(holder?.get('attributes')), 0);
    for (const [name, value] of attributes) if (!record.has(name)) record.set(name, value);
  }
  for (const name of ['timeUnixNano', 'observedTimeUnixNano', 'severityText']) {
    const value = log.get(name);
    if (value !== undefined && !record.has(name)) record.set(name, value);
  }
  return record;
}

/** An `AnyValue`: an object whose only member says the type of the value. */
function valueOfAny(any: EventValue | undefined, depth: number): EventValue {
  if (!isMap(any)) return any ?? null;
  if (depth > MAX_VALUE_DEPTH) return null;
  const [type, value] = [...any][0] ?? [];
  switch (type) {
    case 'intValue':
      return typeof value === 'string' ? numberValue(value) : (value ?? null);
    case 'kvlistValue':
      return membersOf(isMap(value) ? listOf(value.get('values')) : [], depth + 1);
    case 'arrayValue':
      return (isMap(value) ? listOf(value.get('values')) : []).map((entry) =>
        valueOfAny(entry, depth + 1),
      );
    case 'stringValue':
    case 'boolValue':
    case 'doubleValue':
    case 'bytesValue':
      return value ?? null;
    default:
      return any;
  }
}

function membersOf(pairs: readonly EventValue[], depth: number): RecordMap {
  const members = new Map<string, EventValue>();
  for (const pair of pairs) {
    const key = isMap(pair) ? textOfValue(pair.get('key')) : undefined;
    if (isMap(pair) && key !== undefined)
      addField(members, key, valueOfAny(pair.get('value'), depth));
  }
  return members;
}
