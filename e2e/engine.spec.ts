import { EditorPage, expect, test } from './fixtures.ts';

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

test('compiles with a stand-in for vt when the engine is another version, and says so', async ({
  page,
}) => {
  await page.context().route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.indexOf('retrohunt')] = 'x'.charCodeAt(0);
    await route.fulfill({ response, body });
  });
  const editor = new EditorPage(page);
  await editor.open();
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    'import "vt"\n\nrule a {\n  condition:\n    vt.metadata.exiftool["k"] == "" or vt.metadata.file_size > 1\n}\n',
  );
  const words = page.getByText('YARA-X 1.20 agrees it compiles, with a stand-in for vt');
  await expect(words).toBeVisible();
  await expect(words).toHaveAttribute('title', /access rules/);
  await editor.pasteRule(
    'import "vt"\n\nrule a {\n  condition:\n    vt.metadata.file_sise > 1\n}\n',
  );
  await expect(editor.verdict).toHaveText(/^Cannot compile/);
  await expect(editor.problems).toContainText('5:17');
});
