import type { FieldAccess, Identifier, IndexAccess } from '../syntax/ast.ts';
import type { AccessRule, FieldType, ModuleSchema } from '../module-schema.ts';
import { lookUp, note, warn, type CheckContext, type Scope } from './check-context.ts';
import { engineSpan } from './engine-span.ts';
import { MAX_DIAGNOSTICS } from './diagnostic-list.ts';
import { checkType } from './check-type.ts';
import {
  BOOLEAN_TYPE,
  OPAQUE_TYPE,
  STRING_TYPE,
  typeOfField,
  typeOfModule,
  UNKNOWN_TYPE,
  type Callee,
  type ExpressionType,
} from './expression-type.ts';
import { FILE_FUNCTIONS, FILE_MODULES } from './known-modules.ts';
import { accessRefused, unknownField, unknownIdentifier } from './name-diagnostics.ts';
import { negativeNumber } from './range-diagnostics.ts';
import { extendPath } from './schema-path.ts';
import { wrongType } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';
import { globalRuleUsed } from './warning-diagnostics.ts';

/** Resolves a name that stands alone: a variable, a module, a rule, a function of the language. */
export function checkIdentifier(
  identifier: Identifier,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  const { name } = identifier;
  const variable = lookUp(scope, name);
  if (variable) {
    context.facts.set(identifier, variable);
    if (variable.referent?.kind === 'variable') {
      context.readVariables.add(variable.referent.declaration);
    }
    return variable;
  }
  const rule = context.rules.get(name);
  if (rule) {
    if (rule.modifiers.some((modifier) => modifier.name === 'global')) {
      warn(context, globalRuleUsed(identifier));
    }
    return note(context, identifier, BOOLEAN_TYPE, { referent: { kind: 'rule', rule } });
  }
  const schema = context.imported.has(name) ? context.modules.get(name) : undefined;
  if (schema) {
    return note(context, identifier, typeOfModule(schema), {
      path: { module: schema.name, steps: [], type: undefined },
      referent: { kind: 'module', schema },
    });
  }
  if (context.imported.has(name)) {
    return note(context, identifier, OPAQUE_TYPE, { referent: { kind: 'opaque-module', name } });
  }
  const returns = FILE_FUNCTIONS.get(name);
  if (returns) {
    const callee: Callee = { kind: 'builtin', name, returns };
    return note(
      context,
      identifier,
      { kind: 'function', callee },
      { referent: { kind: 'function' } },
    );
  }
  const isModule = FILE_MODULES.has(name) || context.modules.has(name);
  // Past the last diagnostic that is kept, nobody reads a suggestion, and a ruleset has many names.
  const isRead = context.diagnostics.nErrors < MAX_DIAGNOSTICS && !isModule;
  const known = isRead
    ? [...namesInScope(scope), ...context.rules.keys(), ...context.imported]
    : [];
  context.diagnostics.add(unknownIdentifier(identifier, known, isModule));
  return note(context, identifier, UNKNOWN_TYPE);
}

function namesInScope(scope: Scope): string[] {
  const names: string[] = [];
  for (let at: Scope | undefined = scope; at; at = at.parent) names.push(...at.names.keys());
  return names;
}

/** Resolves `object.field`. */
export function checkField(
  access: FieldAccess,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  const object = context.visit(access.object, context, scope);
  const facts = resolveMember(access, object, context, false);
  context.facts.set(access, facts);
  return facts;
}

/**
 * What a name behind a dot is. isCall: whether its value is called. The object has been visited.
 * Never throws.
 */
export function resolveMember(
  access: FieldAccess,
  object: ExpressionFacts,
  context: CheckContext,
  isCall: boolean,
): ExpressionFacts {
  const { field } = access;
  const { type } = object;
  if (type.kind === 'opaque') return plain(OPAQUE_TYPE);
  if (type.kind === 'unknown' || field.name === '') return plain(UNKNOWN_TYPE);
  const hasLength = type.kind === 'string' || type.kind === 'array' || type.kind === 'map';
  // The grammar hangs what follows an index on the element: only a struct may have something there.
  const isElement = access.object.kind === 'index';
  if (isCall && hasLength && !isElement) {
    if (field.name === 'len') return plain({ kind: 'function', callee: { kind: 'length' } });
    context.diagnostics.add(unknownField(field, ['len']));
    return plain(UNKNOWN_TYPE);
  }
  if (type.kind !== 'struct') {
    const { object: owner } = access;
    const span = owner.kind === 'field' ? owner.field.span : owner.span;
    const isField = !isCall || isElement;
    context.diagnostics.add(isField ? wrongType(span, ['struct'], type) : unknownField(field, []));
    return plain(UNKNOWN_TYPE);
  }
  return resolveStructMember(field, object, type, context);
}

function resolveStructMember(
  field: Identifier,
  object: ExpressionFacts,
  struct: Extract<ExpressionType, { readonly kind: 'struct' }>,
  context: CheckContext,
): ExpressionFacts {
  const schema = context.modules.get(struct.module);
  const message = struct.message === undefined ? undefined : schema?.messages.get(struct.message);
  const found = message?.fields.get(field.name);
  if (found) {
    const refused = found.access.find((rule) => isRefused(rule, context.features));
    if (refused) {
      context.diagnostics.add(accessRefused(field, refused));
      return plain(UNKNOWN_TYPE);
    }
    return {
      type: typeOfField(found.type, struct.module),
      constant: undefined,
      path: extendPath(object.path, { kind: 'field', name: field.name }, found.type),
      referent: { kind: 'field' },
    };
  }
  const method = message?.methods.get(field.name);
  if (method) {
    const { name, overloads, returns } = method;
    return plain({ kind: 'function', callee: { kind: 'method', name, overloads, returns } });
  }
  const constant = schema && resolveConstant(field, struct, schema);
  if (constant) return constant;
  const known = [
    ...(message?.fields.keys() ?? []),
    ...(message?.methods.keys() ?? []),
    ...(schema ? namesUnder(struct.namespace, schema) : []),
  ];
  context.diagnostics.add(unknownField(field, known));
  return plain(UNKNOWN_TYPE);
}

/** `vt.FileType` and `vt.FileType.PE_EXE`: an enum, a part of the path to one, or a constant. */
function resolveConstant(
  field: Identifier,
  struct: Extract<ExpressionType, { readonly kind: 'struct' }>,
  schema: ModuleSchema,
): ExpressionFacts | undefined {
  if (struct.namespace === undefined) return undefined;
  const value = schema.enums.get(struct.namespace)?.get(field.name);
  if (value !== undefined) {
    return {
      type: { kind: 'integer', enumPath: struct.namespace },
      constant: { kind: 'integer', value: BigInt(value) },
      path: undefined,
      referent: undefined,
    };
  }
  const namespace = `${struct.namespace}.${field.name}`;
  const isKnown = [...schema.enums.keys()].some(
    (path) => path === namespace || path.startsWith(`${namespace}.`),
  );
  if (!isKnown) return undefined;
  return plain({ kind: 'struct', module: struct.module, message: undefined, namespace });
}

function namesUnder(namespace: string | undefined, schema: ModuleSchema): string[] {
  if (namespace === undefined) return [];
  const names = [...(schema.enums.get(namespace)?.keys() ?? [])];
  for (const path of schema.enums.keys()) {
    if (!path.startsWith(`${namespace}.`)) continue;
    const [name] = path.slice(namespace.length + 1).split('.');
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** Whether the features that are on do not allow the field. Never throws. Source: YARA-X, field ACLs. */
export function isRefused(rule: AccessRule, features: ReadonlySet<string>): boolean {
  const isAccepted =
    rule.acceptIf.length === 0 || rule.acceptIf.some((feature) => features.has(feature));
  return !isAccepted || rule.rejectIf.some((feature) => features.has(feature));
}

/** Resolves `object[index]`. */
export function checkIndex(
  access: IndexAccess,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  const object = context.visit(access.object, context, scope);
  const index = context.visit(access.index, context, scope);
  const { type } = object;
  switch (type.kind) {
    case 'opaque':
      return note(context, access, OPAQUE_TYPE);
    case 'unknown':
      return note(context, access, UNKNOWN_TYPE);
    case 'array': {
      const constant = index.constant?.kind === 'integer' ? index.constant.value : undefined;
      if (checkType(access.index, index, ['integer'], context) && (constant ?? 0n) < 0n) {
        context.diagnostics.add(negativeNumber(engineSpan(access.index)));
      }
      return note(context, access, typeOfField(type.element, type.module), {
        path: extendPath(object.path, { kind: 'element', index: constant }, type.element),
      });
    }
    case 'map': {
      checkType(access.index, index, ['string'], context);
      const key = index.constant?.kind === 'string' ? index.constant.value : undefined;
      return note(context, access, typeOfField(type.value, type.module), {
        path: extendPath(
          object.path,
          key === undefined ? { kind: 'any-key' } : { kind: 'key', key },
          type.value,
        ),
      });
    }
    default:
      context.diagnostics.add(wrongType(access.object.span, ['array', 'map'], type));
      return note(context, access, UNKNOWN_TYPE);
  }
}

/** What a loop variable over the elements of an array, or the entries of a map, is. Never throws. */
export function elementFacts(iterable: ExpressionFacts): readonly ExpressionFacts[] | undefined {
  const { type, path } = iterable;
  if (type.kind === 'array') {
    return [variableFacts(type.element, type.module, path, { kind: 'element', index: undefined })];
  }
  if (type.kind === 'map') {
    const value = variableFacts(type.value, type.module, path, { kind: 'any-key' });
    return [{ ...value, type: STRING_TYPE }, value];
  }
  return undefined;
}

function variableFacts(
  type: FieldType,
  module: string,
  path: ExpressionFacts['path'],
  step: Parameters<typeof extendPath>[1],
): ExpressionFacts {
  return { ...plain(typeOfField(type, module)), path: extendPath(path, step, type) };
}

/** Facts that are a type and nothing else. Never throws. */
export function plain(type: ExpressionType): ExpressionFacts {
  return { type, constant: undefined, path: undefined, referent: undefined };
}
