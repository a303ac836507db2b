import { useMemo } from 'react';
import { useSetting } from '../../app/settings.ts';
import { COLUMNS, FIXED_COLUMN } from './sigma-columns.tsx';

/** Names of the columns that differ from the usual choice, so that new columns come as they are meant. */
const SETTING = 'sigma-columns';

/** Which columns are shown, by id, and how to change it; remembered. */
export function useColumnsShown(): readonly [
  Readonly<Record<string, boolean>>,
  (column: string) => void,
] {
  const [stored, store] = useSetting(SETTING);
  const changed = useMemo(() => new Set((stored ?? '').split(' ').filter(Boolean)), [stored]);
  const shown = useMemo(
    () =>
      Object.fromEntries(
        Array.from(COLUMNS, ([id, { isShown }]) => [
          id,
          id === FIXED_COLUMN || isShown !== changed.has(id),
        ]),
      ),
    [changed],
  );
  return [
    shown,
    (column) => {
      const after = new Set(changed);
      if (!after.delete(column)) after.add(column);
      store([...after].join(' '));
    },
  ];
}
