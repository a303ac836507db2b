import type { CompiledRule } from '../compile/compiled-rule.ts';
import { evaluateRule } from '../match/evaluate-rule.ts';
import type { PreparedEvent } from '../match/prepared-event.ts';
import type { Doubt, Truth } from '../match/verdict.ts';
import { doubtSentence } from './doubt-sentence.ts';
import { createExplainContext } from './explain-context.ts';
import { explainNode } from './explain-node.ts';
import { quoteName } from './quote-text.ts';
import type { ExplanationNode, ItemExplanation, RuleExplanation } from './rule-explanation.ts';

/** Reasons that the sentence of a whole rule names. */
const MAX_REASONS = 3;

/**
 * Why a rule fires on an event or not, whatever its logsource: every part of its condition with its
 * truth, also where a part before has decided already; for each value that a rule asks for why it fits
 * or not, and where. `truth` and `doubts` are those of `evaluateRule`. Ask only for what is looked at.
 * Never throws. O(values · texts).
 */
export function explainRule(rule: CompiledRule, event: PreparedEvent): RuleExplanation {
  const { truth, doubts } = evaluateRule(rule, event);
  const context = createExplainContext(event);
  const root = explainNode(rule.root, context) ?? NOTHING;
  return {
    title: rule.head.title,
    truth,
    doubts,
    sentence: ruleSentence(truth, doubts, root),
    root,
    texts: context.table.texts,
  };
}

/** Stands for a tree of which nothing may be told. */
const NOTHING: ExplanationNode = {
  kind: 'never',
  truth: 'no',
  sentence: '',
  span: undefined,
  name: undefined,
  count: undefined,
  children: [],
  decisive: [],
  nOmitted: 0,
};

function ruleSentence(truth: Truth, doubts: readonly Doubt[], root: ExplanationNode): string {
  switch (truth) {
    case 'yes':
      return 'the rule fires';
    case 'unknown':
      return `it cannot be told whether the rule fires${reasons(doubts.map(doubtSentence))}`;
    case 'no':
      return `the rule does not fire${reasons(decisiveItems(root).map(({ item, names }) => inSelection(item.sentence, names)))}`;
  }
}

function inSelection(sentence: string, names: readonly string[]): string {
  const name = names.at(-1);
  return name === undefined ? sentence : `${quoteName(name)}: ${sentence}`;
}

function reasons(sentences: readonly string[]): string {
  const [first, ...others] = sentences.slice(0, MAX_REASONS);
  if (first === undefined) return '';
  const nMore = sentences.length - others.length - 1;
  return `: ${[first, ...others, ...(nMore > 0 ? [`${nMore} more`] : [])].join('; ')}`;
}

/** An item on which the outcome of the whole rests. */
export interface DecisiveItem {
  readonly item: ItemExplanation;
  /** Of the selections around it, the outermost first. */
  readonly names: readonly string[];
}

/** The items on which the outcome of a part rests, in the order of the condition. Never throws. */
export function decisiveItems(root: ExplanationNode): readonly DecisiveItem[] {
  const items: DecisiveItem[] = [];
  const pending: { readonly node: ExplanationNode; readonly names: readonly string[] }[] = [
    { node: root, names: [] },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, names } = next;
    if (node.kind === 'item') {
      items.push({ item: node, names });
      continue;
    }
    const inner = node.name === undefined ? names : [...names, node.name];
    const children = node.decisive.flatMap((at) => node.children[at] ?? []);
    pending.push(...children.reverse().map((child) => ({ node: child, names: inner })));
  }
  return items;
}
