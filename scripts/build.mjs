// Builds the page into dist/ and the command line into dist/cli/livehunt.js.
import { chmodSync, cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
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
// The command line's engine lies beside it, unbundled: its WASM is changed in memory when it is loaded.
cpSync(dirname(fileURLToPath(import.meta.resolve('@virustotal/yara-x'))), 'dist/cli/yara-x', {
  recursive: true,
});
console.log('Built dist/ (page) and dist/cli/livehunt.js (command line).');
