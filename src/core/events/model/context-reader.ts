import type { EventLogsource, MissingFields, SigmaEvent } from '../../sigma/event.ts';
import { timeOfText } from '../event-time.ts';
import { fieldAliasesOf, type FieldAlias } from '../windows/field-aliases.ts';
import { lossesOfContext } from './context-losses.ts';
import { missingOfContext, schemaOfContext } from './context-schema.ts';
import { shapeOfPath } from './path-shape.ts';
import type { ProductGuess } from './product-guess.ts';

/** The names of a context's fields. Contexts with the same names share one. */
export interface ContextShape {
  readonly names: readonly string[];
  /** What was found out of contexts with these names, by what else decides. */
  readonly kinds: Map<string, ContextKind>;
}

/** What contexts of one shape, system and kind of event have in common. */
export interface ContextKind {
  readonly logsource: EventLogsource;
  readonly missing: MissingFields;
  readonly aliases: readonly FieldAlias[];
}

/** Reads match contexts, wherever they come from. */
export interface ContextReader {
  /** names: without spaces. */
  shapeOf(names: readonly string[]): ContextShape;
  /** The event that the values of a context are a part of; `texts` in the order of the names. */
  read(shape: ContextShape, texts: readonly string[]): SigmaEvent;
}

/** Fields that hold a path of the system that the event is of. */
const PATH_FIELDS: readonly string[] = [
  'Image',
  'TargetFilename',
  'ParentImage',
  'CurrentDirectory',
  'CommandLine',
];

/**
 * A reader of match contexts. VirusTotal keeps neither channel nor provider, and all values as texts:
 * the logsource is inferred from the EventID and the names, what is missing from the schema of the event.
 * Its functions never throw and are O(fields), for the first context of a kind O(fields · known events).
 */
export function createContextReader(product: ProductGuess): ContextReader {
  const shapes = new Map<string, ContextShape>();
  return {
    shapeOf(names) {
      const key = JSON.stringify(names);
      const known = shapes.get(key);
      if (known !== undefined) return known;
      const made = { names, kinds: new Map<string, ContextKind>() };
      shapes.set(key, made);
      return made;
    },
    read({ names, kinds }, texts) {
      const fields = new Map<string, string>();
      for (const [at, name] of names.entries()) fields.set(name, texts[at] ?? '');
      const of = productOf(fields, product);
      const eventId = fields.get('EventID') ?? '';
      const key = `${of ?? ''}|${eventId.length}|${eventId}|${fields.get('EventType') ?? ''}`;
      const known = kinds.get(key);
      const kind = known ?? kindOfContext(fields, of);
      if (known === undefined) kinds.set(key, kind);
      addAliases(fields, kind.aliases);
      return {
        fields,
        logsource: kind.logsource,
        missing: kind.missing,
        losses: lossesOfContext(fields),
        time: timeOf(fields),
      };
    },
  };
}

function addAliases(fields: Map<string, string>, aliases: readonly FieldAlias[]): void {
  for (const { field, from, convert } of aliases) {
    const value = fields.get(from);
    const converted = value === undefined || convert === undefined ? value : convert(value);
    if (converted !== undefined && !fields.has(field)) fields.set(field, converted);
  }
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
  const aliases = fieldAliasesOf(logsource);
  const names = new Set(fields.keys());
  for (const { field, from } of aliases) if (names.has(from)) names.add(field);
  return { logsource, missing: missingOfContext(schema, names), aliases };
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
