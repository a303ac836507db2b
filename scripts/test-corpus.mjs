// Runs the tests over real data that is not part of the project.
// Usage: npm run test:corpus -- --corpus DIR
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const args = process.argv.slice(2);
const at = args.indexOf('--corpus');
const corpus = at === -1 ? process.env.LIVEHUNT_CORPUS : args[at + 1];
if (!corpus || !existsSync(corpus)) {
  console.error(
    corpus
      ? `There is no folder ${corpus}`
      : 'Name the folder of real data: npm run test:corpus -- --corpus DIR',
  );
  process.exit(2);
}
const rest = at === -1 ? args : args.toSpliced(at, 2);
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'corpus', ...rest], {
  stdio: 'inherit',
  env: { ...process.env, LIVEHUNT_CORPUS: resolve(corpus) },
});
process.exit(status ?? 1);
