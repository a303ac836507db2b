import { expect, test, type EditorPage } from './fixtures.ts';

const VALUES = [
  'behaviour',
  'sigma_analysis_results',
  '0',
  'match_context',
  '0',
  'values',
] as const;

const REGISTRY_RULE = String.raw`import "vt"

rule sigma_example_registry_keys {
  meta:
    target_entity = "file"
  condition:
    for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
      for any vt_behaviour_sigma_analysis_results_match_context in vt_behaviour_sigma_analysis_results.match_context: (
        vt_behaviour_sigma_analysis_results_match_context.values["TargetObject"] icontains "\\CurrentVersion\\RunOnce\\" and
        (vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".vbs" or vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".bat")
      )
    )
}
`;

async function expectFinishedRule(editor: EditorPage): Promise<void> {
  await expect(editor.verdict).toHaveText(/^Matches/);
  const row = editor.sigmaTable.getByRole('row', { name: /RunOnce Value Points/ });
  await expect(row).toContainText('2 of 4');
  const { name, text } = await editor.exportedRule();
  expect(name).toBe('sigma_example_registry_keys.yar');
  expect(text).toBe(REGISTRY_RULE);
}

test('builds the registry rule by mouse, without typing YARA', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  const level = await editor.expand(...VALUES);

  await editor.add('TargetObject', level);
  await expect(editor.verdict).toHaveText(/^Matches/);
  await editor.add('Details', level);

  const object = editor.chip('TargetObject');
  await editor.setOperator(object, 'icontains');
  await editor.setValue(object, 0, '\\CurrentVersion\\RunOnce\\');
  const details = editor.chip('Details');
  await editor.setOperator(details, 'endswith');
  await editor.setValue(details, 0, '.vbs');
  await details.getByRole('button', { name: 'Add alternative: Details' }).click();
  await editor.setValue(details, 1, '.bat');

  await page.getByRole('button', { name: 'livehunt_rule' }).click();
  const form = page.getByRole('dialog', { name: 'Rule name and meta' });
  const name = form.getByRole('textbox', { name: 'Rule name' });
  await name.fill('sigma_example_registry_keys');
  await name.press('Enter');
  await page.keyboard.press('Escape');

  await expectFinishedRule(editor);
  await expect(editor.row('TargetObject', level)).toHaveAccessibleName(
    /used by the rule, true here/,
  );

  await editor.sigmaTable.getByRole('button', { name: /RunOnce Value Points/ }).click();
  await expect(editor.matchContexts.getByText('bound by the rule')).toHaveCount(2);
});

test('builds the registry rule by keyboard alone', async ({ editor, page }) => {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (target: ReturnType<EditorPage['page']['locator']>): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };

  await tabTo(
    page.getByRole('region', { name: 'Welcome' }).getByRole('button', { name: 'Windows loader' }),
  );
  await press('Enter');
  await expect(editor.tree).toBeVisible();
  await tabTo(editor.tree);

  await press('Home');
  for (const [at, key] of VALUES.entries()) {
    const row = editor.row(key, at + 1);
    await expect(row).toHaveAttribute('aria-selected', 'true');
    if ((await row.getAttribute('aria-expanded')) === 'false') await press('ArrowRight');
    await expect(row).toHaveAttribute('aria-expanded', 'true');
    await press('ArrowRight');
    await expect(row).toHaveAttribute('aria-selected', 'false');
  }
  const level = VALUES.length + 1;

  /** Moves to a key by type-ahead and opens the form for operator and value. */
  const openForm = async (key: string): Promise<void> => {
    for (let steps = 0; steps < 20; steps++) {
      const selected = await editor.row(key, level).getAttribute('aria-selected');
      if (selected === 'true') break;
      await press('ArrowDown');
    }
    await expect(editor.row(key, level)).toHaveAttribute('aria-selected', 'true');
    await press('o');
    const item = page.getByRole('menuitem', { name: /Operator and value/ });
    await expect(item).toBeVisible();
    for (let steps = 0; steps < 30; steps++) {
      if (await item.evaluate((element) => element === document.activeElement)) break;
      await press('ArrowDown');
    }
    await press('Enter');
    await expect(page.getByRole('dialog', { name: `Condition on ${key}` })).toBeVisible();
  };
  const form = page.getByRole('dialog', { name: /^Condition on/ });
  const chooseOperator = async (label: string): Promise<void> => {
    const select = form.getByRole('combobox', { name: 'Operator' });
    await tabTo(select);
    await page.keyboard.type(label);
  };
  const typeInto = async (name: string, value: string): Promise<void> => {
    const field = form.getByRole('textbox', { name });
    await tabTo(field);
    await press('ControlOrMeta+a');
    await page.keyboard.type(value);
  };

  await openForm('TargetObject');
  await chooseOperator('contains, in any case');
  await typeInto('Value', '\\CurrentVersion\\RunOnce\\');
  await press('Enter');
  await expect(form).toBeHidden();
  await expect(editor.verdict).toHaveText(/^Matches/);
  await expect(editor.tree).toBeFocused();

  await press('Home');
  await openForm('Details');
  await chooseOperator('ends with');
  await typeInto('Value', '.vbs');
  await tabTo(form.getByRole('button', { name: /Add (?:an )?alternative/ }));
  await press('Enter');
  await typeInto('Alternative 1', '.bat');
  await press('Enter');
  await expect(form).toBeHidden();

  const header = page.getByRole('button', { name: 'livehunt_rule' });
  await tabTo(header);
  await press('Enter');
  const name = page.getByRole('textbox', { name: 'Rule name' });
  await tabTo(name);
  await press('ControlOrMeta+a');
  await page.keyboard.type('sigma_example_registry_keys');
  await press('Enter', 'Escape');

  await expect(editor.verdict).toHaveText(/^Matches/);
  const download = page.waitForEvent('download');
  await press('ControlOrMeta+s');
  expect((await download).suggestedFilename()).toBe('sigma_example_registry_keys.yar');
  await expectFinishedRule(editor);
});
