import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { schemaOfContext } from '../model/context-schema.ts';
import { isMacosPath, shapeOfPath } from '../model/path-shape.ts';
import { addField, textOfValue } from './event-values.ts';
import { addAliases, logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { textIn, type RecordMap } from './record-map.ts';

/**
 * A record that has an EventID and neither channel nor provider, as people write them by hand and some
 * tools export them: what it is follows from the EventID and the names of its fields, as for a match
 * context. Undefined where these tell nothing, or there is no EventID. Never throws. O(fields).
 */
export function channellessRecord(
  record: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  if (textIn(record, 'EventID') === undefined) return undefined;
  const fields = new Map<string, EventValue>();
  const texts = new Map<string, string>();
  for (const [key, value] of record) {
    const name = fieldNameOf(key);
    addField(fields, name, value);
    texts.set(name, textOfValue(value) ?? '');
  }
  const unix = unixOf(textIn(record, 'Image', 'TargetFilename'));
  const { services, categories, isWindows } = schemaOfContext(texts, unix !== undefined);
  if (services === undefined) return undefined;
  const product = isWindows || unix === undefined ? 'windows' : unix;
  const logsource = logsources.intern({ product, categories, services });
  addAliases(fields, logsource);
  return logEvent(fields, logsource, timeOfFields(fields));
}

function unixOf(path: string | undefined): 'linux' | 'macos' | undefined {
  if (path === undefined || shapeOfPath(path) !== 'unix') return undefined;
  return isMacosPath(path) ? 'macos' : 'linux';
}
