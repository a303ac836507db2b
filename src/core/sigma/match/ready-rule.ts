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

/** A part of a rule, ready to be asked about events. Neither function throws. */
export interface ReadyNode {
  readonly truth: (prepared: PreparedEvent) => Truth;
  /**
   * Adds why the truth is unknown, and whether a test on content speaks for it. For a part whose truth is
   * not `no`. isPositive: not under `not`; else nothing speaks for it.
   */
  readonly collect: (prepared: PreparedEvent, findings: Findings, isPositive: boolean) => void;
}

const readyNodes = new WeakMap<RuleNode, ReadyNode>();

/** Makes a rule ready when it is first asked for. Never throws. */
export function readyRule(rule: CompiledRule): ReadyNode {
  return readyNode(rule.root);
}

/** Makes a part of a rule ready when it is first asked for. Never throws. */
export function readyNode(node: RuleNode): ReadyNode {
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
      return { truth: () => 'no', collect: () => undefined };
    default:
      return assertNever(node, 'node');
  }
}

function and(children: readonly ReadyNode[]): ReadyNode {
  return {
    truth: (prepared) => {
      let result: Truth = 'yes';
      for (const child of children) {
        const truth = child.truth(prepared);
        if (truth === 'no') return 'no';
        if (truth === 'unknown') result = 'unknown';
      }
      return result;
    },
    collect: (prepared, findings, isPositive) =>
      collectAll(children, prepared, findings, isPositive),
  };
}

/** No children: never. */
function atLeast(count: number, children: readonly ReadyNode[]): ReadyNode {
  return {
    truth: (prepared) => {
      let nYes = 0;
      let nUnknown = 0;
      for (const child of children) {
        const truth = child.truth(prepared);
        if (truth === 'yes') {
          nYes++;
          if (nYes >= count) return 'yes';
        } else if (truth === 'unknown') nUnknown++;
      }
      return nUnknown > 0 && nYes + nUnknown >= count ? 'unknown' : 'no';
    },
    collect: (prepared, findings, isPositive) =>
      collectAll(children, prepared, findings, isPositive),
  };
}

function collectAll(
  children: readonly ReadyNode[],
  prepared: PreparedEvent,
  findings: Findings,
  isPositive: boolean,
): void {
  for (const child of children) {
    const truth = child.truth(prepared);
    if (truth === 'unknown' || (truth === 'yes' && isPositive)) {
      child.collect(prepared, findings, isPositive);
    }
  }
}

function not(child: ReadyNode): ReadyNode {
  return {
    truth: (prepared) => negate(child.truth(prepared)),
    collect: (prepared, findings) => {
      if (child.truth(prepared) === 'unknown') child.collect(prepared, findings, false);
    },
  };
}

function item(node: ItemNode): ReadyNode {
  const { truth, hasEvidence } = readyItem(node);
  return {
    truth: node.isNegated
      ? (prepared) => negate(truth(prepared, undefined))
      : (prepared) => truth(prepared, undefined),
    collect: (prepared, findings, isPositive) => {
      if (truth(prepared, undefined) === 'unknown') truth(prepared, findings.doubts);
      if (findings.hasEvidence || !isPositive || node.isNegated) return;
      findings.hasEvidence = hasEvidence(prepared);
    },
  };
}
