import type {
  BranchExplanation,
  EventText,
  ExplanationNode,
  Hit,
  ItemExplanation,
  RuleExplanation,
  ValueExplanation,
} from '../../../sigma/explain/rule-explanation.ts';

/** Explanations for tests; what is not given is empty or holds. */
export function valueExplanation(
  written: string,
  change: Partial<ValueExplanation> = {},
): ValueExplanation {
  return {
    index: 0,
    written,
    truth: 'yes',
    sentence: `is ${written}`,
    span: undefined,
    reason: 'matched',
    hit: undefined,
    ...change,
  };
}

export function itemExplanation(change: Partial<ItemExplanation> = {}): ItemExplanation {
  return {
    kind: 'item',
    field: 'CommandLine',
    modifiers: ['contains'],
    linking: 'any',
    isNegated: false,
    truth: 'yes',
    sentence: 'an item',
    span: undefined,
    reason: 'matched',
    notes: [],
    values: [],
    decisive: [],
    nOmitted: 0,
    ...change,
  };
}

export function branchExplanation(
  kind: BranchExplanation['kind'],
  children: readonly ExplanationNode[],
  change: Partial<BranchExplanation> = {},
): BranchExplanation {
  return {
    kind,
    name: undefined,
    count: undefined,
    truth: 'yes',
    sentence: kind,
    span: undefined,
    children,
    decisive: children.map((_, at) => at),
    nOmitted: 0,
    ...change,
  };
}

export function ruleExplanation(
  root: ExplanationNode,
  texts: readonly EventText[] = [],
): RuleExplanation {
  return { title: 'a rule', truth: root.truth, doubts: [], sentence: 'it fires', root, texts };
}

export function hitAt(text: number, start: number, end: number, decoded?: string): Hit {
  return { text, span: { start, end }, decoded };
}

export function eventText(field: string, text: string): EventText {
  return { field, index: undefined, text, loss: undefined };
}
