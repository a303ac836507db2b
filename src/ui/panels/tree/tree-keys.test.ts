import { describe, expect, it } from 'vitest';
import { treeCommand, type KeyPress } from './tree-keys.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  altKey: false,
  isCommand: false,
  ...change,
});

const SINGLE = { hasSingleKeys: true, chord: undefined, isTyping: false };

describe('the keys of the tree', () => {
  it.each([
    ['ArrowDown', {}, { kind: 'move', move: 'next' }],
    ['PageUp', {}, { kind: 'move', move: 'page-up' }],
    ['End', {}, { kind: 'move', move: 'last' }],
    ['ArrowRight', {}, { kind: 'expand' }],
    ['ArrowLeft', { shiftKey: true }, { kind: 'collapse-branch' }],
    ['ArrowLeft', { altKey: true }, { kind: 'history', step: -1 }],
    ['Enter', {}, { kind: 'add' }],
    ['Enter', { shiftKey: true }, { kind: 'add-negated' }],
    ['F10', { shiftKey: true }, { kind: 'menu' }],
    ['ContextMenu', {}, { kind: 'menu' }],
    ['o', {}, { kind: 'menu' }],
    ['O', { shiftKey: true }, { kind: 'menu' }],
    ['*', { shiftKey: true }, { kind: 'expand-siblings' }],
    ['/', {}, { kind: 'search' }],
    ['n', {}, { kind: 'hit', step: 1 }],
    ['N', { shiftKey: true }, { kind: 'hit', step: -1 }],
    ['w', {}, { kind: 'same-field', step: 1 }],
    ['J', { shiftKey: true }, { kind: 'sibling', step: 1 }],
    ['E', { shiftKey: true }, { kind: 'expand-branch' }],
    ['y', {}, { kind: 'chord', first: 'y' }],
    ['t', {}, { kind: 'type-ahead', character: 't' }],
    ['𝒳', {}, { kind: 'type-ahead', character: '𝒳' }],
    [' ', {}, { kind: 'ignore' }],
  ])('%s %o', (key, change, command) => {
    expect(treeCommand(press(key, change), SINGLE)).toEqual(command);
  });

  it.each([
    ['Escape', {}],
    ['Tab', {}],
    ['F10', {}],
    ['F6', {}],
    ['s', { isCommand: true }],
    ['ArrowDown', { isCommand: true }],
    ['x', { altKey: true }],
    ['toString', {}],
    ['__proto__', {}],
  ])('leaves %s %o alone', (key, change) => {
    expect(treeCommand(press(key, change), SINGLE)).toBeUndefined();
  });

  it.each([
    ['y', 'value'],
    ['v', 'line'],
    ['k', 'key'],
    ['p', 'vt-path'],
    ['j', 'json-path'],
    ['q', 'jq-path'],
  ])('copies after y by %s', (key, what) => {
    expect(treeCommand(press(key), { ...SINGLE, chord: 'y' })).toEqual({ kind: 'copy', what });
  });

  it('takes every letter as type-ahead once one is under way', () => {
    const mode = { ...SINGLE, isTyping: true };
    expect(treeCommand(press('o'), mode)).toEqual({ kind: 'type-ahead', character: 'o' });
    expect(treeCommand(press(' '), mode)).toEqual({ kind: 'type-ahead', character: ' ' });
  });

  it('takes every letter as type-ahead when single keys are off', () => {
    const mode = { ...SINGLE, hasSingleKeys: false };
    expect(treeCommand(press('n'), mode)).toEqual({ kind: 'type-ahead', character: 'n' });
  });
});
