/**
 * Writes the sample reports of public/samples. The output follows from the code alone.
 *
 *   node scripts/make-samples.mjs           writes the files
 *   node scripts/make-samples.mjs --check   changes nothing; fails when a committed file is stale
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleFiles } from './samples/all-samples.mjs';

const FOLDER = fileURLToPath(new URL('../public/samples/', import.meta.url));

/** Names of files that are missing, differ, or are no longer made. */
async function staleFiles(files) {
  const stale = [];
  for (const [name, text] of files) {
    const committed = await readFile(join(FOLDER, name), 'utf8').catch(() => undefined);
    if (committed !== text) stale.push(name);
  }
  const present = await readdir(FOLDER).catch(() => []);
  return [...stale, ...present.filter((name) => name.endsWith('.json') && !files.has(name))];
}

const files = sampleFiles();
if (process.argv.includes('--check')) {
  const stale = await staleFiles(files);
  if (stale.length > 0) {
    console.error(
      `stale in public/samples: ${stale.join(', ')}; run: node scripts/make-samples.mjs`,
    );
    process.exitCode = 1;
  }
} else {
  await mkdir(FOLDER, { recursive: true });
  for (const [name, text] of files) await writeFile(join(FOLDER, name), text);
  console.log(`wrote ${files.size} files to public/samples`);
}
