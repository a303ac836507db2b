/** What a key does in an open menu. */
export type MenuKey =
  { readonly kind: 'focus'; readonly index: number } | { readonly kind: 'close' } | undefined;

/**
 * The APG keys of a menu: arrows go round, Home and End, Tab closes, a character goes to the next
 * item that starts with it. `labels` in order; `index` of the focused item, -1 for none.
 */
export function menuKey(key: string, labels: readonly string[], index: number): MenuKey {
  const count = labels.length;
  if (key === 'Tab') return { kind: 'close' };
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'focus', index: (index + 1) % count };
    case 'ArrowUp':
      return { kind: 'focus', index: (Math.max(index, 0) - 1 + count) % count };
    case 'Home':
      return { kind: 'focus', index: 0 };
    case 'End':
      return { kind: 'focus', index: count - 1 };
  }
  if (key.length !== 1 || key === ' ') return undefined;
  const wanted = key.toLowerCase();
  for (let step = 1; step <= count; step++) {
    const at = (Math.max(index, -1) + step) % count;
    if (labels[at]?.toLowerCase().startsWith(wanted) === true) return { kind: 'focus', index: at };
  }
  return undefined;
}
