import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../base/utf8.ts';
import { createAppStore, type AppStore } from './create-app-store.ts';
import { fakePorts } from './fake-ports.ts';
import type { FileSource } from './report-files.ts';
import type { RuleSurface } from './rule-surface.ts';

const RULE = 'rule a { condition: true }';

function file(name: string, content: string | Uint8Array): FileSource {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  return { name, sizeBytes: bytes.length, read: async () => bytes };
}

/** An editor whose undo brings back the text before. */
function fakeSurface(initial: string): RuleSurface {
  const texts = [initial];
  const listeners: ((text: string) => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener(texts.at(-1) ?? '');
  };
  return {
    getValue: () => texts.at(-1) ?? '',
    getCursor: () => 0,
    setValue(text) {
      texts.push(text);
      tell();
    },
    applyEdits: () => undefined,
    undo() {
      texts.pop();
      tell();
    },
    redo: () => undefined,
    onChange: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    onCursorChange: () => () => undefined,
    reveal: () => undefined,
    focus: () => undefined,
  };
}

function setUp(text: string): AppStore {
  const store = createAppStore(fakePorts());
  const { actions } = store.getState();
  actions.setText(text);
  actions.attachEditor(fakeSurface(actions.editorText()));
  return store;
}

describe('a file of YARA rules', () => {
  it('takes the place of the text, and undo brings that back', async () => {
    const store = setUp('before');
    const { actions } = store.getState();
    await actions.openAny([file('a.yar', RULE)]);
    expect(store.getState().rule.text).toBe(RULE);
    expect(store.getState().ui.message.text).toBe(
      'Loaded a.yar into the editor; Undo brings back what was there',
    );
    actions.undo();
    expect(store.getState().rule.text).toBe('before');
  });

  it('is known by its first words too, and comes beside a report', async () => {
    const store = setUp('');
    await store.getState().actions.openAny([file('rule.txt', RULE), file('report.json', '{}')]);
    expect(store.getState().rule.text).toBe(RULE);
    expect(store.getState().report.samples).toHaveLength(1);
  });

  it('is joined with others that come with it', async () => {
    const store = setUp('');
    const { actions } = store.getState();
    await actions.openAny([file('a.yar', `${RULE}\n`), file('b.yara', 'rule b { condition: a }')]);
    expect(store.getState().rule.text).toBe(`${RULE}\n\nrule b { condition: a }`);
    expect(store.getState().ui.message.text).toBe('Loaded 2 files of rules into the editor');
  });

  it.each([
    ['too large', new Uint8Array(1_048_577).fill(0x20), 'a.yar has 1.0 MB of rules'],
    ['no text', Uint8Array.of(0xc3, 0x28), 'a.yar is no UTF-8 text (byte 0)'],
  ])('is refused in words, and the text stays: %s', async (_, bytes, message) => {
    const store = setUp('before');
    await store.getState().actions.openAny([file('a.yar', bytes)]);
    expect(store.getState().rule.text).toBe('before');
    expect(store.getState().ui.message).toMatchObject({ tone: 'refusal' });
    expect(store.getState().report.problems[0]?.message).toContain(message);
  });

  it('that cannot be read is told of, and the others are loaded', async () => {
    const store = setUp('');
    const gone = { ...file('gone.yar', ''), read: () => Promise.reject(new Error('gone')) };
    await store.getState().actions.openAny([gone, file('a.yar', RULE)]);
    expect(store.getState().rule.text).toBe(RULE);
    expect(store.getState().report.problems.map(({ fileName }) => fileName)).toEqual(['gone.yar']);
  });

  it('waits for the editor where that is still on its way', async () => {
    const store = createAppStore(fakePorts());
    const { actions } = store.getState();
    actions.setText('typed');
    await actions.openAny([file('a.yar', RULE)]);
    expect(store.getState().rule.text).toBe(RULE);
    // The editor starts with what was typed and makes the change itself, so that it can be undone.
    expect(actions.editorText()).toBe('typed');
    const edits: unknown[] = [];
    actions.attachEditor({
      ...fakeSurface(RULE),
      applyEdits: (each) => edits.push(each),
    });
    expect(edits).toEqual([[{ span: { start: 0, end: 5 }, newText: RULE }]]);
  });
});
