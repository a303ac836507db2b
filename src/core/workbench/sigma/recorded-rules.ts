import { foldCase } from '../../../base/fold-case.ts';
import type { RuleHead } from '../../sigma/rule/sigma-rule.ts';
import type { RecordedResult } from './sigma-events.ts';

/**
 * For each recorded result the loaded rules that it may be of: those of its title, in any case and
 * spacing, else those of its id. VirusTotal's ids are mostly its own, and titles outlive revisions, so
 * the title comes first; some titles are of several rules. Results without any are left out. Positions
 * are into `heads`. Never throws. O(results + rules).
 */
export function rulesOfResults(
  results: readonly RecordedResult[],
  heads: readonly Pick<RuleHead, 'title' | 'id'>[],
): ReadonlyMap<number, readonly number[]> {
  const byTitle = new Map<string, number[]>();
  const byId = new Map<string, number[]>();
  for (const [rule, { title, id }] of heads.entries()) {
    add(byTitle, titleKey(title), rule);
    if (id !== undefined) add(byId, id.toLowerCase(), rule);
  }
  const found = new Map<number, readonly number[]>();
  for (const { resultIndex, title, ruleId } of results) {
    const rules = byTitle.get(titleKey(title)) ?? byId.get(ruleId.toLowerCase());
    if (rules !== undefined) found.set(resultIndex, rules);
  }
  return found;
}

function add(map: Map<string, number[]>, key: string, rule: number): void {
  if (key === '') return;
  const rules = map.get(key);
  if (rules === undefined) map.set(key, [rule]);
  else rules.push(rule);
}

function titleKey(title: string): string {
  return foldCase(title).split(/\s+/).filter(Boolean).join(' ');
}
