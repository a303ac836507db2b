/** The project's own Sigma rules, by their files. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const RULES_FOLDER = fileURLToPath(new URL('../../public/rules/', import.meta.url));

/** The paths of all rule files within the folder, with forward slashes, in order. */
export async function ruleFileNames() {
  const entries = await readdir(RULES_FOLDER, { recursive: true });
  return entries
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yml'))
    .sort();
}

/** What index.json says: a list of the paths. */
export async function ruleIndexText() {
  return `${JSON.stringify({ files: await ruleFileNames() }, undefined, 2)}\n`;
}
