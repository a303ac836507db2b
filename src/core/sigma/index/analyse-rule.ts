import { assertNever } from '../../../base/assert.ts';
import type { ItemNode, RuleNode } from '../compile/compiled-rule.ts';
import type { WitnessNumbers } from './witness-numbers.ts';
import { witnessesOfTest } from './witnesses-of-test.ts';

/** Witnesses of which an event must have one; without any, no event does. */
export interface Clause {
  readonly witnesses: readonly number[];
  /** How often one of them is found, at most 1, roughly. */
  readonly cost: number;
}

/** What a rule asks about. */
export interface RuleAnalysis {
  /**
   * Clauses each of which an event must satisfy for the rule not to be `no` on it. The best ones, rarest
   * first, and with them such as are about other fields, for events of which little was recorded. None
   * where the rule may hold for an event that has nothing.
   */
  readonly clauses: readonly Clause[];
  /**
   * Witnesses of all tests that are not negated in any way, some of them more than once: where an event
   * has none of them, and what it has is whole, there is nothing to tell of the rule.
   */
  readonly triggers: readonly number[];
  /** Names of fields, each once. */
  readonly fields: ReadonlySet<string>;
  readonly readsKeywords: boolean;
  /** There may be something to tell of it on any event: a placeholder has no values, a keyword no text. */
  readonly isEager: boolean;
}

/** Clauses that are kept whatever fields they are about. */
const MAX_BEST = 2;
/** Clauses that are kept at all, where each further one is about a field that the others are not. */
const MAX_CLAUSES = 5;
/** A clause of more witnesses costs more than it saves. */
const MAX_WITNESSES = 10_000;

/** No event satisfies it. */
const NEVER: readonly Clause[] = [{ witnesses: [], cost: 0 }];
const NONE: readonly Clause[] = [];

interface Analyser {
  readonly numbers: WitnessNumbers;
  readonly triggers: number[];
  readonly fields: Set<string>;
  readsKeywords: boolean;
  isEager: boolean;
}

/** What a rule with this tree asks about. Never throws. O(size of the tree). */
export function analyseRule(root: RuleNode, numbers: WitnessNumbers): RuleAnalysis {
  const analyser: Analyser = {
    numbers,
    triggers: [],
    fields: new Set(),
    readsKeywords: false,
    isEager: false,
  };
  const clauses = analyseNode(analyser, root);
  return { ...analyser, clauses };
}

/**
 * Only what stands in a place where its absence makes the rule `no` gives clauses: nothing under `not`,
 * nothing of a negated item, and of alternatives only what each of them has. The depth of a tree is
 * limited by who makes it.
 */
function analyseNode(analyser: Analyser, node: RuleNode): readonly Clause[] {
  switch (node.kind) {
    case 'item':
      noteReads(analyser, node);
      if (node.isNegated) noteNegated(analyser, node);
      return node.isNegated ? NONE : analyseItem(analyser, node);
    case 'selection':
      return analyseNode(analyser, node.child);
    case 'and':
      return keepBest(analyser, clausesOf(analyser, node.children).flat());
    case 'or':
      return joinAlternatives(analyser, clausesOf(analyser, node.children));
    case 'at-least': {
      const ofChildren = clausesOf(analyser, node.children);
      if (ofChildren.length === 0) return NEVER;
      if (node.count < 1) return NONE;
      if (node.count >= ofChildren.length) return keepBest(analyser, ofChildren.flat());
      return joinAlternatives(analyser, ofChildren);
    }
    case 'not':
      noteReadsWithin(analyser, node.child);
      return NONE;
    case 'never':
      return NEVER;
    default:
      return assertNever(node, 'node');
  }
}

function clausesOf(
  analyser: Analyser,
  children: readonly RuleNode[],
): readonly (readonly Clause[])[] {
  return children.map((child) => analyseNode(analyser, child));
}

function noteReads(analyser: Analyser, { field, groups }: ItemNode): void {
  if (field === undefined) analyser.readsKeywords = true;
  else analyser.fields.add(field);
  for (const { tests } of groups) {
    for (const test of tests) {
      if (test.kind === 'field-reference') analyser.fields.add(test.field);
      if (test.kind === 'unbound') analyser.isEager = true;
    }
  }
}

/** A value may be too long for a regular expression, which is then something to tell although negated. */
function noteNegated(analyser: Analyser, { field, groups }: ItemNode): void {
  if (!groups.some(({ tests }) => tests.some(({ kind }) => kind === 'regexp'))) return;
  if (field === undefined) analyser.isEager = true;
  else analyser.triggers.push(analyser.numbers.numberOf('present', field, ''));
}

function noteReadsWithin(analyser: Analyser, root: RuleNode): void {
  const pending: RuleNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'item') {
      noteReads(analyser, node);
      noteNegated(analyser, node);
    } else if ('children' in node) pending.push(...node.children);
    else if ('child' in node) pending.push(node.child);
  }
}

/** One clause for all groups, or one for each of them where all must hold. */
function analyseItem(analyser: Analyser, item: ItemNode): readonly Clause[] {
  if (item.linking === 'any') {
    const clause = clauseOfTests(
      analyser,
      item,
      item.groups.flatMap(({ tests }) => tests),
    );
    return clause === undefined ? NONE : [clause];
  }
  const clauses: Clause[] = [];
  for (const { tests } of item.groups) {
    const clause = clauseOfTests(analyser, item, tests);
    if (clause !== undefined) clauses.push(clause);
  }
  return keepBest(analyser, clauses);
}

function clauseOfTests(
  analyser: Analyser,
  { field }: ItemNode,
  tests: ItemNode['groups'][number]['tests'],
): Clause | undefined {
  const { numbers, triggers } = analyser;
  const witnesses: number[] = [];
  let cost = 0;
  let hasAnything = false;
  for (const test of tests) {
    const ofTest = witnessesOfTest(test, field, numbers);
    if (ofTest === 'anything') {
      hasAnything = true;
      // For the others nothing in the event can speak: they hold where there is nothing.
      if (test.kind !== 'null' && test.kind !== 'exists') analyser.isEager = true;
      continue;
    }
    for (const witness of ofTest) {
      witnesses.push(witness);
      triggers.push(witness);
      cost += numbers.costs[witness] ?? 1;
    }
  }
  if (hasAnything || witnesses.length > MAX_WITNESSES) return undefined;
  return { witnesses, cost: Math.min(1, cost) };
}

/**
 * The best clause of each alternative, joined, are a clause of them all; so are the second best, where
 * each has one. Alternatives that never hold do not count.
 */
function joinAlternatives(
  analyser: Analyser,
  alternatives: readonly (readonly Clause[])[],
): readonly Clause[] {
  const possible = alternatives.filter(([best]) => best?.witnesses.length !== 0);
  const [only] = possible;
  if (only === undefined) return NEVER;
  if (possible.length === 1) return only;
  const nClauses = Math.min(MAX_CLAUSES, ...possible.map((clauses) => clauses.length));
  const joined: Clause[] = [];
  for (let index = 0; index < nClauses; index++) {
    const witnesses = possible.flatMap((clauses) => clauses[index]?.witnesses ?? []);
    if (witnesses.length > MAX_WITNESSES) continue;
    const cost = possible.reduce((sum, clauses) => sum + (clauses[index]?.cost ?? 0), 0);
    joined.push({ witnesses, cost: Math.min(1, cost) });
  }
  return keepBest(analyser, joined);
}

function keepBest({ numbers }: Analyser, clauses: readonly Clause[]): readonly Clause[] {
  if (clauses.length <= 1) return clauses;
  const kept: Clause[] = [];
  const fields = new Set<string | undefined>();
  for (const clause of clauses.toSorted((a, b) => a.cost - b.cost)) {
    const isNew = kept.length < MAX_BEST || asksOther(numbers, clause, fields);
    if (!isNew) continue;
    kept.push(clause);
    if (kept.length === MAX_CLAUSES) break;
    for (const witness of clause.witnesses) fields.add(numbers.all[witness]?.field);
  }
  return kept;
}

function asksOther(
  { all }: WitnessNumbers,
  { witnesses }: Clause,
  fields: ReadonlySet<string | undefined>,
): boolean {
  return witnesses.some((witness) => !fields.has(all[witness]?.field));
}
