import type { RuleHead } from '../sigma-rule.ts';

/** A head that says nothing but what is given. */
export function ruleHead(said: Partial<RuleHead> = {}): RuleHead {
  return {
    title: '',
    id: undefined,
    name: undefined,
    level: undefined,
    status: undefined,
    description: '',
    author: '',
    date: undefined,
    modified: undefined,
    license: undefined,
    references: [],
    tags: [],
    falsePositives: [],
    ...said,
  };
}
