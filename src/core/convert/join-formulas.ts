import type { ItemNode } from '../sigma/compile/compiled-rule.ts';
import type { Loss } from './conversion.ts';
import {
  allOf,
  anyOf,
  atLeast,
  FALSE,
  isKnown,
  TRUE,
  type Formula,
  type KnownFormula,
} from './formula.ts';

/** Where in a rule a part stands, and who is told of what is left out there. */
export interface Site {
  /** Under an even number of negations. */
  readonly isPositive: boolean;
  readonly negated: () => Site;
  readonly inSelection: (name: string) => Site;
  /** A part of an item that cannot be asked for, and why. */
  readonly lost: (item: ItemNode, reason: string) => Formula;
  /** What is said of the rest of an exclusion of which a part cannot be asked for. */
  readonly restOfExclusion: () => Loss;
  readonly leaveOut: (causes: readonly Loss[], consequence: string) => void;
}

const MORE = 'without it the rule may match more';
const LESS = 'this alternative is left out, so that the rule may match less';
const FILTER_MORE = 'this exclusion is left out, so that the rule may match more';

/**
 * What becomes of a part that cannot be asked for. `lose`: it is left out, and told of.
 * `prove`: it counts as speaking against the rule, so that what holds is a rule that holds.
 */
export type Policy =
  { readonly kind: 'lose'; readonly report: (loss: Loss) => void } | { readonly kind: 'prove' };

/** The root of a rule. Never throws. */
export function rootSite(policy: Policy): Site {
  return makeSite(true, undefined, policy);
}

function makeSite(isPositive: boolean, selection: string | undefined, policy: Policy): Site {
  return {
    isPositive,
    negated: () => makeSite(!isPositive, selection, policy),
    inSelection: (name) => makeSite(isPositive, name, policy),
    lost: (item, reason) => {
      if (policy.kind === 'prove') return isPositive ? FALSE : TRUE;
      return { kind: 'unknown', causes: [{ part: partOf(item, selection), reason }] };
    },
    restOfExclusion: () => ({
      part: selection ?? 'condition',
      reason: 'what it excludes cannot be told without that, so that all of it is left out',
    }),
    leaveOut: (causes, consequence) => {
      if (policy.kind === 'prove') return;
      for (const { part, reason } of causes) {
        policy.report({ part, reason: `${reason}; ${consequence}` });
      }
    },
  };
}

/** An item as the rule names it. */
function partOf({ field, modifiers }: ItemNode, selection: string | undefined): string {
  const key = [field ?? '', ...modifiers].join('|');
  const item = key === '' ? 'keywords' : key;
  return selection === undefined ? item : `${selection}: ${item}`;
}

/**
 * All of them. What is unknown is left out where that only asks for less; in what is negated it would
 * exclude too much, and makes all of it unknown. Never throws.
 */
export function joinAll(formulas: readonly Formula[], site: Site): Formula {
  const known = formulas.filter(isKnown);
  const causes = causesOf(formulas);
  if (causes.length === 0) return allOf(known);
  const isFalse = known.some((formula) => formula.kind === 'constant' && !formula.value);
  if (isFalse) return allOf(known);
  if (known.length === 0) return { kind: 'unknown', causes };
  if (!site.isPositive) return { kind: 'unknown', causes: [...causes, site.restOfExclusion()] };
  site.leaveOut(causes, MORE);
  return allOf(known);
}

/** Any of them, without the unknown ones; all unknown, it is too. Never throws. */
export function joinAny(formulas: readonly Formula[], site: Site): Formula {
  return joinSome(formulas, site, anyOf);
}

/** At least so many of them; of fewer known ones, all. Never throws. */
export function joinAtLeast(count: number, formulas: readonly Formula[], site: Site): Formula {
  return joinSome(formulas, site, (known) => {
    const isShort = site.isPositive && known.length < formulas.length;
    return atLeast(isShort ? Math.min(count, known.length) : count, known);
  });
}

function joinSome(
  formulas: readonly Formula[],
  site: Site,
  join: (known: readonly KnownFormula[]) => KnownFormula,
): Formula {
  const known = formulas.filter(isKnown);
  const causes = causesOf(formulas);
  if (causes.length === 0) return join(known);
  if (known.length === 0) return { kind: 'unknown', causes };
  site.leaveOut(causes, site.isPositive ? LESS : FILTER_MORE);
  return join(known);
}

function causesOf(formulas: readonly Formula[]): readonly Loss[] {
  return formulas.flatMap((formula) => (formula.kind === 'unknown' ? formula.causes : []));
}
