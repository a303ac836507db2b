import { describe, expect, it } from 'vitest';
import { err, ok } from '../base/result.ts';
import type { SigmaPorts } from './app-ports.ts';
import { createAppStore, type AppStore } from './create-app-store.ts';
import { fakePorts } from './fake-ports.ts';
import { fakeMatches, fakePlaceholders, fakeSigma, fakeSigmaPorts } from './fake-sigma.ts';

const VALUES = new Map([['admins', ['root']]]);
const PROJECT = { projectRules: async () => ok([{ name: 'a.yml', bytes: new Uint8Array([1]) }]) };

async function started(change: Partial<SigmaPorts> = {}): Promise<AppStore> {
  const ports = fakeSigmaPorts({ ...PROJECT, ...change });
  const store = createAppStore(fakePorts({}, { loadSigma: async () => ports }));
  await store.getState().actions.start();
  await store.getState().actions.startSigma();
  return store;
}

const given = (store: AppStore): readonly unknown[] =>
  store.getState().sigma.holdings.placeholders.map(({ name, values }) => [name, ...values]);

describe('values of placeholders', () => {
  it('are given, kept, and the rules are run with them', async () => {
    const placeholders = fakePlaceholders();
    const store = await started({ placeholders });
    const before = store.getState().sigma.matches?.generation ?? 0;
    await store.getState().actions.givePlaceholders(VALUES);
    expect(given(store)).toEqual([['admins', 'root']]);
    expect(placeholders.kept()).toEqual(VALUES);
    expect(store.getState().sigma.matches?.generation).toBe(before + 1);
    expect(store.getState().ui.message.text).toBe('Values given for 1 placeholder');
    await store.getState().actions.givePlaceholders(new Map());
    expect(given(store)).toEqual([]);
    expect(placeholders.kept().size).toBe(0);
    expect(store.getState().ui.message.text).toBe('Cleared the values of placeholders');
  });

  it('of the last visit are there before the rules are run', async () => {
    const order: string[] = [];
    const sigma = fakeSigma();
    const store = await started({
      placeholders: fakePlaceholders(VALUES),
      bench: {
        ...sigma,
        givePlaceholders: (request) => {
          order.push('values');
          return sigma.givePlaceholders(request);
        },
        matchAll: () => {
          order.push('match');
          return sigma.matchAll();
        },
      },
    });
    expect(given(store)).toEqual([['admins', 'root']]);
    expect(order).toEqual(['values', 'match']);
  });

  it('that cannot be brought back or kept are told of', async () => {
    const failure = { kind: 'damaged', message: 'give them again' } as const;
    const store = await started({
      placeholders: { load: async () => err(failure), save: async () => err(failure) },
    });
    const problem = { fileName: 'Placeholders', message: 'give them again' };
    expect(store.getState().sigma.problems).toEqual([problem]);
    await store.getState().actions.givePlaceholders(VALUES);
    expect(store.getState().sigma.notKept).toBe('give them again');
    expect(given(store)).toEqual([['admins', 'root']]);
  });

  it('are told of while rules are compiled with them, and these are run after that', async () => {
    const told: unknown[] = [];
    const bench = fakeSigma({
      matchAll: async (onProgress) => {
        onProgress?.({ stage: 'compiling', done: 1, total: 9 });
        told.push(store.getState().sigma.work);
        onProgress?.({ stage: 'matching', done: 2, total: 9 });
        told.push(store.getState().sigma.work);
        return fakeMatches();
      },
    });
    const store: AppStore = await started({ bench, projectRules: async () => ok([]) });
    const source = { name: 'a.yml', sizeBytes: 1, isArchive: false };
    const read = async () => new Uint8Array([1]);
    await store.getState().actions.openRuleFiles([{ ...source, read }]);
    expect(told).toEqual([
      { what: 'rules again', stage: 'compiling', done: 1, total: 9 },
      { what: 'events', stage: 'matching', done: 2, total: 9 },
    ]);
  });

  it('that a rule cannot take are told of', async () => {
    const bench = fakeSigma({ matchAll: async () => fakeMatches({ nRefused: 2 }) });
    const store = await started({ bench });
    await store.getState().actions.givePlaceholders(VALUES);
    expect(store.getState().ui.message).toMatchObject({
      text: '2 rules cannot take the values of the placeholders',
      tone: 'refusal',
    });
  });
});

describe('the dialog for them', () => {
  it('opens at a placeholder, and closes', async () => {
    const store = await started();
    const { openPlaceholders, closePlaceholders } = store.getState().actions;
    openPlaceholders('admins');
    expect(store.getState().sigma.placeholderDialog).toEqual({ name: 'admins' });
    closePlaceholders();
    expect(store.getState().sigma.placeholderDialog).toBeUndefined();
  });
});
