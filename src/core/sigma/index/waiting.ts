import { listAt } from './number-lists.ts';
import type { Route } from './routing.ts';
import type { IndexedField, WitnessIndex } from './witness-index.ts';
import { IS_EAGER } from './witness-table.ts';

/**
 * How rules are found on events where certain fields were not recorded. A clause with a witness of such a
 * field is open, since nobody knows if the event had it, and each rule waits for its rarest clause that is
 * not open.
 */
export interface Waiting {
  /** For each clause, 1 where it is open. */
  readonly isOpen: Uint8Array;
  /** For each rule the clause that it waits for, or -1 where all of its clauses are open. */
  readonly clauseOfRule: Int32Array;
  /** The rules that wait for nothing. */
  readonly undecided: readonly number[];
  /** Those of them that may have something to tell although nothing in the event speaks for them. */
  readonly eager: readonly number[];
  /** How many of the undecided rules a route allows, once that was counted. */
  readonly nAllowed: WeakMap<Route, number>;
}

/** Where these fields were not recorded. Never throws. O(rules + witnesses of the fields). */
export function waitWithout(index: WitnessIndex, missing: Iterable<IndexedField>): Waiting {
  const { table, nRules, nClauses, clausesOfWitness } = index;
  const isOpen = new Uint8Array(nClauses);
  for (const { start, end } of missing) {
    for (let witness = start; witness < end; witness++) {
      for (const clause of listAt(clausesOfWitness, witness)) isOpen[clause] = 1;
    }
  }
  const clauseOfRule = new Int32Array(nRules).fill(-1);
  const undecided: number[] = [];
  const eager: number[] = [];
  for (let rule = 0; rule < nRules; rule++) {
    const start = table.ruleStarts[rule] ?? 0;
    const end = table.ruleStarts[rule + 1] ?? 0;
    let clause = start;
    while (clause < end && isOpen[clause] === 1) clause++;
    if (clause < end) {
      clauseOfRule[rule] = clause;
      continue;
    }
    undecided.push(rule);
    // Without any clause, a rule may hold for an event that has nothing.
    if (start === end || ((table.flags[rule] ?? 0) & IS_EAGER) !== 0) eager.push(rule);
  }
  return { isOpen, clauseOfRule, undecided, eager, nAllowed: new WeakMap() };
}
