import { describe, expect, it } from 'vitest';
import { createSigmaBench } from '../../src/core/workbench/sigma/create-sigma-bench.ts';
import type { SigmaBench, Work } from '../../src/core/workbench/sigma/sigma-bench.ts';
import { FIRE_TABLE } from './fire-table.ts';
import { packOf } from './project-rule-pack.ts';
import { readSampleEvents } from './read-project.ts';
import { readProjectRuleFiles, type ProjectRuleFile } from './rule-files.ts';

const files = await readProjectRuleFiles();
const events = (await Promise.all(Object.keys(FIRE_TABLE).map(readSampleEvents))).flat();

function run<T>(work: Work<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function benchWith(ruleFiles: readonly ProjectRuleFile[]): SigmaBench {
  const bench = createSigmaBench();
  run(bench.openRules({ name: 'Project rules', kind: 'project', files: ruleFiles }));
  bench.useSample({ sampleId: 1, platform: undefined, events, notes: [], results: [] });
  return bench;
}

/** What the page shows of the rules: the table, the events of each row, and "View rule". */
function shown(bench: SigmaBench): unknown {
  const report = run(bench.matchAll());
  const { generation } = report;
  return {
    report,
    holdings: bench.holdings(),
    rows: report.rules.map(({ rule }) => ({
      contexts: bench.contexts({ generation, rule, first: 0, count: 100 }),
      text: bench.ruleText({ generation, rule }),
    })),
  };
}

describe('the pack of the project’s rules', () => {
  it('shows what their files show: verdicts, explanations, texts, and the names of files', () => {
    const bench = benchWith([{ name: 'project-rules.pack', bytes: packOf(files) }]);
    expect(shown(bench)).toEqual(shown(benchWith(files)));
    const report = run(bench.matchAll());
    expect(report.rules.length).toBeGreaterThan(30);
    for (const { rule, head, fileName } of report.rules) {
      const text = bench.ruleText({ generation: report.generation, rule });
      expect(text?.fileName).toBe(fileName);
      expect(text?.text).toContain(`title: ${head.title}`);
      expect(text?.marks).not.toEqual([]);
    }
  });

  it('has the same bytes whenever it is made', () => {
    expect(packOf(files)).toEqual(packOf(files));
  });

  it('is not made of a rule with a fault, which is told with its place', () => {
    const [first, ...others] = files;
    const text = new TextDecoder().decode(first?.bytes);
    const line = text.split('\n').findIndex((each) => each.startsWith('level:')) + 1;
    const bytes = new TextEncoder().encode(text.replace(/^level: .*$/m, 'level: severe'));
    expect(() => packOf([...others, { name: 'any/faulty.yml', bytes }])).toThrow(
      `public/rules/any/faulty.yml:${line}:8: `,
    );
  });
});
