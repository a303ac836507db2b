import { invariant } from '../../../base/assert.ts';
import { readEventLog } from '../../events/read-event-log.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { createSigmaMatcher } from '../../sigma/index/sigma-matcher.ts';
import { linkRulesets, type LinkedRulesets } from '../../sigma/link/link-rulesets.ts';
import { NO_VALUES, type PlaceholderValues } from '../../sigma/link/placeholder-values.ts';
import { readPack } from '../../sigma/pack/read-pack.ts';
import { isPack } from '../../sigma/pack/sections.ts';
import { writePack } from '../../sigma/pack/write-pack.ts';
import type { Ruleset } from '../../sigma/compile/ruleset.ts';
import { changeRulesets, type ChangedRulesets } from './change-rulesets.ts';
import { findInContexts } from './find-values.ts';
import { summariseRuleset, type LoadedRuleset } from './loaded-ruleset.ts';
import { matchReport } from './match-report.ts';
import { placeholderSummaries } from './placeholder-summaries.ts';
import { readRuleset } from './read-ruleset.ts';
import type {
  FindValuesRequest,
  Holdings,
  LogsOutcome,
  LogSummary,
  MatchReport,
  OpenLogsRequest,
  OpenRulesRequest,
  RulesetKind,
  RulesetOutcome,
  RulesetSummary,
  SavedRuleset,
  SigmaBench,
  ValueHits,
  Work,
} from './sigma-bench.ts';
import type { SampleEvents } from './sigma-events.ts';
import { matchEvents } from './sigma-matching.ts';
import { tellMatching, type ToldMatching } from './told-matching.ts';
import type { FileProblem } from '../workbench.ts';

type RulesetName = Pick<RulesetSummary, 'id' | 'name' | 'kind'>;

/** A ruleset before it is known what it is among the others. */
type NamedRuleset = Omit<LoadedRuleset, 'summary'> & { readonly summary: RulesetName };

interface LoadedLog {
  readonly summary: LogSummary;
  readonly events: readonly RecordedEvent[];
}

interface State {
  rulesets: readonly LoadedRuleset[];
  /** Of these rulesets. */
  links: LinkedRulesets;
  values: PlaceholderValues;
  /** What the links and the values make of the rulesets; undefined until rules are run with them. */
  changed: ChangedRulesets | undefined;
  logs: readonly LoadedLog[];
  sample: SampleEvents | undefined;
  /** The last matching that was told. */
  told: ToldMatching | undefined;
  nGenerations: number;
  nIds: number;
}

/**
 * A bench with nothing loaded. It holds state: rules, logs, the open sample's events, and the last
 * matching, which is answered about until there is a newer one. nGenerations: those of benches before,
 * whose names are not given again. Its methods throw only where there is a bug of ours.
 */
export function createSigmaBench({ nGenerations = 0 } = {}): SigmaBench {
  const state: State = {
    rulesets: [],
    links: linkRulesets([]),
    values: NO_VALUES,
    changed: undefined,
    logs: [],
    sample: undefined,
    told: undefined,
    nGenerations,
    nIds: 0,
  };
  return {
    holdings: () => holdingsOf(state),
    openRules: (request) => openRules(state, request),
    openSaved: (saved) => openPack(state, saved, 'user'),
    saveRules: ({ rulesetId }) => saveRules(state, rulesetId),
    removeRules: ({ rulesetId }) => {
      useRulesets(
        state,
        state.rulesets.filter(({ summary }) => summary.id !== rulesetId),
      );
      return holdingsOf(state);
    },
    givePlaceholders: ({ values }) => {
      state.values = new Map([...values].filter(([, bound]) => bound.length > 0));
      state.changed = undefined;
      return holdingsOf(state);
    },
    openLogs: (request) => openLogs(state, request),
    closeLogs: ({ logId }) => {
      state.logs =
        logId === undefined ? [] : state.logs.filter(({ summary }) => summary.id !== logId);
      return holdingsOf(state);
    },
    useSample: (sample) => {
      state.sample = sample;
      return holdingsOf(state);
    },
    matchAll: () => matchAll(state),
    contexts: (request) => toldOf(state, request)?.contexts(request),
    explain: (request) => toldOf(state, request)?.explain(request),
    ruleText: (request) => toldOf(state, request)?.ruleText(request),
    findValues: (request) => findInEvents(state, request),
    closest: (request) => toldOf(state, request)?.closest(request),
  };
}

function* openRules(state: State, { name, kind, files }: OpenRulesRequest): Work<RulesetOutcome> {
  const [only] = files;
  if (files.length === 1 && only !== undefined && isPack(only.bytes)) {
    return yield* openPack(state, { name, pack: only.bytes }, kind);
  }
  const ruleset = yield* readRuleset(files);
  const refusal = whyEmpty(ruleset);
  if (refusal !== undefined) return { ok: false, message: refusal };
  return addRuleset(state, ruleset, { name, kind });
}

/** Why there is nothing of Sigma in it at all; undefined where something was, with whatever problems. */
function whyEmpty({
  files,
  problems,
  nLeftOut,
  rules,
  correlations,
  links,
}: Ruleset): string | undefined {
  const [first] = problems;
  if (files.some(({ readText }) => readText() !== undefined)) {
    const nRules =
      rules.length + correlations.length + links.filters.length + links.openCorrelations.length;
    const isOther = nRules === 0 && problems.every(({ code }) => code === 'sigma/not-a-rule');
    return isOther && first !== undefined ? `is no Sigma rule: ${first.message}` : undefined;
  }
  if (first !== undefined) return first.message;
  const left = nLeftOut > 0 ? ' but deprecated or unsupported ones, which are left out' : '';
  return `has no Sigma rule in it${left}`;
}

function* openPack(
  state: State,
  { name, pack }: SavedRuleset,
  kind: RulesetKind,
): Work<RulesetOutcome> {
  yield { stage: 'reading', done: 0, total: 1 };
  const ruleset = readPack(pack);
  return ruleset.ok
    ? addRuleset(state, ruleset.value, { name, kind })
    : { ok: false, message: ruleset.error.message };
}

function addRuleset(
  state: State,
  ruleset: Ruleset,
  { name, kind }: Omit<RulesetName, 'id'>,
): RulesetOutcome {
  const id = state.nIds++;
  const loaded = { summary: { id, name, kind }, ruleset, matcher: createSigmaMatcher(ruleset) };
  const at = state.rulesets.findIndex(({ summary }) => summary.name === name);
  const others: readonly NamedRuleset[] = state.rulesets;
  useRulesets(state, at === -1 ? [...others, loaded] : others.with(at, loaded));
  return { ok: true, rulesetId: id, holdings: holdingsOf(state) };
}

/** Puts rulesets together, and tells of each what it is among the others. */
function useRulesets(state: State, rulesets: readonly NamedRuleset[]): void {
  state.links = linkRulesets(rulesets.map(({ ruleset }) => ruleset));
  state.changed = undefined;
  state.rulesets = rulesets.flatMap(({ summary, ruleset, matcher }, at) => {
    const link = state.links.rulesets[at];
    invariant(link !== undefined, 'every ruleset is linked');
    return { summary: summariseRuleset(ruleset, summary, link), ruleset, matcher };
  });
}

function* saveRules(state: State, rulesetId: number): Work<SavedRuleset | undefined> {
  const loaded = state.rulesets.find(({ summary }) => summary.id === rulesetId);
  if (loaded === undefined) return undefined;
  yield { stage: 'reading', done: 0, total: 1 };
  return { name: loaded.summary.name, pack: writePack(loaded.ruleset) };
}

function* openLogs(state: State, { files }: OpenLogsRequest): Work<LogsOutcome> {
  const problems: FileProblem[] = [];
  for (const [done, { name, bytes }] of files.entries()) {
    yield { stage: 'reading', done, total: files.length };
    const read = readEventLog(name, bytes);
    if (!read.ok) {
      problems.push({ fileName: name, message: read.error.message });
      continue;
    }
    const { events, notes } = read.value;
    const summary = { id: state.nIds++, name, nEvents: events.length, notes };
    const others = state.logs.filter((log) => log.summary.name !== name);
    state.logs = [...others, { summary, events }];
  }
  return { holdings: holdingsOf(state), problems };
}

function* matchAll(state: State): Work<MatchReport> {
  const { sample, values, links } = state;
  const changed = state.changed ?? (yield* changeRulesets(state.rulesets, links, values));
  // Meanwhile others may have been loaded; what is told is about these.
  if (state.links === links && state.values === values) state.changed = changed;
  const { rulesets, refused, nRefused } = changed;
  const events = [...(sample?.events ?? []), ...state.logs.flatMap((log) => log.events)];
  const generation = ++state.nGenerations;
  const linked = links.correlations;
  const matching = yield* matchEvents({ generation, rulesets, linked, events });
  state.told = tellMatching(matching, { values, sampleEvents: sample?.events ?? [] });
  return { ...matchReport(matching, sample?.results ?? []), refused, nRefused };
}

function* findInEvents(
  state: State,
  { generation, words }: FindValuesRequest,
): Work<readonly ValueHits[] | undefined> {
  if (generation === undefined) return yield* findInContexts(state.sample?.events ?? [], words);
  const told = toldOf(state, { generation });
  return told && (yield* told.findValues(words));
}

function toldOf(
  { told }: State,
  { generation }: { readonly generation: number },
): ToldMatching | undefined {
  return told?.generation === generation ? told : undefined;
}

function holdingsOf({ rulesets, logs, links, values }: State): Holdings {
  return {
    rulesets: rulesets.map(({ summary }) => summary),
    logs: logs.map(({ summary }) => summary),
    placeholders: placeholderSummaries(
      links.rulesets.map(({ uses }) => uses),
      values,
    ),
  };
}
