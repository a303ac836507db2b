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
  readonly sigmaRuleFiles: Locator;
  readonly sigmaProgress: Locator;
  readonly loadedRules: Locator;

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
    this.sigmaRuleFiles = page.locator('input[type=file][aria-label="Sigma rule files"]');
    this.sigmaProgress = page.getByRole('status', { name: 'Sigma progress' });
    this.loadedRules = page.getByRole('button', { name: /^(?:Rules: |No rules loaded)/ });
  }

  async open(): Promise<void> {
    await this.page.goto('./');
  }

  /** Opens one of the page's own sample reports from the welcome page. */
  async openSample(title: string): Promise<void> {
    await this.page
      .getByRole('region', { name: 'Welcome' })
      .getByRole('button', { name: title })
      .click();
    await expect(this.tree).toBeVisible();
  }

  /** Loads a JSON value as a report file. */
  async openReport(name: string, content: unknown): Promise<void> {
    const buffer = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
    await this.reportFiles.setInputFiles({ name, mimeType: 'application/json', buffer });
  }

  /** Loads a file as the button "Load Sigma rules" would, and waits until its rules have been run. */
  async loadSigma(name: string, content: string | Uint8Array): Promise<void> {
    const buffer = Buffer.from(content);
    await this.sigmaRuleFiles.setInputFiles({
      name,
      mimeType: 'application/octet-stream',
      buffer,
    });
    await expect(this.loadedRules).toContainText(name);
    await expect(this.sigmaProgress).toBeHidden();
  }

  /** The row of a rule in the Sigma table. */
  sigmaRow(title: string): Locator {
    return this.sigmaTable.getByRole('row').filter({
      has: this.page.getByRole('rowheader', { name: title, exact: true }),
    });
  }

  /** Opens a rule's row to its events. */
  async openSigmaRow(title: string): Promise<void> {
    await this.sigmaTable.getByRole('button', { name: title, exact: true }).click();
    await expect(this.matchContexts).toBeVisible();
  }

  /** Drops files and folders of the disk onto the page, as from a file manager. */
  async dropFromDisk(paths: readonly string[]): Promise<void> {
    const browser = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await browser.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    }
    await browser.detach();
  }

  /** Drops files anywhere on the page. */
  async drop(
    files: readonly { readonly name: string; readonly content: string | Uint8Array }[],
  ): Promise<void> {
    const plain = files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] }));
    const data = await this.page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of given) {
        transfer.items.add(new File([new Uint8Array(bytes)], name));
      }
      return transfer;
    }, plain);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await this.page.dispatchEvent('body', type, { dataTransfer: data });
    }
  }

  /** A mounted row of the tree: its name starts with the key, and it stands at the level. */
  row(key: string, level: number): Locator {
    return this.tree
      .getByRole('treeitem', { name: new RegExp(`^${escapePattern(key)}(\\s|$)`) })
      .and(this.page.locator(`[aria-level="${level}"]`))
      .first();
  }

  /** Expands rows by mouse, from the outermost level on; returns the level below the last. */
  async expand(...keys: readonly string[]): Promise<number> {
    for (const [at, key] of keys.entries()) {
      const row = this.row(key, at + 1);
      await expect(row).toBeVisible();
      if ((await row.getAttribute('aria-expanded')) === 'false') {
        await row.locator('[data-part="twisty"]').click();
      }
      await expect(row).toHaveAttribute('aria-expanded', 'true');
    }
    return keys.length + 1;
  }

  /** Adds a row's field to the rule with its default test, by its button. */
  async add(key: string, level: number): Promise<void> {
    const row = this.row(key, level);
    await row.hover();
    await row.getByRole('button', { name: `Add to rule: ${key}` }).click();
  }

  /** The worst problem; pressing it puts the cursor there. */
  problemButton(): Locator {
    return this.problems.getByRole('button').first();
  }

  /** The chip of a field, among those above the editor. */
  chip(label: string): Locator {
    return this.page.getByRole('group', { name: `Test of ${label}` });
  }

  /** Chooses another operator on a chip, by its menu. */
  async setOperator(chip: Locator, operator: string): Promise<void> {
    await chip
      .getByRole('button', { name: /^Operator of/ })
      .first()
      .click();
    await this.page.getByRole('menuitemradio', { name: new RegExp(`\\b${operator}$`) }).click();
  }

  /** Types another value into a chip's field. */
  async setValue(chip: Locator, at: number, value: string): Promise<void> {
    const field = chip.getByRole('textbox').nth(at);
    await field.fill(value);
    await field.press('Enter');
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
