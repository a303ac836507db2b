import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** A rule whose author does not know who may set the value. */
const RULE = `title: RunOnce Set By Somebody Else
logsource:
  product: windows
  category: registry_set
detection:
  selection:
    TargetObject|contains: '\\CurrentVersion\\RunOnce\\'
    User|expand: '%workstation_users%'
  condition: selection
---
title: RunOnce Set From A Network
logsource:
  product: windows
  category: registry_set
detection:
  selection:
    TargetObject|contains: '\\CurrentVersion\\RunOnce\\'
    Details|cidr|expand: '%office_networks%'
  condition: selection
`;

const TITLE = 'RunOnce Set By Somebody Else';

/** Takes events out of the rule of another file. */
const FILTER = `title: Not Under RunOnce
logsource:
  product: windows
  category: registry_set
filter:
  rules:
    - RUN_ONCE_BY_NAME
  selection:
    TargetObject|contains: '\\RunOnce\\'
  condition: not selection
`;

const dialogOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Placeholders of Sigma rules' });

const open = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('button', { name: text }).click();

test('gives values for a placeholder from the rule that waits for them, keeps and clears them', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.loadSigma('mine.yml', RULE);
  await expect(editor.sigmaRow(TITLE)).toContainText('can’t tell');

  await editor.openSigmaRow(TITLE);
  const way = editor.matchContexts.getByRole('button', {
    name: 'Give values for %workstation_users%',
  });
  await way.first().click();
  const field = dialogOf(page).getByRole('textbox', { name: '%workstation_users%' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/1 rule asks for it.*cannot be told/);
  await field.fill('- DESKTOP-4KQ7MVA\\marlow');
  await expect(field).toHaveAccessibleDescription(/Line 1 begins with a dash/);
  await field.fill('desktop-?kq7mva\\Marlow\n\n  WIN-R2E0P5S1\\*  \n');
  await expect(field).toHaveAccessibleDescription(/2 values/);
  await open(page, 'Apply and run the rules');

  await expect(dialogOf(page)).toBeHidden();
  await expect(editor.sigmaRow(TITLE)).toContainText('fires');
  await expect(way).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Placeholders: 2 open' })).toBeVisible();

  await page.reload();
  await expect(editor.sigmaRow(TITLE)).toContainText('fires');
  await open(page, 'Placeholders: 2 open');
  await expect(field).toHaveValue('desktop-?kq7mva\\Marlow\nWIN-R2E0P5S1\\*');
  await dialogOf(page)
    .getByRole('button', { name: 'Clear the values of workstation_users' })
    .click();
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page)).toBeHidden();
  await expect(editor.sigmaRow(TITLE)).toContainText('can’t tell');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Placeholders: 3 open' })).toBeVisible();
});

test('says what is wrong with values, and leaves the dialog by the keyboard', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.loadSigma('mine.yml', RULE);
  const button = page.getByRole('button', { name: 'Placeholders: 3 open' });
  await button.focus();
  await page.keyboard.press('Enter');
  const networks = dialogOf(page).getByRole('textbox', { name: '%office_networks%' });
  await expect(dialogOf(page).getByRole('textbox').first()).toBeFocused();
  await networks.fill('x'.repeat(5000));
  await page.keyboard.press('Control+Enter');
  await expect(dialogOf(page).getByRole('alert')).toContainText('Line 1 is longer than 4,096');
  await expect(networks).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await networks.fill('10.0.0.0/8\nthe office');
  await open(page, 'Apply and run the rules');
  const refused = page.getByRole('list', {
    name: 'Rules that cannot take the values of their placeholders',
  });
  await expect(refused).toContainText('RunOnce Set From A Network');
  await expect(page.getByRole('button', { name: /^Placeholders/ })).toBeFocused();
  await expect(refused).toContainText('`the office`: this is no network of IPv4 or IPv6');
  await page.getByRole('button', { name: 'Change the values of %office_networks%' }).click();
  await networks.fill('10.0.0.0/8');
  await open(page, 'Apply and run the rules');
  await expect(refused).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing serious, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('in the dialog, and where values are refused', async ({ editor, page }) => {
      await editor.openSample('Windows loader');
      await editor.loadSigma('mine.yml', RULE);
      await open(page, 'Placeholders: 3 open');
      const fields = dialogOf(page).getByRole('textbox');
      await dialogOf(page)
        .getByRole('textbox', { name: /office/ })
        .fill('the office');
      await fields.last().fill(`"a"\n${'x'.repeat(5000)}`);
      await expect(dialogOf(page).getByRole('alert')).toBeVisible();
      const check = async (): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        );
        expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      };
      await check();
      await fields.last().fill('a');
      await open(page, 'Apply and run the rules');
      await expect(page.getByText('which stay open in it')).toBeVisible();
      await check();
    });
  });
}

test('joins a filter to the rules of another file, as long as it is loaded', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  const rule = RULE.slice(0, RULE.indexOf('---'))
    .replace('title:', 'name: RUN_ONCE_BY_NAME\ntitle:')
    .replace("    User|expand: '%workstation_users%'\n", '');
  await editor.loadSigma('mine.yml', rule);
  await expect(editor.sigmaRow(TITLE)).toContainText('fires');
  await editor.loadSigma('filter.yml', FILTER);
  await expect(editor.sigmaRow(TITLE)).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText(
    'Loaded 1 filter on 1 rule from filter.yml',
  );

  await editor.loadedRules.click();
  await expect(page.getByRole('menuitem', { name: 'Remove filter.yml' })).toContainText(
    '1 filter on 1 rule',
  );
  await page.getByRole('menuitem', { name: 'Remove filter.yml' }).click();
  await expect(editor.sigmaRow(TITLE)).toContainText('fires');
});
