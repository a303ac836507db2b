import { invariant } from '../../base/assert.ts';
import { fieldNode, identifierNode } from '../livehunt/expression-nodes.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import type { BehaviourList, ListField } from './behaviour-lists.ts';
import { forAny, vtPath } from './context-source.ts';
import type { EventSource, FieldReading } from './field-reading.ts';

/** The words of Sysmon for the protocols that it knows, and the module's. */
const PROTOCOLS = enumConstants('vt.Net.Protocol', ['TCP', 'UDP']);

const METHODS = enumConstants('vt.Http.Method', [
  ...(VT_SCHEMA.enums.get('vt.Http.Method')?.keys() ?? []),
]);

/** The elements of a list: each is one event, of which it has a few fields. Never throws. */
export function behaviourSource(list: BehaviourList): EventSource {
  const path = vtPath(...list.path);
  const variable = ['vt', ...list.path].join('_');
  const isMap = list.isMap === true;
  const element = identifierNode(isMap ? `${variable}_value` : variable);
  const where = ['vt', ...list.path].join('.');
  return {
    description: where,
    read: (field) => {
      const fixed = list.fixed?.get(field);
      if (fixed !== undefined) return { kind: 'fixed', text: fixed };
      const found = list.fields.get(field);
      if (found !== undefined) return readingOf(found, element, variable);
      return { kind: 'unrecorded', reason: `${where} does not tell the field ${field}` };
    },
    readAll: () => ({
      kind: 'unrecorded',
      reason: `${where} has not the whole event that the keywords are looked for in`,
    }),
    exists: (body) =>
      forAny(isMap ? [`${variable}_key`, `${variable}_value`] : [variable], path, { body }),
  };
}

function readingOf(field: ListField, element: Expression, variable: string): FieldReading {
  const { member } = field;
  const expression = member === undefined ? element : fieldNode(element, member);
  switch (field.kind) {
    case 'text': {
      const missing = member === undefined ? 'element' : 'member';
      const { spelling } = field;
      return { kind: 'text', expression, missing, ...(spelling !== undefined && { spelling }) };
    }
    case 'integer':
      return { kind: 'integer', expression };
    case 'protocol':
      return { kind: 'constants', expression, constants: PROTOCOLS };
    case 'method':
      return { kind: 'constants', expression, constants: METHODS };
    case 'header': {
      const name = `${variable}_${field.member}`;
      const variables = [`${name}_key`, `${name}_value`] as const;
      return { kind: 'entries', map: expression, key: field.key, variables };
    }
    case 'part': {
      const { frames, spelling } = field;
      return { kind: 'part', expression, frames, ...(spelling !== undefined && { spelling }) };
    }
  }
}

function enumConstants(path: string, names: readonly string[]): ReadonlyMap<string, Expression> {
  const known = VT_SCHEMA.enums.get(path);
  return new Map(
    names.map((name) => {
      invariant(known?.has(name) === true, `no constant ${path}.${name} in the vt schema`);
      const [, ...steps] = [...path.split('.'), name];
      return [name.toLowerCase(), vtPath(...steps)];
    }),
  );
}
