// Builds and runs the benchmarks in Node. Usage: npm run bench [-- --sizes 1,10,100]
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'scripts/bench/main.ts',
    outDir: '.cache/bench',
    target: 'node20',
    emptyOutDir: true,
  },
});
const { status } = spawnSync(
  process.execPath,
  ['--max-old-space-size=8192', '.cache/bench/main.js', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
