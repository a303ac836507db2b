// The whole test run: checks, unit tests, build, end-to-end tests, and with --corpus DIR the tests
// over real data. Ends with one line, `N passed, N failed`, summed over all of them.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from './run-steps.mjs';

const CACHE = '.cache';
const args = process.argv.slice(2);
const corpus = args.includes('--corpus') ? args[args.indexOf('--corpus') + 1] : undefined;

mkdirSync(CACHE, { recursive: true });
const totals = { passed: 0, failed: 0 };

await stage('Checks', ['node', 'scripts/check.mjs'], ({ output }) => {
  const counts = /^(\d+) passed, (\d+) failed$/m.exec(output);
  return counts ? { passed: Number(counts[1]), failed: Number(counts[2]) } : undefined;
});
await vitestStage('Unit tests', 'unit', process.env);
await stage('Build', ['node', 'scripts/build.mjs'], ({ code }) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
}));
await playwrightStage();
if (corpus !== undefined) {
  await vitestStage('Corpus tests', 'corpus', { ...process.env, LIVEHUNT_CORPUS: resolve(corpus) });
}

console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

/** Runs a stage; `count` reads its numbers, undefined when the stage broke before it had any. */
async function stage(title, command, count, env = process.env) {
  console.log(`\n== ${title}`);
  const outcome = await run(command, { isShown: true, env });
  const counted = count(outcome) ?? { passed: 0, failed: 0 };
  // A runner that failed without a failed test broke by itself: that counts as one.
  const failed = outcome.code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  totals.passed += counted.passed;
  totals.failed += failed;
}

async function vitestStage(title, project, env) {
  const report = `${CACHE}/vitest-${project}.json`;
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await stage(
    title,
    ['npx', 'vitest', 'run', '--project', project, ...reporters],
    () => {
      if (!existsSync(report)) return undefined;
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
      return { passed: numPassedTests, failed: numFailedTests };
    },
    env,
  );
}

async function playwrightStage() {
  const report = `${CACHE}/playwright.json`;
  rmSync(report, { force: true });
  await stage(
    'End-to-end tests',
    ['node', 'scripts/test-e2e.mjs', '--reporter=line,json'],
    () => {
      if (!existsSync(report)) return undefined;
      const { stats } = JSON.parse(readFileSync(report, 'utf8'));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
    { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
}
