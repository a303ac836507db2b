import type { ReactNode } from 'react';

/** Drawn on a 16 by 16 grid with a stroke of 1.5. */
const PATHS = {
  'chevron-right': 'M6 3.5 10.5 8 6 12.5',
  'chevron-down': 'M3.5 6 8 10.5 12.5 6',
  'chevron-up': 'M3.5 10 8 5.5 12.5 10',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  close: 'm4 4 8 8m0-8-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2L13.5 13.5',
  copy: 'M5.5 5.5v-3h8v8h-3m0-5h-8v8h8v-8Z',
  undo: 'M5.5 3 2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H7',
  redo: 'm10.5 3 3 3-3 3M13 6H6.5a4 4 0 0 0 0 8H9',
  open: 'M2 12.5v-9h4l1.5 2H14v7H2Z',
  export: 'M8 2.5v7M5 6.8l3 3 3-3M2.5 11v2.5h11V11',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  operators: 'M2.5 5h7M2.5 11h3M9 11h4.5M11 3.2v3.6M7.5 9.2v3.6',
  reveal: 'M8 2v2m0 8v2M2 8h2m8 0h2M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  keyboard: 'M1.5 4h13v8h-13zM4 6.7h.01M6.7 6.7h.01M9.3 6.7h.01M12 6.7h.01M5 9.5h6',
  edit: 'M3 13v-2.5L10.5 3l2.5 2.5L5.5 13H3Z',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  file: 'M4 1.8h5L12.5 5v9.2H4zM9 2v3.2h3.3',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: the control around it has the name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
