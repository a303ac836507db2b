import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import type { ModuleStruct, ModuleValue } from '../yara/module-value.ts';
import { isScalar } from './check-test.ts';
import { fieldNode, keyNode } from './expression-nodes.ts';
import { describePath } from './path-pattern.ts';
import type { SynthesisError } from './pick.ts';
import { isStruct } from './picked-place.ts';
import type { PickedPlace } from './picked-place.ts';
import { isLossyText, lossy, notUsable, scalarTerm } from './scalar-term.ts';
import type { TestTerm } from './term.ts';

/** More tests than this from one click would bury the rule; a Sysmon event has about 25 fields. */
const MAX_TESTS_PER_CLICK = 64;

type Terms = Result<readonly TestTerm[], SynthesisError>;

/**
 * The tests that a struct has the scalars that the sample has in it, for an element of an array its
 * map entries too; a Sigma result is named by its rule. Fails with `not-usable` where there is nothing
 * to test, or too much. Never throws.
 */
export function buildStructTerms(
  schema: ModuleSchema,
  place: PickedPlace,
  message: string,
  subject: Expression,
): Terms {
  const fields = schema.messages.get(message)?.fields;
  const value: ModuleStruct = isStruct(place.value) ? place.value : new Map();
  if (isSigmaResult(value) && fields?.has('rule_title') === true) {
    const ruleId = value.get('rule_id');
    return one(schema, place, subject, { name: 'rule_id', value: ruleId ?? '', parent: value });
  }
  const isElement = place.path.at(-1)?.kind === 'index';
  const scalars: TestTerm[] = [];
  const entries: TestTerm[] = [];
  for (const [name, { type }] of fields ?? []) {
    const child = value.get(name);
    if (child === undefined) continue;
    if (isScalar(type)) {
      const term = one(schema, place, subject, { name, value: child, parent: value });
      if (!term.ok) return term;
      scalars.push(...term.value);
    } else if (type.kind === 'map' && isStruct(child)) {
      const terms = entryTerms(schema, place, fieldNode(subject, name), type.value, child);
      if (!terms.ok) return terms;
      entries.push(...terms.value);
    }
  }
  const terms = isElement || scalars.length === 0 ? [...scalars, ...entries] : scalars;
  const path = describePath(schema, place.path);
  if (terms.length === 0) {
    return notUsable(`\`${path}\` has no value of its own: pick one of the fields in it`);
  }
  if (terms.length > MAX_TESTS_PER_CLICK) {
    return notUsable(`\`${path}\` has ${terms.length} values: pick the ones that matter`);
  }
  return ok(terms);
}

interface NamedChild {
  readonly name: string;
  readonly value: ModuleValue;
  readonly parent: ModuleStruct;
}

function one(
  schema: ModuleSchema,
  place: PickedPlace,
  subject: Expression,
  child: NamedChild,
): Terms {
  const { name, value, parent } = child;
  const parentMessage = place.type.kind === 'struct' ? place.type.message : undefined;
  const type = schema.messages.get(parentMessage ?? '')?.fields.get(name)?.type;
  if (type === undefined) return ok([]);
  const path = [...place.path, { kind: 'field', name } as const];
  const childPlace: PickedPlace = { path, type, value, parent, parentMessage };
  const term = scalarTerm(schema, childPlace, fieldNode(subject, name), value);
  return term.ok ? ok([term.value]) : term;
}

function entryTerms(
  schema: ModuleSchema,
  place: PickedPlace,
  map: Expression,
  type: FieldType,
  entries: ModuleStruct,
): Terms {
  const terms: TestTerm[] = [];
  if (!isScalar(type)) return ok(terms);
  for (const [key, value] of entries) {
    if (isLossyText(key)) return lossy('A key');
    const entryPlace = { ...place, path: [...place.path, { kind: 'key', key } as const], type };
    const term = scalarTerm(schema, entryPlace, keyNode(map, key), value);
    if (!term.ok) return term;
    terms.push(term.value);
  }
  return ok(terms);
}

function isSigmaResult(value: ModuleStruct): boolean {
  return typeof value.get('rule_id') === 'string' && value.get('rule_id') !== '';
}
