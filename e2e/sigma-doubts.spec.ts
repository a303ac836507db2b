import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

/** Rules that the sample's commands speak for, and that ask for something which nobody wrote down. */
function doubtfulRules(count: number, field: string, level: string): string {
  return Array.from(
    { length: count },
    (_, at) => `title: Task Scheduled, ${field} ${at}
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    CommandLine|contains: 'schtasks'
    ${field}|endswith: '${at}.exe'
  condition: selection
level: ${level}
`,
  ).join('---\n');
}

const RULES = `${doubtfulRules(160, 'ParentImage', 'high')}---\n${doubtfulRules(5, 'OriginalFileName', 'critical')}`;

test('gathers the rules that cannot be told under their reasons, after those that fire', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.loadSigma('doubts.yml', RULES);
  const reasons = editor.sigmaTable.getByRole('button', { name: /^can’t tell: / });
  const parent = reasons.filter({ hasText: 'ParentImage is not recorded' });
  const original = reasons.filter({ hasText: 'OriginalFileName is not recorded' });
  await expect(parent).toHaveAccessibleName(
    'can’t tell: ParentImage is not recorded, 160 rules, 160 high',
  );
  await expect(original).toHaveAccessibleName(
    'can’t tell: OriginalFileName is not recorded, 5 rules, 5 critical',
  );
  // The page's own rules have one more reason, of fewer.
  await expect(reasons.first()).toHaveText(/ParentImage/);
  await expect(editor.sigmaTable.getByRole('row').last()).toContainText('can’t tell');
  const titles = editor.sigmaTable.getByRole('rowheader');
  await expect(titles.filter({ hasText: 'Task Scheduled' })).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'Rules shown' })).toHaveText(/^\d{3} rules$/);

  // By keys: open the reason, go to its first rule, open that, and come back.
  await original.focus();
  await page.keyboard.press('ArrowRight');
  await expect(titles.filter({ hasText: 'Task Scheduled' })).toHaveCount(5);
  await page.keyboard.press('ArrowDown');
  const first = editor.sigmaTable.getByRole('button', {
    name: 'Task Scheduled, OriginalFileName 0',
    exact: true,
  });
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(editor.matchContexts).toContainText('OriginalFileName is not recorded');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(original).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(original).toHaveAttribute('aria-expanded', 'false');

  // More rows than are drawn: the focus and the count of rows stay right.
  const nRows = Number(await editor.sigmaTable.getAttribute('aria-rowcount'));
  await parent.click();
  await expect(parent).toBeFocused();
  await expect(editor.sigmaTable).toHaveAttribute('aria-rowcount', String(nRows + 160));
  await page.keyboard.press('End');
  await expect(reasons.last()).toBeFocused();
  await original.press('ArrowUp');
  await expect(
    editor.sigmaTable.getByRole('button', { name: 'Task Scheduled, ParentImage 159', exact: true }),
  ).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('sorts and filters the rules under a reason, and leaves a few where they are', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.loadSigma('doubts.yml', RULES);
  const original = editor.sigmaTable.getByRole('button', { name: /OriginalFileName is not/ });
  await original.click();
  const rows = editor.sigmaTable.getByRole('rowheader').filter({ hasText: 'OriginalFileName' });
  const byRule = editor.sigmaTable.getByRole('columnheader', { name: 'Rule' }).getByRole('button');
  await byRule.click();
  await expect(rows.first()).toHaveAccessibleName('Task Scheduled, OriginalFileName 0');
  await byRule.click();
  await expect(rows.first()).toHaveAccessibleName('Task Scheduled, OriginalFileName 4');

  const filter = page.getByRole('searchbox', { name: 'Filter Sigma rules' });
  await filter.fill('scheduled, parentimage 1');
  await expect(page.getByRole('status', { name: 'Rules shown' })).toHaveText(/^79 of \d{3} rules$/);
  await expect(
    editor.sigmaTable.getByRole('button', { name: /^can’t tell: / }),
  ).toHaveAccessibleName('can’t tell: ParentImage is not recorded, 79 rules, 79 high');
  await filter.fill('parentimage 15');
  await expect(editor.sigmaTable.getByRole('rowheader')).toHaveCount(12);
  await expect(editor.sigmaTable.getByRole('button', { name: /^can’t tell: / })).toHaveCount(0);
});
