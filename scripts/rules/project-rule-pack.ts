/** The project's own Sigma rules as the one file that the page fetches. */
import { writePack } from '../../src/core/sigma/pack/write-pack.ts';
import { readRuleset } from '../../src/core/workbench/sigma/read-ruleset.ts';
import { readProjectRuleFiles, type ProjectRuleFile } from './rule-files.ts';

/** The pack of what lies in `public/rules` now. Rejects where a rule has an error or a warning. */
export async function projectRulePack(): Promise<Uint8Array> {
  return packOf(await readProjectRuleFiles());
}

/** The pack of rule files. Throws where one has an error or a warning, and says which and where. */
export function packOf(files: readonly ProjectRuleFile[]): Uint8Array {
  const work = readRuleset(files);
  let step = work.next();
  while (step.done !== true) step = work.next();
  const ruleset = step.value;
  const faults = ruleset.problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, place, message }) => {
      const { line, column } = place ?? { line: 1, column: 1 };
      return `public/rules/${ruleset.files[file]?.name ?? ''}:${line}:${column}: ${message}`;
    });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return writePack(ruleset);
}
