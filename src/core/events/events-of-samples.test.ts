import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mergeReports } from '../report/merge-reports.ts';
import { loadReport } from '../report/testdata/load-document.ts';
import { toVtModel } from '../vt/to-vt-model.ts';
import { eventsOfModel } from './events-of-model.ts';

const FOLDER = fileURLToPath(new URL('../../../public/samples/', import.meta.url));

/** How many events of each kind a sample of the project has, by origin, product, categories and services. */
function countsOf(sample: string): Readonly<Record<string, number>> {
  const reports = ['', '.behaviours'].map((part, index) =>
    loadReport(readFileSync(join(FOLDER, `${sample}${part}.json`), 'utf8'), index + 1),
  );
  const [report] = mergeReports(reports).samples;
  if (report === undefined) throw new Error('the sample has no report');
  const counts = new Map<string, number>();
  for (const { event, origin } of eventsOfModel(toVtModel(report)).events) {
    const { product, categories, services } = event.logsource;
    const key = [origin.kind, product, categories?.join('+'), services?.join('+')].join(' ').trim();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

it('makes Windows events of the loader', () => {
  expect(countsOf('windows-loader')).toEqual({
    'behaviour windows  security': 1,
    'behaviour windows  system': 1,
    'behaviour windows dns_query+dns': 6,
    'behaviour windows file_access': 66,
    'behaviour windows file_change': 6,
    'behaviour windows file_delete+file_delete_detected': 7,
    'behaviour windows file_event': 24,
    'behaviour windows file_event+file_rename': 1,
    'behaviour windows file_executable_detected': 4,
    'behaviour windows image_load': 50,
    'behaviour windows network_connection': 7,
    'behaviour windows pipe_created': 2,
    'behaviour windows process_access+create_remote_thread': 2,
    'behaviour windows process_creation': 42,
    'behaviour windows process_creation+process_termination': 1,
    'behaviour windows process_termination': 13,
    'behaviour windows proxy+network_connection': 4,
    'behaviour windows registry_delete+registry_event': 1,
    'behaviour windows registry_set+registry_event': 45,
    'match-context windows driver_load+image_load sysmon': 1,
    'match-context windows file_event sysmon': 5,
    'match-context windows image_load sysmon': 2,
    'match-context windows network_connection sysmon': 5,
    'match-context windows pipe_created sysmon': 2,
    'match-context windows process_creation sysmon': 4,
    'match-context windows ps_script powershell': 1,
    'match-context windows registry_event+registry_set sysmon': 6,
  });
});

it('makes Windows events of the installer', () => {
  expect(countsOf('benign-installer')).toEqual({
    'behaviour windows dns_query+dns': 1,
    'behaviour windows file_access': 22,
    'behaviour windows file_event': 11,
    'behaviour windows image_load': 18,
    'behaviour windows network_connection': 1,
    'behaviour windows process_creation': 4,
    'behaviour windows proxy+network_connection': 1,
    'behaviour windows registry_set+registry_event': 9,
    'match-context windows registry_event+registry_set sysmon': 1,
  });
});

it('makes Linux events of the dropper', () => {
  expect(countsOf('linux-dropper')).toEqual({
    'behaviour linux dns_query+dns': 4,
    'behaviour linux file_access': 32,
    'behaviour linux file_change': 2,
    'behaviour linux file_delete+file_delete_detected': 2,
    'behaviour linux file_event': 11,
    'behaviour linux network_connection': 3,
    'behaviour linux process_creation': 34,
    'behaviour linux process_termination': 16,
    'behaviour linux proxy+network_connection': 2,
    'match-context linux process_creation': 23,
  });
});

it('makes macOS events of the disk image', () => {
  expect(countsOf('macos-dmg')).toEqual({
    'behaviour macos dns_query+dns': 4,
    'behaviour macos file_access': 24,
    'behaviour macos file_delete+file_delete_detected': 2,
    'behaviour macos file_event': 12,
    'behaviour macos network_connection': 3,
    'behaviour macos process_creation': 22,
    'behaviour macos process_termination': 7,
    'behaviour macos proxy+network_connection': 2,
    'match-context macos process_creation': 11,
  });
});
