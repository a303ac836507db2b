import { assertNever } from '../../../base/assert.ts';
import { foldCase } from '../../../base/fold-case.ts';
import type { Assertion, RegexpNode } from './regexp-node.ts';

/** Whether a match can be of no characters. Never throws. */
export function canMatchEmpty(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'literal':
    case 'class':
    case 'dot':
      return false;
    case 'assertion':
      return true;
    case 'concat':
      return node.nodes.every(canMatchEmpty);
    case 'alternate':
      return node.nodes.some(canMatchEmpty);
    case 'repeat':
      return node.min === 0 || canMatchEmpty(node.node);
    default:
      return assertNever(node, 'node');
  }
}

/** Whether a match may depend on what stands behind it: an anchor at the end, a word boundary. Never throws. */
export function looksBehindEnd(node: RegexpNode): boolean {
  return looksOutside(node, 'end');
}

/** Whether a match may depend on what stands before it. Never throws. */
export function looksBeforeStart(node: RegexpNode): boolean {
  return looksOutside(node, 'start');
}

const LOOKS_AT: Readonly<Record<'start' | 'end', ReadonlySet<Assertion>>> = {
  start: new Set<Assertion>(['text-start', 'line-start', 'word', 'not-word']),
  end: new Set<Assertion>(['text-end', 'text-end-or-newline', 'line-end', 'word', 'not-word']),
};

function looksOutside(node: RegexpNode, side: 'start' | 'end'): boolean {
  switch (node.kind) {
    case 'literal':
    case 'class':
    case 'dot':
      return false;
    case 'assertion':
      return LOOKS_AT[side].has(node.what);
    case 'concat': {
      const fromSide = side === 'start' ? node.nodes : node.nodes.toReversed();
      for (const each of fromSide) {
        if (looksOutside(each, side)) return true;
        if (!canMatchEmpty(each)) return false;
      }
      return false;
    }
    case 'alternate':
      return node.nodes.some((each) => looksOutside(each, side));
    case 'repeat':
      return looksOutside(node.node, side);
    default:
      return assertNever(node, 'node');
  }
}

/**
 * The text, case folded, that every text with a match begins with; empty where nothing is asked of the
 * beginning. Never throws.
 */
export function requiredStart(node: RegexpNode): string {
  const nodes = node.kind === 'concat' ? node.nodes : [node];
  const [first, ...rest] = nodes;
  if (first?.kind !== 'assertion' || first.what !== 'text-start') return '';
  let text = '';
  for (const each of rest) {
    if (each.kind !== 'literal') break;
    text += each.text;
  }
  return foldCase(text);
}
