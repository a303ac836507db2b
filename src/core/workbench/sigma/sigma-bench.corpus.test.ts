import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSigmaBench } from './create-sigma-bench.ts';
import { createWorkbench } from '../create-workbench.ts';
import { joinSigmaRows, type JoinedSigmaRow } from './join-sigma-rows.ts';
import type { SigmaBench, Work } from './sigma-bench.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

const read = (...path: readonly string[]): Uint8Array =>
  new Uint8Array(readFileSync(join(CORPUS, ...path)));

function run<T>(work: Work<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function publicRules(): SigmaBench {
  const bench = createSigmaBench();
  const files = [{ name: 'rules.zip', bytes: read('sigmahq', 'rules.zip') }];
  run(bench.openRules({ name: 'rules.zip', kind: 'user', files }));
  return bench;
}

interface Joined {
  readonly name: string;
  readonly rows: readonly JoinedSigmaRow[];
}

/** The table of every report that has recorded Sigma results. */
function joinedReports(bench: SigmaBench): readonly Joined[] {
  return readdirSync(join(CORPUS, 'vt-reports'))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const workbench = createWorkbench();
      workbench.open({ files: [{ name, bytes: read('vt-reports', name) }], mode: 'add' });
      const { rows } = workbench.sigma();
      if (rows.length === 0) return [];
      bench.useSample(workbench.sigmaEvents());
      const report = run(bench.matchAll());
      return [{ name, rows: joinSigmaRows(rows, report, undefined) }];
    });
}

describe('the bench over public rules and real reports', () => {
  const bench = publicRules();
  const [ruleset] = bench.holdings().rulesets;

  it('compiles every rule that is to be run', () => {
    expect(ruleset).toMatchObject({ nRules: 3780, nFiles: 3780, nLeftOut: 259 });
    expect(ruleset?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('finds again what VirusTotal recorded, or says why not', () => {
    const joined = joinedReports(bench);
    expect(joined.length).toBeGreaterThan(3);
    const recorded = joined.flatMap(({ rows }) => rows.filter(({ vt }) => vt !== undefined));
    const counts = { fires: 0, unknown: 0, silent: 0, 'not-loaded': 0 };
    for (const { verdict } of recorded) counts[verdict]++;
    // Two are of an older revision than the public rules, most others are on cut script blocks.
    expect(counts).toEqual({ fires: 6, unknown: 14, silent: 2, 'not-loaded': 2 });
    const unexplained = recorded.filter(
      ({ verdict, reasons }) =>
        (verdict === 'silent' || verdict === 'unknown') && reasons.length === 0,
    );
    expect(unexplained.map(({ title }) => title)).toEqual([]);
  });
});
