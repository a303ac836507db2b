import { expect, test } from './fixtures.ts';

test('builds the rule for a library in the system folder and a CVE tag by clicks', async ({
  editor,
}) => {
  await editor.openSample('Windows loader');
  const path = ['behaviour', 'sigma_analysis_results', '1', 'match_context', '0', 'values'];
  const level = await editor.expand(...path);

  await editor.add('TargetFilename', level);
  await editor.setOperator(editor.chip('TargetFilename'), 'startswith');
  await editor.setValue(editor.chip('TargetFilename'), 0, 'C:\\Windows\\System32\\');
  await expect(editor.verdict).toHaveText(/^Matches/);
  await editor.add('TargetFilename', level);
  const second = editor.chip('TargetFilename').nth(1);
  await editor.setOperator(second, 'endswith');
  await editor.setValue(second, 0, '.dll');

  await editor.search.fill('cve-');
  await editor.search.press('Enter');
  const tag = editor.tree.getByRole('treeitem', { name: /cve-2024/ }).first();
  await expect(tag).toBeVisible();
  const key = (await tag.getAttribute('aria-label'))?.split(' ')[0] ?? '';
  await tag.hover();
  await tag.getByRole('button', { name: `Add to rule: ${key}` }).click();
  const tags = editor.chip('tags');
  await editor.setOperator(tags, 'icontains');
  await editor.setValue(tags, 0, 'cve-');

  await expect(editor.verdict).toHaveText(/^Matches/);
  const { text } = await editor.exportedRule();
  const flat = text.replace(/\s+/g, ' ');
  expect(flat).toContain(
    String.raw`vt_behaviour_sigma_analysis_results_match_context.values["TargetFilename"] startswith "C:\\Windows\\System32\\" and vt_behaviour_sigma_analysis_results_match_context.values["TargetFilename"] endswith ".dll"`,
  );
  expect(flat).toContain(
    'for any vt_metadata_tags in vt.metadata.tags: ( vt_metadata_tags icontains "cve-" )',
  );

  const rows = editor.sigmaTable.getByRole('row', { name: /Library Written To System Folder/ });
  await expect(rows).toContainText('3 of 5');
});
