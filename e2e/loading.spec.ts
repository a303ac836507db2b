import { expect, test } from './fixtures.ts';

const SHA = 'c'.repeat(64);
const FILE = {
  data: { type: 'file', id: SHA, attributes: { sha256: SHA, meaningful_name: 'own.exe', size: 7 } },
};
const BEHAVIOURS = {
  data: [
    {
      type: 'file_behaviour',
      id: `${SHA}_Box`,
      attributes: { sandbox_name: 'Box', files_written: ['C:\\own.txt'] },
    },
  ],
};

test('opens a report of the user, and merges what belongs to it', async ({ editor, page }) => {
  await editor.openReport('own.json', FILE);
  await expect(page.getByText('own.exe').first()).toBeVisible();
  await editor.openReport('behaviours.json', BEHAVIOURS);
  await editor.expand('behaviour', 'files_written');
  await expect(editor.row('0', 3)).toHaveAccessibleName(/own\.txt/);
  await expect(editor.row('metadata', 1)).toBeVisible();
});

test('takes a report that is dropped anywhere', async ({ editor, page }) => {
  await expect(editor.ruleEditor).toBeVisible();
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return transfer;
  }, JSON.stringify(FILE));
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page.getByText('own.exe').first()).toBeVisible();
});

test('says where a file is no JSON, and keeps what is open', async ({ editor, page }) => {
  await editor.openReport('own.json', FILE);
  await expect(editor.tree).toBeVisible();
  await editor.openReport('broken.json', '{\n  "data": [1, 2,]\n}');
  const problems = page.getByRole('list', { name: 'Files that were not opened' });
  await expect(problems).toContainText('broken.json');
  await expect(problems).toContainText(/line 2/i);
  await expect(problems).toContainText('"data": [1, 2,]');
  await expect(page.getByText('own.exe').first()).toBeVisible();
});

test('refuses by name what is no file report', async ({ editor, page }) => {
  await editor.openReport('url.json', {
    data: { type: 'url', id: 'u', attributes: { url: 'http://a.example/' } },
  });
  const problems = page.getByRole('list', { name: 'Files that were not opened' });
  await expect(problems).toContainText('URL');
});

test('offers the choice for a list of search results', async ({ editor, page }) => {
  const other = 'd'.repeat(64);
  await editor.openReport('search.json', {
    data: [
      FILE.data,
      { type: 'file', id: other, attributes: { sha256: other, meaningful_name: 'other.exe' } },
    ],
  });
  const choices = page.getByRole('list', { name: 'Samples in the list' });
  await choices.getByRole('button', { name: /other\.exe/ }).click();
  await expect(page.getByText('other.exe').first()).toBeVisible();
  await expect(editor.tree).toBeVisible();
});
