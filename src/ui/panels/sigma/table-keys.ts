/** What a key does on a row of the table. */
export type TableKeyAction =
  { readonly kind: 'move'; readonly index: number } | { readonly kind: 'open' | 'close' };

/** The action of a key on the row at `index` of `count`; undefined for keys that rows do not have. */
export function tableKey(
  key: string,
  {
    index,
    count,
    pageRows,
  }: {
    readonly index: number;
    readonly count: number;
    readonly pageRows: number;
  },
): TableKeyAction | undefined {
  const move = (to: number): TableKeyAction => ({
    kind: 'move',
    index: Math.max(0, Math.min(count - 1, to)),
  });
  switch (key) {
    case 'ArrowDown':
      return move(index + 1);
    case 'ArrowUp':
      return move(index - 1);
    case 'PageDown':
      return move(index + pageRows);
    case 'PageUp':
      return move(index - pageRows);
    case 'Home':
      return move(0);
    case 'End':
      return move(count - 1);
    case 'ArrowRight':
      return { kind: 'open' };
    case 'ArrowLeft':
      return { kind: 'close' };
    default:
      return undefined;
  }
}
