import { assertNever } from '../../base/assert.ts';
import type { RuleNode } from '../sigma/compile/compiled-rule.ts';
import { convertItem } from './convert-item.ts';
import type { EventSource } from './field-reading.ts';
import { FALSE, isKnown, notOf, type Formula } from './formula.ts';
import {
  joinAll,
  joinAny,
  joinAtLeast,
  rootSite,
  type Policy,
  type Site,
} from './join-formulas.ts';

/**
 * A rule as a condition on one event of `source`; unknown where nothing of it can be asked for. Never
 * throws. The depth is the compiler's. O(size).
 */
export function convertTree(root: RuleNode, source: EventSource, policy: Policy): Formula {
  return convertNode(root, source, rootSite(policy));
}

function convertNode(node: RuleNode, source: EventSource, site: Site): Formula {
  const convertAll = (nodes: readonly RuleNode[]): readonly Formula[] =>
    nodes.map((each) => convertNode(each, source, site));
  switch (node.kind) {
    case 'and':
      return joinAll(convertAll(node.children), site);
    case 'or':
      return joinAny(convertAll(node.children), site);
    case 'at-least':
      return joinAtLeast(node.count, convertAll(node.children), site);
    case 'not': {
      const formula = convertNode(node.child, source, site.negated());
      return isKnown(formula) ? notOf(formula) : formula;
    }
    case 'selection':
      return convertNode(node.child, source, site.inSelection(node.name));
    case 'item':
      return convertItem(node, source, site);
    case 'never':
      return FALSE;
    default:
      return assertNever(node, 'node');
  }
}
