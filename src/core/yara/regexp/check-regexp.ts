import type { Span } from '../../../base/span.ts';
import { parseRegexp } from './parse-regexp.ts';
import type { RegexpError, RegexpNode, RegexpRepeat } from './regexp-node.ts';
import { translateRegexp } from './translate-regexp.ts';

/**
 * What the engine has against a regular expression, or undefined. pattern: the text between the
 * slashes; flags: the letters after them; isPattern: it stands in the `strings` section. Spans are
 * relative to `pattern`. Not told is "regex is too large", which depends on the engine's memory.
 * Never throws. O(length).
 */
export function checkRegexp(
  pattern: string,
  flags: string,
  options: { readonly isPattern?: boolean } = {},
): RegexpError | undefined {
  const parsed = parseRegexp(pattern);
  if (!parsed.ok) return parsed.error;
  const mixed = options.isPattern === true ? findMixedGreediness(parsed.value) : undefined;
  if (mixed) return mixed;
  const translated = translateRegexp(parsed.value, flags);
  if (translated.kind === 'invalid') return translated.error;
  return flags.includes('s') ? findArbitraryPrefix(parsed.value) : undefined;
}

/**
 * E015: of a pattern, all repetitions are greedy, or all are lazy. Source: YARA-X, which would not
 * know how long a match is.
 */
function findMixedGreediness(root: RegexpNode): RegexpError | undefined {
  let first: RegexpRepeat | undefined;
  const stack: RegexpNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'repeat') {
      first ??= node;
      if (node.isGreedy !== first.isGreedy) {
        const isFirst = first.span.start <= node.span.start;
        const [one, other] = isFirst ? [first, node] : [node, first];
        const related = { span: other.span, message: greedinessOf(other) };
        return { code: 'E015', message: greedinessOf(one), span: one.span, related };
      }
      stack.push(node.node);
    } else if (node.kind === 'group') {
      stack.push(node.node);
    } else if (node.kind === 'concat' || node.kind === 'alternate') {
      stack.push(...node.nodes.toReversed());
    }
  }
  return undefined;
}

function greedinessOf({ isGreedy }: RegexpRepeat): string {
  return isGreedy ? 'this is greedy' : 'this is non-greedy';
}

/**
 * E045: with the flag `s`, a regular expression may not start with an unbounded repetition of any
 * byte. Source: YARA-X, measured; a repetition that stands alone is accepted.
 */
function findArbitraryPrefix(node: RegexpNode): RegexpError | undefined {
  let inner = node;
  while (inner.kind === 'group') inner = inner.node;
  if (inner.kind !== 'concat') return undefined;
  let start: number | undefined;
  for (const item of inner.nodes) {
    const run = findAnyBytes(item);
    if (!run) return undefined;
    start ??= run.span.start;
    if (run.isUnbounded) {
      const message = 'this prefix can be arbitrarily long and matches all bytes';
      return { code: 'E045', message, span: { start, end: run.span.end } };
    }
  }
  return undefined;
}

/** A part that takes any byte, and whether it takes any number of them. */
interface AnyBytes {
  readonly span: Span;
  readonly isUnbounded: boolean;
}

/** The part of a node that takes any byte, or undefined if the node may ask for certain ones. */
function findAnyBytes(node: RegexpNode): AnyBytes | undefined {
  switch (node.kind) {
    case 'dot':
      return { span: node.span, isUnbounded: false };
    case 'group':
      return findAnyBytes(node.node);
    case 'repeat': {
      const inner = findAnyBytes(node.node);
      if (!inner || inner.isUnbounded) return inner;
      return { span: node.span, isUnbounded: node.max === undefined };
    }
    case 'alternate':
      return pickRun(node.nodes.map(findAnyBytes).filter((each) => each !== undefined));
    case 'concat': {
      const runs = node.nodes.map(findAnyBytes);
      return pickRun(runs.every((each) => each !== undefined) ? runs : []);
    }
    default:
      return undefined;
  }
}

function pickRun(runs: readonly AnyBytes[]): AnyBytes | undefined {
  return runs.find((run) => run.isUnbounded) ?? runs[0];
}
