import { assertNever } from '../../base/assert.ts';
import { fromByteString } from '../../base/byte-string.ts';
import type { Expression, ForIn } from '../yara/syntax/ast.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import type { PathStep } from '../yara/module-value.ts';

/** A step of a path in which `element` stands for whichever element a loop is at. */
export type PatternStep = PathStep | { readonly kind: 'element' };

/** The way from the module's root to the places that an expression may read. */
export type PathPattern = readonly PatternStep[];

/** What the names of a place in a rule stand for; a name that stands for no path maps to undefined. */
export type PathScope = ReadonlyMap<string, PathPattern | undefined>;

/** The scope outside of every loop: the module's name is its root. Never throws. */
export function moduleScope(schema: ModuleSchema): PathScope {
  return new Map([[schema.name, []]]);
}

/** `scope` and one more name, which hides an earlier one. Never throws. */
export function bindName(
  scope: PathScope,
  name: string,
  pattern: PathPattern | undefined,
): PathScope {
  return new Map([...scope, [name, pattern]]);
}

/**
 * The path that an expression reads, with variables replaced by what they stand for: `r.match_context`
 * inside `for any r in vt.behaviour.sigma_analysis_results`. Parentheses are looked through. Undefined
 * for anything that is no path: calls, literals, an index that is computed, a name out of `scope`.
 * Never throws.
 */
export function resolvePath(expression: Expression, scope: PathScope): PathPattern | undefined {
  switch (expression.kind) {
    case 'parenthesized':
      return resolvePath(expression.expression, scope);
    case 'identifier':
      return scope.get(expression.name);
    case 'field': {
      const object = resolvePath(expression.object, scope);
      return object && [...object, { kind: 'field', name: expression.field.name }];
    }
    case 'index': {
      const object = resolvePath(expression.object, scope);
      const step = indexStep(expression.index);
      return object && step && [...object, step];
    }
    default:
      return undefined;
  }
}

/**
 * The scope of a loop's body: one variable stands for the iterable's elements, the second of two for
 * a map's values. Anything else that is looped over binds its variables to no path. Never throws.
 */
export function loopScope(loop: ForIn, scope: PathScope): PathScope {
  const iterable = resolveIterable(loop, scope);
  const element: PathPattern | undefined = iterable && [...iterable, { kind: 'element' }];
  const [first, second] = loop.variables;
  let inner = scope;
  if (first !== undefined)
    inner = bindName(inner, first.name, second === undefined ? element : undefined);
  if (second !== undefined) inner = bindName(inner, second.name, element);
  return inner;
}

/** The path that a loop goes over, or undefined for a range, a tuple or anything else. Never throws. */
export function resolveIterable(loop: ForIn, scope: PathScope): PathPattern | undefined {
  const { iterable } = loop;
  if (iterable.kind === 'range' || iterable.kind === 'tuple') return undefined;
  return resolvePath(iterable, scope);
}

/** Whether both patterns name the same places, step by step. Never throws. */
export function samePath(a: PathPattern, b: PathPattern): boolean {
  return a.length === b.length && a.every((step, at) => sameStep(step, b[at]));
}

/**
 * The type at a path, or undefined where the schema has no such place. The empty path is the root
 * message. Never throws.
 */
export function typeOfPath(schema: ModuleSchema, path: PathPattern): FieldType | undefined {
  let type: FieldType | undefined = { kind: 'struct', message: schema.root };
  for (const step of path) {
    if (type === undefined) return undefined;
    type = typeOfStep(schema, type, step);
  }
  return type;
}

/** The type after one more step, or undefined where there is none. Never throws. */
export function typeOfStep(
  schema: ModuleSchema,
  type: FieldType,
  step: PatternStep,
): FieldType | undefined {
  switch (step.kind) {
    case 'field':
      return type.kind === 'struct'
        ? schema.messages.get(type.message)?.fields.get(step.name)?.type
        : undefined;
    case 'index':
      return type.kind === 'array' ? type.element : undefined;
    case 'key':
      return type.kind === 'map' ? type.value : undefined;
    case 'element':
      if (type.kind === 'array') return type.element;
      return type.kind === 'map' ? type.value : undefined;
    default:
      return assertNever(step, 'path step');
  }
}

/**
 * The path as people read it: `vt.behaviour.files_written[*]`, keys quoted as in JSON with every
 * character that is not printable ASCII escaped. For display only, no YARA. Never throws.
 */
export function describePath(schema: ModuleSchema, path: PathPattern): string {
  let text = schema.name;
  for (const step of path) {
    if (step.kind === 'field') text += `.${step.name}`;
    else if (step.kind === 'index') text += `[${step.index}]`;
    else if (step.kind === 'element') text += '[*]';
    else text += `[${quoteKey(step.key)}]`;
  }
  return text;
}

/** The last name of a path, for a chip: a field's or a key's; for an element that of its array. */
export function pathLabel(schema: ModuleSchema, path: PathPattern): string {
  const named = path.findLast((step) => step.kind === 'field' || step.kind === 'key');
  if (named === undefined) return schema.name;
  return named.kind === 'field' ? named.name : named.kind === 'key' ? named.key : schema.name;
}

function quoteKey(key: string): string {
  const escaped = JSON.stringify(key).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped;
}

function indexStep(index: Expression): PatternStep | undefined {
  if (index.kind === 'string') return { kind: 'key', key: fromByteString(index.value) };
  if (index.kind !== 'integer' || index.value < 0n || index.value > 0xffffffffn) return undefined;
  return { kind: 'index', index: Number(index.value) };
}

function sameStep(a: PatternStep, b: PatternStep | undefined): boolean {
  if (a.kind === 'field') return b?.kind === 'field' && a.name === b.name;
  if (a.kind === 'index') return b?.kind === 'index' && a.index === b.index;
  if (a.kind === 'key') return b?.kind === 'key' && a.key === b.key;
  return b?.kind === 'element';
}
