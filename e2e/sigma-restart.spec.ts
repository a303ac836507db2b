import type { Page, Worker } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const RULE = `title: Kept Over A Restart
logsource:
  product: windows
  category: registry_set
detection:
  selection:
    TargetObject|contains: '\\CurrentVersion\\RunOnce\\'
  condition: selection
`;

const TOLD = 'The part of the page that runs Sigma rules broke down and is started again';

function sigmaWorker(page: Page): Worker | undefined {
  return page.workers().find((worker) => worker.url().includes('sigma'));
}

/** As a bug or too little memory would end it, and waits for the one that takes its place. */
async function breakDown(page: Page): Promise<void> {
  const worker = sigmaWorker(page);
  const closed = worker?.waitForEvent('close');
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('broken on purpose');
    }, 0);
  });
  await closed;
}

test('starts the Sigma worker again with its rules and the sample, and gives up after three deaths', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  await editor.loadSigma('kept.yml', RULE);
  const row = editor.sigmaRow('Kept Over A Restart');
  await expect(row).toContainText('fires');
  const shown = await page.getByRole('status', { name: 'Rules shown' }).textContent();
  const failure = page.getByRole('alert').filter({ hasText: 'Sigma' });

  for (let death = 1; death <= 2; death++) {
    await breakDown(page);
    await expect(page.getByRole('contentinfo')).toContainText(TOLD);
    await expect.poll(() => sigmaWorker(page) !== undefined).toBe(true);
    await expect(editor.sigmaProgress).toBeHidden();
    await expect(editor.loadedRules).toContainText('kept.yml 1');
    await expect(page.getByRole('status', { name: 'Rules shown' })).toHaveText(shown ?? '');
    await row.getByRole('button').click();
    await expect(editor.matchContexts.getByRole('article').first()).toBeVisible();
    await row.getByRole('button').click();
    await expect(failure).toHaveCount(0);
  }

  await breakDown(page);
  await expect(failure).toContainText('has stopped 3 times within a minute');
  await expect(row).toContainText('fires');
  expect(sigmaWorker(page)).toBeUndefined();
});
