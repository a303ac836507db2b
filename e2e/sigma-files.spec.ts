import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

const YARA = 'rule from_a_file\n{\n  condition:\n    true\n}\n';

test('tells what was given as Sigma rules and is none, and opens it where it belongs', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  const report = readFileSync(new URL('../public/samples/linux-dropper.json', import.meta.url));
  const files: readonly (readonly [string, Buffer])[] = [
    ['dropper.json', report],
    ['hunt.yar', Buffer.from(YARA)],
    ['screen.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['nothing.yml', Buffer.from('')],
  ];
  await editor.sigmaRuleFiles.setInputFiles(
    files.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })),
  );
  const notices = page.getByRole('list', { name: 'Sigma files that were not loaded' });
  await expect(notices.getByRole('listitem')).toContainText([
    /^dropper\.json is JSON and may be a VirusTotal report/,
    /^hunt\.yar is a file of YARA rules/,
    /^screen\.png is a PNG image$/,
    /^nothing\.yml is empty$/,
  ]);
  await expect(page.getByRole('banner')).toContainText('QuoteViewer_x64.exe');

  await notices.getByRole('button', { name: 'Open it in the editor: hunt.yar' }).click();
  await expect(editor.ruleEditor).toContainText('from_a_file');
  await notices.getByRole('button', { name: 'Open it as a report: dropper.json' }).click();
  await expect(page.getByRole('banner')).toContainText('init-node.sh');
  await expect(notices.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notices).toBeHidden();
});

test('says that YAML of something else is no Sigma rule, and loads a rule of any name', async ({
  editor,
  page,
}) => {
  await editor.openSample('Windows loader');
  const give = (name: string, text: string): Promise<void> =>
    editor.sigmaRuleFiles.setInputFiles({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    });
  await give('docker-compose.yml', 'services:\n  web:\n    image: x\n');
  const notices = page.getByRole('list', { name: 'Sigma files that were not loaded' });
  await expect(notices).toContainText('docker-compose.yml is no Sigma rule');
  await expect(editor.loadedRules).not.toContainText('docker-compose');
  await give(
    'rule.txt',
    'title: Named As Text\nlogsource:\n  product: windows\ndetection:\n  a:\n    Image|endswith: .exe\n  condition: a\n',
  );
  await expect(editor.loadedRules).toContainText('rule.txt 1');
  await expect(editor.sigmaRow('Named As Text')).toContainText('fires');
});

test('opens a log that was given as Sigma rules as events', async ({ editor }) => {
  await editor.openSample('Windows loader');
  const record = {
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    EventID: 1,
    Image: 'C:\\a.exe',
  };
  await editor.sigmaRuleFiles.setInputFiles({
    name: 'sysmon.jsonl',
    mimeType: 'application/json',
    buffer: Buffer.from(`${JSON.stringify(record)}\n`),
  });
  await expect(editor.loadedRules).toContainText('1 event of sysmon.jsonl');
});
