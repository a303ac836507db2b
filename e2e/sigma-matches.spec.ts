import { expect, test } from './fixtures.ts';

test('opens a match, and adds its fields to the rule by one press', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await expect(editor.sigmaRow('RunOnce Value Names a Script')).toContainText('fires');
  await editor.openSigmaRow('RunOnce Value Names a Script');
  const first = editor.matchContexts.getByRole('article').first();
  await expect(first).toContainText('EventID 13');
  await expect(first.locator('mark').first()).toHaveText('\\CurrentVersion\\RunOnce\\');

  await first
    .getByRole('button', {
      name: 'Add to rule: TargetObject contains “\\CurrentVersion\\RunOnce\\”',
    })
    .click();
  await expect(
    page.getByText(/whether or not a Sigma rule fires|in the match context/),
  ).toBeVisible();
  await expect(editor.verdict).toHaveText(/^Matches/);
  const { text } = await editor.exportedRule();
  expect(text).toContain(String.raw`icontains "\\CurrentVersion\\RunOnce\\"`);

  await first.getByRole('button', { name: 'Add to rule: Details', exact: true }).click();
  await expect(editor.verdict).toHaveText(/^Matches/);
});

test('lets the user choose the match context instead of the field of the behaviour', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.openSigmaRow('RunOnce Value Names a Script');
  const first = editor.matchContexts.getByRole('article').first();
  await first.getByRole('button', { name: 'Where to add: TargetObject' }).click();
  await page.getByRole('menuitem', { name: 'match context, TargetObject', exact: true }).click();
  await expect(editor.verdict).toHaveText(/^Matches/);
  const { text } = await editor.exportedRule();
  expect(text).toContain('.values["TargetObject"] ==');
  await expect(first).toContainText('bound by the rule');
});

test('says why, shows the rule with what fired, and the rules that nearly did', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.openSigmaRow('RunOnce Value Names a Script');
  const first = editor.matchContexts.getByRole('article').first();
  await first.getByRole('button', { name: 'Why', exact: true }).click();
  const why = first.getByRole('list', { name: 'Why', exact: true });
  await expect(why.getByRole('listitem').first()).toContainText('holds');
  await expect(why).toContainText('TargetObject');

  await page.getByRole('button', { name: 'View rule' }).click();
  const rule = page.getByRole('figure', { name: 'Rule text' });
  await expect(rule).toContainText('title: RunOnce Value Names a Script');
  await expect(rule.locator('mark[data-truth=yes]').first()).toContainText('RunOnce');

  await first.getByRole('button', { name: 'Closest rules' }).click();
  await expect(
    first.getByRole('list', { name: 'Closest rules' }).or(first.getByText(/No loaded rule misses/)),
  ).toBeVisible();
});

test('says that the loaded rule is another revision than the one that VirusTotal ran', async ({
  editor,
}) => {
  await editor.openSample('Windows loader');
  const title = 'Named Pipe With The Shape Of A Remote Control Implant';
  await editor.loadSigma(
    'pipe.yml',
    `title: ${title}
logsource:
  product: windows
  category: pipe_created
detection:
  selection:
    PipeName|startswith: '\\another-name-'
  condition: selection
level: critical
`,
  );
  await expect(editor.sigmaRow(title)).toContainText('does not fire');
  await editor.openSigmaRow(title);
  await expect(editor.matchContexts).toContainText('VirusTotal ran another revision');
  await expect(editor.matchContexts.getByRole('article').first()).toContainText('does not fire');
});

test('fires on a Linux script by its behaviour, and shows the values that matter', async ({
  editor,
}) => {
  await editor.openSample('Linux shell script');
  const title = 'Crontab Replaced by What Is Piped In';
  await expect(editor.sigmaRow(title)).toContainText('fires');
  await expect(editor.sigmaRow(title)).toContainText('Linux');
  await editor.openSigmaRow(title);
  await expect(editor.matchContexts.locator('mark').first()).toBeVisible();
  const ofBehaviour = editor.matchContexts
    .getByRole('article')
    .filter({ hasText: 'vt.behaviour.' })
    .first();
  await expect(ofBehaviour).toContainText('crontab');
  await ofBehaviour
    .getByRole('button', { name: /^Add to rule: CommandLine / })
    .first()
    .click();
  await expect(editor.verdict).toHaveText(/^Matches/);
  const { text } = await editor.exportedRule();
  expect(text).not.toContain('sigma_analysis_results');
  expect(text).toContain('vt.behaviour.');
});

test('fires on a macOS disk image by its behaviour', async ({ editor }) => {
  await editor.openSample('macOS disk image');
  const title = 'Script Asks for a Password in a Dialog';
  await expect(editor.sigmaRow(title)).toContainText('fires');
  await expect(editor.sigmaRow(title)).toContainText('macOS');
  await editor.openSigmaRow(title);
  await expect(editor.matchContexts.locator('mark').first()).toBeVisible();
  await editor.matchContexts
    .getByRole('button', { name: 'Add to rule: CommandLine', exact: true })
    .first()
    .click();
  await expect(editor.verdict).toHaveText(/^Matches/);
});

test('works by keyboard alone, from the table to the rule', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await expect(editor.sigmaRow('RunOnce Value Names a Script')).toContainText('fires');
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await editor.sigmaTable.getByRole('columnheader', { name: 'Level' }).getByRole('button').focus();
  const rows = editor.sigmaTable.getByRole('rowheader');
  const first = rows.first().getByRole('button');
  for (let presses = 0; presses < 12; presses++) {
    if (await first.evaluate((element) => element === document.activeElement)) break;
    await press('Tab');
  }
  await expect(first).toBeFocused();
  await press('End');
  await expect(rows.last().getByRole('button')).toBeFocused();
  await press('Home');
  const wanted = editor.sigmaTable.getByRole('button', {
    name: 'RunOnce Value Names a Script',
    exact: true,
  });
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await press('ArrowDown');
  }
  await press('ArrowRight');
  await expect(wanted).toHaveAttribute('aria-expanded', 'true');
  const add = editor.matchContexts
    .getByRole('button', { name: 'Add to rule: TargetObject', exact: true })
    .first();
  await expect(add).toBeVisible();
  for (let presses = 0; presses < 20; presses++) {
    if (await add.evaluate((element) => element === document.activeElement)) break;
    await press('Tab');
  }
  await press('Enter');
  await expect(editor.verdict).toHaveText(/^Matches/);
  await wanted.focus();
  await press('ArrowLeft');
  await expect(wanted).toHaveAttribute('aria-expanded', 'false');
});

const HOSTILE = '<img src=x onerror="alert(1)"> \u202Egnp \u0000';

test('draws a hostile rule and hostile values as text', async ({ editor, page }) => {
  const quoted = JSON.stringify(HOSTILE);
  await editor.openReport('report.json', {
    data: {
      type: 'file',
      id: 'b'.repeat(64),
      attributes: {
        sha256: 'b'.repeat(64),
        sigma_analysis_results: [
          {
            rule_title: 'Recorded',
            rule_level: 'high',
            match_context: [{ values: { EventID: '1', CommandLine: HOSTILE, [HOSTILE]: 'x' } }],
          },
        ],
      },
    },
  });
  await editor.loadSigma(
    'hostile.yml',
    `title: ${quoted}
description: ${quoted}
author: ${quoted}
logsource:
  category: process_creation
detection:
  '<script>alert(2)</script>':
    CommandLine|contains: 'onerror='
  condition: 1 of them
falsepositives:
  - ${quoted}
level: ${quoted}
tags:
  - ${quoted}
`,
  );
  const row = editor.sigmaTable.getByRole('row', { name: /onerror/ });
  await expect(row).toContainText('fires');
  await row.getByRole('button').click();
  await expect(editor.matchContexts.locator('mark').first()).toHaveText('onerror=');
  for (const name of ['View rule', 'Why', 'Closest rules']) {
    await editor.matchContexts.getByRole('button', { name, exact: true }).first().click();
  }
  await expect(page.getByRole('figure', { name: 'Rule text' })).toBeVisible();
  await expect(page.locator('img, script:not([src])')).toHaveCount(0);
  await editor.matchContexts
    .getByRole('button', { name: /^Add to rule: CommandLine contains/ })
    .first()
    .click();
  await expect(editor.verdict).toHaveText(/^Matches/);
});
