import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeZip } from '../src/core/archive/testdata/make-zip.ts';
import { expect, test } from './fixtures.ts';

/** The release of public rules, where the folder of real data is at hand. */
const PUBLIC_RULES = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'sigmahq', 'rules.zip');

const ON_RUN_ONCE = `title: Value Under RunOnce
id: 0f1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b
status: test
description: A value is set under RunOnce.
logsource:
  product: windows
  category: registry_set
detection:
  selection:
    TargetObject|contains: '\\CurrentVersion\\RunOnce\\'
  condition: selection
level: low
tags:
  - attack.persistence
  - attack.t1547.001
`;

/** Many rules, so that reading them takes a while. */
function manyRules(count: number): Uint8Array {
  const files = Array.from({ length: count }, (_, at) => ({
    name: `rules/windows/rule-${at}.yml`,
    text: ON_RUN_ONCE.replace('Value Under RunOnce', `Value Under RunOnce, Number ${at}`).replace(
      '0f1a2b3c',
      at.toString(16).padStart(8, '0'),
    ),
  }));
  return makeZip([
    ...files,
    { name: 'rules/broken.yml', text: 'title: Broken\ndetection: [\n' },
    { name: 'deprecated/old.yml', text: ON_RUN_ONCE },
  ]);
}

test('loads a zip of rules with progress, runs them, and keeps them for the next visit', async ({
  editor,
  page,
}) => {
  test.slow();
  await editor.openSample('Windows loader');
  const isPublic = existsSync(PUBLIC_RULES);
  const name = isPublic ? 'sigma_all_rules.zip' : 'many-rules.zip';
  const zip = isPublic ? readFileSync(PUBLIC_RULES) : manyRules(1500);
  await editor.sigmaRuleFiles.setInputFiles({
    name,
    mimeType: 'application/zip',
    buffer: Buffer.from(zip),
  });
  await expect(editor.sigmaProgress).toContainText(/[\d,]+ of [\d,]+/);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  const count = isPublic ? '3,780' : '1,500';
  await expect(editor.loadedRules).toContainText(`${name} ${count}`);
  await expect(editor.sigmaProgress).toBeHidden();
  await expect(page.getByRole('button', { name: /problems? in [\d,]+ files?/ })).toBeVisible();

  const firing = isPublic ? 'CobaltStrike Named Pipe' : 'Value Under RunOnce, Number 7';
  const filter = page.getByRole('searchbox', { name: 'Filter Sigma rules' });
  await filter.fill(firing);
  await expect(editor.sigmaRow(firing)).toContainText('fires');

  await page.reload();
  await expect(editor.loadedRules).toContainText(`${name} ${count}`);
  await filter.fill(firing);
  await expect(editor.sigmaRow(firing)).toContainText('fires');

  await editor.loadedRules.click();
  await page.getByRole('menuitem', { name: `Remove ${name}` }).click();
  await expect(editor.loadedRules).not.toContainText(name);
  await page.reload();
  await expect(editor.loadedRules).toContainText('project');
  await expect(editor.loadedRules).not.toContainText(name);
});

test('stops loading when that is cancelled, and keeps nothing of it', async ({ editor, page }) => {
  test.slow();
  await editor.openSample('Windows loader');
  await expect(editor.loadedRules).toContainText('project');
  await editor.sigmaRuleFiles.setInputFiles({
    name: 'many.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(manyRules(4000)),
  });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor.sigmaProgress).toBeHidden();
  await expect(editor.loadedRules).not.toContainText('many.zip');
  await editor.loadSigma('one.yml', ON_RUN_ONCE);
  await expect(editor.sigmaRow('Value Under RunOnce')).toContainText('fires');
});

test('opens reports, rules and logs that are dropped together', async ({ editor, page }) => {
  await expect(editor.ruleEditor).toBeVisible();
  const sha = 'a'.repeat(64);
  const report = {
    data: { type: 'file', id: sha, attributes: { sha256: sha, meaningful_name: 'dropped.exe' } },
  };
  const log = {
    Event: {
      System: {
        Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
        EventID: 13,
        Channel: 'Microsoft-Windows-Sysmon/Operational',
      },
      EventData: {
        TargetObject: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\x',
        Details: 'x.exe',
      },
    },
  };
  await editor.drop([
    { name: 'report.json', content: JSON.stringify(report) },
    { name: 'run-once.yml', content: ON_RUN_ONCE },
    { name: 'sysmon.jsonl', content: `${JSON.stringify(log)}\n` },
  ]);
  await expect(page.getByText('dropped.exe').first()).toBeVisible();
  await expect(editor.loadedRules).toContainText('run-once.yml 1');
  await expect(editor.loadedRules).toContainText('sysmon.jsonl');
  await expect(editor.sigmaRow('Value Under RunOnce')).toContainText('fires');
  await editor.openSigmaRow('Value Under RunOnce');
  await expect(editor.matchContexts).toContainText('sysmon.jsonl #1');
  await expect(editor.matchContexts.locator('mark').first()).toHaveText(
    '\\CurrentVersion\\RunOnce\\',
  );
});

test('loads a folder with all that is below it', async ({ editor, page }, testInfo) => {
  const folder = testInfo.outputPath('my-rules');
  mkdirSync(join(folder, 'windows', 'deep'), { recursive: true });
  mkdirSync(join(folder, 'deprecated'));
  writeFileSync(join(folder, 'windows', 'deep', 'run-once.yml'), ON_RUN_ONCE);
  writeFileSync(join(folder, 'deprecated', 'old.yml'), ON_RUN_ONCE);
  writeFileSync(join(folder, 'readme.yml'), 'on: push\n');
  await editor.openSample('Windows loader');
  await page.locator('input[type=file][aria-label="Sigma rule folder"]').setInputFiles(folder);
  await expect(editor.loadedRules).toContainText('my-rules 1');
  await expect(editor.sigmaRow('Value Under RunOnce')).toContainText('fires');
  await editor.loadedRules.click();
  await expect(page.getByRole('menuitem', { name: 'Remove my-rules' })).toContainText(
    '1 deprecated',
  );
});

test('loads a dropped folder, and says what it passed over', async ({ editor, page }, testInfo) => {
  const folder = testInfo.outputPath('dropped-rules');
  const files = {
    '.git/config.yml': 'hidden: true\n',
    '__MACOSX/windows/._rule-0.yml': '\0\u0005\u0016\u0007',
    'README.md': '# rules\n',
    'windows/deep/run-once.yml': ON_RUN_ONCE,
    // More than the browser hands out at once.
    ...Object.fromEntries(
      Array.from({ length: 230 }, (_, at) => [
        `windows/rule-${at}.yml`,
        ON_RUN_ONCE.replace('Value Under RunOnce', `Number ${at}`),
      ]),
    ),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  await editor.openSample('Windows loader');
  await expect(editor.loadedRules).toContainText('project');
  await editor.dropFromDisk([folder]);
  await expect(editor.loadedRules).toContainText('dropped-rules 231');
  await expect(
    page.getByText('Passed over 1 file beside the Sigma rules, 2 hidden files'),
  ).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter Sigma rules' }).fill('Number 229');
  await expect(editor.sigmaRow('Number 229')).toContainText('fires');
});

test('says so when there is nothing in a dropped folder', async ({ editor, page }, testInfo) => {
  const folder = testInfo.outputPath('nothing');
  mkdirSync(join(folder, 'below'), { recursive: true });
  await expect(editor.loadedRules).toContainText('project');
  await editor.dropFromDisk([folder]);
  await expect(page.getByText('There is no file to open')).toBeVisible();
});

test('says that kept rules are damaged, and lets them be removed', async ({ editor, page }) => {
  await editor.loadSigma('one.yml', ON_RUN_ONCE);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('livehunt-rules');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const change = opening.result.transaction('packs', 'readwrite');
          const record = { version: 1, name: 'one.yml', pack: new Uint8Array([1, 2, 3]) };
          change.objectStore('packs').put(record, 'one.yml');
          change.addEventListener('complete', () => resolve());
        });
      }),
  );
  await page.reload();
  const notices = page.getByRole('list', { name: 'Sigma files that were not loaded' });
  await expect(notices).toContainText('one.yml');
  await editor.loadedRules.click();
  await page.getByRole('menuitem', { name: 'Remove one.yml' }).click();
  await expect(page.getByText('Removed one.yml')).toBeVisible();
  await page.reload();
  await expect(editor.loadedRules).toContainText('project');
  await expect(notices).toHaveCount(0);
});

test('takes a rule that is pasted, and says what is wrong with it and where', async ({
  editor,
  page,
}) => {
  await expect(editor.loadedRules).toContainText('project');
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
      );
    },
    ON_RUN_ONCE.replace('|contains', '|contain'),
  );
  const problems = page.getByRole('button', { name: /problems? in 1 file/ });
  await problems.click();
  const list = page.getByRole('region', { name: 'Problems of Sigma rules' });
  await expect(list).toContainText('contain');
  await expect(list).toContainText('pasted.yml:10:');
});

test('says in words what cannot be loaded', async ({ editor, page }) => {
  await expect(editor.loadedRules).toContainText('project');
  await editor.sigmaRuleFiles.setInputFiles({
    name: 'empty.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(makeZip([])),
  });
  const notices = page.getByRole('list', { name: 'Sigma files that were not loaded' });
  await expect(notices).toContainText('empty.zip');
  await expect(notices).toContainText('has no ');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notices).toBeHidden();
});

test('filters by what is chosen and typed, and remembers the columns', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await expect(editor.loadedRules).toContainText('project');
  const shown = page.getByRole('status', { name: 'Rules shown' });
  await expect(shown).not.toHaveText('7 rules');
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  const filters = page.getByRole('dialog', { name: 'Filters' });
  await filters
    .getByRole('group', { name: 'Source' })
    .getByRole('checkbox', { name: /VT/ })
    .check();
  await expect(shown).toHaveText(/^7 of \d+ rules$/);
  await filters
    .getByRole('group', { name: 'Level' })
    .getByRole('checkbox', { name: /high/ })
    .check();
  await expect(shown).toHaveText(/^3 of \d+ rules$/);
  await page.keyboard.press('Escape');
  await expect(editor.sigmaTable.getByRole('rowheader')).toHaveCount(3);
  await page.getByRole('button', { name: 'Remove filter: Source VT' }).click();
  await page.getByRole('searchbox', { name: 'Filter Sigma rules' }).fill('T1547.001');
  await expect(editor.sigmaRow('RunOnce Value Names a Script')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Logsource' }).click();
  await expect(editor.sigmaTable.getByRole('columnheader', { name: 'Logsource' })).toBeVisible();
  await page.reload();
  await expect(editor.sigmaTable.getByRole('columnheader', { name: 'Logsource' })).toBeVisible();
});
