import { invariant } from '../../base/assert.ts';
import { toByteString } from '../../base/byte-string.ts';
import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { jsonPathOf } from '../json/json-path.ts';
import { keyOf, rawTextOf, stringOf } from '../json/json-text.ts';
import { constantName } from '../livehunt/check-test.ts';
import { offeredTests, type OfferedTest } from '../livehunt/operators.ts';
import { operandText } from '../livehunt/parse-operand.ts';
import type { Operand, PickTest } from '../livehunt/pick.ts';
import { exposureOf } from '../vt/exposure.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { printVtPath, structurePathOf, typeAt, vtValueAt } from '../vt/vt-path.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { FieldType } from '../yara/module-schema.ts';
import type { ModuleValue } from '../yara/module-value.ts';
import { structureNodesFor, type RowSource } from './tree-row.ts';
import { valueTypeName } from './value-type.ts';
import type { NodeFacts, NodeOrigin, OperatorChoice } from './workbench.ts';

/** The longest value that is handed out for copying. Bytes, or UTF-16 code units of a string. */
export const MAX_VALUE_LENGTH = 1_000_000;

/** Everything that the page shows of one node. Throws InvariantError for an unknown node. O(value). */
export function nodeFacts(source: RowSource, node: number): NodeFacts {
  const { model, view, tree } = source;
  const { index } = tree.rows;
  const structureNode = structureNodesFor(source, node)[0];
  const path = structureNode === undefined ? undefined : structurePathOf(model, structureNode);
  const type = path === undefined ? undefined : typeAt(path);
  const value = path === undefined ? undefined : vtValueAt(model.data, path);
  const operand = type && value !== undefined ? operandOf(type, value) : undefined;
  return {
    node,
    breadcrumb: breadcrumbOf(index, node),
    vtPath: path && type ? printVtPath(path) : undefined,
    jsonPath: jsonPathOf(index, node),
    valueText:
      kindOf(index, node) === 'string'
        ? stringOf(index, node).slice(0, MAX_VALUE_LENGTH)
        : rawTextOf(index, node, MAX_VALUE_LENGTH),
    valueType: path && type ? valueTypeName(type, path) : undefined,
    exposure: view.kind === 'raw' ? exposureOf(model, view.documentId, node) : undefined,
    origins: structureNode === undefined ? [] : originsOf(model, structureNode),
    operators: type === undefined ? [] : operatorChoices(type, operand, value),
    typedValue: operand === undefined ? undefined : operandText(operand),
  };
}

function breadcrumbOf(
  index: JsonIndex,
  node: number,
): readonly { readonly node: number; readonly label: string }[] {
  const crumbs: { readonly node: number; readonly label: string }[] = [];
  for (let at = node; at > 0; at = entryOf(index.parentIds, at)) {
    crumbs.push({ node: at, label: keyOf(index, at) ?? String(entryOf(index.ordinals, at)) });
  }
  return crumbs.reverse();
}

function originsOf(model: VtModel, structureNode: number): readonly NodeOrigin[] {
  return model.originTable.of(structureNode).map(({ documentId, node, sandbox }) => {
    const document = model.report.documents.find((candidate) => candidate.id === documentId);
    invariant(document !== undefined, 'an origin lies in a document of the sample');
    return {
      documentId,
      fileName: document.name,
      node,
      jsonPath: jsonPathOf(document.index, node),
      ...(sandbox !== undefined && { sandbox }),
    };
  });
}

function operatorChoices(
  type: FieldType,
  operand: Operand | undefined,
  value: ModuleValue | undefined,
): readonly OperatorChoice[] {
  return offeredTests(type).map((offered) => ({
    id: offered.operator ?? offered.kind,
    label: offered.label,
    ...(offered.operator !== undefined && { operator: offered.operator }),
    test: testOf(offered, operand, value),
  }));
}

function testOf(
  offered: OfferedTest,
  operand: Operand | undefined,
  value: ModuleValue | undefined,
): PickTest | undefined {
  switch (offered.kind) {
    case 'true':
      return { kind: 'true' };
    case 'defined':
      return { kind: 'defined' };
    case 'length':
      return { kind: 'length', atLeast: BigInt(sizeOf(value)) };
    case 'compare': {
      const { operator } = offered;
      if (operator === undefined || operand === undefined) return undefined;
      if (operator !== 'matches') return { kind: 'compare', alternatives: [{ operator, operand }] };
      // A value is no pattern by itself: the user types one.
      return undefined;
    }
  }
}

function sizeOf(value: ModuleValue | undefined): number {
  if (Array.isArray(value)) return value.length;
  return value instanceof Map ? value.size : 0;
}

/** A single value as the right side of a comparison; undefined for structs, arrays, maps and booleans. */
function operandOf(type: FieldType, value: ModuleValue): Operand | undefined {
  if (typeof value === 'string') return { kind: 'string', value: toByteString(value) };
  if (typeof value === 'number') return { kind: 'float', value };
  if (typeof value !== 'bigint') return undefined;
  const constant =
    type.kind === 'integer' && type.enumPath !== undefined
      ? constantName(VT_SCHEMA, type.enumPath, value)
      : undefined;
  return constant === undefined ? { kind: 'integer', value } : { kind: 'constant', path: constant };
}
