// All checks that need no browser and no build: format, lint, types, layers and cycles, generated files.
// Prints one line a check and, last, `N passed, N failed`.
import { runSteps } from './run-steps.mjs';

const { nPassed, nFailed } = await runSteps([
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['npx', 'oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types: all', command: ['npx', 'tsc', '-p', 'tsconfig.json'] },
  { name: 'types: core has no platform', command: ['npx', 'tsc', '-p', 'src/core/tsconfig.json'] },
  { name: 'types: workers have no DOM', command: ['npx', 'tsc', '-p', 'src/worker/tsconfig.json'] },
  { name: 'layers and cycles', command: ['node', 'scripts/check-layers.mjs'] },
  { name: 'samples are up to date', command: ['node', 'scripts/make-samples.mjs', '--check'] },
]);
console.log(`${nPassed} passed, ${nFailed} failed`);
process.exit(nFailed === 0 ? 0 : 1);
