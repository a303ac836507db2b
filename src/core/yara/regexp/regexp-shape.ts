import type { ByteString } from '../../../base/byte-string.ts';
import type { RegexpNode } from './regexp-node.ts';

/**
 * The bytes that the expression stands for if it is nothing but a literal; undefined otherwise. The
 * engine asks this of the pattern without its `/i`, so that `(?i)` makes a letter no literal.
 */
export function literalOf(node: RegexpNode, ignoresCase = false): ByteString | undefined {
  switch (node.kind) {
    case 'empty':
      return '';
    case 'literal':
      return ignoresCase && /^[A-Za-z]$/.test(node.bytes) ? undefined : node.bytes;
    case 'class': {
      const set = node.set.kind === 'union' && !node.negated ? node.set.items : [];
      const [only] = set;
      return set.length === 1 && only?.kind === 'literal'
        ? literalOf(only, ignoresCase)
        : undefined;
    }
    case 'group': {
      if (node.isCapture) return undefined;
      const flags = node.flags;
      const inner = (ignoresCase || flags?.set.includes('i')) && !flags?.cleared.includes('i');
      return literalOf(node.node, inner === true);
    }
    case 'repeat':
      if (node.max === 0) return '';
      return node.min === 1 && node.max === 1 ? literalOf(node.node, ignoresCase) : undefined;
    case 'concat': {
      let literal = '';
      let folds = ignoresCase;
      for (const each of node.nodes) {
        if (each.kind === 'flags') {
          if (each.flags.set.includes('i')) folds = true;
          if (each.flags.cleared.includes('i')) folds = false;
          continue;
        }
        const part = literalOf(each, folds);
        if (part === undefined) return undefined;
        literal += part;
      }
      return literal;
    }
    case 'alternate': {
      const [first, ...others] = node.nodes.map((each) => literalOf(each, ignoresCase));
      return others.every((each) => each === first) ? first : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the expression can match without taking a byte. Never throws. O(size). */
export function canMatchEmpty(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'empty':
    case 'flags':
    case 'assertion':
      return true;
    case 'group':
      return canMatchEmpty(node.node);
    case 'repeat':
      return node.min === 0 || canMatchEmpty(node.node);
    case 'concat':
      return node.nodes.every(canMatchEmpty);
    case 'alternate':
      return node.nodes.some(canMatchEmpty);
    default:
      return false;
  }
}
