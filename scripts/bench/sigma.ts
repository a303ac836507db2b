import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readEventLog } from '../../src/core/events/read-event-log.ts';
import type { Ruleset } from '../../src/core/sigma/compile/ruleset.ts';
import type { SigmaEvent } from '../../src/core/sigma/event.ts';
import { createSigmaMatcher, matchAll } from '../../src/core/sigma/index/sigma-matcher.ts';
import { evaluateAll } from '../../src/core/sigma/match/evaluate-rule.ts';
import { createEventReader } from '../../src/core/sigma/match/prepared-event.ts';
import { readPack } from '../../src/core/sigma/pack/read-pack.ts';
import { writePack } from '../../src/core/sigma/pack/write-pack.ts';
import { readRuleset } from '../../src/core/workbench/sigma/read-ruleset.ts';
import {
  EVENT_STREAMS,
  generateEvents,
  generateReportEvents,
  type EventStream,
} from './generate-events.ts';
import { loadRuleFiles } from './load-rules.ts';
import { generateSampleEvents } from './generate-sample-events.ts';
import { formatColumns, formatTable, measure, type BenchRow, type Timing } from './measure.ts';
import { runRegexpCases } from './regexp-cases.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    events: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '7' },
    /** Only loads this pack once and prints how long it took: a process of its own is what is cold. */
    'load-pack': { type: 'string' },
  },
});
const nEvents = Number(values.events);
const nRuns = Number(values.runs);
/** The full scan takes milliseconds an event. */
const N_SCANNED = 300;
const UNKNOWN = { product: undefined, categories: undefined, services: undefined };
const RATE_HEAD = [
  'stream',
  'routed',
  'routed, parsed',
  'unrouted',
  'unrouted, parsed',
  'full scan',
  '× full scan',
];
/** Counts what was made, so that no two runs have the same values. */
let runs = 0;

function benchSigma(): void {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ` +
      `load ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}`,
  );
  const files = loadRuleFiles(values.corpus);
  const { ruleset, yaml } = buildRuleset(files);
  const pack = writePack(ruleset);
  console.log(
    `${ruleset.rules.length} rules, ${ruleset.files.length} files; pack ${kilobytes(pack)}, ` +
      `gzipped ${kilobytes(gzipSync(pack))}`,
  );
  const calibration = measure(nRuns, () => undefined, calibrate);
  const rows: BenchRow[] = [
    { what: 'calibration: 30 million multiplications', timing: calibration, budget: '' },
    { what: 'ruleset from YAML, cold', timing: yaml, budget: '2500' },
    { what: 'ruleset and index from pack, cold', timing: measureColdLoads(pack), budget: '150' },
    {
      what: 'ruleset and index from pack, warm',
      timing: measure(
        nRuns,
        () => undefined,
        () => void loadPack(pack),
      ),
      budget: '150',
    },
    {
      what: 'index of compiled rules, warm',
      timing: measure(
        nRuns,
        () => undefined,
        () => void createSigmaMatcher({ rules: ruleset.rules }),
      ),
      budget: '',
    },
    ...benchReports(ruleset),
    {
      what: '10 catastrophic regexps × 8,000 characters',
      timing: measure(nRuns, () => ++runs, runRegexpCases),
      budget: '1000',
    },
  ];
  console.log(formatTable(rows));
  console.log(
    `\nevents/s of ${nEvents} events (full scan: ${N_SCANNED}), p50 / p95, budget ≥ 5 × full scan`,
  );
  console.log(
    formatColumns([RATE_HEAD, ...EVENT_STREAMS.map((stream) => benchStream(ruleset, stream))]),
  );
}

function buildRuleset(files: ReturnType<typeof loadRuleFiles>): {
  readonly ruleset: Ruleset;
  readonly yaml: Timing;
} {
  let ruleset: Ruleset | undefined;
  const yaml = measure(
    1,
    () => undefined,
    () => {
      const work = readRuleset(files);
      let step = work.next();
      while (step.done !== true) step = work.next();
      ruleset = step.value;
    },
  );
  if (ruleset === undefined) throw new Error('there are no rules');
  return { ruleset, yaml };
}

/** Milliseconds. */
function loadPack(bytes: Uint8Array): number {
  const startedAt = performance.now();
  const ruleset = readPack(bytes);
  if (!ruleset.ok) throw new Error(ruleset.error.message);
  createSigmaMatcher(ruleset.value);
  return performance.now() - startedAt;
}

function measureColdLoads(pack: Uint8Array): Timing {
  const folder = mkdtempSync(join(tmpdir(), 'livehunt-bench-'));
  const path = join(folder, 'rules.pack');
  writeFileSync(path, pack);
  const durations = Array.from({ length: nRuns }, () => {
    const child = spawnSync(execPath, [argv[1] ?? '', '--load-pack', path], { encoding: 'utf8' });
    return Number(child.stdout);
  });
  rmSync(folder, { recursive: true });
  durations.sort((a, b) => a - b);
  const at = (share: number): number =>
    durations[Math.min(durations.length - 1, Math.floor(share * durations.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Values are new in each run, and the program is warm. */
function benchReports(ruleset: Ruleset): readonly BenchRow[] {
  const matcher = createSigmaMatcher(ruleset);
  const report = (count: number): readonly SigmaEvent[] =>
    readEvents(generateReportEvents(count, ++runs));
  const contexts = (): readonly SigmaEvent[] =>
    report(200).map((event): SigmaEvent => ({ ...event, missing: { kind: 'not-recorded' } }));
  matchAll(matcher, report(5_000));
  return [
    {
      what: 'all rules × 200 match contexts',
      timing: measure(nRuns * 2, contexts, (events) => matchAll(matcher, events)),
      budget: '10',
    },
    {
      what: 'all rules × a report of 1,000 events',
      timing: measure(
        nRuns,
        () => report(1_000),
        (events) => matchAll(matcher, events),
      ),
      budget: '50',
    },
    {
      what: 'all rules × a report of 5,000 events',
      timing: measure(
        nRuns,
        () => report(5_000),
        (events) => matchAll(matcher, events),
      ),
      budget: '100 / 200',
    },
    {
      what: '5,000 events of a sandbox, few fields recorded',
      timing: measure(
        nRuns,
        () => generateSampleEvents(5_000, ++runs),
        (events) => matchAll(matcher, events),
      ),
      budget: '100 / 200',
    },
  ];
}

/** Each run has values that no other had. */
function benchStream(ruleset: Ruleset, stream: EventStream): readonly string[] {
  const matcher = createSigmaMatcher(ruleset);
  const text = (): string => generateEvents(stream, nEvents, ++runs);
  matchAll(matcher, readEvents(text()));
  const routed = measure(
    nRuns,
    () => readEvents(text()),
    (events) => matchAll(matcher, events),
  );
  const routedParsed = measure(nRuns, text, (log) => matchAll(matcher, readEvents(log)));
  const unrouted = measure(
    nRuns,
    () => readEvents(text()).map(withoutLogsource),
    (events) => matchAll(matcher, events),
  );
  const unroutedParsed = measure(nRuns, text, (log) =>
    matchAll(matcher, readEvents(log).map(withoutLogsource)),
  );
  const scan = measure(
    3,
    () => readEvents(generateEvents(stream, N_SCANNED, ++runs)),
    (events) => evaluateAll(ruleset.rules, events.map(createEventReader())),
  );
  const scanRate = N_SCANNED / scan.p50;
  return [
    stream,
    ...[routed, routedParsed, unrouted, unroutedParsed].map((timing) => rateOf(timing, nEvents)),
    rateOf(scan, N_SCANNED),
    (nEvents / routed.p50 / scanRate).toFixed(1),
  ];
}

function rateOf({ p50, p95 }: Timing, count: number): string {
  return [p50, p95].map((ms) => Math.round((count / ms) * 1000).toLocaleString('en')).join(' / ');
}

function readEvents(log: string): readonly SigmaEvent[] {
  const events = readEventLog('events.jsonl', new TextEncoder().encode(log));
  if (!events.ok) throw new Error(events.error.message);
  return events.value.events.map(({ event }) => event);
}

function withoutLogsource(event: SigmaEvent): SigmaEvent {
  return { ...event, logsource: UNKNOWN };
}

function kilobytes(bytes: Uint8Array): string {
  return `${Math.round(bytes.length / 1000).toLocaleString('en')} KB`;
}

/** The same work on any machine, to compare machines by. */
function calibrate(): void {
  let state = 1;
  for (let round = 0; round < 30_000_000; round++) state = Math.imul(state ^ round, 0x9e3779b1);
  if (state === 0) console.log('a coincidence');
}

if (values['load-pack'] === undefined) benchSigma();
else console.log(loadPack(readFileSync(values['load-pack'])));
