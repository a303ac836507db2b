import { assertNever } from '../../../base/assert.ts';
import type { CompiledRule, ItemNode, RuleNode } from '../compile/compiled-rule.ts';
import type { PreparedEvent } from './prepared-event.ts';
import { readyItem } from './ready-item.ts';
import { negate } from './truth.ts';
import type { Doubt, Truth } from './verdict.ts';

/** What a part of a rule gives beside its truth. */
export interface Findings {
  readonly doubts: Doubt[];
  hasEvidence: boolean;
}

/**
 * A part of a rule, ready to be asked about events. Adds to the findings, where they are wanted, why it
 * is unknown, and whether a test on content speaks for it. isPositive: not under `not`; else nothing
 * speaks for it. What is `yes` adds no doubts; what is `no` may have added some, which whoever goes on
 * takes back. Never throws.
 */
export type ReadyNode = (
  prepared: PreparedEvent,
  findings: Findings | undefined,
  isPositive: boolean,
) => Truth;

const readyNodes = new WeakMap<RuleNode, ReadyNode>();

/** Makes a rule ready when it is first asked for. Never throws. */
export function readyRule(rule: CompiledRule): ReadyNode {
  return readyNode(rule.root);
}

/** What a part of a rule says of an event. Never throws. */
export function truthOfNode(node: RuleNode, prepared: PreparedEvent): Truth {
  return readyNode(node)(prepared, undefined, true);
}

function readyNode(node: RuleNode): ReadyNode {
  let ready = readyNodes.get(node);
  if (ready === undefined) {
    ready = makeReady(node);
    readyNodes.set(node, ready);
  }
  return ready;
}

/** The depth of a tree is limited by who makes it: the compiler, and the reader of packs. */
function makeReady(node: RuleNode): ReadyNode {
  switch (node.kind) {
    case 'and':
      return and(node.children.map(readyNode));
    case 'or':
      return atLeast(1, node.children.map(readyNode));
    case 'at-least':
      return atLeast(node.count, node.children.map(readyNode));
    case 'not':
      return not(readyNode(node.child));
    case 'selection':
      return readyNode(node.child);
    case 'item':
      return item(node);
    case 'never':
      return () => 'no';
    default:
      return assertNever(node, 'node');
  }
}

function and(children: readonly ReadyNode[]): ReadyNode {
  const [sole] = children;
  if (sole !== undefined && children.length === 1) return sole;
  return (prepared, findings, isPositive) => {
    let result: Truth = 'yes';
    for (const child of children) {
      const truth = child(prepared, findings, isPositive);
      if (truth === 'no') return 'no';
      if (truth === 'unknown') result = 'unknown';
    }
    return result;
  };
}

/** No children: never. What holds is asked further only while nothing on content speaks for it. */
function atLeast(count: number, children: readonly ReadyNode[]): ReadyNode {
  const [sole] = children;
  if (sole !== undefined && children.length === 1 && count === 1) return sole;
  return (prepared, findings, isPositive) => {
    const nDoubts = findings?.doubts.length ?? 0;
    let nYes = 0;
    let nUnknown = 0;
    for (const child of children) {
      const nBefore = findings?.doubts.length ?? 0;
      const hadEvidence = findings?.hasEvidence ?? false;
      const truth = child(prepared, findings, isPositive);
      if (truth === 'yes') nYes++;
      else if (truth === 'unknown') nUnknown++;
      else if (findings !== undefined) takeBack(findings, nBefore, hadEvidence);
      const isDone = findings === undefined || !isPositive || findings.hasEvidence;
      if (nYes > 0 && nYes >= count && isDone) break;
    }
    if (nYes > 0 && nYes >= count) {
      if (findings !== undefined) takeBack(findings, nDoubts, findings.hasEvidence);
      return 'yes';
    }
    return nUnknown > 0 && nYes + nUnknown >= count ? 'unknown' : 'no';
  };
}

function not(child: ReadyNode): ReadyNode {
  return (prepared, findings) => {
    const nDoubts = findings?.doubts.length ?? 0;
    const truth = child(prepared, findings, false);
    if (truth === 'no' && findings !== undefined) {
      takeBack(findings, nDoubts, findings.hasEvidence);
    }
    return negate(truth);
  };
}

function item(node: ItemNode): ReadyNode {
  const { truth: ask, hasEvidence } = readyItem(node);
  return (prepared, findings, isPositive) => {
    if (findings === undefined) {
      const truth = ask(prepared, undefined);
      return node.isNegated ? negate(truth) : truth;
    }
    const nDoubts = findings.doubts.length;
    const truth = ask(prepared, findings.doubts);
    if (truth !== 'unknown') takeBack(findings, nDoubts, findings.hasEvidence);
    if (node.isNegated) return negate(truth);
    if (isPositive && !findings.hasEvidence && truth !== 'no') {
      findings.hasEvidence = hasEvidence(prepared, truth);
    }
    return truth;
  };
}

function takeBack(findings: Findings, nDoubts: number, hadEvidence: boolean): void {
  if (findings.doubts.length > nDoubts) findings.doubts.length = nDoubts;
  findings.hasEvidence = hadEvidence;
}
