import type { Span } from '../../../base/span.ts';
import type { Identifier } from '../syntax/ast.ts';
import type { CheckContext, Scope } from './check-context.ts';
import { error } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';

/** How many variables the engine has for the statements that are open. */
const MAX_VARIABLES = 2048;

/**
 * The number of variables in use with those of a statement; the first statement with too many is
 * E047 at `span`. n: how many the engine takes for it. Never throws. Source: YARA-X, `ast2ir`.
 */
export function takeVariables(n: number, span: Span, context: CheckContext, scope: Scope): number {
  const nVariables = scope.nVariables + n;
  if (nVariables > MAX_VARIABLES && scope.nVariables <= MAX_VARIABLES) {
    const message = 'too many variables: too many local variables';
    context.diagnostics.add(error('E047', span, message));
  }
  return nVariables;
}

/** Notes what is known of a variable, and that its name stands for it. Never throws. */
export function declare(
  variable: Identifier,
  facts: ExpressionFacts,
  context: CheckContext,
): ExpressionFacts {
  const declared: ExpressionFacts = {
    ...facts,
    referent: { kind: 'variable', declaration: variable },
  };
  context.facts.set(variable, declared);
  return declared;
}

/** The place of variables or declarations that stand in a row; empty for none. Never throws. */
export function spanOfAll(variables: readonly { readonly span: Span }[]): Span {
  const first = variables[0]?.span;
  const last = variables.at(-1)?.span;
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}
