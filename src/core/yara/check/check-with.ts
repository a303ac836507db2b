import type { Expression, With } from '../syntax/ast.ts';
import { note, warn, type CheckContext, type Scope } from './check-context.ts';
import { checkBoolean } from './check-type.ts';
import { BOOLEAN_TYPE, isScalar } from './expression-type.ts';
import { declare, spanOfAll, takeVariables } from './local-variables.ts';
import { error } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';
import { unusedIdentifier } from './warning-diagnostics.ts';

/** Types `with … : ( … )`; each declaration sees those before it. Never throws. */
export function checkWith(statement: With, context: CheckContext, scope: Scope): ExpressionFacts {
  const { declarations } = statement;
  const span = spanOfAll(declarations);
  const nVariables = takeVariables(declarations.length, span, context, scope);
  let inner: Scope = { ...scope, nVariables };
  for (const { name, value } of declarations) {
    const facts = context.visit(value, context, inner);
    refuseWithValue(value, facts, context);
    const names = new Map([[name.name, declare(name, facts, context)]]);
    inner = { ...inner, parent: inner, names };
  }
  const { type } = checkBoolean(statement.body, context, inner);
  warnOfUnused(declarations, context);
  return note(context, statement, isScalar(type) ? type : BOOLEAN_TYPE);
}

/** A name that is declared twice counts as read wherever one of the two is. */
function warnOfUnused(declarations: With['declarations'], context: CheckContext): void {
  const isRead = (name: string): boolean =>
    declarations.some((each) => each.name.name === name && context.readVariables.has(each.name));
  for (const { name } of declarations) {
    if (!isRead(name.name)) warn(context, unusedIdentifier(name));
  }
}

function refuseWithValue(value: Expression, facts: ExpressionFacts, context: CheckContext): void {
  const { type } = facts;
  if (type.kind === 'function' && type.callee.kind !== 'builtin') {
    context.diagnostics.add(
      error(
        'E036',
        value.span,
        'method not allowed in `with` statement: this method is not allowed here',
      ),
    );
  }
  if (type.kind === 'regexp') {
    context.diagnostics.add(
      error(
        'yara/with-regexp',
        value.span,
        'a regular expression cannot be bound by `with`',
        'the engine crashes on it; write the regular expression where it is used',
      ),
    );
  }
}
