import { defineConfig } from '@playwright/test';

const PORT = 4199;

/** Runs against the built page under its real headers; scripts/test-e2e.mjs finds the browser. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env['LIVEHUNT_CHROMIUM'] === undefined
        ? {}
        : { executablePath: process.env['LIVEHUNT_CHROMIUM'] }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: `node scripts/start.mjs --port ${PORT}`,
    port: PORT,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
