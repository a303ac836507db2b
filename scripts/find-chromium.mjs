import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium to test with: LIVEHUNT_CHROMIUM, a system one, Playwright's own, and where
 * there is none, Playwright's download or Debian's package. Undefined when all of that failed.
 */
export function findChromium() {
  const candidates = [process.env.LIVEHUNT_CHROMIUM, ...SYSTEM_PATHS, chromium.executablePath()];
  const found = candidates.find((path) => path && existsSync(path));
  if (found !== undefined) return found;

  console.log('No Chromium found; trying to install one…');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  try {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    for (const step of [
      ['update', '-qq'],
      ['install', '-y', '-qq', 'chromium', 'fonts-dejavu-core'],
    ]) {
      const [program, ...args] = [...sudo, 'apt-get', ...step];
      execFileSync(program, args, { stdio: 'inherit' });
    }
  } catch (error) {
    console.error(`Could not install Chromium: ${error.message}`);
  }
  return SYSTEM_PATHS.find((path) => existsSync(path));
}
