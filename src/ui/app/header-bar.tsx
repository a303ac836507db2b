import { useState, type ReactNode } from 'react';
import { activeSample } from '../../state/report-actions.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icon.tsx';
import { MenuButton } from '../widgets/menu.tsx';
import styles from './header-bar.module.css';
import { openReportFiles, ReportFileInput } from './report-file-input.tsx';
import { SampleSummaryBar } from './sample-summary.tsx';
import { SINGLE_KEYS_SETTING } from '../panels/tree/use-tree-keys.ts';
import { useSetting } from './settings.ts';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { useActions, useApp } from './store-context.ts';
import { TargetPicker } from './target-picker.tsx';
import { useTheme, type ThemeChoice } from './use-theme.ts';

const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Opening on the left, the open sample in the middle, export on the right. */
export function HeaderBar({
  shortcuts,
}: {
  readonly shortcuts: { readonly isOpen: boolean; readonly toggle: () => void };
}): ReactNode {
  const actions = useActions();
  const hasText = useApp(({ rule }) => rule.text.trim() !== '');
  return (
    <header className={styles['header']}>
      <h1 className={styles['brand']}>
        <span aria-hidden="true" className={styles['logo']}>
          ◉
        </span>
        <span className={styles['brandText']}>Livehunt Structure Editor</span>
      </h1>
      <ReportFileInput />
      <Button look="outlined" onClick={openReportFiles}>
        <Icon name="open" />
        Open report
      </Button>
      <SamplesButton />
      <SampleSummaryBar />
      <TargetPicker />
      <Button
        look="primary"
        disabled={!hasText}
        title="Ctrl+S"
        onClick={() => void actions.exportRule()}
      >
        <Icon name="export" />
        Export .yar
      </Button>
      <MoreMenu onShortcuts={shortcuts.toggle} />
      {shortcuts.isOpen && <ShortcutsSheet onClose={shortcuts.toggle} />}
    </header>
  );
}

function SamplesButton(): ReactNode {
  const actions = useActions();
  const library = useApp(({ report }) => report.library);
  return (
    <MenuButton
      menuLabel="Sample reports"
      look="outlined"
      isDisabled={library.length === 0}
      groups={[
        {
          label: 'Made up for this page; no real malware',
          items: library.map((entry) => ({
            id: entry.id,
            label: entry.title,
            detail: entry.description,
            onSelect: () => void actions.openSample(entry),
          })),
        },
      ]}
    >
      Sample reports
    </MenuButton>
  );
}

function MoreMenu({ onShortcuts }: { readonly onShortcuts: () => void }): ReactNode {
  const actions = useActions();
  const { choice, choose } = useTheme();
  const [singleKeys, setSingleKeys] = useSetting(SINGLE_KEYS_SETTING);
  const hasText = useApp(({ rule }) => rule.text.trim() !== '');
  const hasSample = useApp(({ report }) => activeSample(report) !== undefined);
  const hasSingleKeys = singleKeys !== 'off';
  return (
    <MenuButton
      label="More"
      menuLabel="More"
      align="end"
      hasChevron={false}
      groups={[
        {
          label: 'Theme',
          items: THEMES.map(([id, label]) => ({
            id,
            label,
            isChecked: id === choice,
            onSelect: () => choose(id),
          })),
        },
        {
          label: 'Keyboard',
          items: [
            { id: 'shortcuts', label: 'Shortcuts', hint: '?', onSelect: onShortcuts },
            {
              id: 'single-keys',
              label: 'Single-key shortcuts in the tree',
              isChecked: hasSingleKeys,
              isToggle: true,
              onSelect: () => setSingleKeys(hasSingleKeys ? 'off' : 'on'),
            },
          ],
        },
        {
          label: 'Rule',
          items: [
            {
              id: 'ascii',
              label: 'Export as ASCII',
              isDisabled: !hasText,
              onSelect: () => void actions.exportAsAscii(),
            },
          ],
        },
        {
          items: [
            {
              id: 'close',
              label: 'Close all reports',
              isDisabled: !hasSample,
              onSelect: () => void actions.closeAll(),
            },
          ],
        },
      ]}
    >
      <Icon name="more" />
    </MenuButton>
  );
}

/** Whether the sheet of shortcuts is open; the `?` key and the menu share it. */
export function useShortcutsSheet(): { readonly isOpen: boolean; readonly toggle: () => void } {
  const [isOpen, setIsOpen] = useState(false);
  return { isOpen, toggle: () => setIsOpen((wasOpen) => !wasOpen) };
}
