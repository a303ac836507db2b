import type { RegexpNode } from './regexp-node.ts';
import { literalOf } from './regexp-shape.ts';

/** More alternatives are refused. Source: YARA-X, `MAX_ALTERNATIVES`. */
export const MAX_ALTERNATIVES = 255;

/**
 * The largest number of alternatives in one place of a pattern, as far as the engine surely keeps them
 * apart: it makes one set of bytes of single characters, one search of nothing but literals, and takes
 * out what all of them start with. Never throws. O(size).
 */
export function nAlternatives(root: RegexpNode): number {
  if (isLiteralChoice(root)) return 0;
  let most = 0;
  const stack: RegexpNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.kind) {
      case 'group':
      case 'repeat':
        stack.push(node.node);
        break;
      case 'concat':
        stack.push(...node.nodes);
        break;
      case 'alternate': {
        const nodes = flatten(node);
        if (staysApart(nodes)) most = Math.max(most, nodes.length);
        stack.push(...node.nodes);
        break;
      }
    }
  }
  return most;
}

/** A choice between literals, also in a group, is searched as such. */
function isLiteralChoice(root: RegexpNode): boolean {
  let node = root;
  while (node.kind === 'group') node = node.node;
  return node.kind === 'alternate' && flatten(node).every((each) => isText(each));
}

function isText(node: RegexpNode): boolean {
  const literal = literalOf(node);
  return literal !== undefined && literal !== '';
}

/** The alternatives, those of alternatives in plain groups too. */
function flatten(node: RegexpNode): readonly RegexpNode[] {
  const found: RegexpNode[] = [];
  const stack: RegexpNode[] = [node];
  for (let each = stack.pop(); each; each = stack.pop()) {
    if (each.kind === 'alternate') stack.push(...each.nodes.toReversed());
    else if (each.kind === 'group' && !each.isCapture && !each.flags) stack.push(each.node);
    else found.push(each);
  }
  return found;
}

/** One that is empty, or a text of several bytes, can neither join a set of bytes nor lose its start. */
function staysApart(nodes: readonly RegexpNode[]): boolean {
  return nodes.some((node) => {
    const literal = literalOf(node);
    return literal === '' || (literal !== undefined && literal.length > 1);
  });
}
