import { expect, test } from './fixtures.ts';

test('has the tree pattern of ARIA, rows in one flat list', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.expand('behaviour', 'sigma_analysis_results');
  const first = editor.row('0', 3);
  await expect(first).toHaveAttribute('aria-setsize', '7');
  await expect(first).toHaveAttribute('aria-posinset', '1');
  await editor.tree.focus();
  await page.keyboard.press('End');
  const active = await editor.tree.getAttribute('aria-activedescendant');
  expect(active).not.toBeNull();
  await expect(page.locator(`[id="${active ?? ''}"]`)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator(`[id="${active ?? ''}"]`)).toBeInViewport();
});

test('moves, expands and collapses by keys', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.tree.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(editor.row('behaviour', 1)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  const results = editor.row('sigma_analysis_results', 2);
  await expect(results).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(results).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(editor.row('0', 3)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('*');
  await expect(editor.row('1', 3)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(results).toHaveAttribute('aria-selected', 'true');
});

test('finds text, counts it and goes from hit to hit', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.search.fill('runonce');
  const count = page.getByText(/^\d[\d,]* of \d[\d,]*$/);
  await expect(count).toBeVisible();
  const before = await count.textContent();
  await editor.search.press('Enter');
  await expect(count).not.toHaveText(before ?? '');
  await editor.search.press('Shift+Enter');
  await expect(count).toHaveText(before ?? '');
});

test('greys in the raw view what the module does not have, and says why', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await page.getByRole('radio', { name: 'Raw JSON' }).check({ force: true });
  await editor.expand('data', 'attributes');
  await editor.search.fill('reputation');
  await editor.search.press('Enter');
  const row = editor.row('reputation', 3);
  await expect(row).toHaveAccessibleName(/not in the vt module/);
  await expect(row.getByRole('button')).toHaveCount(0);
  await row.click();
  await expect(page.getByText(/community score/).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Structure' }).check({ force: true });
  await expect(editor.row('behaviour', 1)).toBeVisible();
});

test('copies paths and values', async ({ editor, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await editor.openSample('Windows loader');
  const level = await editor.expand('metadata');
  await editor.row('file_name', level).click();
  const copied = async (name: RegExp): Promise<string> => {
    await page.getByRole('button', { name: 'Copy from this field' }).click();
    await page.getByRole('menuitem', { name }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied(/^vt path/i)).toBe('vt.metadata.file_name');
  expect(await copied(/^JSONPath/i)).toContain('$');
  expect(await copied(/^value/i)).toBe('QuoteViewer_x64.exe');
});
