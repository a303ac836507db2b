import type { Expression } from '../syntax/ast.ts';
import { warn, type CheckContext, type Scope } from './check-context.ts';
import { engineSpan } from './engine-span.ts';
import { fitsAll, type ExpressionType, type TypeKind } from './expression-type.ts';
import { notBoolean, wrongType } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';
import { nonBoolean } from './warning-diagnostics.ts';

/** Types an expression that has to be true or false. Never throws. */
export function checkBoolean(
  expression: Expression,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  const facts = context.visit(expression, context, scope);
  const { type } = facts;
  warnUnlessBoolean(expression, type, context);
  switch (type.kind) {
    case 'function':
    case 'map':
    case 'struct':
    case 'array':
    case 'regexp':
      context.diagnostics.add(notBoolean(engineSpan(expression), type, textOf(expression)));
  }
  return facts;
}

/** Warns of a number or a string that is taken for a boolean. Never throws. */
export function warnUnlessBoolean(
  expression: Expression,
  { kind }: ExpressionType,
  context: CheckContext,
): void {
  if (kind === 'integer' || kind === 'float' || kind === 'string') {
    warn(context, nonBoolean(engineSpan(expression), kind));
  }
}

/** Adds E002 and gives false unless the expression has one of the types. Never throws. */
export function checkType(
  expression: Expression,
  facts: ExpressionFacts,
  accepted: readonly TypeKind[],
  context: CheckContext,
): boolean {
  if (fitsAll(facts.type) || accepted.includes(facts.type.kind)) return true;
  context.diagnostics.add(wrongType(engineSpan(expression), accepted, facts.type));
  return false;
}

/** The words of a path, for a help text. */
function textOf(expression: Expression): string {
  if (expression.kind === 'identifier') return expression.name;
  if (expression.kind === 'field') return `${textOf(expression.object)}.${expression.field.name}`;
  return '…';
}
