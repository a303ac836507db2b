import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileProblem } from '../core/workbench/workbench.ts';
import { readBytes } from './read-files.ts';

/** A file of rules as it is on disk: YAML, an archive or a pack. */
export interface RuleInput {
  /** As named, or found in a named folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was named itself. */
  readonly isNamed: boolean;
}

const RULE_FILE = /\.ya?ml$/i;

/**
 * The files of rules that are named, folders searched for YAML at any depth, in the order of their
 * names. What cannot be read is a problem in words. Never throws.
 */
export function readRuleFiles(paths: readonly string[]): {
  readonly inputs: readonly RuleInput[];
  readonly problems: readonly FileProblem[];
} {
  const inputs: RuleInput[] = [];
  const problems: FileProblem[] = [];
  for (const path of paths) {
    const isNamed = !isFolder(path);
    const names = isNamed ? [path] : yamlFilesIn(path);
    if (names.length === 0) problems.push({ fileName: path, message: 'has no .yml file in it' });
    for (const name of names) {
      const bytes = readBytes(name);
      if (bytes.ok) inputs.push({ name, bytes: bytes.value, isNamed });
      else problems.push({ fileName: name, message: bytes.error });
    }
  }
  return { inputs, problems };
}

function isFolder(path: string): boolean {
  return path !== '-' && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** Links to folders are not followed, so that no loop of them can trap us. */
function yamlFilesIn(folder: string): readonly string[] {
  const found: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (RULE_FILE.test(entry.name)) found.push(path);
    }
  }
  return found.sort();
}
