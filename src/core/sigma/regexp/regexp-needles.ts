import { assertNever } from '../../../base/assert.ts';
import { foldCase } from '../../../base/fold-case.ts';
import type { RegexpClass, RegexpNode } from './regexp-node.ts';

/** More alternatives are not followed. */
const MAX_NEEDLES = 32;

/** More characters of a class are not followed. */
const MAX_CLASS = 4;

/** What is known of the texts that a part matches. All case folded. */
interface Known {
  /** All that it matches, if these are few. */
  readonly exact: readonly string[] | undefined;
  /** Every match contains one of these; undefined where none are known. */
  readonly needles: readonly string[] | undefined;
}

/**
 * Texts of which every match contains at least one: where a text has none of them, the regular
 * expression need not be run. Case folded, and so must the text be. Undefined where there are no such
 * texts. Never throws.
 */
export function regexpNeedles(node: RegexpNode): readonly string[] | undefined {
  const { exact, needles } = know(node);
  const best = better(asNeedles(exact), needles);
  return best && withoutLonger(best);
}

function know(node: RegexpNode): Known {
  switch (node.kind) {
    case 'literal':
      return exactly([foldCase(node.text)]);
    case 'class':
      return knowClass(node);
    case 'dot':
      return { exact: undefined, needles: undefined };
    case 'assertion':
      return exactly(['']);
    case 'concat':
      return knowSequence(node.nodes);
    case 'alternate':
      return knowAlternatives(node.nodes);
    case 'repeat': {
      const inner = know(node.node);
      if (node.min === 0) return { exact: undefined, needles: undefined };
      if (node.min === 1 && node.max === 1) return inner;
      return { exact: undefined, needles: better(asNeedles(inner.exact), inner.needles) };
    }
    default:
      return assertNever(node, 'node');
  }
}

function exactly(texts: readonly string[]): Known {
  return { exact: [...new Set(texts)], needles: undefined };
}

function knowClass({ items, isNegated }: RegexpClass): Known {
  const texts: string[] = [];
  for (const item of items) {
    const isSmall = item.kind === 'range' && item.last - item.first < MAX_CLASS;
    if (isNegated || !isSmall) return { exact: undefined, needles: undefined };
    for (let code = item.first; code <= item.last; code++) {
      texts.push(foldCase(String.fromCodePoint(code)));
    }
  }
  return texts.length > MAX_CLASS ? { exact: undefined, needles: undefined } : exactly(texts);
}

/** Neighbours with few texts are joined; the best of the joined pieces is kept. */
function knowSequence(nodes: readonly RegexpNode[]): Known {
  let needles: readonly string[] | undefined;
  let joined: readonly string[] = [''];
  let isExact = true;
  for (const node of nodes) {
    const { exact, needles: inner } = know(node);
    const product =
      exact && joined.length * exact.length <= MAX_NEEDLES
        ? joined.flatMap((before) => exact.map((text) => before + text))
        : undefined;
    if (product !== undefined) {
      joined = product;
      continue;
    }
    isExact = false;
    needles = better(better(asNeedles(joined), needles), inner);
    joined = exact ?? [''];
  }
  if (isExact) return exactly(joined);
  return { exact: undefined, needles: better(asNeedles(joined), needles) };
}

function knowAlternatives(nodes: readonly RegexpNode[]): Known {
  const known = nodes.map(know);
  const exact: string[] = [];
  const needles: string[] = [];
  let isExact = true;
  for (const each of known) {
    const own = better(asNeedles(each.exact), each.needles);
    if (each.exact === undefined) isExact = false;
    else exact.push(...each.exact);
    if (own === undefined && !isExact) return { exact: undefined, needles: undefined };
    needles.push(...(own ?? ['']));
  }
  const nDistinct = new Set(needles).size;
  return {
    exact: isExact && exact.length <= MAX_NEEDLES ? [...new Set(exact)] : undefined,
    needles: nDistinct > MAX_NEEDLES || needles.includes('') ? undefined : [...new Set(needles)],
  };
}

function asNeedles(exact: readonly string[] | undefined): readonly string[] | undefined {
  return exact === undefined || exact.length === 0 || exact.includes('') ? undefined : exact;
}

/** The ones whose shortest is longer; of equals, the fewer. */
function better(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const difference = shortest(a) - shortest(b);
  return difference > 0 || (difference === 0 && a.length <= b.length) ? a : b;
}

function shortest(needles: readonly string[]): number {
  return needles.reduce((length, needle) => Math.min(length, needle.length), Infinity);
}

/** A text that contains another needle is found with it. */
function withoutLonger(needles: readonly string[]): readonly string[] {
  return needles.filter(
    (needle, index) =>
      !needles.some((other, at) => at !== index && needle.includes(other) && needle !== other),
  );
}
