import type { Draft, ListDraft, StructDraft } from './vt-draft.ts';
import { addOrigins, draftKey } from './vt-draft.ts';

/** Told of a value that had to give way to another one; `path` are the names from the root. */
export type ConflictListener = (path: readonly string[], kept: Draft, dropped: Draft) => void;

/** Puts the fields of all parts of a sample together. */
export interface DraftMerger {
  /**
   * Puts a value into the module's data. What is there wins over what comes: lists get the elements
   * that they do not have yet, maps and messages the members, and equal values only the origins.
   */
  add(branch: string, field: string, incoming: Draft): void;
}

/** The field whose elements are one per rule, each with its match contexts. */
const SIGMA_RESULTS = 'sigma_analysis_results';

/**
 * Makes a merger over a root draft that has its branches. A list stays as its document has it, and
 * takes from later lists what none of the earlier ones had, in the order of arrival. Two results of
 * one Sigma rule from two lists (the file object's, a sandbox's) are one result with the match
 * contexts of both, because the file object repeats the contexts of the sandboxes. The merger keeps
 * and changes what it is given. Never throws.
 */
export function createDraftMerger(root: StructDraft, onConflict: ConflictListener): DraftMerger {
  const catalogues = new Map<ListDraft, Catalogue>();
  const keyed: KeyedLists = new Map();

  const addToList = (list: ListDraft, incoming: ListDraft, field: string): void => {
    const isSigma = field === SIGMA_RESULTS;
    const catalogue = catalogues.get(list) ?? createCatalogue(list.items, isSigma);
    catalogues.set(list, catalogue);
    addOrigins(list, incoming);
    const added: Draft[] = [];
    for (const element of incoming.items) {
      const same = catalogue.find(element);
      if (same === undefined) added.push(element);
      else if (same.isEqual) absorb(same.element, element);
      else uniteResults(same.element, element, keyed);
    }
    for (const element of added) {
      list.items.push(element);
      catalogue.add(element);
    }
  };

  return {
    add: (branch, field, incoming) => {
      const holder = root.members.get(branch);
      if (holder?.kind !== 'struct') return;
      const present = holder.members.get(field);
      if (present === undefined) holder.members.set(field, incoming);
      else if (present.kind === 'list' && incoming.kind === 'list') {
        addToList(present, incoming, field);
      } else mergeValues(present, incoming, [branch, field], { keyed, onConflict });
    },
  };
}

/** The elements of a list, to find the one that another element repeats. */
interface Catalogue {
  add(element: Draft): void;
  /** The equal element, or the result of the same Sigma rule. */
  find(element: Draft): { readonly element: Draft; readonly isEqual: boolean } | undefined;
}

function createCatalogue(elements: readonly Draft[], isSigma: boolean): Catalogue {
  // Texts by themselves: most lists are texts, and a key would be a second copy of each.
  const byText = new Map<string, Draft>();
  const byKey = new Map<string, Draft>();
  const byRule = new Map<string, Draft>();
  const add = (element: Draft): void => {
    if (element.kind === 'scalar' && typeof element.value === 'string') {
      addFirst(byText, element.value, element);
      return;
    }
    addFirst(byKey, draftKey(element), element);
    const rule = isSigma ? ruleIdOf(element) : undefined;
    if (rule !== undefined) addFirst(byRule, rule, element);
  };
  for (const element of elements) add(element);
  return {
    add,
    find: (element) => {
      const isText = element.kind === 'scalar' && typeof element.value === 'string';
      const equal = isText ? byText.get(element.value) : byKey.get(draftKey(element));
      if (equal !== undefined) return { element: equal, isEqual: true };
      const rule = isSigma ? ruleIdOf(element) : undefined;
      const result = rule === undefined ? undefined : byRule.get(rule);
      return result === undefined ? undefined : { element: result, isEqual: false };
    },
  };
}

function addFirst(elements: Map<string, Draft>, key: string, element: Draft): void {
  if (!elements.has(key)) elements.set(key, element);
}

function ruleIdOf(element: Draft): string | undefined {
  if (element.kind !== 'struct') return undefined;
  const id = element.members.get('rule_id');
  return id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
}

/** The elements of inner lists by their key, so that many small additions to a long list stay cheap. */
type KeyedLists = Map<ListDraft, Map<string, Draft>>;

/** Adds the contexts that a result does not have yet; of the other fields the first value stays. */
function uniteResults(result: Draft, incoming: Draft, keyed: KeyedLists): void {
  if (result.kind !== 'struct' || incoming.kind !== 'struct') return;
  addOrigins(result, incoming);
  for (const [name, member] of incoming.members) {
    const present = result.members.get(name);
    if (present === undefined) result.members.set(name, member);
    else if (present.kind === 'list' && member.kind === 'list') uniteLists(present, member, keyed);
    else if (draftKey(present) === draftKey(member)) absorb(present, member);
  }
}

function uniteLists(list: ListDraft, incoming: ListDraft, keyed: KeyedLists): void {
  addOrigins(list, incoming);
  const byKey = keyed.get(list) ?? new Map(list.items.map((item) => [draftKey(item), item]));
  keyed.set(list, byKey);
  for (const element of incoming.items) {
    const key = draftKey(element);
    const same = byKey.get(key);
    if (same !== undefined) absorb(same, element);
    else {
      byKey.set(key, element);
      list.items.push(element);
    }
  }
}

interface MergeContext {
  readonly keyed: KeyedLists;
  readonly onConflict: ConflictListener;
}

function mergeValues(
  present: Draft,
  incoming: Draft,
  path: readonly string[],
  context: MergeContext,
): void {
  if (present.kind === 'struct' && incoming.kind === 'struct') {
    addOrigins(present, incoming);
    for (const [name, member] of incoming.members) {
      const same = present.members.get(name);
      if (same === undefined) present.members.set(name, member);
      else mergeValues(same, member, [...path, name], context);
    }
  } else if (present.kind === 'list' && incoming.kind === 'list') {
    uniteLists(present, incoming, context.keyed);
  } else if (draftKey(present) === draftKey(incoming)) {
    absorb(present, incoming);
  } else {
    context.onConflict(path, present, incoming);
  }
}

/** Takes over the origins of an equal draft; of a result that has grown since, the equal part comes first. */
function absorb(draft: Draft, equal: Draft): void {
  addOrigins(draft, equal);
  if (draft.kind === 'list' && equal.kind === 'list') {
    for (const [position, other] of equal.items.entries()) {
      const item = draft.items[position];
      if (item !== undefined) absorb(item, other);
    }
  } else if (draft.kind === 'struct' && equal.kind === 'struct') {
    for (const [name, other] of equal.members) {
      const member = draft.members.get(name);
      if (member !== undefined) absorb(member, other);
    }
  }
}
