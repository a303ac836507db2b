import type { Holdings, RulesetSummary } from '../../../core/workbench/sigma/sigma-bench.ts';
import type { SigmaWork } from '../../../state/sigma-state.ts';

/** Rulesets that are named; of more, their number. */
const MAX_NAMED = 3;

const PROJECT_NAME = 'project';

/** `Rules: project 40 · sigma_all.zip 3,780 · 2 logs` */
export function holdingsText({ rulesets, logs }: Holdings): string {
  const named = rulesets.slice(0, MAX_NAMED).map(({ name, kind, nRules }) => {
    const shown = kind === 'project' ? PROJECT_NAME : name;
    return `${shown} ${nRules.toLocaleString('en')}`;
  });
  const nMore = rulesets.length - named.length;
  const nEvents = logs.reduce((sum, log) => sum + log.nEvents, 0);
  const parts = [
    ...named,
    ...(nMore > 0 ? [`${nMore} more`] : []),
    ...(logs.length > 0
      ? [
          `${count(nEvents, 'event')} of ${logs.length === 1 ? (logs[0]?.name ?? '') : `${logs.length} logs`}`,
        ]
      : []),
  ];
  return rulesets.length === 0 && logs.length === 0
    ? 'No rules loaded'
    : `Rules: ${parts.join(' · ')}`;
}

/** A text of which the rest is shown only where there is room. */
export interface ShortText {
  readonly short: string;
  readonly rest: string;
}

/** `12 problems`, ` in 8 files`; undefined where there are none. */
export function problemCountText(rulesets: readonly RulesetSummary[]): ShortText | undefined {
  const nProblems = rulesets.reduce((sum, ruleset) => sum + ruleset.nProblems, 0);
  const nFiles = rulesets.reduce((sum, ruleset) => sum + ruleset.nProblemFiles, 0);
  if (nProblems === 0) return undefined;
  return { short: count(nProblems, 'problem'), rest: ` in ${count(nFiles, 'file')}` };
}

/** `Placeholders: 3`, ` open`: those that loaded rules ask for and that have no values. */
export function placeholdersText(placeholders: Holdings['placeholders']): ShortText {
  const nOpen = placeholders.filter(
    ({ nRules, values }) => nRules > 0 && values.length === 0,
  ).length;
  if (nOpen === 0) return { short: 'Placeholders', rest: '' };
  return { short: `Placeholders: ${nOpen.toLocaleString('en')}`, rest: ' open' };
}

const STAGES: Readonly<Record<SigmaWork['stage'], string>> = {
  files: 'Reading files of',
  reading: 'Reading',
  compiling: 'Compiling',
  matching: 'Running the rules over',
  keeping: 'Keeping for the next visit:',
};

/** `Compiling sigma_all.zip: 1,200 of 3,780` */
export function workText({ what, stage, done, total }: SigmaWork): string {
  const counted =
    total === 0 ? '' : `: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  return `${STAGES[stage]} ${what}${counted}`;
}

/** `1 event`, `1,200 events` */
export function count(n: number, word: string): string {
  return `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
}
