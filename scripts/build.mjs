// Builds the page into dist/ and the command line into dist/cli/livehunt.js.
import { chmodSync } from 'node:fs';
import { build } from 'vite';

const logLevel = process.argv.includes('--verbose') ? 'info' : 'warn';

await build({ logLevel });
await build({
  configFile: false,
  logLevel,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/livehunt.ts',
    outDir: 'dist/cli',
    target: 'node20',
    emptyOutDir: true,
    rollupOptions: {
      output: { entryFileNames: 'livehunt.js', banner: '#!/usr/bin/env node' },
    },
  },
});
chmodSync('dist/cli/livehunt.js', 0o755);
console.log('Built dist/ (page) and dist/cli/livehunt.js (command line).');
