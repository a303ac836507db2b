/**
 * Writes public/rules/index.json, the list of the project's own Sigma rules that the page reads. It
 * follows from the names of the files alone.
 *
 *   node scripts/make-rule-index.mjs           writes the file
 *   node scripts/make-rule-index.mjs --check   changes nothing; fails when the committed file is stale
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RULES_FOLDER, ruleIndexText } from './rules/rule-index.mjs';

const path = join(RULES_FOLDER, 'index.json');
const text = await ruleIndexText();
if (process.argv.includes('--check')) {
  const committed = await readFile(path, 'utf8').catch(() => undefined);
  if (committed !== text) {
    console.error('stale: public/rules/index.json; run: node scripts/make-rule-index.mjs');
    process.exitCode = 1;
  }
} else {
  await writeFile(path, text);
  console.log('wrote public/rules/index.json');
}
