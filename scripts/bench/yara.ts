// Rules in the editor over a sample of many match contexts, over many samples, and through YARA-X.
// Usage: npm run bench yara [-- --runs 15 --samples 10000]
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { checkRules } from '../../src/core/workbench/check-rules.ts';
import { createWorkbench } from '../../src/core/workbench/create-workbench.ts';
import type { Workbench } from '../../src/core/workbench/workbench.ts';
import { featuresFor } from '../../src/core/vt/vt-schema.ts';
import { createColumnStore } from '../../src/core/yara/eval/columns.ts';
import {
  compileFile,
  runFile,
  type CompiledFile,
} from '../../src/core/yara/eval/evaluate-rules.ts';
import { parseYara } from '../../src/core/yara/syntax/parse-yara.ts';
import { loadNodeEngine } from '../../src/engine/load-node-engine.ts';
import { contextReport } from './context-report.ts';
import { formatTable, measure, type BenchRow, type Timing } from './measure.ts';
import { contextSamples } from './context-samples.ts';
import { ruleOfLoops, threeRules } from './yara-rules.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    samples: { type: 'string', default: '10000' },
  },
});
const nRuns = Number(values.runs);
const nSamples = Number(values.samples);

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
const rows = [...benchText(), ...benchSample(), ...benchSamples(), ...(await benchEngine())];
console.log(formatTable(rows));

/** What needs no sample. */
function benchText(): BenchRow[] {
  const text = threeRules();
  const { file, diagnostics } = parseYara(text);
  return [
    row('3 rules: parse', 'part of 50 / 100', () => parseYara(text)),
    row('3 rules: check', 'part of 50 / 100', () => checkRules(file, diagnostics)),
  ];
}

/** One sample of 6,000 contexts; each run has another text, as while one types. */
function benchSample(): BenchRow[] {
  const workbench = openReport();
  let typed = 0;
  const type = (text: string): string => `${text}// ${typed++}\n`;
  const files = [
    ['3 rules', threeRules()],
    ['1 loop', ruleOfLoops(1)],
    ['50 loops', ruleOfLoops(50)],
  ] as const;
  return files.flatMap(([name, text]) => [
    row(`${name} × 6,000 contexts: keystroke → verdict`, '50 / 100', () =>
      workbench.analyse({ ruleText: type(text) }),
    ),
    row(`${name} × 6,000 contexts: explain, after the verdict`, '–', () => {
      workbench.explain({ ruleText: text });
    }),
  ]);
}

function openReport(): Workbench {
  const workbench = createWorkbench();
  const bytes = contextReport({ nResults: 60, nContexts: 100 });
  workbench.open({ files: [{ name: 'report.json', bytes }], mode: 'replace' });
  return workbench;
}

/** The rule at hand over many samples of 60 contexts: first of all, and after a change of its text. */
function benchSamples(): BenchRow[] {
  const samples = contextSamples(nSamples);
  const label = `1 rule × ${nSamples} samples (${nSamples * 60} contexts)`;
  let columns = createColumnStore();
  let needle = 0;
  const runAll = (): number => {
    const compiled = compiledRule(`needle${needle++}`);
    return samples.filter((data) => runFile(compiled, data, { columns })[0]?.verdict === true)
      .length;
  };
  const first = measure(
    5,
    () => {
      columns = createColumnStore();
    },
    runAll,
  );
  return [
    { what: `${label}: first run`, timing: first, budget: '150 / 300' },
    row(`${label}: after a change`, '50', runAll),
  ];
}

function compiledRule(needle: string): CompiledFile {
  const text = `import "vt" rule r { condition:
    for any s in vt.behaviour.sigma_analysis_results : (
      for any c in s.match_context : (
        c.values["TargetObject"] icontains "${needle}" and c.values["Details"] iendswith ".vbs"
      )
    )
  }`;
  const { file, diagnostics } = parseYara(text);
  const { types } = checkRules(file, diagnostics);
  if (!types) throw new Error('the rule is for files');
  return compileFile(file, types, { trace: false });
}

/** The official engine: its start, its first source, and further ones. */
async function benchEngine(): Promise<BenchRow[]> {
  const features = featuresFor('file', { gti: true });
  const loads: number[] = [];
  const firsts: number[] = [];
  let engine: { compile: (text: string) => unknown } | undefined;
  for (let run = 0; run < 3; run++) {
    const startedAt = performance.now();
    const loaded = await loadNodeEngine(features);
    loads.push(performance.now() - startedAt);
    if (!loaded.ok) throw new Error(loaded.error.message);
    engine = loaded.value;
    const compiledAt = performance.now();
    engine.compile(threeRules());
    firsts.push(performance.now() - compiledAt);
  }
  return [
    { what: 'YARA-X: start', timing: timingOf(loads), budget: '500 after a kill' },
    { what: 'YARA-X: first compile, 3 rules', timing: timingOf(firsts), budget: '–' },
    row('YARA-X: compile, 3 rules, warm', '150 / 300', () => engine?.compile(threeRules())),
    row('YARA-X: compile, 50 loops, warm', '150 / 300', () => engine?.compile(ruleOfLoops(50))),
  ];
}

function timingOf(durations: readonly number[]): Timing {
  const sorted = durations.toSorted((a, b) => a - b);
  return { p50: sorted[sorted.length >> 1] ?? Number.NaN, p95: sorted.at(-1) ?? Number.NaN };
}

function row(what: string, budget: string, work: () => unknown): BenchRow {
  const timing = measure(nRuns, () => undefined, work);
  return { what, timing, budget };
}
