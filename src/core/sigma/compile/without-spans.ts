import type { ItemNode, RuleNode } from './compiled-rule.ts';

/**
 * The same tree without places in a file. filter: the title of the filter that it is from, put before
 * the names of its selections. Never throws. The depth of the tree is limited by who made it.
 */
export function withoutSpans(node: RuleNode, filter: string): RuleNode {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, children: node.children.map((each) => withoutSpans(each, filter)) };
    case 'at-least': {
      const children = node.children.map((each) => withoutSpans(each, filter));
      return { kind: 'at-least', count: node.count, children };
    }
    case 'not':
      return { kind: 'not', child: withoutSpans(node.child, filter) };
    case 'selection': {
      const name = `${filter}: ${node.name}`;
      return { kind: 'selection', name, child: withoutSpans(node.child, filter) };
    }
    case 'item':
      return itemWithoutSpans(node);
    case 'never':
      return { kind: 'never' };
  }
}

function itemWithoutSpans({ field, linking, isNegated, modifiers, groups }: ItemNode): ItemNode {
  return {
    kind: 'item',
    field,
    linking,
    isNegated,
    modifiers,
    groups: groups.map(({ tests }) => ({ tests })),
  };
}
