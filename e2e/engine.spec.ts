import { expect, test } from './fixtures.ts';

test('says that the official engine agrees, under the page’s policy', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.expand('metadata');
  await editor.add('file_size', 2);
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect(page.getByText('YARA-X 1.20 agrees it compiles')).toBeVisible();
  expect(page.workers().length).toBeGreaterThanOrEqual(2);
});

test('shows the engine’s own words where only it knows', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    'import "vt"\n\nrule a {\n  condition:\n    vt.metadata.sha256 == "ABC" and vt.metadata.new_file\n}\n',
  );
  await page.getByRole('tab', { name: /Problems/ }).click();
  await expect(editor.problems).toContainText('unsatisfiable_expr');
  await expect(editor.problems).toContainText('5:5');
});
