import { expect, test } from './fixtures.ts';

const URL_RULE = `import "vt"

rule fresh_url {
  meta:
    target_entity = "url"
  condition:
    vt.net.url.new_url
}
`;

test('takes a rule for what it hunts, and changes that', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(URL_RULE);
  await expect(editor.verdict).toHaveText(/^Cannot tell.*hunts for URLs/);
  await expect(editor.problems).toContainText('No problems');

  await page.getByRole('button', { name: 'target: URL' }).click();
  await page.getByRole('menuitemradio', { name: /^File/ }).click();
  await expect(editor.verdict).toHaveText(/^Cannot compile/);
  await expect(editor.problems).toContainText('vt.net is not supported');
  expect((await editor.exportedRule()).text).toContain('target_entity = "file"');
});

test('names the first problem whichever tab is open', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    'import "vt"\nrule a { condition: vt.metadata.sise > 1 }\nrule b { condition: vt.nothing }',
  );
  await expect(editor.problems).toContainText('unknown field or method `sise`');
  await editor.problems.getByRole('button', { name: 'and 1 more' }).click();
  await expect(page.getByRole('tab', { name: /Problems/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(editor.problems).toContainText('unknown field or method `nothing`');
});

test('exports as ASCII what is written in any script', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    'import "vt"\n// caf\u00e9 \u202e\nrule a { condition: for any t in vt.metadata.tags: ( t == "\u00e9" ) }\n',
  );
  await expect(editor.verdict).toHaveText(/^Does not match/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export as ASCII' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  expect(text).toContain('// caf\\u{e9} \\u{202e}');
  expect(text).toContain('t == "\\xc3\\xa9"');
});

test('undoes from the tree without taking the focus', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.expand('metadata');
  await editor.add('sha256', 2);
  await expect(editor.verdict).toHaveText(/^Matches/);
  await editor.tree.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.verdict).toHaveText(/^No rule yet/);
  await expect(editor.tree).toBeFocused();
});
