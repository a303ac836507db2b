import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createWorkbench } from '../../src/core/workbench/create-workbench.ts';
import type { TreeView, Workbench } from '../../src/core/workbench/workbench.ts';
import { generateReport } from './generate-report.ts';
import { formatTable, measure, type BenchRow } from './measure.ts';

const ROWS_PER_WINDOW = 60;
/** The id of the first document of a fresh workbench. */
const FIRST_DOCUMENT = 0;
const STRUCTURE: TreeView = { kind: 'structure' };

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1,10,100' } } });
const sizesMb = values.sizes.split(',').map(Number);

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
const rows: BenchRow[] = [];
for (const sizeMb of sizesMb) rows.push(...benchSize(sizeMb));
console.log(formatTable(rows));

function benchSize(sizeMb: number): BenchRow[] {
  const bytes = generateReport(sizeMb * 1_000_000);
  const nRuns = sizeMb >= 100 ? 3 : sizeMb >= 10 ? 7 : 15;
  const label = `${sizeMb} MB`;
  let workbench = loaded(bytes);
  const raw: TreeView = { kind: 'raw', documentId: FIRST_DOCUMENT };
  const path = 'vt.behaviour.files_written[3]';
  const node = workbench.locate({ view: STRUCTURE, path }) ?? 0;
  const ruleText = pickedRule(workbench, node);

  return [
    {
      what: `${label}: load → rows`,
      timing: measure(
        nRuns,
        () => undefined,
        () => {
          workbench = loaded(bytes);
          workbench.rows({ view: STRUCTURE, first: 0, count: ROWS_PER_WINDOW });
        },
      ),
      budget: sizeMb >= 100 ? '1500' : sizeMb >= 10 ? '350' : '100',
    },
    {
      what: `${label}: expand all (structure)`,
      timing: measure(
        nRuns,
        () => workbench.changeTree({ view: STRUCTURE, action: 'collapse-all', node: 0 }),
        () => workbench.changeTree({ view: STRUCTURE, action: 'expand-all', node: 0 }),
      ),
      budget: '100 at 2 million rows',
    },
    {
      what: `${label}: expand all (raw)`,
      timing: measure(
        nRuns,
        () => workbench.changeTree({ view: raw, action: 'collapse-all', node: 0 }),
        () => workbench.changeTree({ view: raw, action: 'expand-all', node: 0 }),
      ),
      budget: '100 at 2 million rows',
    },
    {
      what: `${label}: ${ROWS_PER_WINDOW} rows`,
      timing: measure(
        50,
        () => Math.floor(workbench.rows({ view: raw, first: 0, count: 1 }).nVisible / 2),
        (first) => workbench.rows({ view: raw, first, count: ROWS_PER_WINDOW }),
      ),
      budget: '1 / 4',
    },
    {
      what: `${label}: search, all counts`,
      timing: measure(
        nRuns,
        () => undefined,
        () => workbench.search({ view: raw, query: 'runonce' }),
      ),
      budget: '500 at 100 MB',
    },
    {
      what: `${label}: click → edit`,
      timing: measure(
        nRuns,
        () => undefined,
        () =>
          workbench.pick({
            ruleText,
            view: STRUCTURE,
            node: node + 1,
            negated: false,
            element: 'auto',
          }),
      ),
      budget: '50 / 100',
    },
    {
      what: `${label}: keystroke → verdict`,
      timing: measure(
        nRuns,
        () => undefined,
        () => workbench.analyse({ ruleText }),
      ),
      budget: '50 / 100 at 6,000 contexts',
    },
  ];
}

function loaded(bytes: Uint8Array): Workbench {
  const workbench = createWorkbench();
  workbench.open({ files: [{ name: 'report.json', bytes }], mode: 'replace' });
  return workbench;
}

function pickedRule(workbench: Workbench, node: number): string {
  const outcome = workbench.pick({
    ruleText: '',
    view: STRUCTURE,
    node,
    negated: false,
    element: 'auto',
  });
  return outcome.ok ? (outcome.edits[0]?.newText ?? '') : '';
}
