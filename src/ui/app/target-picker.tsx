import type { ReactNode } from 'react';
import { useActions, useApp } from './store-context.ts';
import { MenuButton, type MenuItem } from '../widgets/menu.tsx';
import styles from './header-bar.module.css';

const TARGETS = [
  ['file', 'File', 'Rules for files; verdicts come from the open report'],
  ['url', 'URL', 'Checked, but not held against the report, which is of a file'],
  ['domain', 'Domain', 'Checked, but not held against the report, which is of a file'],
  ['ip_address', 'IP address', 'Checked, but not held against the report, which is of a file'],
] as const;

/** What the active rule hunts for: its meta `target_entity`, which decides what it may ask. */
export function TargetPicker(): ReactNode {
  const actions = useActions();
  const rule = useApp((state) => {
    const { analysis } = state.rule;
    return analysis?.rules[analysis.activeRule ?? -1];
  });
  const index = rule?.meta.findIndex(({ key }) => key === 'target_entity') ?? -1;
  const stated = rule?.meta[index]?.text;
  // Without a word of its own, a rule is one for files.
  const shown = TARGETS.find(([id]) => id === (stated ?? 'file'))?.[1] ?? stated;

  const choose = (text: string): void => {
    const value = { kind: 'string', text } as const;
    void actions.editHeader(
      index === -1
        ? { kind: 'add-meta', key: 'target_entity', value }
        : { kind: 'set-meta', index, value },
    );
  };
  const items = TARGETS.map(([id, label, detail]): MenuItem => ({
    id,
    label,
    detail,
    isChecked: id === stated,
    onSelect: () => {
      if (id !== stated) choose(id);
    },
  }));
  return (
    <MenuButton
      menuLabel="Target"
      align="end"
      groups={[{ label: 'What the rule hunts for', items }]}
      isDisabled={rule === undefined}
      className={styles['target']}
    >
      target: {shown}
    </MenuButton>
  );
}
