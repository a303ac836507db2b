// Takes the pictures of the README from the built page: the welcome page, the first story half-way
// and finished, in both themes. Usage: node scripts/screenshots.mjs [FOLDER], default docs/.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';

const PORT = 4198;
const FOLDER = process.argv[2] ?? 'docs';
const PATH = ['behaviour', 'sigma_analysis_results', '0', 'match_context', '0', 'values'];

mkdirSync(FOLDER, { recursive: true });
const server = spawn(process.execPath, ['scripts/start.mjs', '--port', String(PORT)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => {
  server.stdout.on('data', (chunk) => {
    if (String(chunk).includes('http://')) resolve(undefined);
  });
});
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  for (const colorScheme of ['light', 'dark']) await takePictures(colorScheme);
} finally {
  await browser.close();
  server.kill();
}

async function takePictures(colorScheme) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1440, height: 900 } });
  const shoot = (name) => page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
  const row = (key, level) =>
    page
      .getByRole('treeitem', { name: new RegExp(`^${key}(\\s|$)`) })
      .and(page.locator(`[aria-level="${level}"]`))
      .first();
  const chip = (label) => page.getByRole('group', { name: `Test of ${label}` });
  const change = async (label, operator, value) => {
    await chip(label)
      .getByRole('button', { name: /^Operator of/ })
      .click();
    await page.getByRole('menuitemradio', { name: new RegExp(`\\b${operator}$`) }).click();
    await fill(chip(label).getByRole('textbox').first(), value);
  };
  const fill = async (field, value) => {
    await field.fill(value);
    await field.press('Enter');
  };

  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.locator('.monaco-editor').first().waitFor();
  await shoot('welcome');

  await page.getByRole('button', { name: 'Windows loader' }).click();
  for (const [at, key] of PATH.entries()) {
    await row(key, at + 1)
      .locator('[data-part="twisty"]')
      .click();
    await page.waitForTimeout(200);
  }
  const level = PATH.length + 1;
  await row('TargetObject', level)
    .getByRole('button', { name: 'Add to rule: TargetObject' })
    .click();
  await page
    .getByText(/^Matches/)
    .first()
    .waitFor();
  await change('TargetObject', 'icontains', '\\CurrentVersion\\RunOnce\\');
  await page.waitForTimeout(500);
  await shoot('half');

  await row('Details', level).getByRole('button', { name: 'Add to rule: Details' }).click();
  await chip('Details').waitFor();
  await change('Details', 'endswith', '.vbs');
  await chip('Details').getByRole('button', { name: 'Add alternative: Details' }).click();
  await fill(chip('Details').getByRole('textbox').nth(1), '.bat');
  await page.getByRole('button', { name: /RunOnce Value Points/ }).click();
  await page.waitForTimeout(800);
  await shoot('story');
  await page.close();
}
