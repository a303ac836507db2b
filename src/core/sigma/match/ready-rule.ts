import { assertNever } from '../../../base/assert.ts';
import type { CompiledRule, ItemNode, RuleNode, Test } from '../compile/compiled-rule.ts';
import type { PreparedEvent } from './prepared-event.ts';
import {
  createFieldTest,
  createKeywordTest,
  type Doubts,
  type FieldTest,
} from './ready-field-test.ts';
import { allHold, anyHolds, atLeastHold, negate } from './truth.ts';
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
      return joined(node.children, (children, prepared) =>
        allHold(children, ({ truth }) => truth(prepared)),
      );
    case 'or':
      return joined(node.children, (children, prepared) =>
        anyHolds(children, ({ truth }) => truth(prepared)),
      );
    case 'at-least': {
      const { count } = node;
      return joined(node.children, (children, prepared) =>
        atLeastHold(count, children, ({ truth }) => truth(prepared)),
      );
    }
    case 'not': {
      const child = readyNode(node.child);
      return {
        truth: (prepared) => negate(child.truth(prepared)),
        collect: (prepared, findings) => {
          if (child.truth(prepared) === 'unknown') child.collect(prepared, findings, false);
        },
      };
    }
    case 'selection':
      return readyNode(node.child);
    case 'item':
      return readyItem(node);
    case 'never':
      return { truth: () => 'no', collect: () => undefined };
    default:
      return assertNever(node, 'node');
  }
}

function joined(
  nodes: readonly RuleNode[],
  truthOf: (children: readonly ReadyNode[], prepared: PreparedEvent) => Truth,
): ReadyNode {
  const children = nodes.map(readyNode);
  return {
    truth: (prepared) => truthOf(children, prepared),
    collect: (prepared, findings, isPositive) => {
      for (const child of children) {
        const truth = child.truth(prepared);
        if (truth === 'unknown' || (truth === 'yes' && isPositive)) {
          child.collect(prepared, findings, isPositive);
        }
      }
    },
  };
}

interface ReadyGroupTest {
  readonly truth: FieldTest;
  readonly isContent: boolean;
}

function readyItem(item: ItemNode): ReadyNode {
  const groups = item.groups.map(({ tests }) =>
    tests.map((test) => readyGroupTest(test, item.field)),
  );
  const tests = groups.flat();
  const plain =
    item.linking === 'any'
      ? (prepared: PreparedEvent, doubts: Doubts) =>
          anyHolds(tests, ({ truth }) => truth(prepared, doubts))
      : (prepared: PreparedEvent, doubts: Doubts) =>
          allHold(groups, (group) => anyHolds(group, ({ truth }) => truth(prepared, doubts)));
  return {
    truth: item.isNegated
      ? (prepared) => negate(plain(prepared, undefined))
      : (prepared) => plain(prepared, undefined),
    collect: (prepared, findings, isPositive) => {
      if (plain(prepared, undefined) === 'unknown') plain(prepared, findings.doubts);
      if (findings.hasEvidence || !isPositive || item.isNegated) return;
      findings.hasEvidence = tests.some(
        ({ truth, isContent }) => isContent && truth(prepared, undefined) === 'yes',
      );
    },
  };
}

function readyGroupTest(test: Test, field: string | undefined): ReadyGroupTest {
  return {
    truth: field === undefined ? createKeywordTest(test) : createFieldTest(test, field),
    isContent: isContentTest(test),
  };
}

/** A test on what is written in a value, and not only that there is one or what number it is. */
function isContentTest(test: Test): boolean {
  switch (test.kind) {
    case 'pattern':
      return test.pattern.some((part) => typeof part === 'string');
    case 'regexp':
    case 'cidr':
      return true;
    default:
      return false;
  }
}
