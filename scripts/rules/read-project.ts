/** The project's own Sigma rules, and the events of its own samples. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventsOfModel } from '../../src/core/events/events-of-model.ts';
import type { RecordedEvent } from '../../src/core/events/recorded-event.ts';
import { indexJson } from '../../src/core/json/index-json.ts';
import { mergeReports } from '../../src/core/report/merge-reports.ts';
import { readReport } from '../../src/core/report/read-report.ts';
import type { SampleReport } from '../../src/core/report/sample-report.ts';
import { readSigmaFile, type SigmaFile } from '../../src/core/sigma/rule/read-sigma-file.ts';
import { toVtModel } from '../../src/core/vt/to-vt-model.ts';
import { readProjectRuleFiles } from './rule-files.ts';

const SAMPLES_FOLDER = fileURLToPath(new URL('../../public/samples/', import.meta.url));

export interface RuleFile {
  /** Without the ending: `windows/run-once-entry`. */
  readonly name: string;
  readonly text: string;
  readonly file: SigmaFile;
}

export async function readProjectRules(): Promise<readonly RuleFile[]> {
  return (await readProjectRuleFiles()).map(({ name, bytes }) => {
    const text = new TextDecoder().decode(bytes);
    return { name: name.replace(/\.yml$/, ''), text, file: readSigmaFile(name, text) };
  });
}

/** The events of a sample, from both of its documents. Throws when they cannot be read. */
export async function readSampleEvents(sample: string): Promise<readonly RecordedEvent[]> {
  const reports = await Promise.all(
    [`${sample}.json`, `${sample}.behaviours.json`].map((name, at) => loadReport(name, at + 1)),
  );
  const [merged] = mergeReports(reports).samples;
  if (merged === undefined) throw new Error(`${sample} has no sample`);
  return eventsOfModel(toVtModel(merged)).events;
}

async function loadReport(name: string, id: number): Promise<SampleReport> {
  const index = indexJson(await readFile(join(SAMPLES_FOLDER, name)));
  if (!index.ok) throw new Error(`${name}: ${index.error.message}`);
  const report = readReport({ id, name, index: index.value });
  if (!report.ok) throw new Error(`${name}: ${report.error.message}`);
  return report.value;
}
