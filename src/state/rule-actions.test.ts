import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyTextEdits } from '../base/text-edit.ts';
import type { Analysis, EditOutcome } from '../core/workbench/workbench.ts';
import { createAppStore } from './create-app-store.ts';
import { deferred, fakePorts, fakeRule, NO_ANALYSIS } from './fake-ports.ts';
import { openedStore } from './opened-store.ts';
import type { RuleSurface } from './rule-surface.ts';

/** An editor of one string with an undo list. */
function fakeEditor(text: string): RuleSurface & { readonly type: (text: string) => void } {
  const past: string[] = [];
  const listeners = new Set<(text: string) => void>();
  let value = text;
  const become = (next: string): void => {
    value = next;
    for (const listener of listeners) listener(next);
  };
  return {
    getValue: () => value,
    getCursor: () => value.length,
    setValue(next) {
      past.push(value);
      become(next);
    },
    applyEdits(edits) {
      past.push(value);
      become(applyTextEdits(value, edits));
    },
    undo: () => become(past.pop() ?? value),
    redo: () => undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onCursorChange: () => () => undefined,
    reveal: () => undefined,
    focus: () => undefined,
    type: become,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('analysing', () => {
  it('waits for the keys to rest and then asks once', async () => {
    const ports = fakePorts();
    const analyse = vi.spyOn(ports.workbench, 'analyse');
    const store = createAppStore(ports);
    for (const text of ['r', 'ru', 'rul']) store.getState().actions.setText(text);
    await vi.advanceTimersByTimeAsync(119);
    expect(analyse).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(analyse).toHaveBeenCalledExactlyOnceWith({ ruleText: 'rul' });
    expect(store.getState().rule.analysedText).toBe('rul');
  });

  it('goes on with the newest text when it changed meanwhile', async () => {
    const first = deferred<Analysis>();
    const ports = fakePorts();
    const analyse = vi.spyOn(ports.workbench, 'analyse').mockReturnValueOnce(first.promise);
    const store = createAppStore(ports);
    store.getState().actions.setText('one');
    await vi.advanceTimersByTimeAsync(120);
    store.getState().actions.setText('two');
    await vi.advanceTimersByTimeAsync(120);
    store.getState().actions.setText('three');
    await vi.advanceTimersByTimeAsync(120);
    first.resolve(NO_ANALYSIS);
    await vi.advanceTimersByTimeAsync(0);
    expect(analyse.mock.calls.map(([request]) => request.ruleText)).toEqual(['one', 'three']);
    expect(store.getState().rule.analysedText).toBe('three');
  });
});

describe('adding conditions', () => {
  it('tells what was added and leaves the tree where it is', async () => {
    const store = await openedStore(fakePorts());
    await store.getState().actions.activate(3);
    await store.getState().actions.pick(3);
    expect(store.getState().rule.text).toBe('x');
    expect(store.getState().ui.message.text).toBe('Condition added: vt.x to the rule');
    expect(store.getState().tree.active?.row).toBe(3);
  });

  it('replays the clicks made before the editor came, so that they can be undone', async () => {
    const store = await openedStore(fakePorts());
    const { actions } = store.getState();
    actions.setText('typed ');
    await actions.pick(1);
    await actions.pick(2);
    const editor = fakeEditor(actions.editorText());
    actions.attachEditor(editor);
    expect(editor.getValue()).toBe('typed xx');
    actions.undo();
    expect(store.getState().rule.text).toBe('typed x');
  });

  it('makes each edit for the text that the one before has left', async () => {
    const store = await openedStore(fakePorts());
    const { actions } = store.getState();
    await Promise.all([actions.pick(1), actions.pick(2), actions.pick(3)]);
    expect(store.getState().rule.text).toBe('xxx');
  });

  it('tries again when the text changed under the click', async () => {
    const ports = fakePorts();
    const store = await openedStore(ports);
    const editor = fakeEditor('');
    store.getState().actions.attachEditor(editor);
    const answer = deferred<EditOutcome>();
    const pick = vi.spyOn(ports.workbench, 'pick').mockReturnValueOnce(answer.promise);
    const picked = store.getState().actions.pick(1);
    await vi.advanceTimersByTimeAsync(0);
    editor.type('hand written ');
    answer.resolve({ ok: true, edits: [], added: { start: 0, end: 0 }, summary: 'stale' });
    await picked;
    expect(pick).toHaveBeenCalledTimes(2);
    expect(editor.getValue()).toBe('hand written x');
  });

  it('refuses in words and changes nothing', async () => {
    const ports = fakePorts({ pick: async () => ({ ok: false, message: 'has no value' }) });
    const store = await openedStore(ports);
    await store.getState().actions.pick(1);
    expect(store.getState().rule.text).toBe('');
    expect(store.getState().ui.message).toMatchObject({ text: 'has no value', tone: 'refusal' });
  });

  it('refuses a change of a chip that was drawn from an older text', async () => {
    const ports = fakePorts();
    const editChip = vi.spyOn(ports.workbench, 'editChip');
    const store = await openedStore(ports);
    store.getState().actions.setText('newer');
    await store.getState().actions.editChip({ kind: 'remove', chip: 'test:0-1' });
    expect(editChip).not.toHaveBeenCalled();
    expect(store.getState().ui.message.text).toContain('try again');
  });

  it('exports the text under the name of the active rule', async () => {
    const ports = fakePorts({
      analyse: async () => ({
        ...NO_ANALYSIS,
        rules: [fakeRule({ name: 'hunt_me' })],
        activeRule: 0,
      }),
    });
    const store = createAppStore(ports);
    store.getState().actions.setText('rule hunt_me {}');
    await vi.advanceTimersByTimeAsync(120);
    await store.getState().actions.exportRule();
    expect(ports.downloads).toEqual([{ fileName: 'hunt_me.yar', text: 'rule hunt_me {}' }]);
  });

  it('exports under the name of the text, which the analysis has not seen yet', async () => {
    const named = async ({ ruleText }: { readonly ruleText: string }): Promise<Analysis> => ({
      ...NO_ANALYSIS,
      rules: [fakeRule({ name: ruleText })],
      activeRule: 0,
    });
    const ports = fakePorts({ analyse: named });
    const store = createAppStore(ports);
    store.getState().actions.setText('before');
    await vi.advanceTimersByTimeAsync(120);
    store.getState().actions.setText('after');
    await store.getState().actions.exportRule();
    expect(ports.downloads).toEqual([{ fileName: 'after.yar', text: 'after' }]);
  });

  it('does not wait with an export for a workbench that is busy', async () => {
    const ports = fakePorts({ analyse: () => new Promise(() => undefined) });
    const store = createAppStore(ports);
    store.getState().actions.setText('rule a {}');
    const exported = store.getState().actions.exportRule();
    await vi.advanceTimersByTimeAsync(1000);
    await exported;
    expect(ports.downloads).toEqual([{ fileName: 'rule.yar', text: 'rule a {}' }]);
  });

  it('exports as ASCII, and says what has no spelling in it', async () => {
    const ports = fakePorts();
    const store = createAppStore(ports);
    store.getState().actions.setText('"é" /[é]/');
    await store.getState().actions.exportAsAscii();
    expect(ports.downloads[0]?.text).toBe('"\\xc3\\xa9" /[é]/');
    expect(store.getState().ui.message.text).toContain('1 character stays');
  });
});
