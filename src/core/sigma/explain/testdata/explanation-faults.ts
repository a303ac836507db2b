import { negate } from '../../match/truth.ts';
import type { Truth } from '../../match/verdict.ts';
import type {
  BranchExplanation,
  ExplanationNode,
  ItemExplanation,
  RuleExplanation,
} from '../rule-explanation.ts';

/**
 * What is wrong with an explanation by itself: a truth that does not follow from those of the parts, a
 * hit outside of its text, a sentence that shows something invisible. Empty when all is well.
 */
export function explanationFaults(explanation: RuleExplanation): readonly string[] {
  const { root, truth, sentence } = explanation;
  const faults = root.truth === truth ? [] : [`root ${root.truth}, rule ${truth}`];
  const pending: ExplanationNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    faults.push(...sentenceFaults(node.sentence));
    if (node.kind === 'item') faults.push(...itemFaults(node, explanation));
    else {
      faults.push(...branchFaults(node));
      pending.push(...node.children);
    }
  }
  return [...faults, ...sentenceFaults(sentence)];
}

function branchFaults(branch: BranchExplanation): readonly string[] {
  const { kind, truth, children, decisive, nOmitted, sentence } = branch;
  if (nOmitted > 0) return [];
  const follows = truthOfBranch(branch);
  const faults = follows === truth ? [] : [`${kind} ${truth}, should be ${follows}: ${sentence}`];
  const deciding = new Set(decisive);
  const others = children.filter((_child, at) => !deciding.has(at));
  const isFree = (other: Truth) =>
    truthOfBranch({
      ...branch,
      children: children.map((child) =>
        others.includes(child) ? { ...child, truth: other } : child,
      ),
    }) === truth;
  // What cannot be told could be told if a part that can be told came out otherwise.
  if (truth !== 'unknown' && !(isFree('yes') && isFree('no'))) {
    faults.push(`${kind} ${truth} does not rest on ${decisive.join()}: ${sentence}`);
  }
  return faults;
}

function truthOfBranch({ kind, children, count }: BranchExplanation): Truth {
  const [first] = children;
  switch (kind) {
    case 'and':
      return truthOfCount(children, children.length);
    case 'or':
      return truthOfCount(children, 1);
    case 'at-least':
      return children.length === 0 ? 'no' : truthOfCount(children, count ?? 0);
    case 'not':
      return negate(first?.truth ?? 'unknown');
    case 'selection':
      return first?.truth ?? 'unknown';
    case 'never':
      return 'no';
  }
}

/** Whether so many of the parts hold. */
function truthOfCount(parts: readonly { readonly truth: Truth }[], count: number): Truth {
  const nYes = parts.filter(({ truth }) => truth === 'yes').length;
  const nUnknown = parts.filter(({ truth }) => truth === 'unknown').length;
  if (nYes >= count) return 'yes';
  return nYes + nUnknown >= count ? 'unknown' : 'no';
}

function itemFaults(
  { truth, values, linking, isNegated, sentence, decisive, nOmitted }: ItemExplanation,
  { texts }: RuleExplanation,
): readonly string[] {
  const inner = truthOfCount(values, linking === 'all' ? values.length : 1);
  const follows = isNegated ? negate(inner) : inner;
  const faults =
    follows === truth || nOmitted > 0 ? [] : [`item ${truth}, not ${follows}: ${sentence}`];
  if (decisive.length === 0) faults.push(`nothing decides: ${sentence}`);
  for (const value of values) {
    faults.push(...sentenceFaults(value.sentence));
    if (value.reason === 'matched' && value.truth !== 'yes') faults.push(`matched: ${sentence}`);
    if (value.hit === undefined) continue;
    const text = texts[value.hit.text]?.text ?? '';
    const { start, end } = value.hit.span;
    const isWithin = start >= 0 && start <= end && end <= text.length;
    if (!isWithin || value.truth !== 'yes') faults.push(`hit ${start}-${end}: ${value.sentence}`);
  }
  return faults;
}

function sentenceFaults(sentence: string): readonly string[] {
  const isFine = /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(sentence) && !sentence.endsWith('.');
  return isFine ? [] : [`sentence: ${JSON.stringify(sentence)}`];
}
