import type { Expression, Identifier, Rule } from '../syntax/ast.ts';
import type { ModuleSchema } from '../module-schema.ts';
import type { ConstantValue, ExpressionType } from './expression-type.ts';
import { UNKNOWN_TYPE } from './expression-type.ts';
import type { SchemaPath } from './schema-path.ts';

/** What a name stands for. */
export type Referent =
  /** A loop variable or a name of `with`, by the identifier that declares it. */
  | { readonly kind: 'variable'; readonly declaration: Identifier }
  | { readonly kind: 'module'; readonly schema: ModuleSchema }
  /** A module that reads the file's bytes. */
  | { readonly kind: 'opaque-module'; readonly name: string }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'field' }
  | { readonly kind: 'function' };

/** What the checker found out about an expression. */
export interface ExpressionFacts {
  readonly type: ExpressionType;
  /** The value, where it is known before any data is seen. */
  readonly constant: ConstantValue | undefined;
  /** For an expression that names a place in a module. */
  readonly path: SchemaPath | undefined;
  /** For an identifier, what it stands for. */
  readonly referent: Referent | undefined;
}

/** The types of a file. Keyed by the nodes of the very tree that was checked. */
export interface TypeTable {
  readonly facts: ReadonlyMap<Expression, ExpressionFacts>;
  readonly modules: ReadonlyMap<string, ModuleSchema>;
  /** Rules with an error of syntax or of type: they cannot be evaluated. */
  readonly brokenRules: ReadonlySet<Rule>;
}

const NO_FACTS: ExpressionFacts = {
  type: UNKNOWN_TYPE,
  constant: undefined,
  path: undefined,
  referent: undefined,
};

/** What is known of an expression; nothing, for one of another tree. Never throws. */
export function factsOf(types: TypeTable, expression: Expression): ExpressionFacts {
  return factsIn(types.facts, expression);
}

/** The same of facts that are still being collected. Never throws. */
export function factsIn(
  facts: ReadonlyMap<Expression, ExpressionFacts>,
  expression: Expression,
): ExpressionFacts {
  return facts.get(expression) ?? NO_FACTS;
}
