import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** A box on the screen, in CSS pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a text stands in the editor; it must be in sight and on one line. */
async function boxOfText(page: Page, text: string): Promise<Box> {
  await expect(page.locator('.view-lines')).toContainText(text);
  return page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.view-lines .view-line')) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
      const whole = nodes.map(({ data }) => data).join('');
      const start = whole.replaceAll('\u00a0', ' ').indexOf(wanted);
      if (start === -1) continue;
      const range = document.createRange();
      let at = 0;
      for (const node of nodes) {
        const end = at + node.length;
        if (start >= at && start < end) range.setStart(node, start - at);
        const last = start + wanted.length;
        if (last > at && last <= end) range.setEnd(node, last - at);
        at = end;
      }
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    throw new Error(`${wanted} is not in sight`);
  }, text);
}

/** Rests the pointer on a text of the editor until it says something. */
async function hoverText(page: Page, text: string): Promise<void> {
  const { x, y, width, height } = await boxOfText(page, text);
  await page.mouse.move(x + width / 2, y + height / 2 + 40);
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
}

const rule = (condition: string): string =>
  `import "vt"\n\nrule a {\n  condition:\n    ${condition}\n}\n`;

test('marks an error at exactly its characters, with the engine’s message', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(rule('"😀𝒳" == "é" or vt.metadata.file_sise > 1 // 😀'));
  await expect(editor.verdict).toHaveText(/^Cannot compile/);
  await expect(editor.problems).toContainText('5:32');
  const squiggle = page.locator('.squiggly-error');
  await expect(squiggle).toHaveCount(1);
  const [marked, word] = [await squiggle.boundingBox(), await boxOfText(page, 'file_sise')];
  expect(Math.abs((marked?.x ?? 0) - word.x)).toBeLessThan(2);
  expect(Math.abs((marked?.width ?? 0) - word.width)).toBeLessThan(2);
  await hoverText(page, 'file_sise');
  await expect(page.locator('.monaco-hover').first()).toContainText(
    'unknown field or method `file_sise`',
  );
});

test('mends what was typed by the engine’s own fix', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(rule('/* 😀 */ vt.metadata.sha256 == "ABC" or filesize > 1'));
  await expect(page.getByText('YARA-X 1.20 agrees it compiles')).toBeVisible();
  await expect(page.locator('.squiggly-warning').first()).toBeVisible();
  await editor.problemButton().click();
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget:visible');
  await expect(menu).toBeVisible();
  await expect(menu.getByText(/"abc"/).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.view-lines')).toContainText('"abc"');
  await expect(page.locator('.squiggly-warning')).toHaveCount(0);
  const { text } = await editor.exportedRule();
  expect(text).toBe(rule('/* 😀 */ vt.metadata.sha256 == "abc" or filesize > 1'));
});

test('shows on a loop what it came to, and its witnesses under the pointer', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    rule('for any f in vt.behaviour.files_written : (\n      f iendswith ".dll"\n    )'),
  );
  await expect(editor.verdict).toHaveText(/^Matches/);
  const loop = page.locator('.view-line', { hasText: 'for any f in' });
  const body = page.locator('.view-line', { hasText: 'iendswith' });
  await expect(loop).toContainText('✓');
  await expect(body).toContainText('✓');
  await expect(body).toContainText(/\d+\sof\s\d+/);
  await hoverText(page, 'iendswith');
  const hover = page.locator('.monaco-hover').first();
  await expect(hover).toContainText(/true for \d+ of \d+/);
  await expect(hover).toContainText(/vt\.behaviour\.files_written\[\d+\] = .*\.dll/);
  await hoverText(page, 'for any');
  await expect(hover).toContainText(/vt\.behaviour\.files_written\[\d+\]/);
});

test('tells what a field is, for the target of its rule, with what the sample has', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    `${rule('vt.metadata.file_size > 1')}\nrule b {\n  meta:\n    target_entity = "url"\n  condition:\n    vt.metadata.file_name == "x"\n}\n`,
  );
  await hoverText(page, 'file_size');
  const hover = page.locator('.monaco-hover').first();
  await expect(hover).toContainText('vt.metadata.file_size: integer');
  await expect(hover).toContainText('In this sample:');
  await expect(hover).not.toContainText('Refused here');
  await page.mouse.move(5, 5);
  await hoverText(page, 'file_name');
  await expect(hover).toContainText("Refused here: the rule's target is URL.");
});

test('leads from Why to the tree, and from the tree to the term and to Why', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(
    rule('vt.metadata.file_size > 1KB and\n    vt.metadata.analysis_stats.malicious > 70'),
  );
  await expect(editor.verdict).toHaveText(/^Does not match/);
  await page.getByRole('tab', { name: /Why/ }).click();
  const why = page.getByRole('tabpanel', { name: /Why/ });
  const place = why.getByRole('button', { name: /vt\.metadata\.analysis_stats\.malicious$/ });
  await place.click();
  await expect(editor.row('malicious', 3)).toHaveAttribute('aria-selected', 'true');
  await expect(place).toHaveAttribute('aria-current', 'true');

  await editor.row('file_size', 2).click();
  await expect(place).toHaveAttribute('aria-current', 'false');
  await expect(
    why.getByRole('button', { name: /vt\.metadata\.file_size$/ }).last(),
  ).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Used by 1 term' }).click();
  await page.getByRole('menuitem', { name: /vt\.metadata\.file_size > 1KB/ }).click();
  await expect(page.getByRole('textbox', { name: 'YARA rule' })).toBeFocused();
});

test('marks a negated chip by what its whole condition came to', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  await editor.pasteRule(rule('not vt.metadata.analysis_stats.malicious >= 1'));
  await expect(editor.verdict).toHaveText(/^Does not match/);
  await expect(editor.chip('malicious')).toContainText('false');
  await editor.pasteRule(rule('not vt.metadata.analysis_stats.malicious <= 1'));
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect(editor.chip('malicious')).toContainText('true');
  expect(await page.locator('.view-lines').innerText()).toContain('not');
});

test('answers in a worker of its own, and stays usable with a thousand rules', async ({
  editor,
  page,
}) => {
  test.slow();
  await editor.openSample('Windows loader');
  const rules = Array.from(
    { length: 2500 },
    (_, at) =>
      `rule r${at} {\n  meta:\n    author = "a hunter of ${at} things, and then some more words"\n  condition:\n    vt.metadata.file_size > ${at} and\n    for any f in vt.behaviour.files_written : (\n      f icontains "\\\\part${at}\\\\" and not f iendswith ".tmp${at}"\n    )\n}\n`,
  );
  const text = `import "vt"\n\n${rules.join('\n')}`;
  expect(text.length).toBeGreaterThan(500_000);
  await expect
    .poll(() => page.workers().some((worker) => worker.url().includes('rule-services')))
    .toBe(true);
  await editor.pasteRule(text);
  await expect(editor.verdict).toContainText(/match/);
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 6; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type(' vt.metadata', { delay: 20 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  await expect(
    page.locator('.suggest-widget.visible').getByText('file_name').first(),
  ).toBeVisible();
});
