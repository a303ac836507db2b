import type { Holdings, MatchReport } from '../../../core/workbench/sigma/sigma-bench.ts';

/** What to do about a rule that VirusTotal ran and that is not among the loaded ones. */
export interface NotLoadedText {
  /** Among what is known of the rule. */
  readonly fact: string;
  /** On what leads to the files. */
  readonly action: string;
}

/** Whose rules they are, by a word of what VirusTotal calls their source. The rest have no name here. */
const PUBLISHERS: readonly { readonly word: string; readonly name: string }[] = [
  { word: 'sigma integrated', name: 'SigmaHQ’s rules' },
  { word: 'joe security', name: 'Joe Security’s rules' },
  { word: 'soc prime', name: 'SOC Prime’s rules' },
];

const ANY_RULES = 'SigmaHQ’s rules';

/**
 * What to do about a rule that VirusTotal recorded and no loaded ruleset has. ruleSource: what
 * VirusTotal says of its origin, may be empty. Undefined while the loaded rules are not known yet.
 */
export function notLoadedText(
  ruleSource: string,
  holdings: Pick<Holdings, 'rulesets'>,
  matches: MatchReport | undefined,
): NotLoadedText | undefined {
  if (matches === undefined && holdings.rulesets.length > 0) return undefined;
  const source = ruleSource.toLowerCase();
  const publisher = PUBLISHERS.find(({ word }) => source.includes(word))?.name;
  const hasOwn = holdings.rulesets.some(({ kind }) => kind === 'user');
  if (!hasOwn) {
    return {
      fact: 'not loaded here',
      action: `Load ${publisher ?? ANY_RULES} to see why it fired`,
    };
  }
  const nRules = holdings.rulesets.reduce((sum, ruleset) => sum + ruleset.nRules, 0);
  const ruleset =
    publisher === undefined ? 'a ruleset that has it' : `a revision of ${publisher} that has it`;
  return {
    fact: `none of the ${nRules.toLocaleString('en')} loaded rules has this title or id`,
    action: `Load ${ruleset} to see why it fired`,
  };
}
