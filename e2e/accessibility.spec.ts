import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    grave.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`,
    ),
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing serious, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('welcome', async ({ editor, page }) => {
      await expect(page.getByRole('region', { name: 'Welcome' })).toBeVisible();
      await expect(editor.ruleEditor).toBeVisible();
      await expectAccessible(page);
    });

    test('at work: rows, chips, a menu, match contexts, problems', async ({ editor, page }) => {
      test.slow();
      await editor.openSample('Windows loader');
      const path = ['behaviour', 'sigma_analysis_results', '0', 'match_context', '0', 'values'];
      const level = await editor.expand(...path);
      await editor.add('TargetObject', level);
      await editor.add('Details', level);
      await expect(editor.verdict).toHaveText(/^Matches/);
      await editor.sigmaTable.getByRole('button', { name: /RunOnce Value Points/ }).click();
      await expectAccessible(page);

      await editor
        .row('Details', level)
        .getByRole('button', { name: 'Operators: Details' })
        .click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await page.getByRole('tab', { name: /Why/ }).click();
      await expectAccessible(page);
      await editor.pasteRule('rule a { condition: vt.x }');
      await page.getByRole('tab', { name: /Problems/ }).click();
      await expect(editor.verdict).toHaveText(/^Cannot compile/);
      await expectAccessible(page);
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing serious in the Sigma panel, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('a match with all that explains it, filters, problems', async ({ editor, page }) => {
      test.slow();
      await editor.openSample('Windows loader');
      await editor.openSigmaRow('RunOnce Value Names a Script');
      for (const name of ['View rule', 'Why', 'Closest rules']) {
        await editor.matchContexts.getByRole('button', { name, exact: true }).first().click();
      }
      await expect(page.getByRole('figure', { name: 'Rule text' })).toBeVisible();
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Filters', exact: true }).click();
      await expectAccessible(page);
      await page.getByRole('checkbox', { name: /VT/ }).check();
      await page.keyboard.press('Escape');
      await editor.loadSigma('broken.yml', 'title: Broken\ndetection: 7\n');
      await page.getByRole('button', { name: /problems? in/ }).click();
      await expectAccessible(page);
    });
  });
}

test('stacks its panes in a narrow window, and nothing is cut off', async ({ editor, page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await editor.openSample('Windows loader');
  await expect(editor.tree).toBeVisible();
  await expect(editor.verdict).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
