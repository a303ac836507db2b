// Runs the end-to-end tests against the built page (which it builds where it is stale).
// Usage: node scripts/test-e2e.mjs [Playwright arguments]
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';

const path = findChromium();
if (path === undefined) {
  console.error(
    'The end-to-end tests need Chromium: install it, or name one in LIVEHUNT_CHROMIUM.',
  );
  process.exit(1);
}
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, LIVEHUNT_CHROMIUM: path },
});
process.exit(status ?? 1);
