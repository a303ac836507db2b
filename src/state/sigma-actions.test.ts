import { describe, expect, it } from 'vitest';
import { err, ok } from '../base/result.ts';
import type { RulesetOutcome } from '../core/workbench/sigma/sigma-bench.ts';
import type { SigmaPorts } from './app-ports.ts';
import { createAppStore, type AppStore } from './create-app-store.ts';
import { deferred, fakePorts } from './fake-ports.ts';
import { fakeMatches, fakeRulePacks, fakeSigma, fakeSigmaPorts } from './fake-sigma.ts';
import type { SigmaSource } from './sigma-control.ts';

const BYTES = new Uint8Array([1]);

const file = (name: string): { name: string; bytes: Uint8Array } => ({ name, bytes: BYTES });

function source(name: string, change: Partial<SigmaSource> = {}): SigmaSource {
  return { name, sizeBytes: 1, isArchive: false, read: async () => BYTES, ...change };
}

async function started(change: Partial<SigmaPorts> = {}): Promise<AppStore> {
  const ports = fakeSigmaPorts(change);
  const store = createAppStore(fakePorts({}, { loadSigma: async () => ports }));
  await store.getState().actions.start();
  await store.getState().actions.startSigma();
  return store;
}

const names = (store: AppStore): readonly string[] =>
  store.getState().sigma.holdings.rulesets.map(({ name }) => name);

describe('the start', () => {
  it('loads the rules of the page and those of the last visit, and runs them', async () => {
    const rulePacks = fakeRulePacks();
    await rulePacks.save({ name: 'sigma.zip', pack: new Uint8Array(3) });
    const store = await started({
      rulePacks,
      projectRules: async () => ok([file('a.yml'), file('b.yml')]),
    });
    expect(names(store)).toEqual(['Project rules', 'sigma.zip']);
    expect(store.getState().sigma.matches).toMatchObject({ nRules: 5 });
    expect(store.getState().sigma.work).toBeUndefined();
  });

  it('goes on without what cannot be brought back, and says so', async () => {
    const rulePacks = fakeRulePacks();
    await rulePacks.save({ name: 'old.zip', pack: new Uint8Array(3) });
    await rulePacks.save({ name: 'new.zip', pack: new Uint8Array(3) });
    const sigma = fakeSigma();
    const store = await started({
      rulePacks,
      projectRules: async () => err({ message: 'offline' }),
      bench: {
        ...sigma,
        openSaved: async (pack) =>
          pack.name === 'old.zip' ? { ok: false, message: 'is too old' } : sigma.openSaved(pack),
      },
    });
    expect(names(store)).toEqual(['new.zip']);
    expect(store.getState().sigma.problems.map(({ message }) => message)).toEqual([
      'offline',
      'is too old',
    ]);
    expect(store.getState().sigma.unusable).toEqual(['old.zip']);
    await store.getState().actions.forgetRuleset('old.zip');
    expect(store.getState().sigma.unusable).toEqual([]);
    expect([...rulePacks.kept.keys()]).toEqual(['new.zip']);
  });

  it('says why nothing is kept', async () => {
    const unavailable = { kind: 'unavailable', message: 'storage is off' } as const;
    const store = await started({
      rulePacks: { ...fakeRulePacks(), load: async () => err(unavailable) },
    });
    expect(store.getState().sigma.notKept).toBe('storage is off');
  });
});

describe('who asks first', () => {
  it('has the rules of the page and of the last visit too', async () => {
    const rulePacks = fakeRulePacks();
    await rulePacks.save({ name: 'sigma.zip', pack: new Uint8Array(3) });
    const ports = fakeSigmaPorts({ rulePacks, projectRules: async () => ok([file('a.yml')]) });
    let nLoads = 0;
    const loadSigma = async (): Promise<SigmaPorts> => {
      nLoads++;
      return ports;
    };
    const store = createAppStore(fakePorts({}, { loadSigma }));
    await store.getState().actions.start();
    expect(nLoads).toBe(0);
    await store.getState().actions.openRuleFiles([source('b.yml')]);
    expect(names(store)).toEqual(['Project rules', 'sigma.zip', 'b.yml']);
    expect(nLoads).toBe(1);
  });
});

describe('rules of the user', () => {
  it('are run at once and kept for the next visit', async () => {
    const rulePacks = fakeRulePacks();
    const store = await started({ rulePacks });
    await store.getState().actions.openRuleFiles([source('a.yml'), source('b.yml')]);
    expect(names(store)).toEqual(['a.yml and 1 more']);
    expect(store.getState().sigma.matches).toMatchObject({ nRules: 2 });
    expect([...rulePacks.kept.keys()]).toEqual(['a.yml and 1 more']);
    expect(store.getState().ui.message.text).toBe('Loaded 2 Sigma rules from a.yml and 1 more');
  });

  it('make a ruleset for each archive and folder', async () => {
    const store = await started();
    await store
      .getState()
      .actions.openRuleFiles([source('r.zip', { isArchive: true }), source('mine/a.yml')]);
    expect(names(store)).toEqual(['r.zip', 'mine']);
  });

  it('are forgotten when they are removed', async () => {
    const rulePacks = fakeRulePacks();
    const store = await started({ rulePacks });
    await store.getState().actions.openRuleFiles([source('a.yml')]);
    const id = store.getState().sigma.holdings.rulesets[0]?.id ?? -1;
    await store.getState().actions.removeRuleset(id);
    expect(names(store)).toEqual([]);
    expect(rulePacks.kept.size).toBe(0);
    expect(store.getState().sigma.matches).toBeUndefined();
  });

  it('are loaded without the files that cannot be read', async () => {
    const store = await started();
    const broken = source('gone.yml', { read: () => Promise.reject(new Error('moved')) });
    await store.getState().actions.openRuleFiles([broken, source('a.yml')]);
    expect(store.getState().sigma.holdings.rulesets).toMatchObject([{ nRules: 1 }]);
    expect(store.getState().sigma.problems).toMatchObject([{ fileName: 'gone.yml' }]);
    store.getState().actions.dismissSigmaProblems();
    expect(store.getState().sigma.problems).toEqual([]);
  });

  it('say why they are not kept', async () => {
    const store = await started({
      rulePacks: {
        ...fakeRulePacks(),
        save: async () => err({ kind: 'quota', message: 'no room' } as const),
      },
    });
    await store.getState().actions.openRuleFiles([source('a.yml')]);
    expect(store.getState().sigma.notKept).toBe('no room');
    expect(names(store)).toEqual(['a.yml']);
  });
});

describe('cancelling', () => {
  it('drops the reading of files and what waits behind it', async () => {
    const opened: string[] = [];
    const sigma = fakeSigma();
    const store = await started({
      bench: {
        ...sigma,
        openRules: (request) => {
          opened.push(request.name);
          return sigma.openRules(request);
        },
      },
    });
    const slow = deferred<Uint8Array>();
    const { actions } = store.getState();
    const first = actions.openRuleFiles([source('slow.yml', { read: () => slow.promise })]);
    const second = actions.openRuleFiles([source('next.yml')]);
    await Promise.resolve();
    await Promise.resolve();
    expect(store.getState().sigma.work).toMatchObject({ what: 'slow.yml', stage: 'files' });
    actions.cancelSigma();
    slow.resolve(BYTES);
    await Promise.all([first, second]);
    expect(opened).toEqual([]);
    expect(store.getState().sigma.work).toBeUndefined();
  });

  it('drops what the bench is at, and later work goes on', async () => {
    const sigma = fakeSigma();
    const answer = deferred<RulesetOutcome | undefined>();
    let isFirst = true;
    const store = await started({
      bench: {
        ...sigma,
        openRules: (request, onProgress) => {
          if (!isFirst) return sigma.openRules(request);
          isFirst = false;
          onProgress?.({ stage: 'compiling', done: 1, total: 9 });
          return answer.promise;
        },
        cancel: () => answer.resolve(undefined),
      },
    });
    const { actions } = store.getState();
    const first = actions.openRuleFiles([source('a.zip', { isArchive: true })]);
    await expect.poll(() => store.getState().sigma.work?.stage).toBe('compiling');
    actions.cancelSigma();
    await first;
    expect(names(store)).toEqual([]);
    await actions.openRuleFiles([source('b.yml')]);
    expect(names(store)).toEqual(['b.yml']);
  });
});

describe('matching', () => {
  it('follows the open sample, and only the last answer counts', async () => {
    const answers = [1, 2].map(() => deferred<ReturnType<typeof fakeMatches>>());
    let nAsked = 0;
    let nSamplesRead = 0;
    const sigma = fakeSigma();
    const store = await started({
      bench: {
        ...sigma,
        readSample: () => {
          nSamplesRead++;
          return sigma.readSample();
        },
        matchAll: () => (answers[nAsked++] ?? deferred<never>()).promise,
      },
    });
    const { actions } = store.getState();
    const loading = actions.openRuleFiles([source('a.yml')]);
    await expect.poll(() => nAsked).toBe(1);
    await actions.openFiles([{ name: 'report.json', sizeBytes: 1, read: async () => BYTES }]);
    await expect.poll(() => nAsked).toBe(2);
    expect(nSamplesRead).toBe(1);
    answers[0]?.resolve(fakeMatches({ generation: 7 }));
    await loading;
    expect(store.getState().sigma.matches).toBeUndefined();
  });

  it('can be asked for again after it was cancelled', async () => {
    let isCancelled = true;
    const sigma = fakeSigma();
    const store = await started({
      bench: {
        ...sigma,
        matchAll: () => (isCancelled ? Promise.resolve(undefined) : sigma.matchAll()),
      },
    });
    const { actions } = store.getState();
    await actions.openRuleFiles([source('a.yml')]);
    expect(store.getState().sigma.matches).toBeUndefined();
    isCancelled = false;
    await actions.runSigma();
    expect(store.getState().sigma.matches).toMatchObject({ nRules: 1 });
  });
});

describe('event logs', () => {
  it('are opened, run over, and closed one by one or all', async () => {
    const store = await started({ projectRules: async () => ok([file('a.yml')]) });
    const { actions } = store.getState();
    await actions.openLogFiles([source('a.evtx'), source('b.jsonl'), source('c.log')]);
    expect(store.getState().sigma.matches).toMatchObject({ nLogEvents: 3 });
    const id = store.getState().sigma.holdings.logs[0]?.id;
    await actions.closeLogs(id);
    expect(store.getState().sigma.holdings.logs.map(({ name }) => name)).toEqual([
      'b.jsonl',
      'c.log',
    ]);
    await actions.closeLogs();
    expect(store.getState().sigma.matches).toMatchObject({ nLogEvents: 0 });
  });
});

describe('a worker that died', () => {
  it('stops this part of the page only', async () => {
    const store = await started({
      bench: fakeSigma({ matchAll: () => Promise.reject(new Error('has stopped')) }),
    });
    await store.getState().actions.openRuleFiles([source('a.yml')]);
    expect(store.getState().sigma.failure).toBe('has stopped');
    expect(store.getState().ui.failure).toBeUndefined();
  });
});

describe('files of any kind', () => {
  it('go to who opens them', async () => {
    const store = await started();
    const zip = new Uint8Array([0x50, 0x4b, 3, 4]);
    await store.getState().actions.openAny([
      { name: 'report.json', sizeBytes: 2, read: async () => new TextEncoder().encode('{}') },
      { name: 'rule.YML', sizeBytes: 1, read: async () => BYTES },
      {
        name: 'rules.bin',
        sizeBytes: 4,
        read: () => Promise.reject(new Error('only the head is wanted to tell')),
        readHead: async () => zip,
      },
    ]);
    expect(names(store)).toEqual(['rule.YML']);
    expect(store.getState().sigma.problems).toMatchObject([{ fileName: 'rules.bin' }]);
    expect(store.getState().report.samples).toHaveLength(1);
  });
});
