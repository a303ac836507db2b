import type { Draft, ListDraft, StructDraft } from './vt-draft.ts';
import { draftKey } from './vt-draft.ts';

/** Told of a value that had to give way to another one; `path` are the names from the root. */
export type ConflictListener = (path: readonly string[], kept: Draft, dropped: Draft) => void;

/** What merging remembers between parts: the elements of each list by their key. */
export interface DraftMerger {
  /**
   * Puts a value into the module's data. What is there wins over what comes: lists get the elements
   * that they do not have yet, maps and messages the members, and equal values only the origin.
   */
  add(branch: string, field: string, incoming: Draft): void;
}

/** The field whose elements are one per rule, each with its match contexts. */
const SIGMA_RESULTS = 'sigma_analysis_results';

/**
 * Makes a merger over a root draft. Elements of a list directly under a branch are kept once, in the
 * order of their arrival. Two results of one Sigma rule that come from different parts (the file
 * object, a sandbox) are one result with the match contexts of both: the file object holds the same
 * contexts as the sandboxes together. `nextPart` is to be called before each part. Never throws.
 */
export function createDraftMerger(
  root: StructDraft,
  onConflict: ConflictListener,
): DraftMerger & { nextPart(): void } {
  const elementsByList = new Map<ListDraft, ListElements>();
  let part = 0;

  const elementsOf = (list: ListDraft): ListElements => {
    const known = elementsByList.get(list) ?? {
      byText: new Map(),
      byKey: new Map(),
      byRule: new Map(),
    };
    elementsByList.set(list, known);
    return known;
  };

  const addElement = (list: ListDraft, element: Draft, ruleId: string | undefined): void => {
    const elements = elementsOf(list);
    const isText = element.kind === 'scalar' && typeof element.value === 'string';
    const known = isText ? elements.byText : elements.byKey;
    const key = isText ? element.value : draftKey(element);
    const same = known.get(key);
    if (same !== undefined) {
      absorb(same, element);
      return;
    }
    const rule = ruleId === undefined ? undefined : elements.byRule.get(ruleId);
    if (rule !== undefined && rule.part !== part) {
      uniteResults(rule.result, element);
      return;
    }
    known.set(key, element);
    if (ruleId !== undefined && element.kind === 'struct' && rule === undefined) {
      elements.byRule.set(ruleId, { result: element, part });
    }
    list.items.push(element);
  };

  const addList = (holder: StructDraft, field: string, incoming: ListDraft): void => {
    const present = holder.members.get(field);
    const list: ListDraft =
      present?.kind === 'list' ? present : { kind: 'list', items: [], origins: [] };
    holder.members.set(field, list);
    list.origins.push(...incoming.origins);
    for (const element of incoming.items) {
      addElement(list, element, field === SIGMA_RESULTS ? ruleIdOf(element) : undefined);
    }
  };

  return {
    nextPart: () => {
      part++;
    },
    add: (branch, field, incoming) => {
      const holder = root.members.get(branch);
      if (holder?.kind !== 'struct') return;
      const present = holder.members.get(field);
      if (incoming.kind === 'list') addList(holder, field, incoming);
      else if (present === undefined) holder.members.set(field, incoming);
      else mergeValues(present, incoming, [branch, field], onConflict);
    },
  };
}

interface ListElements {
  /** Texts by themselves: most lists are texts, and a key would be a second copy of each. */
  readonly byText: Map<string, Draft>;
  readonly byKey: Map<string, Draft>;
  readonly byRule: Map<string, { readonly result: StructDraft; readonly part: number }>;
}

function ruleIdOf(element: Draft): string | undefined {
  if (element.kind !== 'struct') return undefined;
  const id = element.members.get('rule_id');
  return id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
}

/** Adds the contexts that the result does not have yet; of the other fields the first value stays. */
function uniteResults(result: StructDraft, incoming: Draft): void {
  if (incoming.kind !== 'struct') return;
  result.origins.push(...incoming.origins);
  for (const [name, member] of incoming.members) {
    const present = result.members.get(name);
    if (present === undefined) result.members.set(name, member);
    else if (present.kind === 'list' && member.kind === 'list') uniteLists(present, member);
    else if (draftKey(present) === draftKey(member)) absorb(present, member);
  }
}

function uniteLists(list: ListDraft, incoming: ListDraft): void {
  list.origins.push(...incoming.origins);
  const byKey = new Map(list.items.map((item) => [draftKey(item), item]));
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

function mergeValues(
  present: Draft,
  incoming: Draft,
  path: readonly string[],
  onConflict: ConflictListener,
): void {
  if (present.kind === 'struct' && incoming.kind === 'struct') {
    present.origins.push(...incoming.origins);
    for (const [name, member] of incoming.members) {
      const same = present.members.get(name);
      if (same === undefined) present.members.set(name, member);
      else mergeValues(same, member, [...path, name], onConflict);
    }
  } else if (present.kind === 'list' && incoming.kind === 'list') {
    uniteLists(present, incoming);
  } else if (draftKey(present) === draftKey(incoming)) {
    absorb(present, incoming);
  } else {
    onConflict(path, present, incoming);
  }
}

/** Takes over the origins of an equal draft. */
function absorb(draft: Draft, equal: Draft): void {
  draft.origins.push(...equal.origins);
  if (draft.kind === 'list' && equal.kind === 'list') {
    for (const [position, item] of draft.items.entries()) {
      const other = equal.items[position];
      if (other !== undefined) absorb(item, other);
    }
  } else if (draft.kind === 'struct' && equal.kind === 'struct') {
    for (const [name, member] of draft.members) {
      const other = equal.members.get(name);
      if (other !== undefined) absorb(member, other);
    }
  }
}
