import { ok } from '../base/result.ts';
import type { KeptPlaceholders, PlaceholderStore } from '../core/session/kept-placeholders.ts';
import type { KeptRulePack, RulePackStore } from '../core/session/rule-packs.ts';
import type { AsyncSigmaBench } from '../core/workbench/sigma/async-sigma-bench.ts';
import type { Holdings, MatchReport, RulesetSummary } from '../core/workbench/sigma/sigma-bench.ts';
import type { SigmaPorts } from './app-ports.ts';

export function fakeRuleset(id: number, change: Partial<RulesetSummary> = {}): RulesetSummary {
  return {
    id,
    name: `ruleset ${id}`,
    kind: 'user',
    nRules: 1,
    nFiles: 1,
    nCorrelations: 0,
    nFilters: 0,
    nFilteredRules: 0,
    nLeftOut: 0,
    problems: [],
    nProblems: 0,
    nProblemFiles: 0,
    ...change,
  };
}

export function fakeMatches(change: Partial<MatchReport> = {}): MatchReport {
  return {
    generation: 1,
    nRules: 1,
    nSampleEvents: 1,
    nLogEvents: 0,
    rules: [],
    recorded: [],
    correlations: [],
    refused: [],
    nRefused: 0,
    ...change,
  };
}

/** A bench for tests that only counts: each file is one rule, or one log of one event. */
export function fakeSigma(change: Partial<AsyncSigmaBench> = {}): AsyncSigmaBench {
  let holdings: Holdings = { rulesets: [], logs: [], placeholders: [] };
  let nIds = 0;
  let generation = 0;
  const withRuleset = (name: string, rest: Partial<RulesetSummary>): number => {
    const id = ++nIds;
    const others = holdings.rulesets.filter((ruleset) => ruleset.name !== name);
    holdings = { ...holdings, rulesets: [...others, fakeRuleset(id, { name, ...rest })] };
    return id;
  };
  return {
    holdings: async () => holdings,
    async openRules({ name, kind, files }) {
      const rulesetId = withRuleset(name, { kind, nRules: files.length, nFiles: files.length });
      return { ok: true, rulesetId, holdings };
    },
    async openSaved({ name, pack }) {
      const rulesetId = withRuleset(name, { nRules: pack.length });
      return { ok: true, rulesetId, holdings };
    },
    async saveRules({ rulesetId }) {
      const ruleset = holdings.rulesets.find(({ id }) => id === rulesetId);
      return ruleset && { name: ruleset.name, pack: new Uint8Array(ruleset.nRules) };
    },
    async removeRules({ rulesetId }) {
      const rulesets = holdings.rulesets.filter(({ id }) => id !== rulesetId);
      holdings = { ...holdings, rulesets };
      return holdings;
    },
    async givePlaceholders({ values }) {
      const placeholders = [...values].map(([name, bound]) => ({ name, nRules: 1, values: bound }));
      holdings = { ...holdings, placeholders };
      return holdings;
    },
    async openLogs({ files }) {
      const logs = files.map(({ name }) => ({ id: ++nIds, name, nEvents: 1, notes: [] }));
      holdings = { ...holdings, logs: [...holdings.logs, ...logs] };
      return { holdings, problems: [] };
    },
    async closeLogs({ logId }) {
      const logs = holdings.logs.filter(({ id }) => logId !== undefined && id !== logId);
      holdings = { ...holdings, logs };
      return holdings;
    },
    matchAll: async () =>
      fakeMatches({
        generation: ++generation,
        nRules: holdings.rulesets.reduce((sum, { nRules }) => sum + nRules, 0),
        nLogEvents: holdings.logs.length,
      }),
    contexts: async () => undefined,
    explain: async () => undefined,
    ruleText: async () => undefined,
    findValues: async () => [],
    closest: async () => [],
    readSample: async () => holdings,
    cancel: () => undefined,
    onLost: () => undefined,
    ...change,
  };
}

export function fakeSigmaPorts(change: Partial<SigmaPorts> = {}): SigmaPorts {
  return {
    bench: fakeSigma(),
    rulePacks: fakeRulePacks(),
    placeholders: fakePlaceholders(),
    projectRules: async () => ok([]),
    ...change,
  };
}

/** A store that keeps values in memory; it begins with some. */
export function fakePlaceholders(
  initial: KeptPlaceholders = new Map(),
): PlaceholderStore & { readonly kept: () => KeptPlaceholders } {
  let kept = initial;
  return {
    kept: () => kept,
    load: async () => ok(kept),
    async save(values) {
      kept = values;
      return ok(undefined);
    },
  };
}

/** A store that keeps rulesets in memory. */
export function fakeRulePacks(): RulePackStore & { readonly kept: Map<string, KeptRulePack> } {
  const kept = new Map<string, KeptRulePack>();
  return {
    kept,
    load: async () => ok({ packs: [...kept.values()], problems: [] }),
    async save(pack) {
      kept.set(pack.name, pack);
      return ok(undefined);
    },
    async remove(name) {
      kept.delete(name);
      return ok(undefined);
    },
  };
}
