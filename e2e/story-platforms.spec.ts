import { expect, test } from './fixtures.ts';

test('hunts a Linux script by its commands, without any Sysmon data', async ({ editor, page }) => {
  await editor.openSample('Linux shell script');
  await expect(editor.sigmaTable.getByRole('row', { name: / - (?:Linux|MacOS) VT / })).toHaveCount(
    11,
  );
  const forMac = editor.sigmaTable.getByRole('row', { name: /- MacOS/ });
  await expect(forMac).toHaveCount(1);
  await expect(forMac).toContainText(/macOS/);

  await editor.sigmaTable.getByRole('button', { name: /Crontab Replaced From/ }).click();
  await expect(editor.matchContexts).toBeVisible();
  await expect(editor.matchContexts.getByText('EventID')).toHaveCount(0);

  await editor.search.fill('crontab -r');
  await expect(page.getByText(/of \d+/).first()).toBeVisible();
  await editor.search.fill('');
  await editor.expand('behaviour', 'command_executions');
  await editor.tree.hover();
  await page.mouse.wheel(0, 400);
  const command = editor.tree
    .getByRole('treeitem', { name: /crontab -r/ })
    .and(page.locator('[aria-level="3"]'))
    .first();
  const key = (await command.getAttribute('aria-label'))?.split(' ')[0] ?? '';
  await command.hover();
  await command.getByRole('button', { name: `Add to rule: ${key}` }).click();
  const chip = editor.chip('command executions').or(editor.chip('command_executions'));
  await editor.setOperator(chip, 'icontains');
  await editor.setValue(chip, 0, 'crontab');
  await expect(editor.verdict).toHaveText(/^Matches/);
  const { text } = await editor.exportedRule();
  expect(text).toContain('vt_behaviour_command_executions icontains "crontab"');
});

test('tells for a macOS disk image which rules were written for another system', async ({
  editor,
}) => {
  await editor.openSample('macOS disk image');
  const { sigmaTable } = editor;
  await expect(sigmaTable.getByRole('row', { name: /- Linux/ })).toHaveCount(5);
  await expect(sigmaTable.getByRole('row', { name: /- MacOS/ })).toHaveCount(2);
  await expect(sigmaTable.getByRole('row', { name: /- Windows/ })).toHaveCount(1);

  await sigmaTable.getByRole('button', { name: /Curl Sends A File - Windows/ }).click();
  await expect(editor.matchContexts).toContainText('written for another system');
  await editor.matchContexts
    .getByRole('button', { name: 'Add to rule: CommandLine' })
    .first()
    .click();
  await expect(editor.verdict).toHaveText(/^Matches/);
  await editor.setOperator(editor.chip('CommandLine'), 'icontains');
  await editor.setValue(editor.chip('CommandLine'), 0, 'curl');
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect(sigmaTable.getByRole('row', { name: /Curl Sends A File/ })).toContainText('2 of 2');
});
