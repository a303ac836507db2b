/** `3 of 1,240`; the total also counts hits beyond those that can be gone to. */
export function searchCount(search: {
  readonly query: string;
  readonly total: number;
  readonly hitIndex: number;
}): string {
  if (search.query === '') return '';
  if (search.total === 0) return 'no results';
  const total = search.total.toLocaleString('en');
  return search.hitIndex === -1
    ? total
    : `${(search.hitIndex + 1).toLocaleString('en')} of ${total}`;
}
