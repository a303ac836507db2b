import type { Expression } from '../yara/syntax/ast.ts';
import { childrenOf } from '../yara/syntax/child-nodes.ts';

/**
 * The text of an expression with a variable under another name; inner loops that hide the variable
 * keep theirs. Undefined where the new name means something else inside, so that the renaming would
 * change what is asked. Never throws. O(nodes).
 */
export function renamedText(
  text: string,
  expression: Expression,
  { from, to }: { readonly from: string; readonly to: string },
): string | undefined {
  const { start, end } = expression.span;
  if (from === to) return text.slice(start, end);
  const places: number[] = [];
  const pending: Expression[] = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'identifier') {
      if (node.name === to) return undefined;
      if (node.name === from) places.push(node.span.start);
    }
    const bound = boundNames(node);
    if (bound.includes(to)) return undefined;
    const isHidden = bound.includes(from);
    if (isHidden && node.kind === 'with') return undefined;
    pending.push(
      ...childrenOf(node).filter((child) => !(isHidden && 'body' in node && child === node.body)),
    );
  }
  let renamed = '';
  let at = start;
  for (const place of places.sort((a, b) => a - b)) {
    renamed += text.slice(at, place) + to;
    at = place + from.length;
  }
  return renamed + text.slice(at, end);
}

function boundNames(node: Expression): readonly string[] {
  if (node.kind === 'for-in') return node.variables.map(({ name }) => name);
  return node.kind === 'with' ? node.declarations.map(({ name }) => name.name) : [];
}
