import { assertNever } from '../../../base/assert.ts';
import type { Call, FieldAccess, Identifier } from '../syntax/ast.ts';
import { note, type CheckContext, type Scope } from './check-context.ts';
import { checkIdentifier, resolveMember } from './check-path.ts';
import {
  BOOLEAN_TYPE,
  FLOAT_TYPE,
  INTEGER_TYPE,
  OPAQUE_TYPE,
  UNKNOWN_TYPE,
  type Callee,
  type ExpressionType,
} from './expression-type.ts';
import { wrongArguments, wrongType } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';

/** Resolves `callee(arguments)`. Never throws. */
export function checkCall(call: Call, context: CheckContext, scope: Scope): ExpressionFacts {
  const callee = checkCallee(call.callee, context, scope);
  const args = call.arguments.map((argument) => context.visit(argument, context, scope));
  if (callee.type.kind === 'opaque') return note(context, call, OPAQUE_TYPE);
  if (callee.type.kind === 'unknown') return note(context, call, UNKNOWN_TYPE);
  if (callee.type.kind !== 'function') {
    const name = call.callee.kind === 'field' ? call.callee.field : call.callee;
    context.diagnostics.add(wrongType(name.span, ['function'], callee.type));
    return note(context, call, UNKNOWN_TYPE);
  }
  const { callee: target } = callee.type;
  const overloads =
    target.kind === 'method' ? target.overloads : target.kind === 'builtin' ? [['integer']] : [[]];
  const fits = overloads.some(
    (overload) =>
      overload.length === args.length &&
      args.every(
        ({ type }, at) =>
          type.kind === overload[at] || type.kind === 'opaque' || type.kind === 'unknown',
      ),
  );
  if (!fits) {
    const span = { start: call.callee.span.end, end: call.span.end };
    context.diagnostics.add(wrongArguments(span, target));
  }
  return note(context, call, returnType(target));
}

function checkCallee(
  callee: Identifier | FieldAccess,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  if (callee.kind === 'identifier') return checkIdentifier(callee, context, scope);
  const object = context.visit(callee.object, context, scope);
  const facts = resolveMember(callee, object, context, true);
  context.facts.set(callee, facts);
  return facts;
}

function returnType(callee: Callee): ExpressionType {
  switch (callee.kind) {
    case 'length':
      return INTEGER_TYPE;
    case 'method':
      return BOOLEAN_TYPE;
    case 'builtin':
      return callee.returns === 'float' ? FLOAT_TYPE : INTEGER_TYPE;
    default:
      return assertNever(callee);
  }
}
