import { readFileSync } from 'node:fs';
import { expect, test as base, type Locator, type Page } from '@playwright/test';

/** What must never happen while the page is used, collected from the moment it opens. */
export class Watch {
  readonly incidents: string[] = [];

  async attach(page: Page): Promise<void> {
    const { origin } = new URL(test.info().project.use.baseURL ?? '');
    page.on('pageerror', (error) => this.incidents.push(`page error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.incidents.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isOwn = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
      if (!isOwn) this.incidents.push(`request to ${url.origin}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.incidents.push(`console error: ${message.text()}`);
    });
    await page.exposeFunction('reportIncident', (text: string) => this.incidents.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportIncident?: (text: string) => void })
          .reportIncident;
        report?.(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }
}

/** The page of the editor, by what a person sees and a screen reader says. */
export class EditorPage {
  readonly page: Page;
  readonly tree: Locator;
  readonly search: Locator;
  readonly verdict: Locator;
  readonly problems: Locator;
  readonly sigmaTable: Locator;
  readonly matchContexts: Locator;
  readonly ruleEditor: Locator;
  readonly reportFiles: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole('tree', { name: 'Report structure' });
    this.search = page.getByRole('searchbox', { name: 'Search report' });
    this.verdict = page.getByRole('status', { name: 'Rule verdict' });
    this.problems = page.getByRole('region', { name: 'Problems' });
    this.sigmaTable = page.getByRole('table', { name: 'Sigma rules' });
    this.matchContexts = page.getByRole('region', { name: 'Match contexts' });
    this.ruleEditor = page.getByRole('region', { name: 'Rule editor' });
    this.reportFiles = page.locator('input[type=file][aria-label="Report files"]');
  }

  async open(): Promise<void> {
    await this.page.goto('./');
  }

  /** A row of the tree by the start of its name and, where given, its level. */
  row(key: string, level?: number): Locator {
    const rows = this.tree.getByRole('treeitem', {
      name: new RegExp(`^${escapePattern(key)}(\\s|$)`),
    });
    return level === undefined
      ? rows.first()
      : rows.and(this.page.locator(`[aria-level="${level}"]`)).first();
  }

  async expand(key: string, level?: number): Promise<void> {
    const row = this.row(key, level);
    if ((await row.getAttribute('aria-expanded')) !== 'true') {
      await row.click();
      await this.page.keyboard.press('ArrowRight');
    }
    await expect(row).toHaveAttribute('aria-expanded', 'true');
  }

  /** The rule's text, from the export: what the user would take away. */
  async exportedRule(): Promise<{ readonly name: string; readonly text: string }> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Export .yar' }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  }

  /** Replaces the rule's text the way a person does: select all and paste. */
  async pasteRule(text: string): Promise<void> {
    const editor = this.page.getByRole('textbox', { name: 'YARA rule' });
    await editor.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

interface Fixtures {
  readonly watch: Watch;
  readonly editor: EditorPage;
}

/** Every test runs on a fresh page and fails on any violation, dialog, page error or foreign request. */
export const test = base.extend<Fixtures>({
  watch: async ({ page }, use) => {
    const watch = new Watch();
    await watch.attach(page);
    await use(watch);
    expect(watch.incidents, 'nothing happened that must not').toEqual([]);
  },
  editor: async ({ page, watch }, use) => {
    void watch;
    const editor = new EditorPage(page);
    await editor.open();
    await use(editor);
  },
});

export { expect };
