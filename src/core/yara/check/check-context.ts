import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Expression, Identifier, Rule, Suppression } from '../syntax/ast.ts';
import { isSuppressed } from '../syntax/suppressions.ts';
import type { ModuleSchema } from '../module-schema.ts';
import type { DiagnosticList } from './diagnostic-list.ts';
import type { ConstantValue, ExpressionType } from './expression-type.ts';
import type { SchemaPath } from './schema-path.ts';
import type { ExpressionFacts } from './type-table.ts';

/** The names that loops and `with` have declared, innermost first. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly names: ReadonlyMap<string, ExpressionFacts>;
  /** Inside `for … of`, where `$` stands for the pattern of the turn. */
  readonly isInForOf: boolean;
  /** Variables that the engine needs for this statement and those around it. */
  readonly nVariables: number;
  /** How often the statement is run, as far as the loops around it tell. */
  readonly nIterations: bigint;
}

export const EMPTY_SCOPE: Scope = {
  parent: undefined,
  names: new Map(),
  isInForOf: false,
  nVariables: 0,
  nIterations: 1n,
};

/** Where a pattern is looked for: at one known offset, or anywhere. */
export type PatternAnchoring = bigint | 'anywhere';

/** What the checker knows while it walks one rule. */
export interface CheckContext {
  readonly modules: ReadonlyMap<string, ModuleSchema>;
  readonly features: ReadonlySet<string>;
  readonly diagnostics: DiagnosticList;
  readonly facts: Map<Expression, ExpressionFacts>;
  /** Modules imported so far. */
  readonly imported: ReadonlySet<string>;
  /** Rules declared so far. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly rule: Rule;
  /** Identifiers, with their `$`, of the rule's patterns. */
  readonly patternNames: ReadonlySet<string>;
  /** Those of the patterns that the condition uses. */
  readonly usedPatterns: Set<string>;
  /** The patterns that the condition looks for at certain offsets only, or anywhere. */
  readonly anchors: Map<string, PatternAnchoring>;
  /** The declarations of the variables that were read. */
  readonly readVariables: Set<Identifier>;
  /** Errors before the rule. */
  readonly nErrorsBefore: number;
  /** The parser could not read the rule: the engine then says no more of it. */
  readonly isBroken: boolean;
  readonly suppressions: readonly Suppression[];
  /** What the parser said of the file. */
  readonly syntax: readonly Diagnostic[];
  /** Types an expression and everything in it. */
  readonly visit: (expression: Expression, context: CheckContext, scope: Scope) => ExpressionFacts;
}

/** Writes down what is known of an expression, and gives it back. Never throws. */
export function note(
  context: CheckContext,
  expression: Expression,
  type: ExpressionType,
  more: {
    readonly constant?: ConstantValue | undefined;
    readonly path?: SchemaPath | undefined;
    readonly referent?: ExpressionFacts['referent'];
  } = {},
): ExpressionFacts {
  const facts: ExpressionFacts = {
    type,
    constant: more.constant,
    path: more.path,
    referent: more.referent,
  };
  context.facts.set(expression, facts);
  return facts;
}

/** What a name stands for in a scope, or undefined. Never throws. O(depth of the scope). */
export function lookUp(scope: Scope, name: string): ExpressionFacts | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/**
 * Adds a warning, as the engine does: of a rule with an error only what it finds before, and none
 * that a comment silences. Never throws.
 */
export function warn(context: CheckContext, warning: Diagnostic): void {
  if (context.isBroken || context.diagnostics.nErrors > context.nErrorsBefore) return;
  const places = [warning.span, ...(warning.related ?? []).map(({ span }) => span)];
  if (isSuppressed(context.suppressions, warning.code, places)) return;
  context.diagnostics.add(warning);
}
