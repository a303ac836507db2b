import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '../base/result.ts';
import { applyTextEdits } from '../base/text-edit.ts';
import type {
  Analysis,
  EditOutcome,
  RowWindow,
  SearchOutcome,
} from '../core/workbench/workbench.ts';
import { createAppStore, type AppStore } from './create-app-store.ts';
import {
  deferred,
  fakePorts,
  fakeRow,
  fakeRule,
  fakeSample,
  NO_ANALYSIS,
  type FakePorts,
} from './fake-ports.ts';
import type { FileSource } from './report-files.ts';
import { rowAt } from './row-cache.ts';
import type { RuleSurface } from './rule-surface.ts';

const file = (name: string, sizeBytes = 2): FileSource => ({
  name,
  sizeBytes,
  read: async () => new Uint8Array(sizeBytes),
});

const LIST_SESSION = {
  version: 1 as const,
  ruleText: '',
  activeSha256: undefined,
  savedAtMs: 0,
};

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

async function opened(ports: FakePorts): Promise<AppStore> {
  const store = createAppStore(ports);
  await store.getState().actions.start();
  await store.getState().actions.openFiles([file('a.json')]);
  return store;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('opening reports', () => {
  it('shows the newest sample, its first rows and its Sigma report', async () => {
    const ports = fakePorts();
    const { report, tree, sigma, ui } = (await opened(ports)).getState();
    expect(report).toMatchObject({ status: 'ready', activeSampleId: 1, problems: [] });
    expect(rowAt(tree.rows, 0)?.key).toBe('key0');
    expect(sigma.report).toEqual({ rows: [] });
    expect(ui.message.text).toBe('Opened sample1.exe');
    expect(ports.saved.files.map(({ name }) => name)).toEqual(['a.json']);
  });

  it('does not load the same file twice, by whatever name', async () => {
    const store = await opened(fakePorts());
    await store.getState().actions.openFiles([file('a.json'), file('b.json')]);
    expect(store.getState().report.samples).toHaveLength(1);
  });

  it('loads a file that has changed', async () => {
    const store = await opened(fakePorts());
    const changed = { ...file('a.json'), read: async () => new Uint8Array([0, 1]) };
    await store.getState().actions.openFiles([changed]);
    expect(store.getState().report.samples).toHaveLength(2);
  });

  it('refuses a file that is too large without reading it', async () => {
    const read = vi.fn<FileSource['read']>();
    const store = createAppStore(fakePorts());
    await store.getState().actions.openFiles([{ name: 'big.json', sizeBytes: 2 ** 30, read }]);
    expect(read).not.toHaveBeenCalled();
    expect(store.getState().report.problems[0]?.message).toContain('512 MB');
    expect(store.getState().report.status).toBe('empty');
  });

  it('keeps the tree as it is when a further file is refused', async () => {
    const ports = fakePorts();
    const store = await opened(ports);
    await store.getState().actions.activate(5);
    const problem = { fileName: 'b.json', message: 'not a report' };
    vi.spyOn(ports.workbench, 'open').mockResolvedValue({
      samples: store.getState().report.samples,
      activeSampleId: 1,
      problems: [problem],
    });
    await store.getState().actions.openFiles([file('b.json', 3)]);
    expect(store.getState().report.problems).toEqual([problem]);
    expect(store.getState().tree.active?.row).toBe(5);
    expect(ports.saved.files.map(({ name }) => name)).toEqual(['a.json']);
  });

  it('opens a list again with the sample that the user chose', async () => {
    const ports = fakePorts();
    const open = vi.spyOn(ports.workbench, 'open').mockResolvedValueOnce({
      samples: [],
      activeSampleId: undefined,
      problems: [
        {
          fileName: 'list.json',
          message: 'a list',
          choices: [{ node: 7, sha256: '', title: 'x' }],
        },
      ],
    });
    const store = createAppStore(ports);
    await store.getState().actions.openFiles([file('list.json')]);
    await store.getState().actions.chooseSample('list.json', 7);
    expect(open.mock.lastCall?.[0]).toMatchObject({ choice: 7, mode: 'add' });
    expect(store.getState().report).toMatchObject({ status: 'ready', problems: [] });
    expect(ports.saved.files).toMatchObject([{ name: 'list.json', choice: 7 }]);
  });

  it('takes another sample of a list that is open, and the same one once', async () => {
    const ports = fakePorts();
    vi.spyOn(ports.sessions, 'load').mockResolvedValue(
      ok({ ...LIST_SESSION, files: [{ name: 'list.json', bytes: new Uint8Array(2), choice: 7 }] }),
    );
    const open = vi.spyOn(ports.workbench, 'open');
    const store = createAppStore(ports);
    await store.getState().actions.start();
    expect(open.mock.lastCall?.[0]).toMatchObject({ choice: 7 });
    open.mockResolvedValueOnce({
      samples: store.getState().report.samples,
      activeSampleId: 1,
      problems: [{ fileName: 'list.json', message: 'a list', choices: [] }],
    });
    await store.getState().actions.openFiles([file('list.json')]);
    expect(store.getState().report.problems).toHaveLength(1);
    await store.getState().actions.chooseSample('list.json', 7);
    expect(open).toHaveBeenCalledTimes(2);
    expect(store.getState().report.problems).toEqual([]);
  });

  it('says a note about an open file once', async () => {
    const ports = fakePorts();
    const store = createAppStore(ports);
    const note = { fileName: 'a.json', message: 'a.json names no sample' };
    const withNote = async (name: string, sizeBytes = 2): Promise<readonly unknown[]> => {
      const open = ports.workbench.open;
      vi.spyOn(ports.workbench, 'open').mockImplementationOnce(async (request) => ({
        ...(await open(request)),
        problems: [note],
      }));
      await store.getState().actions.openFiles([file(name, sizeBytes)]);
      return store.getState().report.problems;
    };
    expect(await withNote('a.json')).toEqual([note]);
    expect(store.getState().ui.message.text).toBe('a.json names no sample');
    expect(await withNote('b.json', 3)).toEqual([]);
  });

  it('says when the other side has died, and keeps the rule', async () => {
    const ports = fakePorts({ open: async () => Promise.reject(new Error('worker gone')) });
    const store = createAppStore(ports);
    store.getState().actions.setText('rule a {}');
    await store.getState().actions.openFiles([file('a.json')]);
    expect(store.getState().ui.failure).toBe('worker gone');
    expect(store.getState().rule.text).toBe('rule a {}');
    expect(store.getState().report.status).toBe('empty');
  });
});

describe('the last visit', () => {
  const session = {
    version: 1 as const,
    ruleText: 'rule old {}',
    files: [
      { name: 'a.json', bytes: new Uint8Array(1) },
      { name: 'b.json', bytes: new Uint8Array(2) },
    ],
    activeSha256: fakeSample(1).sha256,
    savedAtMs: 0,
  };

  it('comes back: the text, the files, and the sample that was open', async () => {
    const ports = fakePorts();
    vi.spyOn(ports.sessions, 'load').mockResolvedValue(ok(session));
    const store = createAppStore(ports);
    await store.getState().actions.start();
    expect(store.getState().rule.text).toBe('rule old {}');
    expect(store.getState().report).toMatchObject({ status: 'ready', activeSampleId: 1 });
    expect(store.getState().report.samples).toHaveLength(2);
  });

  it('does not overwrite what the user has begun to write', async () => {
    const ports = fakePorts();
    const loading = deferred<ReturnType<typeof ok<typeof session>>>();
    vi.spyOn(ports.sessions, 'load').mockReturnValue(loading.promise);
    const store = createAppStore(ports);
    const started = store.getState().actions.start();
    store.getState().actions.setText('new');
    loading.resolve(ok({ ...session, files: [] }));
    await started;
    expect(store.getState().rule.text).toBe('new');
  });

  it('is saved after a pause, and a failure to save is shown', async () => {
    const ports = fakePorts();
    const store = createAppStore(ports);
    store.getState().actions.setText('a');
    store.getState().actions.setText('ab');
    await vi.advanceTimersByTimeAsync(399);
    expect(ports.saved.rule).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(ports.saved.rule).toBe('ab');
    vi.spyOn(ports.sessions, 'saveRule').mockResolvedValue(
      err({ kind: 'quota', message: 'the storage is full' }),
    );
    store.getState().actions.setText('abc');
    await vi.advanceTimersByTimeAsync(400);
    expect(store.getState().ui.notSaved).toBe('the storage is full');
  });
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
    const store = await opened(fakePorts());
    await store.getState().actions.activate(3);
    await store.getState().actions.pick(3);
    expect(store.getState().rule.text).toBe('x');
    expect(store.getState().ui.message.text).toBe('Condition added: vt.x to the rule');
    expect(store.getState().tree.active?.row).toBe(3);
  });

  it('replays the clicks made before the editor came, so that they can be undone', async () => {
    const store = await opened(fakePorts());
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
    const store = await opened(fakePorts());
    const { actions } = store.getState();
    await Promise.all([actions.pick(1), actions.pick(2), actions.pick(3)]);
    expect(store.getState().rule.text).toBe('xxx');
  });

  it('tries again when the text changed under the click', async () => {
    const ports = fakePorts();
    const store = await opened(ports);
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
    const store = await opened(ports);
    await store.getState().actions.pick(1);
    expect(store.getState().rule.text).toBe('');
    expect(store.getState().ui.message).toMatchObject({ text: 'has no value', tone: 'refusal' });
  });

  it('refuses a change of a chip that was drawn from an older text', async () => {
    const ports = fakePorts();
    const editChip = vi.spyOn(ports.workbench, 'editChip');
    const store = await opened(ports);
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

describe('the tree', () => {
  it('moves the active row within the tree', async () => {
    const store = await opened(fakePorts());
    const { actions } = store.getState();
    const rowAfter = async (...args: Parameters<typeof actions.move>): Promise<unknown> => {
      await actions.move(...args);
      return store.getState().tree.active?.row;
    };
    expect(await rowAfter('next', 10)).toBe(0);
    expect(await rowAfter('page-down', 10)).toBe(10);
    expect(await rowAfter('last', 10)).toBe(199);
    expect(await rowAfter('next', 10)).toBe(199);
    expect(await rowAfter('page-up', 10)).toBe(189);
    expect(await rowAfter('first', 10)).toBe(0);
  });

  it('drops rows that were asked for before everything changed', async () => {
    const ports = fakePorts();
    const store = await opened(ports);
    const slow = deferred<RowWindow>();
    vi.spyOn(ports.workbench, 'rows').mockReturnValueOnce(slow.promise);
    const asked = store.getState().actions.showRows({ first: 130, count: 10 });
    await store.getState().actions.changeTree('expand', 0);
    slow.resolve({ first: 128, nVisible: 5, rows: [fakeRow(999)] });
    await asked;
    expect(store.getState().tree.rows.nVisible).toBe(200);
  });

  it('goes to the parent by the way to the node, however far above it is', async () => {
    const ports = fakePorts({
      rows: async ({ first, count }) => ({
        first,
        nVisible: 10_000,
        rows: Array.from({ length: count }, (_, at) => fakeRow(first + at, { level: 2 })),
      }),
      describe: async ({ node }) => ({
        ...(await fakePorts().workbench.describe({ view: { kind: 'structure' }, node })),
        breadcrumb: [
          { node: 4, label: 'parent' },
          { node, label: 'child' },
        ],
      }),
    });
    const store = await opened(ports);
    await store.getState().actions.activate(9_000);
    await store.getState().actions.collapseOrLeave();
    expect(store.getState().tree.active).toEqual({ row: 4, node: 4 });
  });

  it('jumps to the next key that starts with what was typed, and round the end', async () => {
    const store = await opened(fakePorts());
    const { actions } = store.getState();
    await actions.activate(150);
    await actions.moveToKey('KEY15');
    expect(store.getState().tree.active?.row).toBe(150);
    await actions.moveToKey('key9');
    expect(store.getState().tree.active?.row).toBe(9);
  });

  it('goes back and forward through the places that were revealed', async () => {
    const store = await opened(fakePorts());
    const { actions } = store.getState();
    const view = { kind: 'structure' } as const;
    await actions.activate(2);
    await actions.reveal(view, 50);
    await actions.reveal(view, 90);
    await actions.moveInHistory(-1);
    expect(store.getState().tree.active?.node).toBe(50);
    await actions.moveInHistory(-1);
    expect(store.getState().tree.active?.node).toBe(2);
    await actions.moveInHistory(1);
    expect(store.getState().tree.active?.node).toBe(50);
  });
});

describe('searching', () => {
  it('shows the first hit and goes round', async () => {
    const store = await opened(fakePorts({ search: async () => ({ hits: [10, 20], total: 3 }) }));
    const { actions } = store.getState();
    actions.setQuery('a');
    await vi.advanceTimersByTimeAsync(80);
    expect(store.getState().tree.search).toMatchObject({ total: 3, hitIndex: 0 });
    expect(store.getState().tree.active?.node).toBe(10);
    await actions.goToHit(1);
    expect(store.getState().tree.active?.node).toBe(20);
    await actions.goToHit(1);
    expect(store.getState().tree.active?.node).toBe(10);
    await actions.goToHit(-1);
    expect(store.getState().tree.active?.node).toBe(20);
  });

  it('drops the answer to an older query', async () => {
    const slow = deferred<SearchOutcome>();
    const ports = fakePorts();
    vi.spyOn(ports.workbench, 'search').mockReturnValueOnce(slow.promise);
    const store = await opened(ports);
    store.getState().actions.setQuery('old');
    await vi.advanceTimersByTimeAsync(80);
    store.getState().actions.setQuery('new');
    await vi.advanceTimersByTimeAsync(80);
    slow.resolve({ hits: [1], total: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().tree.search).toMatchObject({ query: 'new', total: 0 });
  });
});
