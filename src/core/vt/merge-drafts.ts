import { invariant } from '../../base/assert.ts';
import type { Branch } from './collect-part.ts';
import { canonicalJsonOf, entriesOf, hasSameKeys, hashOf, isEqual } from './draft-equality.ts';
import { DraftSet } from './draft-set.ts';
import { DRAFT_KIND, NO_DRAFT, type DraftTable } from './draft-table.ts';
import { layoutOf } from './message-layout.ts';

/** Told of a value that had to give way to another one; `path` are the names from the root. */
export type ConflictListener = (path: readonly string[], kept: number, dropped: number) => void;

/** Puts the fields of all parts of a sample together. */
export interface DraftMerger {
  /**
   * Puts a value into the module's data. What is there wins over what comes: lists get the elements
   * that they do not have yet, maps and messages the members, and equal values only the origins.
   */
  add(branch: Branch, field: string, incoming: number): void;
}

/** The field whose elements are one per rule, each with its match contexts. */
const SIGMA_RESULTS = 'sigma_analysis_results';

const RULE_ID = layoutOf('vt.sigma.SigmaMatch').positions.get('rule_id') ?? 0;

/**
 * Makes a merger into the branches. A list stays as its document has it, and takes from later lists
 * what none of the earlier ones had, in the order of arrival. Two results of one Sigma rule from two
 * lists (the file object's, a sandbox's) are one result with the match contexts of both, because the
 * file object repeats the contexts of the sandboxes. Never throws.
 */
export function createDraftMerger(
  drafts: DraftTable,
  branches: Readonly<Record<Branch, number>>,
  onConflict: ConflictListener,
): DraftMerger {
  const context: MergeContext = {
    drafts,
    sets: new Map(),
    entries: new Map(),
    rules: new Map(),
    onConflict,
  };
  return {
    add: (branch, field, incoming) => {
      const holder = branches[branch];
      const position = drafts.layoutOf(holder).positions.get(field);
      invariant(position !== undefined, 'fields are those of their branch');
      const present = drafts.memberAt(holder, position);
      if (present === NO_DRAFT) drafts.insertMember(holder, position, incoming);
      else if (field === SIGMA_RESULTS) uniteResults(present, incoming, context);
      else if (isBothOf(drafts, DRAFT_KIND.list, present, incoming)) {
        uniteLists(present, incoming, context, { repetitions: 'kept' });
      } else mergeValues(present, incoming, [branch, field], context);
    },
  };
}

interface MergeContext {
  readonly drafts: DraftTable;
  /** By list, its elements, so that many small additions to a long list stay cheap. */
  readonly sets: Map<number, DraftSet>;
  /** By map, its entries. */
  readonly entries: Map<number, Map<string, number>>;
  /** By list of Sigma results, the first result of each rule. */
  readonly rules: Map<number, Map<string, number>>;
  readonly onConflict: ConflictListener;
}

/** What becomes of elements that the incoming list has more than once. */
type Repetitions = 'kept' | 'joined';

/**
 * Adds the elements that a list does not have yet. unite: tries what else may be done with an element
 * that equals none. Returns the added ones, where that is given.
 */
function uniteLists(
  list: number,
  incoming: number,
  context: MergeContext,
  options: {
    readonly repetitions: Repetitions;
    readonly unite?: (item: number) => boolean;
  },
): readonly number[] {
  const { drafts } = context;
  const set = setOf(list, context);
  const added: number[] = [];
  drafts.addOrigins(list, incoming);
  let item = drafts.firstChild(incoming);
  while (item !== NO_DRAFT) {
    const next = drafts.nextSibling(item);
    const hash = hashOf(drafts, item);
    const same = set.find(item, hash);
    // Drafts are numbered as they are made: one after its list came with it.
    const isRepetition = options.repetitions === 'kept' && same > incoming;
    if (same !== NO_DRAFT && !isRepetition) absorb(drafts, same, item);
    else if (isRepetition || options.unite?.(item) !== true) {
      if (!isRepetition) set.add(item, hash);
      drafts.appendItem(list, item);
      if (options.unite !== undefined) added.push(item);
    }
    item = next;
  }
  return added;
}

function uniteResults(list: number, incoming: number, context: MergeContext): void {
  const { drafts } = context;
  const byRule = rulesOf(list, context);
  const unite = (result: number): boolean => {
    const same = byRule.get(ruleIdOf(drafts, result) ?? '');
    if (same !== undefined) uniteResult(same, result, context);
    return same !== undefined;
  };
  for (const result of uniteLists(list, incoming, context, { repetitions: 'kept', unite })) {
    addRule(drafts, byRule, result);
  }
}

/** Adds the contexts that a result does not have yet; of the other fields the first value stays. */
function uniteResult(result: number, incoming: number, context: MergeContext): void {
  const { drafts } = context;
  drafts.addOrigins(result, incoming);
  for (const member of childrenOf(drafts, incoming)) {
    const position = drafts.positionOf(member);
    const present = drafts.memberAt(result, position);
    if (present === NO_DRAFT) drafts.insertMember(result, position, member);
    else if (isBothOf(drafts, DRAFT_KIND.list, present, member)) {
      uniteLists(present, member, context, { repetitions: 'joined' });
    } else if (isEqual(drafts, present, member)) absorb(drafts, present, member);
  }
}

function mergeValues(
  present: number,
  incoming: number,
  path: readonly string[],
  context: MergeContext,
): void {
  const { drafts } = context;
  if (isBothOf(drafts, DRAFT_KIND.message, present, incoming)) {
    drafts.addOrigins(present, incoming);
    for (const member of childrenOf(drafts, incoming)) {
      const position = drafts.positionOf(member);
      const same = drafts.memberAt(present, position);
      const name = drafts.layoutOf(present).fields[position]?.name ?? '';
      if (same === NO_DRAFT) drafts.insertMember(present, position, member);
      else mergeValues(same, member, [...path, name], context);
    }
  } else if (isBothOf(drafts, DRAFT_KIND.map, present, incoming)) {
    mergeMaps(present, incoming, path, context);
  } else if (isBothOf(drafts, DRAFT_KIND.list, present, incoming)) {
    uniteLists(present, incoming, context, { repetitions: 'joined' });
  } else if (isEqual(drafts, present, incoming)) {
    absorb(drafts, present, incoming);
  } else {
    context.onConflict(path, present, incoming);
  }
}

function mergeMaps(
  present: number,
  incoming: number,
  path: readonly string[],
  context: MergeContext,
): void {
  const { drafts, entries } = context;
  const byKey = entries.get(present) ?? entriesOf(drafts, present);
  entries.set(present, byKey);
  drafts.addOrigins(present, incoming);
  for (const entry of childrenOf(drafts, incoming)) {
    const key = drafts.keyOf(entry);
    const same = byKey.get(key);
    if (same === undefined) {
      drafts.appendEntry(present, entry, drafts.ownKeyOf(entry));
      byKey.set(key, entry);
    } else mergeValues(same, entry, [...path, key], context);
  }
}

/** Takes over the origins of an equal draft. */
function absorb(drafts: DraftTable, draft: number, equal: number): void {
  drafts.addOrigins(draft, equal);
  if (drafts.isScalar(draft)) return;
  let own = drafts.firstChild(draft);
  let other = drafts.firstChild(equal);
  if (drafts.kindOf(draft) === DRAFT_KIND.map && !hasSameKeys(drafts, draft, equal)) {
    const byKey = entriesOf(drafts, draft);
    for (; other !== NO_DRAFT; other = drafts.nextSibling(other)) {
      absorb(drafts, byKey.get(drafts.keyOf(other)) ?? other, other);
    }
    return;
  }
  while (own !== NO_DRAFT && other !== NO_DRAFT) {
    absorb(drafts, own, other);
    own = drafts.nextSibling(own);
    other = drafts.nextSibling(other);
  }
}

function setOf(list: number, { drafts, sets }: MergeContext): DraftSet {
  const known = sets.get(list);
  if (known !== undefined) return known;
  const set = new DraftSet(drafts);
  let item = drafts.firstChild(list);
  for (; item !== NO_DRAFT; item = drafts.nextSibling(item)) {
    const hash = hashOf(drafts, item);
    if (set.find(item, hash) === NO_DRAFT) set.add(item, hash);
  }
  sets.set(list, set);
  return set;
}

function rulesOf(list: number, { drafts, rules }: MergeContext): Map<string, number> {
  const known = rules.get(list);
  if (known !== undefined) return known;
  const byRule = new Map<string, number>();
  for (const result of childrenOf(drafts, list)) addRule(drafts, byRule, result);
  rules.set(list, byRule);
  return byRule;
}

function addRule(drafts: DraftTable, byRule: Map<string, number>, result: number): void {
  const rule = ruleIdOf(drafts, result);
  if (rule !== undefined && !byRule.has(rule)) byRule.set(rule, result);
}

/** The JSON text of a result's rule. */
function ruleIdOf(drafts: DraftTable, result: number): string | undefined {
  const id = drafts.memberAt(result, RULE_ID);
  return id === NO_DRAFT ? undefined : canonicalJsonOf(drafts, id);
}

function isBothOf(drafts: DraftTable, kind: number, a: number, b: number): boolean {
  return drafts.kindOf(a) === kind && drafts.kindOf(b) === kind;
}

/** The children as they are now: what is done with one may move it elsewhere. */
function childrenOf(drafts: DraftTable, container: number): readonly number[] {
  const children: number[] = [];
  let child = drafts.firstChild(container);
  for (; child !== NO_DRAFT; child = drafts.nextSibling(child)) children.push(child);
  return children;
}
