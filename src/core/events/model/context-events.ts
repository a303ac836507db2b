import { childIds, entryOf, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { keyOf, scalarTextOf } from '../../json/json-text.ts';
import { hasSameBytes } from '../../json/same-bytes.ts';
import { fieldNameOf } from '../field-name.ts';
import type { RecordedEvent } from '../recorded-event.ts';
import { fieldAliasesOf } from '../windows/field-aliases.ts';
import { createContextReader, type ContextReader, type ContextShape } from './context-reader.ts';
import type { ProductGuess } from './product-guess.ts';
import { behaviourOf, elementsOf, objectMember } from './structure-lists.ts';

/**
 * The events that VirusTotal kept with the results of its Sigma rules, in the order of the results and
 * their contexts. A context without a field gives none. Never throws. O(fields of all contexts).
 */
export function contextEvents(structure: JsonIndex, product: ProductGuess): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const reader = createContextReader(product);
  let last: ContextFields | undefined;
  const results = elementsOf(structure, behaviourOf(structure), 'sigma_analysis_results');
  for (const result of results) {
    for (const context of elementsOf(structure, result.node, 'match_context')) {
      const values = objectMember(structure, context.node, 'values');
      if (values === undefined) continue;
      const fields = fieldsOf(structure, values, reader, last);
      last = fields;
      if (fields.nodes.length === 0) continue;
      const event = reader.read(
        fields.shape,
        fields.nodes.map((node) => scalarTextOf(structure, node) ?? ''),
      );
      events.push({
        event,
        origin: {
          kind: 'match-context',
          resultIndex: result.index,
          contextIndex: context.index,
          node: context.node,
          // Made when somebody asks: few events are looked at, and there are thousands.
          get fieldNodes() {
            return nodesOf(fields, event.fields, event.logsource);
          },
        },
      });
    }
  }
  return events;
}

/** The fields of a context: their names, and the nodes of their values. */
interface ContextFields {
  readonly shape: ContextShape;
  readonly nodes: readonly number[];
}

/** Contexts of one rule mostly have the same names, which need not be read again. */
function fieldsOf(
  structure: JsonIndex,
  values: number,
  reader: ContextReader,
  last: ContextFields | undefined,
): ContextFields {
  const nodes: number[] = [];
  for (const node of childIds(structure, values)) {
    const kind = kindOf(structure, node);
    if (kind !== 'null' && kind !== 'object' && kind !== 'array') nodes.push(node);
  }
  if (last !== undefined && hasSameNames(structure, last.nodes, nodes)) {
    return { shape: last.shape, nodes };
  }
  const names = nodes.map((node) => fieldNameOf(keyOf(structure, node) ?? ''));
  return { shape: reader.shapeOf(names), nodes };
}

function hasSameNames(
  structure: JsonIndex,
  nodes: readonly number[],
  others: readonly number[],
): boolean {
  if (nodes.length !== others.length) return false;
  const { bytes, keyStarts, keyEnds } = structure;
  for (const [at, node] of nodes.entries()) {
    const other = others[at] ?? 0;
    const start = entryOf(keyStarts, node);
    const otherStart = entryOf(keyStarts, other);
    const length = entryOf(keyEnds, node) - start;
    const isSame =
      entryOf(keyEnds, other) - otherStart === length &&
      hasSameBytes(bytes, start, bytes, otherStart, length);
    if (!isSame) return false;
  }
  return true;
}

function nodesOf(
  { shape, nodes }: ContextFields,
  fields: ReadonlyMap<string, unknown>,
  logsource: Parameters<typeof fieldAliasesOf>[0],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [at, node] of nodes.entries()) found.set(shape.names[at] ?? '', node);
  for (const { field, from } of fieldAliasesOf(logsource)) {
    const node = found.get(from);
    if (node !== undefined && fields.has(field) && !found.has(field)) found.set(field, node);
  }
  return found;
}
