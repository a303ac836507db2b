import { useRef } from 'react';
import { rowAt } from '../../../state/row-cache.ts';
import { assertNever } from '../../../base/assert.ts';
import { useSetting } from '../../app/settings.ts';
import { useActions, useAppStore } from '../../app/store-context.ts';
import { copyOfNode } from './copy-of-node.ts';
import { rowReason } from './row-text.ts';
import { treeCommand, type TreeCommand } from './tree-keys.ts';

/** A pause of this long ends a type-ahead or a chord. */
const TYPING_PAUSE_MS = 600;

export const SINGLE_KEYS_SETTING = 'single-keys';

interface TreeKeyTargets {
  readonly pageRows: number;
  readonly onSearch: () => void;
  readonly onMenu: (row: number) => void;
}

/** The keyboard of the tree: decides by `treeCommand`, acts by the store. */
export function useTreeKeys(targets: TreeKeyTargets): (event: React.KeyboardEvent) => void {
  const store = useAppStore();
  const actions = useActions();
  const [singleKeys] = useSetting(SINGLE_KEYS_SETTING);
  const typed = useRef({ text: '', chord: undefined as 'y' | undefined, atMs: 0 });
  /** Settles when all keys so far have done their work. */
  const lastKey = useRef<Promise<void>>(Promise.resolve());

  const run = async (command: TreeCommand): Promise<void> => {
    const { tree } = store.getState();
    const index = tree.active?.row;
    const row = index === undefined ? undefined : rowAt(tree.rows, index);
    switch (command.kind) {
      case 'move':
        return actions.move(command.move, targets.pageRows);
      case 'expand':
        return actions.expandOrEnter();
      case 'collapse':
        return actions.collapseOrLeave();
      case 'expand-branch':
      case 'collapse-branch':
      case 'expand-siblings':
        return index === undefined ? undefined : actions.changeTree(command.kind, index);
      case 'add':
      case 'add-negated':
        if (row === undefined) return;
        if (!row.isUsable) return actions.tell(rowReason(row) ?? 'This cannot be used in a rule');
        await actions.pick(row.node, { negated: command.kind === 'add-negated' });
        return;
      case 'menu':
        if (index !== undefined) targets.onMenu(index);
        return;
      case 'search':
        return targets.onSearch();
      case 'sibling':
        return actions.moveToSibling(command.step);
      case 'same-field':
        return actions.moveToSameField(command.step);
      case 'history':
        return actions.moveInHistory(command.step);
      case 'hit':
        return actions.goToHit(command.step);
      case 'copy': {
        if (row === undefined) return;
        const facts = await actions.describe(row.node);
        const copy = facts && copyOfNode(command.what, row.key, facts);
        if (copy !== undefined) await actions.copy(copy.text, copy.what);
        return;
      }
      case 'type-ahead':
        typed.current.text += command.character;
        return actions.moveToKey(typed.current.text);
      case 'chord':
        typed.current.chord = command.first;
        return;
      case 'ignore':
        return;
      default:
        assertNever(command, 'tree command');
    }
  };

  return (event) => {
    if (event.target !== event.currentTarget) return;
    const now = event.timeStamp;
    const state = typed.current;
    if (now - state.atMs > TYPING_PAUSE_MS)
      typed.current = { text: '', chord: undefined, atMs: now };
    const { text, chord } = typed.current;
    const command = treeCommand(
      {
        key: event.key,
        shiftKey: event.shiftKey,
        altKey: event.altKey,
        isCommand: event.ctrlKey || event.metaKey,
      },
      { hasSingleKeys: singleKeys !== 'off', chord, isTyping: text !== '' },
    );
    if (command === undefined) return;
    event.preventDefault();
    if (command.kind !== 'type-ahead') typed.current.text = '';
    typed.current.chord = undefined;
    typed.current.atMs = now;
    // In turn: what a key means depends on where the one before has led.
    lastKey.current = lastKey.current.then(() => run(command)).catch(reportError);
  };
}
