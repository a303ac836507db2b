import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsOfModel } from '../../events/events-of-model.ts';
import { readEventLog } from '../../events/read-event-log.ts';
import { toVtModel } from '../../vt/to-vt-model.ts';
import { loadReports } from '../../workbench/load-documents.ts';
import type { SigmaEvent } from '../event.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';

/** The events of the logs of the corpus, and those that its rules must fire on. */
export function corpusLogEvents(): readonly SigmaEvent[] {
  const names = [
    ...filesBelow('events', ['.jsonl', '.log']),
    ...filesBelow('sigmahq/regression_data', ['.json', '.evtx']),
  ];
  return names.flatMap((name) => {
    const log = readEventLog(name, readFileSync(join(CORPUS, name)));
    return log.ok ? log.value.events.map(({ event }) => event) : [];
  });
}

/** The events that the reports of the corpus tell of: match contexts, and behaviour. */
export function corpusReportEvents(): readonly SigmaEvent[] {
  return filesBelow('vt-reports', ['.json']).flatMap((name) => {
    const bytes = readFileSync(join(CORPUS, name));
    const { reports } = loadReports([{ name, bytes }], { firstDocumentId: 0 });
    return reports.flatMap((report) =>
      eventsOfModel(toVtModel(report)).events.map(({ event }) => event),
    );
  });
}

function filesBelow(folder: string, endings: readonly string[]): readonly string[] {
  return readdirSync(join(CORPUS, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .toSorted()
    .map((name) => join(folder, name));
}
