import type { ReactNode } from 'react';
import type { NodeFacts } from '../../../core/workbench/workbench.ts';
import { useActions } from '../../app/store-context.ts';
import { Menu, type MenuGroup, type MenuItem } from '../../widgets/menu.tsx';
import type { Box } from '../../widgets/place-popover.ts';
import { hasListOnPath, isMapEntry, operatorSign } from './condition-draft.ts';
import { copyOfNode } from './copy-of-node.ts';
import type { CopyKind } from './tree-keys.ts';

const COPIES: readonly (readonly [CopyKind, string, string])[] = [
  ['value', 'Copy value', 'y y'],
  ['vt-path', 'Copy vt path', 'y p'],
  ['json-path', 'Copy JSONPath', 'y j'],
];

/** The menu of a node: its operators, how its loop is quantified, what to copy. */
export function NodeMenu({
  nodeKey,
  facts,
  at,
  onForm,
  onClose,
}: {
  readonly nodeKey: string;
  readonly facts: NodeFacts;
  readonly at: Box;
  /** Opens the form; with an operator where that wants a value first. */
  readonly onForm: (operatorId?: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const actions = useActions();
  const pick = (options: Parameters<typeof actions.pick>[1]) => () =>
    void actions.pick(facts.node, options);

  const operators: MenuItem[] = facts.operators.map((operator) => ({
    id: operator.id,
    label: operator.label,
    hint: operatorSign(operator),
    onSelect:
      operator.test !== undefined ? pick({ test: operator.test }) : () => onForm(operator.id),
  }));
  const copies: MenuItem[] = COPIES.flatMap(([kind, label, hint]) => {
    const copy = copyOfNode(kind, nodeKey, facts);
    return copy === undefined
      ? []
      : [{ id: kind, label, hint, onSelect: () => void actions.copy(copy.text, copy.what) }];
  });
  const groups: MenuGroup[] = [
    {
      label: `Add a condition on ${nodeKey}`,
      items: [
        ...operators,
        { id: 'form', label: 'Operator and value…', onSelect: () => onForm() },
        { id: 'not', label: 'Not this value', hint: '⇧ Enter', onSelect: pick({ negated: true }) },
        ...(isMapEntry(facts.vtPath)
          ? [{ id: 'any-key', label: 'This value under any key', onSelect: pick({ anyKey: true }) }]
          : []),
      ],
    },
    { label: 'In its list', items: loopItems(pick) },
    { label: 'Copy', items: copies },
  ];
  const shown = groups.filter(
    (_, index) =>
      (index !== 0 || operators.length > 0) &&
      (index !== 1 || (operators.length > 0 && hasListOnPath(facts.vtPath))),
  );
  return <Menu anchor={at} label={`Operators for ${nodeKey}`} groups={shown} onClose={onClose} />;
}

function loopItems(
  pick: (options: {
    readonly element: 'new';
    readonly quantifier?:
      { readonly kind: 'all' | 'none' } | { readonly kind: 'at-least'; readonly count: number };
  }) => () => void,
): readonly MenuItem[] {
  return [
    { id: 'new', label: 'In any element, as a new loop', onSelect: pick({ element: 'new' }) },
    {
      id: 'all',
      label: 'In all elements',
      onSelect: pick({ element: 'new', quantifier: { kind: 'all' } }),
    },
    {
      id: 'none',
      label: 'In no element',
      onSelect: pick({ element: 'new', quantifier: { kind: 'none' } }),
    },
    {
      id: 'two',
      label: 'In at least 2 elements',
      onSelect: pick({ element: 'new', quantifier: { kind: 'at-least', count: 2 } }),
    },
  ];
}
