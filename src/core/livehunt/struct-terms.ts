import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { ModuleField } from '../yara/module-schema.ts';
import type { ModuleStruct, PathStep } from '../yara/module-value.ts';
import { isScalar } from './check-test.ts';
import { stepNode } from './expression-nodes.ts';
import { describePath } from './path-pattern.ts';
import type { SynthesisError } from './pick.ts';
import { isStruct, stepInto } from './picked-place.ts';
import { notUsable, scalarTerm } from './scalar-term.ts';
import type { Subject } from './scalar-term.ts';
import type { TestTerm } from './term.ts';

/** More tests than this from one click would bury the rule; a Sysmon event has about 25 fields. */
const MAX_TESTS_PER_CLICK = 64;

type Terms = Result<readonly TestTerm[], SynthesisError>;

/**
 * The tests that a struct has the scalars that the sample has in it, for an element of an array its
 * map entries too; a Sigma result is named by its rule. Fails with `not-usable` where there is nothing
 * to test, or too much. Never throws.
 */
export function buildStructTerms(subject: Subject): Terms {
  const { schema, place } = subject;
  const terms = termsOf(subject);
  if (!terms.ok) return terms;
  const path = describePath(schema, place.path);
  if (terms.value.length === 0) {
    return notUsable(`\`${path}\` has no value of its own: pick one of the fields in it`);
  }
  if (terms.value.length > MAX_TESTS_PER_CLICK) {
    return notUsable(`\`${path}\` has ${terms.value.length} values: pick the ones that matter`);
  }
  return terms;
}

function termsOf(subject: Subject): Terms {
  const { schema, place } = subject;
  const { value } = place;
  if (place.type.kind !== 'struct' || !isStruct(value)) return ok([]);
  const fields = schema.messages.get(place.type.message)?.fields ?? new Map<string, ModuleField>();
  if (fields.has('rule_title') && hasRuleId(value)) return fieldTerms(subject, ['rule_id']);
  const present = [...fields.keys()].filter((name) => value.has(name));
  const scalars = present.filter((name) => isScalar(fields.get(name)?.type ?? place.type));
  const maps = present.filter((name) => fields.get(name)?.type.kind === 'map');
  const isElement = place.path.at(-1)?.kind === 'index';
  return fieldTerms(subject, isElement || scalars.length === 0 ? [...scalars, ...maps] : scalars);
}

/** The tests of these fields: of a scalar its own, of a map those of its entries. */
function fieldTerms(subject: Subject, names: readonly string[]): Terms {
  return allTerms(
    subject,
    names.map((name) => ({ kind: 'field', name })),
  );
}

function allTerms(subject: Subject, steps: readonly PathStep[]): Terms {
  const terms: TestTerm[] = [];
  for (const step of steps) {
    const child = childSubject(subject, step);
    if (!child.ok) return child;
    const { type, value } = child.value.place;
    const keys = type.kind === 'map' && isStruct(value) ? [...value.keys()] : undefined;
    const added = keys
      ? allTerms(
          child.value,
          keys.map((key) => ({ kind: 'key', key })),
        )
      : oneTerm(child.value);
    if (!added.ok) return added;
    terms.push(...added.value);
  }
  return ok(terms);
}

function oneTerm(subject: Subject): Terms {
  if (!isScalar(subject.place.type)) return ok([]);
  const term = scalarTerm(subject);
  return term.ok ? ok([term.value]) : term;
}

function childSubject(
  { schema, place, expression }: Subject,
  step: PathStep,
): Result<Subject, SynthesisError> {
  const child = stepInto(schema, place, step);
  if (!child.ok) return child;
  return ok({ schema, place: child.value, expression: stepNode(expression, step) });
}

/** Whether a struct is a Sigma result that names its rule. */
function hasRuleId(value: ModuleStruct): boolean {
  const ruleId = value.get('rule_id');
  return typeof ruleId === 'string' && ruleId !== '';
}
