import type { Expression, ForIn } from '../yara/syntax/ast.ts';
import type { ModuleSchema } from '../yara/module-schema.ts';
import type { ValuePath } from '../yara/module-value.ts';
import { requiredItems } from './and-chain.ts';
import type { TermBase } from './build-term.ts';
import { moduleBase, nextLoopStep } from './build-term.ts';
import type { PathScope } from './path-pattern.ts';
import { bindName, moduleScope, resolveIterable, samePath } from './path-pattern.ts';
import type { Pick } from './pick.ts';

/** Where a pick's condition goes: at the end of a rule's condition, or of a joined loop's body. */
export interface JoinPlace {
  /** The loop that was joined last; undefined for the condition itself. */
  readonly loop: ForIn | undefined;
  /** The condition's expression, or that loop's body. */
  readonly expression: Expression;
  readonly scope: PathScope;
  readonly base: TermBase;
}

/**
 * Whether a loop's body holds for one element of what it loops over. scope: what the names outside of
 * the loop stand for. `unknown` where the body asks for something that the sample cannot tell (the
 * file's bytes).
 */
export type BodyHolds = (loop: ForIn, scope: PathScope, element: ValuePath) => boolean | 'unknown';

/**
 * Where a pick joins a condition. Loops that must be true (operands of `and`) and that ask for any
 * element of the array that the pick goes through are joined when their body holds for the picked
 * element; the deepest such loop wins, then the first in the text. A body that is `unknown` there is
 * joined too: all that the sample can tell of it holds, and two clicks inside one element mean one
 * loop. Picks that speak of every element (negated, all, none) and picks that ask for a loop of their
 * own join nothing; "at least N" joins all but the loop that counts. Never throws.
 */
export function findJoin(
  condition: Expression,
  pick: Pick,
  { schema, bodyHolds }: { readonly schema: ModuleSchema; readonly bodyHolds: BodyHolds },
): JoinPlace {
  const outermost: JoinPlace = {
    loop: undefined,
    expression: condition,
    scope: moduleScope(schema),
    base: moduleBase(schema),
  };
  const kind = pick.quantifier?.kind ?? 'any';
  if (pick.negated || pick.element === 'new' || kind === 'all' || kind === 'none') return outermost;
  const lastLoop = pick.path.findLastIndex((step) => step.kind === 'index');
  const nJoinable = kind === 'at-least' ? Math.max(lastLoop, 0) : pick.path.length;
  return deepestJoin(outermost, pick.path.slice(0, nJoinable), bodyHolds);
}

function deepestJoin(place: JoinPlace, path: ValuePath, bodyHolds: BodyHolds): JoinPlace {
  const at = nextLoopStep(path, place.base.nSteps);
  if (at === undefined) return place;
  const array = path.slice(0, at);
  const element = path.slice(0, at + 1);
  let best = place;
  for (const { expression, scope } of requiredItems(place.expression, place.scope)) {
    if (expression.kind !== 'for-in' || expression.quantifier.kind !== 'any') continue;
    const [variable] = expression.variables;
    const iterable = resolveIterable(expression, scope);
    if (variable === undefined || expression.variables.length !== 1) continue;
    if (iterable === undefined || !samePath(iterable, array)) continue;
    if (bodyHolds(expression, scope, element) === false) continue;
    const inner: JoinPlace = {
      loop: expression,
      expression: expression.body,
      scope: bindName(scope, variable.name, element),
      base: {
        name: variable.name,
        nSteps: at + 1,
        names: new Set([...place.base.names, ...scope.keys(), variable.name]),
      },
    };
    const joined = deepestJoin(inner, path, bodyHolds);
    if (joined.base.nSteps > best.base.nSteps) best = joined;
  }
  return best;
}
