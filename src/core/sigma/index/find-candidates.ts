import type { EventValue, Loss, SigmaEvent } from '../event.ts';
import { lookUp } from '../match/look-up.ts';
import { lossOf, lossWithin } from '../match/prepared-event.ts';
import { findPossibleWitnesses, findWitnesses } from './field-filter.ts';
import { keepValue, recallValue } from './known-values.ts';
import type { Route } from './routing.ts';
import type { Waiting } from './waiting.ts';
import { createWaitingFinder } from './waiting-finder.ts';
import type { IndexedField, WitnessIndex } from './witness-index.ts';

/** The rules that an event may concern; any other allowed rule is `no`, or merely undecided. */
export interface Candidates {
  /** In their order. */
  readonly rules: readonly number[];
  /**
   * Further rules that cannot be told to be `no`, since what they ask for was not recorded, and that nothing
   * in the event speaks for.
   */
  readonly nUndecided: number;
}

const MAX_TURN = 0x7fff_ffff;
const NOTHING: readonly number[] = [];

/** A function from an event and its route to the rules it may concern. Neither throws. */
export function createCandidateFinder(
  index: WitnessIndex,
): (event: SigmaEvent, route: Route) => Candidates {
  const findWaiting = createWaitingFinder(index);
  const state: FinderState = {
    index,
    turn: 0,
    marksRules: false,
    satisfied: new Int32Array(index.nClauses),
    clauses: [],
    triggered: new Int32Array(index.nRules),
    triggeredRules: [],
    present: [],
  };
  return (event, route) => {
    beginTurn(state);
    state.marksRules = event.missing.kind !== 'absent';
    markFields(state, event);
    if (route.keywords !== undefined) markKeywords(state, event, route.keywords);
    return gather(state, findWaiting(event, state.present), route);
  };
}

interface FinderState {
  readonly index: WitnessIndex;
  /** Counts events, so that marks need not be wiped. */
  turn: number;
  /** Whether rules that something speaks for are marked too: where fields were not recorded. */
  marksRules: boolean;
  /** For each clause the last turn in which it was satisfied, and those of this turn. */
  readonly satisfied: Int32Array;
  readonly clauses: number[];
  /** For each rule the last turn in which something spoke for it, and those of this turn. */
  readonly triggered: Int32Array;
  readonly triggeredRules: number[];
  /** Numbers of the fields that are there. */
  readonly present: number[];
}

function beginTurn(state: FinderState): void {
  // Before the number no longer fits its places, all begins anew.
  if (state.turn === MAX_TURN) {
    state.satisfied.fill(0);
    state.triggered.fill(0);
    state.turn = 0;
  }
  state.turn++;
  state.clauses.length = 0;
  state.triggeredRules.length = 0;
  state.present.length = 0;
}

function markFields(state: FinderState, event: SigmaEvent): void {
  const { fields, paths } = state.index;
  let hasNested = false;
  for (const [name, value] of event.fields) {
    hasNested ||= typeof value === 'object' && value !== null;
    const field = fields.get(name);
    if (field !== undefined) markField(state, event, field, value);
  }
  if (!hasNested) return;
  for (const field of paths) {
    if (event.fields.has(field.name)) continue;
    const value = lookUp(event.fields, field.name);
    if (value !== undefined) markField(state, event, field, value);
  }
}

function markField(
  state: FinderState,
  event: SigmaEvent,
  field: IndexedField,
  value: EventValue,
): void {
  state.present.push(field.number);
  for (const witness of field.filter().present) markWitness(state, witness);
  const loss = event.losses.size === 0 ? undefined : lossOf(event, field.name);
  if (loss !== undefined) markRules(state, field.rules);
  if (typeof value !== 'object') markText(state, field, String(value), loss);
  else markLeaves(state, field, value, { loss, intoMaps: false });
}

function markKeywords(state: FinderState, event: SigmaEvent, keywords: IndexedField): void {
  for (const [name, value] of event.fields) {
    const loss = event.losses.size === 0 ? undefined : lossWithin(event, name);
    if (loss !== undefined) markRules(state, keywords.rules);
    if (typeof value !== 'object') markText(state, keywords, String(value), loss);
    else markLeaves(state, keywords, value, { loss, intoMaps: true });
  }
}

function markLeaves(
  state: FinderState,
  field: IndexedField,
  value: EventValue,
  { loss, intoMaps }: { readonly loss: Loss | undefined; readonly intoMaps: boolean },
): void {
  const pending: EventValue[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === null) continue;
    if (typeof next !== 'object') markText(state, field, String(next), loss);
    else if (intoMaps || !(next instanceof Map)) {
      for (const member of next.values()) pending.push(member);
    }
  }
}

function markText(
  state: FinderState,
  field: IndexedField,
  text: string,
  loss: Loss | undefined,
): void {
  if (loss !== undefined) {
    findPossibleWitnesses(field.filter(), text, loss, (witness) => markWitness(state, witness));
    return;
  }
  if (text.length < field.filter().shortest) return;
  let witnesses = recallValue(field.known, text);
  if (witnesses === undefined) {
    witnesses = witnessesOf(field, text);
    keepValue(field.known, text, witnesses);
  }
  for (const witness of witnesses) markWitness(state, witness);
}

function witnessesOf(field: IndexedField, text: string): readonly number[] {
  let witnesses: number[] | undefined;
  findWitnesses(field.filter(), text, (witness) => {
    (witnesses ??= []).push(witness);
  });
  return witnesses ?? NOTHING;
}

function markWitness(state: FinderState, witness: number): void {
  const { clausesOfWitness, rulesOfWitness } = state.index;
  const end = clausesOfWitness.starts[witness + 1] ?? 0;
  for (let at = clausesOfWitness.starts[witness] ?? 0; at < end; at++) {
    const clause = clausesOfWitness.elements[at] ?? 0;
    if (state.satisfied[clause] === state.turn) continue;
    state.satisfied[clause] = state.turn;
    state.clauses.push(clause);
  }
  if (!state.marksRules) return;
  const ruleEnd = rulesOfWitness.starts[witness + 1] ?? 0;
  for (let at = rulesOfWitness.starts[witness] ?? 0; at < ruleEnd; at++) {
    markRule(state, rulesOfWitness.elements[at] ?? 0);
  }
}

function markRules(state: FinderState, rules: Iterable<number>): void {
  if (!state.marksRules) return;
  for (const rule of rules) markRule(state, rule);
}

function markRule(state: FinderState, rule: number): void {
  if (state.triggered[rule] === state.turn) return;
  state.triggered[rule] = state.turn;
  state.triggeredRules.push(rule);
}

function gather(state: FinderState, waiting: Waiting, route: Route): Candidates {
  const rules: number[] = [];
  for (const clause of state.clauses) {
    const rule = state.index.ruleOfClause[clause] ?? 0;
    if (waiting.clauseOfRule[rule] !== clause || route.allows[rule] !== 1) continue;
    if (hasAllClauses(state, waiting, rule)) rules.push(rule);
  }
  const nDecided = rules.length;
  for (const rule of waiting.eager) {
    if (route.allows[rule] === 1 && state.triggered[rule] !== state.turn) rules.push(rule);
  }
  for (const rule of state.triggeredRules) {
    if (route.allows[rule] === 1 && waiting.clauseOfRule[rule] === -1) rules.push(rule);
  }
  const nUndecided = countAllowed(waiting, route) - (rules.length - nDecided);
  return { rules: rules.length > 1 ? rules.sort((a, b) => a - b) : rules, nUndecided };
}

function hasAllClauses(state: FinderState, { isOpen }: Waiting, rule: number): boolean {
  const { ruleStarts } = state.index.table;
  const end = ruleStarts[rule + 1] ?? 0;
  for (let clause = ruleStarts[rule] ?? 0; clause < end; clause++) {
    if (state.satisfied[clause] !== state.turn && isOpen[clause] !== 1) return false;
  }
  return true;
}

/** How many of the rules that wait for nothing are allowed. */
function countAllowed({ undecided, nAllowed }: Waiting, route: Route): number {
  let count = nAllowed.get(route);
  if (count === undefined) {
    count = undecided.reduce((sum, rule) => sum + (route.allows[rule] ?? 0), 0);
    nAllowed.set(route, count);
  }
  return count;
}
