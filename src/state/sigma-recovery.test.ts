import { describe, expect, it } from 'vitest';
import { err, ok } from '../base/result.ts';
import type { AsyncSigmaBench, BenchLoss } from '../core/workbench/sigma/async-sigma-bench.ts';
import type { SigmaPorts } from './app-ports.ts';
import { createAppStore, type AppStore } from './create-app-store.ts';
import { fakePorts } from './fake-ports.ts';
import { fakeRulePacks, fakeSigma, fakeSigmaPorts } from './fake-sigma.ts';
import type { SigmaSource } from './sigma-control.ts';

const BYTES = new Uint8Array([1]);

const file = (name: string): { name: string; bytes: Uint8Array } => ({ name, bytes: BYTES });

const source = (name: string): SigmaSource => ({
  name,
  sizeBytes: 1,
  isArchive: false,
  read: async () => BYTES,
});

/** A bench that can die: what is open then is rejected, and the next call finds an empty one. */
function mortalSigma(
  change: (
    die: () => never,
    living: () => AsyncSigmaBench,
  ) => Partial<AsyncSigmaBench> = () => ({}),
): {
  readonly bench: AsyncSigmaBench;
  readonly die: (isFinal?: boolean) => never;
  readonly nSamplesRead: () => number;
} {
  let living = fakeSigma();
  let nSamplesRead = 0;
  const listeners: ((loss: BenchLoss) => void)[] = [];
  const die = (isFinal = false): never => {
    living = fakeSigma();
    for (const listener of listeners) listener({ message: 'has stopped', isFinal });
    throw new Error('has stopped');
  };
  const bench = fakeSigma({
    openRules: (request) => living.openRules(request),
    openSaved: (request) => living.openSaved(request),
    saveRules: (request) => living.saveRules(request),
    removeRules: (request) => living.removeRules(request),
    openLogs: (request) => living.openLogs(request),
    closeLogs: (request) => living.closeLogs(request),
    matchAll: () => living.matchAll(),
    readSample: () => {
      nSamplesRead++;
      return living.readSample();
    },
    onLost: (listener) => void listeners.push(listener),
    ...change(die, () => living),
  });
  return { bench, die, nSamplesRead: () => nSamplesRead };
}

/** As across a worker: nobody dies while they are asked. */
async function soon(die: () => never): Promise<never> {
  await Promise.resolve();
  return die();
}

async function started(change: Partial<SigmaPorts>): Promise<AppStore> {
  const ports = fakeSigmaPorts({ projectRules: async () => ok([file('own.yml')]), ...change });
  const store = createAppStore(fakePorts({}, { loadSigma: async () => ports }));
  await store.getState().actions.start();
  await store.getState().actions.startSigma();
  return store;
}

/** Dies between two calls, and waits until what follows has been done. */
async function dieBetween(store: AppStore, die: () => never): Promise<void> {
  expect(die).toThrow('has stopped');
  await idle(store);
}

/** A turn of its own comes after those that wait. */
async function idle(store: AppStore): Promise<void> {
  await store.getState().actions.forgetRuleset('nothing of this name');
}

const rulesets = (store: AppStore): readonly string[] =>
  store.getState().sigma.holdings.rulesets.map(({ name }) => name);

const logs = (store: AppStore): readonly string[] =>
  store.getState().sigma.holdings.logs.map(({ name }) => name);

describe('a bench that was lost', () => {
  it('gets back what is kept, is given the sample and run again, and the user is told', async () => {
    const { bench, die, nSamplesRead } = mortalSigma();
    const store = await started({ bench });
    const { actions } = store.getState();
    await actions.openRuleFiles([source('mine.yml')]);
    await actions.openLogFiles([source('a.evtx'), source('b.evtx')]);
    await actions.closeLogs(store.getState().sigma.holdings.logs[0]?.id);
    const told: string[] = [];
    store.subscribe(({ ui }) => told.push(ui.message.text));
    const before = nSamplesRead();

    await dieBetween(store, die);
    expect(rulesets(store)).toEqual(['Project rules', 'mine.yml']);
    expect(logs(store)).toEqual(['b.evtx']);
    expect(nSamplesRead()).toBe(before + 1);
    expect(store.getState().sigma).toMatchObject({
      matches: { nRules: 2, nLogEvents: 1 },
      failure: undefined,
      problems: [],
      work: undefined,
    });
    expect(told).toContainEqual(expect.stringMatching(/broke down and is started again/));
  });

  it('keeps what was told until there is more', async () => {
    const { bench, die } = mortalSigma();
    const store = await started({ bench });
    const seen = new Set<unknown>();
    store.subscribe(({ sigma }) => seen.add(sigma.matches === undefined));
    await dieBetween(store, die);
    expect([...seen]).toEqual([false]);
  });

  it('fails nothing that was asked meanwhile', async () => {
    const { bench } = mortalSigma((die) => ({ closest: () => soon(die) }));
    const store = await started({ bench });
    const { actions } = store.getState();
    await expect(
      actions.closestRules({ generation: 1, event: 0, count: 1 }),
    ).resolves.toBeUndefined();
    await idle(store);
    expect(store.getState().sigma).toMatchObject({ failure: undefined, matches: { nRules: 1 } });
  });

  it('says which rulesets are gone, since they were not kept', async () => {
    const { bench, die } = mortalSigma();
    const full = { kind: 'quota', message: 'no more room' } as const;
    const store = await started({
      bench,
      rulePacks: { ...fakeRulePacks(), save: async () => err(full) },
    });
    await store.getState().actions.openRuleFiles([source('mine.yml')]);
    await dieBetween(store, die);
    expect(rulesets(store)).toEqual(['Project rules']);
    expect(store.getState().sigma.problems).toMatchObject([{ fileName: 'mine.yml' }]);
  });

  it('is not given again the kept ruleset that it died of', async () => {
    const rulePacks = fakeRulePacks();
    for (const name of ['a.zip', 'deadly.zip', 'z.zip']) {
      await rulePacks.save({ name, pack: BYTES });
    }
    const { bench } = mortalSigma((die, living) => ({
      openSaved: async (pack) =>
        pack.name === 'deadly.zip' ? soon(die) : living().openSaved(pack),
    }));
    const store = await started({ bench, rulePacks });
    await idle(store);
    expect(rulesets(store)).toEqual(['Project rules', 'a.zip', 'z.zip']);
    expect(store.getState().sigma.unusable).toEqual(['deadly.zip']);
    expect(store.getState().sigma.problems).toMatchObject([{ fileName: 'deadly.zip' }]);
    expect(store.getState().sigma.failure).toBeUndefined();
  });

  it('is not started a fourth time, and the page says so', async () => {
    const { bench, die } = mortalSigma();
    let nLoads = 0;
    const store = await started({
      bench,
      projectRules: async () => {
        nLoads++;
        return ok([file('own.yml')]);
      },
    });
    await dieBetween(store, () => die(true));
    expect(nLoads).toBe(1);
    expect(store.getState().sigma.failure).toBe('has stopped');
  });
});
