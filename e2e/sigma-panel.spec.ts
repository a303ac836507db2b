import { expect, test } from './fixtures.ts';

test('keeps the focus where the work is when filters are taken back', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('checkbox', { name: /^high/ }).click();
  await page.getByRole('checkbox', { name: /^medium/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove filter: Level high' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Remove filter: Level medium' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Filter Sigma rules' })).toBeFocused();
});

test('leads back from the events of a rule to its row', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  const title = 'RunOnce Value Names a Script';
  await editor.openSigmaRow(title);
  const first = editor.matchContexts.getByRole('article').first();
  await first.getByRole('button', { name: 'Why', exact: true }).focus();
  await page.keyboard.press('Escape');
  await expect(editor.sigmaTable.getByRole('button', { name: title, exact: true })).toBeFocused();
});

test('brings into sight what is opened at the lower end', async ({ editor, page }) => {
  await page.setViewportSize({ width: 1100, height: 700 });
  await editor.openSample('Windows loader');
  const last = editor.sigmaTable.getByRole('rowheader').last().getByRole('button');
  await last.click();
  const first = editor.matchContexts.getByRole('article').first();
  await expect(first).toBeInViewport();

  await page.getByRole('searchbox', { name: 'Filter Sigma rules' }).fill('Anything Under RunOnce');
  await editor.openSigmaRow('Anything Under RunOnce');
  const mark = editor.matchContexts.getByRole('button', { name: 'Mark in the rule' }).last();
  await mark.scrollIntoViewIfNeeded();
  await mark.click();
  await expect(page.getByRole('figure', { name: 'Rule text' })).toBeInViewport();
});

test('shows more columns at once, and the title keeps its place', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Logsource' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'ATT&CK' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  const titles = editor.sigmaTable.getByRole('columnheader', { name: 'Rule' });
  await expect(editor.sigmaTable.getByRole('columnheader', { name: 'ATT&CK' })).toBeVisible();
  const box = await titles.boundingBox();
  expect(box?.width).toBeGreaterThan(150);
});

test('names the place of a field of the behaviour without a match context', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.openSigmaRow('Batch File Started in a Small Window');
  const event = editor.matchContexts.getByRole('article').filter({ hasText: 'vt.behaviour.' });
  await event
    .first()
    .getByRole('button', { name: 'Add to rule: CommandLine', exact: true })
    .click();
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect(page.getByRole('contentinfo')).toContainText(/Condition added: vt\.behaviour\./);
  await expect(page.getByRole('contentinfo')).not.toContainText('match context');
});

test('finds rules by the values of their events', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  const filter = page.getByRole('searchbox', { name: 'Filter Sigma rules' });
  const shown = page.getByRole('status', { name: 'Rules shown' });
  await expect(editor.sigmaRow('RunOnce Value Names a Script')).toBeVisible();
  // Nothing that is said of the rules has these words.
  await filter.fill('MSSE-4127');
  await expect(shown).toHaveText(/^3 of \d+ rules$/);
  await expect(
    editor.sigmaRow('Named Pipe With The Shape Of A Remote Control Implant'),
  ).toBeVisible();
  await filter.fill('msse-4127 windows');
  await expect(shown).toHaveText(/^\d+ of \d+ rules$/);
  await filter.fill('msse-4127 nowhere');
  await expect(shown).toHaveText(/^0 of \d+ rules$/);
  await filter.fill('');
  await expect(shown).toHaveText(/^\d+ rules$/);
});

test('says what to load where a rule is not loaded, and leads there', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.openSigmaRow('RunOnce Value Points Into User Profile Or Names A Script');
  await expect(editor.matchContexts).toContainText('not loaded here');
  const chooser = page.waitForEvent('filechooser');
  await editor.matchContexts
    .getByRole('button', { name: 'Load SigmaHQ’s rules to see why it fired' })
    .click();
  expect((await chooser).isMultiple()).toBe(true);
});
