import type { FileProblem } from '../core/workbench/workbench.ts';
import type { FileSource } from './report-files.ts';
import type { StoreKernel } from './store-kernel.ts';

export interface RuleFileActions {
  /**
   * Puts files of YARA rules in the place of the rule's text, several one after another. Asks nothing:
   * it is one step of the undo timeline.
   */
  readonly loadYaraFiles: (sources: readonly FileSource[]) => Promise<void>;
}

export function createRuleFileActions(
  kernel: StoreKernel,
  replaceText: (text: string) => void,
): RuleFileActions {
  const { get, patch } = kernel;
  return {
    async loadYaraFiles(sources) {
      // Seldom wanted: its code comes when a file does.
      const { readRuleFile } = await import('../core/workbench/rule-file.ts');
      const texts: string[] = [];
      const names: string[] = [];
      const problems: FileProblem[] = [];
      for (const { name, read } of sources) {
        const bytes = await read().catch(() => undefined);
        const text = bytes && readRuleFile(bytes);
        if (text?.ok === true) {
          texts.push(text.value);
          names.push(name);
        } else problems.push({ fileName: name, message: `${name} ${text?.error ?? UNREADABLE}` });
      }
      if (problems.length > 0) {
        patch('report', { problems: [...get().report.problems, ...problems] });
      }
      if (texts.length > 0) {
        const before = get().rule.text;
        replaceText(texts.join('\n'));
        kernel.tell(loadedText(names, before));
      }
      if (problems[0] !== undefined) kernel.tell(problems[0].message, 'refusal');
    },
  };
}

const UNREADABLE = 'could not be read; it may have been moved';

function loadedText(names: readonly string[], before: string): string {
  const what = names.length === 1 ? names[0] : `${names.length} files of rules`;
  const way = before.trim() === '' ? '' : '; Undo brings back what was there';
  return `Loaded ${what} into the editor${way}`;
}
