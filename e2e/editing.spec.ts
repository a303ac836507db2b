import { expect, test } from './fixtures.ts';

const HAND_WRITTEN = `import "vt"

// the first of two
rule by_hand {
  meta:
    author = "me" // and nobody else
  condition:
    vt.metadata.file_size > 1KB /* big */ and
    // spaced   as I like
    vt.metadata.analysis_stats.malicious   >=   5
}
`;

test('follows what is written by hand, and a click keeps it as it is', async ({ editor }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(HAND_WRITTEN);
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect(editor.chip('malicious')).toBeVisible();

  await editor.expand('behaviour', 'files_written');
  await editor.add('0', 3);
  await expect(editor.chip('files written').or(editor.chip('files_written'))).toBeVisible();
  const { text } = await editor.exportedRule();
  for (const line of HAND_WRITTEN.trimEnd().split('\n').slice(0, -1)) expect(text).toContain(line);
});

test('says at once what is wrong and where, and goes there', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    'import "vt"\n\nrule a {\n  condition:\n    vt.metadata.file_sise > 1\n}\n',
  );
  await expect(editor.verdict).toHaveText(/^Cannot compile/);
  await page.getByRole('tab', { name: /Problems/ }).click();
  await expect(editor.problems).toContainText('file_sise');
  await expect(editor.problems).toContainText('file_size');
  await expect(editor.problems).toContainText('5:17');
  await editor.problems.getByRole('button').first().click();
  await expect(page.getByRole('textbox', { name: 'YARA rule' })).toBeFocused();
});

test('undoes and redoes clicks and typing in one timeline', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.expand('metadata');
  await editor.add('file_size', 2);
  await expect(editor.verdict).toHaveText(/^Matches/);
  const clicked = (await editor.exportedRule()).text;
  await editor.pasteRule(HAND_WRITTEN);
  await expect(editor.chip('malicious')).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.chip('malicious')).toBeHidden();
  expect((await editor.exportedRule()).text).toBe(clicked);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.verdict).toHaveText(/^No rule/);
  await editor.tree.focus();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(editor.chip('malicious')).toBeVisible();
});

test('brings rule and report back after a reload', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(HAND_WRITTEN);
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect.poll(() => page.evaluate(readSavedRule)).toBe(HAND_WRITTEN);
  await page.reload();
  await expect(editor.row('behaviour', 1)).toBeVisible();
  await expect(editor.verdict).toHaveText(/^Matches/);
  expect((await editor.exportedRule()).text).toBe(HAND_WRITTEN);
});

/** The rule's text as the page keeps it between visits. Runs in the page. */
function readSavedRule(): Promise<unknown> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('livehunt');
    opening.addEventListener('success', () => {
      const database = opening.result;
      const reading = database
        .transaction('session')
        .objectStore('session')
        .get('livehunt.rule.v1');
      reading.addEventListener('success', () => {
        database.close();
        resolve((reading.result as { ruleText?: unknown } | undefined)?.ruleText);
      });
    });
  });
}

test('completes paths of the module', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule('import "vt"\nrule a {\n  condition:\n    vt.metadata.file_si');
  await page.keyboard.press('Control+Space');
  await expect(page.getByRole('listbox').getByText('file_size').first()).toBeVisible();
});

test('explains which part is false, and leads to the value', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    'import "vt"\nrule a {\n  condition:\n    vt.metadata.file_size > 1KB and\n    vt.metadata.analysis_stats.malicious > 70\n}\n',
  );
  await expect(editor.verdict).toHaveText(/^Does not match/);
  await page.getByRole('tab', { name: /Why/ }).click();
  const why = page.getByRole('tabpanel', { name: /Why/ });
  await expect(why).toContainText('vt.metadata.analysis_stats.malicious > 70');
  await expect(why).toContainText('43');
  await why
    .getByRole('button', { name: /malicious/ })
    .last()
    .click();
  await expect(editor.row('malicious', 3)).toHaveAttribute('aria-selected', 'true');
});

test('mends a misspelt field by its quick fix, as one step', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule('import "vt"\nrule a {\n  condition:\n    vt.metadata.file_sise > 1\n}\n');
  await expect(editor.verdict).toHaveText(/^Cannot compile/);
  await editor.problemButton().click();
  await page.keyboard.press('Control+.');
  await expect(page.locator('.action-widget').getByText(/file_size/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor.verdict).toHaveText(/^Matches/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.verdict).toHaveText(/^Cannot compile/);
});

test('keeps the editor where it is while a term is typed', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    'import "vt"\nrule a {\n  condition:\n    for any p in vt.behaviour.processes_created : ( p icontains "a" and p icontains "e" ) and\n    vt.metadata.file_size > 1\n}\n',
  );
  await expect(editor.verdict).toHaveText(/^Matches/);
  const bar = page.getByRole('group', { name: 'Conditions of the rule' });
  const height = async (): Promise<number | undefined> => (await bar.boundingBox())?.height;
  const before = await height();
  expect(before).toBeGreaterThan(60);
  // Without its condition the rule has no chips.
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('{');
  await expect(editor.verdict).toHaveText(/^Cannot compile/);
  expect(await height()).toBe(before);
  await page.keyboard.press('Backspace');
  await expect(editor.verdict).toHaveText(/^Matches/);
  expect(await height()).toBe(before);
});
