// Builds and runs benchmarks in Node. Usage:
//   npm run bench [-- --sizes 1,10,100]                                  reports and rules in the editor
//   npm run bench yara [-- --runs 15 --samples 10000]                    rules over contexts and samples
//   npm run bench sigma [-- --corpus DIR --events 10000 --runs 7]        Sigma rules over events
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

const [first, ...others] = process.argv.slice(2);
const isNamed = first === 'sigma' || first === 'yara';
const entry = isNamed ? first : 'main';

await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: `scripts/bench/${entry}.ts`,
    outDir: `.cache/bench/${entry}`,
    target: 'node20',
    emptyOutDir: true,
  },
});
const { status } = spawnSync(
  process.execPath,
  [
    '--max-old-space-size=8192',
    `.cache/bench/${entry}/${entry}.js`,
    ...(isNamed ? others : process.argv.slice(2)),
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
