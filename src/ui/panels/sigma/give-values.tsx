import type { ReactNode } from 'react';
import { useActions } from '../../app/store-context.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';

/** Ways to the dialog in which placeholders get the values that a rule waits for. */
export function GiveValues({
  names,
  label = 'Give values for',
  className,
}: {
  readonly names: readonly string[];
  readonly label?: string;
  readonly className: string | undefined;
}): ReactNode {
  const actions = useActions();
  return names.map((name) => (
    <button
      key={name}
      type="button"
      className={className}
      aria-haspopup="dialog"
      onClick={() => actions.openPlaceholders(name)}
    >
      {label} %<VisibleText text={name} />%
    </button>
  ));
}
