import type { TreeMove } from '../../../state/tree-actions.ts';

/** What a key of the tree asks for. */
export type TreeCommand =
  | { readonly kind: 'move'; readonly move: TreeMove }
  | { readonly kind: 'expand' | 'collapse' | 'expand-branch' | 'collapse-branch' }
  | { readonly kind: 'expand-siblings' | 'add' | 'add-negated' | 'menu' | 'search' | 'ignore' }
  | { readonly kind: 'sibling' | 'same-field' | 'history' | 'hit'; readonly step: 1 | -1 }
  | { readonly kind: 'copy'; readonly what: CopyKind }
  | { readonly kind: 'chord'; readonly first: 'y' }
  | { readonly kind: 'type-ahead'; readonly character: string };

export type CopyKind = 'value' | 'line' | 'key' | 'vt-path' | 'json-path' | 'jq-path';

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Control, or Command on a Mac. */
  readonly isCommand: boolean;
}

const NAMED: Readonly<Record<string, TreeCommand>> = {
  ArrowDown: { kind: 'move', move: 'next' },
  ArrowUp: { kind: 'move', move: 'previous' },
  Home: { kind: 'move', move: 'first' },
  End: { kind: 'move', move: 'last' },
  PageDown: { kind: 'move', move: 'page-down' },
  PageUp: { kind: 'move', move: 'page-up' },
  ArrowRight: { kind: 'expand' },
  ArrowLeft: { kind: 'collapse' },
  Enter: { kind: 'add' },
  ContextMenu: { kind: 'menu' },
  ' ': { kind: 'ignore' },
};

const SHIFTED: Readonly<Record<string, TreeCommand>> = {
  ArrowRight: { kind: 'expand-branch' },
  ArrowLeft: { kind: 'collapse-branch' },
  Enter: { kind: 'add-negated' },
  F10: { kind: 'menu' },
};

const ALTED: Readonly<Record<string, TreeCommand>> = {
  ArrowLeft: { kind: 'history', step: -1 },
  ArrowRight: { kind: 'history', step: 1 },
};

/** Only while single-key shortcuts are on; other characters go to the key that starts with them. */
const CHARACTERS: Readonly<Record<string, TreeCommand>> = {
  E: { kind: 'expand-branch' },
  C: { kind: 'collapse-branch' },
  J: { kind: 'sibling', step: 1 },
  K: { kind: 'sibling', step: -1 },
  w: { kind: 'same-field', step: 1 },
  b: { kind: 'same-field', step: -1 },
  n: { kind: 'hit', step: 1 },
  N: { kind: 'hit', step: -1 },
  o: { kind: 'menu' },
  O: { kind: 'menu' },
  y: { kind: 'chord', first: 'y' },
};

const COPIES: Readonly<Record<string, CopyKind>> = {
  y: 'value',
  v: 'line',
  k: 'key',
  p: 'vt-path',
  j: 'json-path',
  q: 'jq-path',
};

/**
 * What a key press in the tree means; undefined for a key that is not the tree's. `chord` is the
 * first key of a chord under way; `isTyping` is true while a type-ahead is, which then takes every
 * character.
 */
export function treeCommand(
  press: KeyPress,
  mode: {
    readonly hasSingleKeys: boolean;
    readonly chord: 'y' | undefined;
    readonly isTyping: boolean;
  },
): TreeCommand | undefined {
  const { key } = press;
  if (press.isCommand) return undefined;
  if (press.altKey) return own(ALTED, key);
  if (mode.chord === 'y') {
    const what = own(COPIES, key);
    if (what !== undefined) return { kind: 'copy', what };
  }
  const shifted = press.shiftKey ? own(SHIFTED, key) : undefined;
  const named = shifted ?? (key === ' ' && mode.isTyping ? undefined : own(NAMED, key));
  if (named !== undefined) return named;
  if (!isCharacter(key)) return undefined;
  if (key === '*') return { kind: 'expand-siblings' };
  if (key === '/') return { kind: 'search' };
  const command = mode.hasSingleKeys && !mode.isTyping ? own(CHARACTERS, key) : undefined;
  return command ?? { kind: 'type-ahead', character: key };
}

/** Named keys have longer names; a character may be a pair of code units. */
function isCharacter(key: string): boolean {
  return key.length === String.fromCodePoint(key.codePointAt(0) ?? 0).length;
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
