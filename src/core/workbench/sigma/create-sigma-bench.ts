import { readEventLog } from '../../events/read-event-log.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { closestRules } from '../../sigma/explain/closest-rules.ts';
import { createSigmaMatcher } from '../../sigma/index/sigma-matcher.ts';
import { prepareEvent } from '../../sigma/match/prepared-event.ts';
import { readPack } from '../../sigma/pack/read-pack.ts';
import { isPack } from '../../sigma/pack/sections.ts';
import { writePack } from '../../sigma/pack/write-pack.ts';
import type { Ruleset } from '../../sigma/compile/ruleset.ts';
import { contextView } from './context-view.ts';
import { createTwinFinder, type FindTwin } from './field-twins.ts';
import { summariseRuleset, type LoadedRuleset } from './loaded-ruleset.ts';
import { contextsByResult, eventsOfRule, matchReport } from './match-report.ts';
import { compileRuleAt, readRuleset } from './read-ruleset.ts';
import { ruleTextMarks } from './rule-text.ts';
import type {
  ClosestRequest,
  ClosestRule,
  ContextsRequest,
  ContextWindow,
  Holdings,
  LogsOutcome,
  LogSummary,
  MatchReport,
  OpenLogsRequest,
  OpenRulesRequest,
  RuleText,
  RuleTextRequest,
  RulesetKind,
  RulesetOutcome,
  SavedRuleset,
  SigmaBench,
  SigmaContextView,
  Work,
} from './sigma-bench.ts';
import type { SampleEvents } from './sigma-events.ts';
import { matchEvents, ruleAt, type SigmaMatching } from './sigma-matching.ts';
import type { FileProblem } from '../workbench.ts';

/** The most contexts that one request gets; a window on the screen has fewer. */
const MAX_CONTEXTS_PER_REQUEST = 100;

interface LoadedLog {
  readonly summary: LogSummary;
  readonly events: readonly RecordedEvent[];
}

interface State {
  rulesets: readonly LoadedRuleset[];
  logs: readonly LoadedLog[];
  sample: SampleEvents | undefined;
  /** The last matching that was told. */
  told: ToldMatching | undefined;
  nGenerations: number;
  nIds: number;
}

/** A matching, and what belongs to its events. */
interface ToldMatching {
  readonly matching: SigmaMatching;
  readonly contexts: ReadonlyMap<number, readonly number[]>;
  readonly findTwin: FindTwin;
}

/**
 * A bench with nothing loaded. It holds state: rules, logs, the open sample's events, and the last
 * matching, which is answered about until there is a newer one. Its methods throw only where
 * there is a bug of ours.
 */
export function createSigmaBench(): SigmaBench {
  const state: State = {
    rulesets: [],
    logs: [],
    sample: undefined,
    told: undefined,
    nGenerations: 0,
    nIds: 0,
  };
  return {
    holdings: () => holdingsOf(state),
    openRules: (request) => openRules(state, request),
    openSaved: (saved) => openPack(state, saved, 'user'),
    saveRules: ({ rulesetId }) => saveRules(state, rulesetId),
    removeRules: ({ rulesetId }) => {
      state.rulesets = state.rulesets.filter(({ summary }) => summary.id !== rulesetId);
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
    contexts: (request) => contexts(state, request),
    explain: ({ generation, rule, event }) => {
      const told = toldOf(state, generation);
      return told && viewOf(told, rule, event);
    },
    ruleText: (request) => ruleText(state, request),
    closest: (request) => closest(state, request),
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

/** Why nothing was read at all; undefined where something was, with whatever problems. */
function whyEmpty({ files, problems, nLeftOut }: Ruleset): string | undefined {
  if (files.some(({ readText }) => readText() !== undefined)) return undefined;
  if (problems[0] !== undefined) return problems[0].message;
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
  { name, kind }: { readonly name: string; readonly kind: RulesetKind },
): RulesetOutcome {
  const id = state.nIds++;
  const loaded: LoadedRuleset = {
    summary: summariseRuleset(ruleset, { id, name, kind }),
    ruleset,
    matcher: createSigmaMatcher(ruleset),
  };
  const at = state.rulesets.findIndex(({ summary }) => summary.name === name);
  state.rulesets = at === -1 ? [...state.rulesets, loaded] : state.rulesets.with(at, loaded);
  return { ok: true, rulesetId: id, holdings: holdingsOf(state) };
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
  const { rulesets, sample } = state;
  const events = [...(sample?.events ?? []), ...state.logs.flatMap((log) => log.events)];
  const generation = ++state.nGenerations;
  const matching = yield* matchEvents({ generation, rulesets, events });
  state.told = {
    matching,
    contexts: contextsByResult(matching),
    findTwin: createTwinFinder(sample?.events ?? []),
  };
  return matchReport(matching, sample?.results ?? []);
}

function contexts(
  state: State,
  { generation, rule, resultIndex, first, count }: ContextsRequest,
): ContextWindow | undefined {
  const told = toldOf(state, generation);
  if (told === undefined) return undefined;
  const recorded = resultIndex === undefined ? [] : (told.contexts.get(resultIndex) ?? []);
  const events = eventsOfRule(told.matching, rule, recorded);
  const end = first + Math.min(count, MAX_CONTEXTS_PER_REQUEST);
  return {
    first,
    total: events.length,
    contexts: events.slice(first, end).flatMap((event) => viewOf(told, rule, event) ?? []),
  };
}

function viewOf(
  { matching, findTwin }: ToldMatching,
  rule: number,
  event: number,
): SigmaContextView | undefined {
  const place = ruleAt(matching, rule);
  const recorded = matching.events[event];
  if (place === undefined || recorded === undefined) return undefined;
  return contextView(event, recorded, place.rule, findTwin);
}

function ruleText(
  state: State,
  { generation, rule, event }: RuleTextRequest,
): RuleText | undefined {
  const told = toldOf(state, generation);
  const place = told && ruleAt(told.matching, rule);
  if (told === undefined || place === undefined) return undefined;
  const { ruleset } = place.loaded;
  const origin = ruleset.origins[place.index];
  const file = ruleset.files[origin?.file ?? -1];
  const text = file?.readText();
  if (file === undefined || origin === undefined || text === undefined) return undefined;
  const { span } = origin;
  const marked = event ?? told.matching.byRule.get(rule)?.[0]?.event;
  const recorded = marked === undefined ? undefined : told.matching.events[marked];
  const compiled = recorded && compileRuleAt(text, span);
  return {
    fileName: file.name,
    text: text.slice(span.start, span.end),
    marks:
      recorded === undefined || compiled === undefined
        ? []
        : ruleTextMarks(compiled, recorded.event, span.start),
  };
}

function closest(
  state: State,
  { generation, event, count }: ClosestRequest,
): readonly ClosestRule[] | undefined {
  const told = toldOf(state, generation);
  const recorded = told?.matching.events[event];
  if (told === undefined || recorded === undefined) return undefined;
  const { rulesets } = told.matching;
  const rules = rulesets.flatMap(({ ruleset }) => ruleset.rules);
  return closestRules(rules, prepareEvent(recorded.event), { count }).map(({ rule, missing }) => ({
    rule,
    title: rules[rule]?.head.title ?? '',
    level: rules[rule]?.head.level,
    missing: missing.map(({ item }) => item.sentence).join('; '),
  }));
}

function toldOf({ told }: State, generation: number): ToldMatching | undefined {
  return told?.matching.generation === generation ? told : undefined;
}

function holdingsOf({ rulesets, logs }: State): Holdings {
  return {
    rulesets: rulesets.map(({ summary }) => summary),
    logs: logs.map(({ summary }) => summary),
  };
}
