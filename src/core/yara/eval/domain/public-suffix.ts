import { toByteString, type ByteString } from '../../../../base/byte-string.ts';
import { PUBLIC_SUFFIXES } from './public-suffixes.generated.ts';

/** A label of the list, and those that may stand in front of it. */
interface SuffixNode {
  readonly labels: Map<ByteString, SuffixNode>;
  /** `suffix`: a rule ends here; `exception`: one that the rule with `*` does not hold for. */
  kind: 'suffix' | 'exception' | 'inner';
}

let root: SuffixNode | undefined;

/**
 * How many bytes of a name are its public suffix (`co.uk` of `example.co.uk`), a dot at the end counted
 * with it; 0 for a name without one. A top-level label that the list does not have is a suffix by
 * itself. Labels are compared as they are written: lower case, not in Punycode. Never throws. O(length).
 * Source: publicsuffix.org, and how the crate `psl` reads its list.
 */
export function publicSuffixLength(name: ByteString): number {
  const isRooted = name.endsWith('.');
  const labels = (isRooted ? name.slice(0, -1) : name).split('.').reverse();
  return suffixLength(labels) + (isRooted ? 1 : 0);
}

function suffixLength(labels: readonly ByteString[]): number {
  let node = (root ??= readList());
  let length = 0;
  let found = labels[0]?.length ?? 0;
  for (const [at, label] of labels.entries()) {
    const before = length;
    length += label.length + (at === 0 ? 0 : 1);
    const next = node.labels.get(label);
    if (!next) return node.labels.has('*') && at > 0 ? length : found;
    if (next.kind === 'exception') return before;
    if (next.kind === 'suffix') found = length;
    node = next;
  }
  return found;
}

/**
 * The list as a tree. In its text, parentheses hold what stands in front of a label; `~` marks a label
 * at which no rule ends, `!` an exception.
 */
function readList(): SuffixNode {
  const top = createNode('inner');
  const open: SuffixNode[] = [top];
  let last = top;
  for (const [token] of PUBLIC_SUFFIXES.matchAll(/[()]|[^\s()]+/g)) {
    if (token === '(') {
      open.push(last);
    } else if (token === ')') {
      open.pop();
    } else {
      const mark = token.charAt(0);
      const label = mark === '~' || mark === '!' ? token.slice(1) : token;
      last = createNode(mark === '~' ? 'inner' : mark === '!' ? 'exception' : 'suffix');
      open.at(-1)?.labels.set(toByteString(label), last);
    }
  }
  return top;
}

function createNode(kind: SuffixNode['kind']): SuffixNode {
  return { labels: new Map(), kind };
}
