import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { keyOf } from '../../json/json-text.ts';
import type { EventLogsource, MissingFields, SigmaEvent } from '../../sigma/event.ts';
import { timeOfText } from '../event-time.ts';
import { fieldNameOf } from '../field-name.ts';
import type { RecordedEvent } from '../recorded-event.ts';
import { fieldAliasesOf } from '../windows/field-aliases.ts';
import { lossesOfContext } from './context-losses.ts';
import { missingOfContext, schemaOfContext } from './context-schema.ts';
import { shapeOfPath } from './path-shape.ts';
import type { ProductGuess } from './product-guess.ts';
import { behaviourOf, elementsOf, objectMember, textAt } from './structure-lists.ts';

/** Fields that hold a path of the system that the event is of. */
const PATH_FIELDS: readonly string[] = [
  'Image',
  'TargetFilename',
  'ParentImage',
  'CurrentDirectory',
  'CommandLine',
];

/**
 * The events that VirusTotal kept with the results of its Sigma rules, in the order of the results and
 * their contexts. A context without a field gives none. Never throws. O(fields of all contexts).
 */
export function contextEvents(structure: JsonIndex, product: ProductGuess): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const read = createContextReader(product);
  const results = elementsOf(structure, behaviourOf(structure), 'sigma_analysis_results');
  for (const result of results) {
    for (const context of elementsOf(structure, result.node, 'match_context')) {
      const values = objectMember(structure, context.node, 'values');
      if (values === undefined) continue;
      const { fields, fieldNodes } = fieldsOf(structure, values);
      if (fields.size === 0) continue;
      const event = read(fields);
      for (const { field, from } of fieldAliasesOf(event.logsource)) {
        const node = fieldNodes.get(from);
        if (node !== undefined && event.fields.has(field) && !fieldNodes.has(field)) {
          fieldNodes.set(field, node);
        }
      }
      events.push({
        event,
        origin: {
          kind: 'match-context',
          resultIndex: result.index,
          contextIndex: context.index,
          node: context.node,
          fieldNodes,
        },
      });
    }
  }
  return events;
}

/** Reads the fields of match contexts; contexts with the same fields are of one schema. */
export type ContextReader = (fields: Map<string, string>) => SigmaEvent;

/**
 * Makes the event that the values of a match context are a part of. fields: by their names without
 * spaces, all texts; taken over, with aliases added. Never throws. O(fields), for the first context with
 * the same names O(fields · events).
 */
export function createContextReader(product: ProductGuess): ContextReader {
  const kinds = new Map<string, ContextKind>();
  return (fields) => {
    const of = productOf(fields, product);
    const key = `${of ?? ''}|${fields.get('EventID') ?? ''}|${fields.get('EventType') ?? ''}|${[...fields.keys()].join()}`;
    const known = kinds.get(key);
    const kind = known ?? kindOfContext(fields, of);
    if (known === undefined) kinds.set(key, kind);
    for (const { field, from, convert } of fieldAliasesOf(kind.logsource)) {
      const value = fields.get(from);
      const converted = value === undefined || convert === undefined ? value : convert(value);
      if (converted !== undefined && !fields.has(field)) fields.set(field, converted);
    }
    return {
      fields,
      logsource: kind.logsource,
      missing: kind.missing,
      losses: lossesOfContext(fields),
      time: timeOf(fields),
    };
  };
}

/** What contexts with the same names of fields have in common. */
interface ContextKind {
  readonly logsource: EventLogsource;
  readonly missing: MissingFields;
}

function kindOfContext(
  fields: ReadonlyMap<string, string>,
  product: string | undefined,
): ContextKind {
  const isUnix = product === 'linux' || product === 'macos';
  const unix = isUnix ? schemaOfContext(fields, true) : undefined;
  // Fields that only Windows has say more than what the sample is.
  const hasOnlyFields = unix?.fields === undefined && !fields.has('EventID');
  const schema = unix === undefined || hasOnlyFields ? schemaOfContext(fields, false) : unix;
  const { services, categories } = schema;
  const isWindows = schema.isWindows || (fields.has('EventID') && !isUnix);
  const logsource = { product: isWindows ? 'windows' : product, categories, services };
  const names = new Set(fields.keys());
  for (const { field, from } of fieldAliasesOf(logsource)) if (names.has(from)) names.add(field);
  return { logsource, missing: missingOfContext(schema, names) };
}

function fieldsOf(
  structure: JsonIndex,
  values: number,
): { readonly fields: Map<string, string>; readonly fieldNodes: Map<string, number> } {
  const fields = new Map<string, string>();
  const fieldNodes = new Map<string, number>();
  for (const node of childIds(structure, values)) {
    const value = textAt(structure, node);
    if (value === undefined || kindOf(structure, node) === 'null') continue;
    const name = fieldNameOf(keyOf(structure, node) ?? '');
    fields.set(name, value.text);
    fieldNodes.set(name, node);
  }
  return { fields, fieldNodes };
}

/** The system that the paths of a context are of, else the sample's where no field is one of Windows alone. */
function productOf(fields: ReadonlyMap<string, string>, product: ProductGuess): string | undefined {
  for (const name of PATH_FIELDS) {
    const value = fields.get(name);
    if (value !== undefined && shapeOfPath(value) !== undefined) return product.of(value);
  }
  return fields.has('EventID') ? 'windows' : product.sample;
}

function timeOf(fields: ReadonlyMap<string, string>): number | undefined {
  const text = fields.get('UtcTime') ?? fields.get('TimeCreated_SystemTime');
  return text === undefined ? undefined : timeOfText(text);
}
