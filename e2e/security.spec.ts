import { expect, test, Watch } from './fixtures.ts';

/** Texts that would do something in a page that makes HTML of them, and texts that hide something. */
const HOSTILE = [
  '<img src=x onerror="alert(1)">',
  '"><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '[link](javascript:alert(1)) ![](https://evil.example/x.png)',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
  '</style><style>@import "https://evil.example/x.css"</style>',
  '\u202Egnp.exe',
  'zero\u200Bwidth',
  'nul\u0000end',
  'line\u2028separator',
  '"\\\n\r\t',
  '*/ or true /*',
  '" or true or "',
];

const SHA = 'e'.repeat(64);

function hostileReport(): unknown {
  const named = Object.fromEntries(HOSTILE.map((text) => [text, text]));
  return {
    data: {
      type: 'file',
      id: SHA,
      attributes: {
        ...named,
        ['__proto__']: { polluted: 1 },
        constructor: { prototype: { polluted: 1 } },
        sha256: SHA,
        meaningful_name: HOSTILE[0],
        type_description: HOSTILE[1],
        tags: HOSTILE,
        exiftool: named,
        sigma_analysis_results: HOSTILE.map((text) => ({
          rule_title: text,
          rule_description: text,
          rule_author: text,
          rule_source: text,
          rule_level: text,
          rule_id: text,
          match_context: [{ values: { ...named, EventID: text } }],
        })),
      },
    },
  };
}

test('draws hostile text as text, in every view', async ({ editor, page }) => {
  await editor.openReport('<img src=x onerror=alert(1)>.json', hostileReport());
  await expect(editor.tree).toBeVisible();
  await page.getByRole('button', { name: 'Expand all' }).click();
  await editor.search.fill('alert(1)');
  for (let hit = 0; hit < 8; hit++) await editor.search.press('Enter');

  for (const title of await editor.sigmaTable.getByRole('button').all()) {
    if ((await title.getAttribute('aria-expanded')) === 'false') await title.click();
  }
  await page.getByRole('radio', { name: 'Raw JSON' }).check({ force: true });
  await page.getByRole('button', { name: 'Expand all' }).click();
  await expect(
    page.locator('img, script:not([type=module]), svg[onload], a[href^="javascript"]'),
  ).toHaveCount(0);
  await editor.openReport('<b>broken</b>.json', `{"a": ${HOSTILE[0] ?? ''}`);
  await expect(page.getByRole('list', { name: 'Files that were not opened' })).toContainText(
    '<b>broken</b>.json',
  );
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('writes hostile values into a rule that stays one rule and matches', async ({ editor }) => {
  await editor.openReport('report.json', hostileReport());
  await editor.expand('metadata', 'tags');
  for (const at of HOSTILE.keys()) {
    const row = editor.row(String(at), 3);
    await row.scrollIntoViewIfNeeded();
    await row.hover();
    await row.getByRole('button', { name: `Add to rule: ${at}` }).click();
  }
  await expect(editor.verdict).toHaveText(/^Matches/);
  const { text } = await editor.exportedRule();
  expect(text.match(/\brule\b/g)).toHaveLength(1);
  // Nothing invisible reaches the file: printable ASCII and line feeds.
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(text.match(/for any/g)).toHaveLength(HOSTILE.length);
});

test('runs its workers as workers, under the policy', async ({ editor, page }) => {
  await editor.openSample('Windows loader');
  expect(page.workers().length).toBeGreaterThanOrEqual(1);
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy).toContain("require-trusted-types-for 'script'");
  const response = await page.request.get('./');
  expect(response.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('the watch over every test can fail', async ({ page }) => {
  const watch = new Watch();
  await watch.attach(page);
  await page.goto('./');
  await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img src=x onerror="alert(1)">';
    } catch {
      // The policy refuses the string; the violation is what this test waits for.
    }
    setTimeout(() => {
      throw new Error('on purpose');
    });
    void fetch('https://evil.example/').catch(() => undefined);
    setTimeout(() => alert('on purpose'));
  });
  await expect
    .poll(() => watch.incidents.map((incident) => incident.split(':')[0]))
    .toEqual(expect.arrayContaining(['policy violation', 'page error', 'dialog']));
});
