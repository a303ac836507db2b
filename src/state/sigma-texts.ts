import type { PlaceholderValues } from '../core/sigma/link/placeholder-values.ts';
import type { RulesetOutcome, WorkProgress } from '../core/workbench/sigma/sigma-bench.ts';

export function loadedText({
  rulesetId,
  holdings,
}: Extract<RulesetOutcome, { readonly ok: true }>): string {
  const ruleset = holdings.rulesets.find(({ id }) => id === rulesetId);
  if (ruleset === undefined) return 'Loaded Sigma rules';
  const { name, nRules, nFilters, nFilteredRules, nProblems, nProblemFiles } = ruleset;
  const filters = `${count(nFilters, 'filter')} on ${count(nFilteredRules, 'rule')}`;
  const loaded = [
    ...(nRules > 0 || nFilters === 0 ? [count(nRules, 'Sigma rule')] : []),
    ...(nFilters > 0 ? [filters] : []),
  ].join(' and ');
  const problems =
    nProblems === 0 ? '' : `, ${count(nProblems, 'problem')} in ${count(nProblemFiles, 'file')}`;
  return `Loaded ${loaded} from ${name}${problems}`;
}

export function givenText(values: PlaceholderValues): string {
  return values.size === 0
    ? 'Cleared the values of placeholders'
    : `Values given for ${count(values.size, 'placeholder')}`;
}

/** What is worked on while rules are run: those that others or values change are compiled first. */
export function matchedText({ stage }: WorkProgress): string {
  return stage === 'compiling' ? 'rules again' : 'events';
}

export function refusedText(nRefused: number): string {
  return `${count(nRefused, 'rule')} cannot take the values of the placeholders`;
}

function count(n: number, word: string): string {
  return `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
}
