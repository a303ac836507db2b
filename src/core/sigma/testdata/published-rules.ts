import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeUtf8 } from '../../../base/utf8.ts';
import { unzip } from '../../archive/unzip.ts';

/** A rule file of the corpus. */
export interface PublishedFile {
  readonly name: string;
  readonly text: string;
}

/** The rule files of SigmaHQ's release, out of the corpus that the environment names. */
export function publishedRules(): readonly PublishedFile[] {
  const path = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'sigmahq', 'rules.zip');
  const result = unzip(new Uint8Array(readFileSync(path)), (name) => name.endsWith('.yml'));
  const files = result.ok ? result.value.files : [];
  return files.map(({ name, bytes }) => ({ name, text: decodeUtf8(bytes) }));
}

const RUN_FOLDERS = [
  'rules/',
  'rules-compliance/',
  'rules-emerging-threats/',
  'rules-placeholder/',
  'rules-threat-hunting/',
];

/** Whether a file is in one of the folders that are meant to be run. */
export function isMeantToRun({ name }: PublishedFile): boolean {
  return RUN_FOLDERS.some((folder) => name.startsWith(folder));
}
