import type { ReactNode } from 'react';
import { Modal } from '../widgets/modal.tsx';
import styles from './shortcuts-sheet.module.css';

/** Keys of one alternative are joined by spaces; alternatives by a slash. */
const SHORTCUTS: readonly {
  readonly place: string;
  readonly keys: readonly (readonly [string, string])[];
}[] = [
  {
    place: 'Tree',
    keys: [
      ['↑ / ↓ / Home / End / PgUp / PgDn', 'Move'],
      ['→ / ←', 'Expand or enter; collapse or leave'],
      ['Shift → / Shift ←', 'Expand or collapse the whole branch'],
      ['*', 'Expand all siblings'],
      ['J / K', 'Next or previous sibling'],
      ['w / b', 'Same field in the next or previous element'],
      ['Enter', 'Add a condition on the value'],
      ['Shift Enter', 'Add it negated'],
      ['O / Shift F10', 'Operator menu, and operator with value'],
      ['y then y v k p j q', 'Copy value, line, key, vt path, JSONPath, jq path'],
      ['/', 'Search; Enter and Shift Enter go through the results'],
      ['n / N', 'Next or previous result'],
      ['Alt ← / Alt →', 'Back or forward in visited places'],
      ['letters', 'Jump to a key that starts so'],
    ],
  },
  {
    place: 'Everywhere',
    keys: [
      ['F6 / Shift F6', 'Next or previous pane'],
      ['Ctrl S', 'Export the .yar'],
      ['Ctrl Z / Ctrl Shift Z', 'Undo or redo, clicks and typing alike'],
      ['?', 'This sheet'],
    ],
  },
  {
    place: 'Chips',
    keys: [
      ['Tab', 'From control to control'],
      ['Enter', 'Apply a value'],
      ['Esc', 'Give the old value back'],
    ],
  },
  {
    place: 'Sigma rules',
    keys: [
      ['↑ / ↓ / Home / End / PgUp / PgDn', 'Move from rule to rule'],
      ['→ / ←', 'Open or close the events of a rule'],
      ['Alt click on +', 'Add it negated'],
    ],
  },
  {
    place: 'Editor',
    keys: [
      ['Ctrl Space', 'Complete a path of the vt module'],
      ['Ctrl M', 'Let Tab move the focus instead of indenting'],
    ],
  },
];

export function ShortcutsSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Modal title="Keyboard shortcuts" onClose={onClose}>
      <div className={styles['sheet']}>
        {SHORTCUTS.map(({ place, keys }) => (
          <section key={place}>
            <h3>{place}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className={styles['note']}>
          Single letters act only while the tree has the focus. They can be switched off in the menu
          at the top right; every letter then jumps to a key. On a Mac, Ctrl is ⌘ here.
        </p>
      </div>
    </Modal>
  );
}
