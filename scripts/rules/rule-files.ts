/** The project's own Sigma rules, by their files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RULES_FOLDER = fileURLToPath(new URL('../../public/rules/', import.meta.url));

/** A rule file; `name` is its path within the folder, with forward slashes. */
export interface ProjectRuleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All rule files of `public/rules`, in the order of their names. */
export async function readProjectRuleFiles(): Promise<readonly ProjectRuleFile[]> {
  const entries = await readdir(RULES_FOLDER, { recursive: true });
  const names = entries
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yml'))
    .sort();
  return Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(join(RULES_FOLDER, name)) })),
  );
}
