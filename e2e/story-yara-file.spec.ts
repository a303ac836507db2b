import { expect, test } from './fixtures.ts';

const TWO_RULES = `import "vt"

rule big {
  condition:
    vt.metadata.file_size > 1KB
}

rule many {
  condition:
    vt.metadata.analysis_stats.malicious >= 5
}
`;

const EDITED = 'import "vt"\nrule by_hand {\n  condition:\n    vt.metadata.new_file\n}\n';

test('loads a dropped rule file into the editor, and Ctrl+Z brings the old text back', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(EDITED);
  await expect(editor.chip('new_file').or(editor.chip('new file'))).toBeVisible();
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'two.yar'));
    return transfer;
  }, TWO_RULES);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: data });
  }
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect(page.getByText('Loaded two.yar into the editor')).toBeVisible();
  await expect(page.getByText(/· 2 rules/)).toBeVisible();
  expect((await editor.exportedRule()).text).toBe(TWO_RULES);

  await page.getByRole('textbox', { name: 'YARA rule' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.chip('new_file').or(editor.chip('new file'))).toBeVisible();
  expect((await editor.exportedRule()).text).toBe(EDITED);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(page.getByText(/· 2 rules/)).toBeVisible();
});

test('takes a rule file by the file picker, and tells the limit of a larger one', async ({
  editor,
  page,
}) => {
  await editor.reportFiles.setInputFiles({
    name: 'rules.yara',
    mimeType: 'text/plain',
    buffer: Buffer.from(TWO_RULES),
  });
  await expect(page.getByText('Loaded rules.yara into the editor')).toBeVisible();
  await editor.reportFiles.setInputFiles({
    name: 'large.yar',
    mimeType: 'text/plain',
    buffer: Buffer.alloc(2_000_000, ' '),
  });
  await expect(page.getByRole('list', { name: 'Files that were not opened' })).toContainText(
    'VirusTotal takes up to 1 MB',
  );
  expect((await editor.exportedRule()).text).toBe(TWO_RULES);
});
