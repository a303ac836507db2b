import type { Ruleset } from '../core/sigma/compile/ruleset.ts';
import { readPack } from '../core/sigma/pack/read-pack.ts';
import { isPack } from '../core/sigma/pack/sections.ts';
import { readRuleset, type ReadRulesetOptions } from '../core/workbench/sigma/read-ruleset.ts';
import type { FileProblem } from '../core/workbench/workbench.ts';
import { readRuleFiles, type RuleInput } from './read-rule-files.ts';

export interface LoadedRules {
  /** The packs in the order they are named, then everything else as one. */
  readonly rulesets: readonly Ruleset[];
  readonly nPacks: number;
  readonly problems: readonly FileProblem[];
}

/**
 * The rules of files, folders, archives and packs, ready to be run. What cannot be read is a problem in
 * words; what is wrong inside of a rule file is told in its ruleset. Never throws.
 */
export function loadRulesets(paths: readonly string[], options: ReadRulesetOptions): LoadedRules {
  const { inputs, problems: unread } = readRuleFiles(paths);
  const problems = [...unread];
  const rulesets: Ruleset[] = [];
  for (const { name, bytes } of inputs.filter((input) => isPack(input.bytes))) {
    const pack = readPack(bytes);
    if (pack.ok) rulesets.push(pack.value);
    else problems.push({ fileName: name, message: pack.error.message });
  }
  const nPacks = rulesets.length;
  const sources = inputs.filter((input) => !isPack(input.bytes));
  if (sources.length > 0) rulesets.push(rulesetOf(sources, options));
  return { rulesets, nPacks, problems };
}

/** The rules of files and archives that have been read. Never throws. */
export function rulesetOf(inputs: readonly RuleInput[], options: ReadRulesetOptions): Ruleset {
  const work = readRuleset(inputs, options);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
