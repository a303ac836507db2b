import { expect, test } from './fixtures.ts';

const sample = (letter: string) => ({
  type: 'file',
  id: letter.repeat(64),
  attributes: { sha256: letter.repeat(64), meaningful_name: `${letter}.exe` },
});

test('remembers what was chosen from a list, and asks for another', async ({ editor, page }) => {
  const list = { data: [sample('a'), sample('b')] };
  const choices = page.getByRole('list', { name: 'Samples in the list' });
  const open = page.getByTitle('About this sample');
  await editor.openReport('list.json', list);
  await choices.getByRole('button', { name: /b\.exe/ }).click();
  await expect(open).toContainText('b.exe');
  await page.reload();
  await expect(open).toContainText('b.exe');
  await expect(choices).toHaveCount(0);
  await editor.openReport('list.json', list);
  await choices.getByRole('button', { name: /a\.exe/ }).click();
  await expect(open).toContainText('a.exe');
});

test('takes a report that is pasted outside of inputs, and refuses other text', async ({
  editor,
  page,
}) => {
  const paste = (text: string) =>
    page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, text);
  await paste('rule a { condition: true }');
  await expect(page.getByText('That is no report')).toBeVisible();
  await paste(JSON.stringify({ data: sample('c') }));
  await expect(page.getByTitle('About this sample')).toContainText('c.exe');
  await editor.tree.focus();
  await paste(JSON.stringify({ data: sample('d') }));
  await expect(page.getByTitle('About this sample')).toContainText('d.exe');
});

test('gives the focus to the tree when a sample is opened by key', async ({ editor, page }) => {
  await page.getByRole('button', { name: /^Linux shell script/ }).focus();
  await page.keyboard.press('Enter');
  await expect(editor.tree).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(editor.row('sigma_analysis_results', 2)).toBeVisible();
});

test('opens a result with very many contexts at once', async ({ editor, page }) => {
  const match_context = Array.from({ length: 20_000 }, (_, at) => ({
    values: { EventID: '13', Details: `detail ${at}` },
  }));
  const report = sample('e');
  const sigma_analysis_results = [{ rule_title: 'Many', rule_level: 'high', match_context }];
  await editor.openReport('many.json', {
    data: { ...report, attributes: { ...report.attributes, sigma_analysis_results } },
  });
  await expect(editor.sigmaTable.getByRole('row', { name: /Many/ })).toContainText('20,000');
  await editor.sigmaTable.getByRole('button', { name: 'Many' }).click();
  await expect(editor.matchContexts).toContainText('and 19,000 more, in the tree');
  await expect(page.getByText('detail 0', { exact: true }).first()).toBeVisible();
});
