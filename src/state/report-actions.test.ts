import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '../base/result.ts';
import { createAppStore } from './create-app-store.ts';
import { deferred, fakePorts, fakeSample } from './fake-ports.ts';
import { fakeFile, openedStore } from './opened-store.ts';
import type { FileSource } from './report-files.ts';
import { rowAt } from './row-cache.ts';

const LIST_SESSION = {
  version: 1 as const,
  ruleText: '',
  activeSha256: undefined,
  savedAtMs: 0,
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('opening reports', () => {
  it('shows the newest sample, its first rows and its Sigma report', async () => {
    const ports = fakePorts();
    const { report, tree, sigma, ui } = (await openedStore(ports)).getState();
    expect(report).toMatchObject({ status: 'ready', activeSampleId: 1, problems: [] });
    expect(rowAt(tree.rows, 0)?.key).toBe('key0');
    expect(sigma.report).toEqual({ rows: [] });
    expect(ui.message.text).toBe('Opened sample1.exe');
    expect(ports.saved.files.map(({ name }) => name)).toEqual(['a.json']);
  });

  it('does not load the same file twice, by whatever name', async () => {
    const store = await openedStore(fakePorts());
    await store.getState().actions.openFiles([fakeFile('a.json'), fakeFile('b.json')]);
    expect(store.getState().report.samples).toHaveLength(1);
  });

  it('loads a file that has changed', async () => {
    const store = await openedStore(fakePorts());
    const changed = { ...fakeFile('a.json'), read: async () => new Uint8Array([0, 1]) };
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
    const store = await openedStore(ports);
    await store.getState().actions.activate(5);
    const problem = { fileName: 'b.json', message: 'not a report' };
    vi.spyOn(ports.workbench, 'open').mockResolvedValue({
      samples: store.getState().report.samples,
      activeSampleId: 1,
      problems: [problem],
    });
    await store.getState().actions.openFiles([fakeFile('b.json', 3)]);
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
    await store.getState().actions.openFiles([fakeFile('list.json')]);
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
    await store.getState().actions.openFiles([fakeFile('list.json')]);
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
      await store.getState().actions.openFiles([fakeFile(name, sizeBytes)]);
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
    await store.getState().actions.openFiles([fakeFile('a.json')]);
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
