import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file as the program's reader of rules takes it. */
export interface BenchFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The rules to measure with: an archive, a folder that has `sigmahq/rules.zip` or `rules.zip` in it, any other folder of
 * rules, or, where no path is given, the rules that come with the page.
 */
export function loadRuleFiles(path: string | undefined): readonly BenchFile[] {
  if (path === undefined) return filesBelow('public/rules');
  if (statSync(path).isFile()) return [{ name: path, bytes: readBytes(path) }];
  for (const name of ['sigmahq/rules.zip', 'rules.zip']) {
    const archive = statSync(join(path, name), { throwIfNoEntry: false });
    if (archive?.isFile()) return [{ name, bytes: readBytes(join(path, name)) }];
  }
  return filesBelow(path);
}

function filesBelow(folder: string): readonly BenchFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .map((name) => ({ name, bytes: readBytes(join(folder, name)) }));
}

function readBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
