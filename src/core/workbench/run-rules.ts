import type { Diagnostic } from '../../base/diagnostic.ts';
import type { VtModel } from '../vt/vt-model.ts';
import type { TargetEntity } from '../vt/target-entity.ts';
import type { TypeTable } from '../yara/check/type-table.ts';
import { evaluateRules, type RuleEvaluation } from '../yara/eval/evaluate-rules.ts';
import type { Rule, YaraFile } from '../yara/syntax/ast.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import { checkRules, holdsStart } from './check-rules.ts';

/** Places kept per sub-expression and per rule: enough for the marks of every match context. */
const MAX_TRACED = 1000;

export interface RunOptions {
  /** Undefined while no sample is open; nothing is evaluated then. */
  readonly model?: VtModel | undefined;
  /**
   * What all rules hunt for, and are held against the sample for: decides which fields they may use.
   * Undefined for what each rule's meta says; one that hunts no files then stays without a verdict.
   */
  readonly target?: TargetEntity | undefined;
}

/** A rule file, checked and held against a sample. */
export interface RunRules {
  readonly file: YaraFile;
  readonly rules: readonly Rule[];
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where no rule is held against the sample. */
  readonly types: TypeTable | undefined;
  /** By rule, traced; undefined for a rule that hunts for something else than files. */
  readonly evaluations: readonly (RuleEvaluation | undefined)[];
  /** By rule, what it hunts for instead of files. */
  readonly otherTargets: readonly (TargetEntity | undefined)[];
}

/** Parses and checks a rule file, and evaluates its rules. Never throws. O(text + rules · sample). */
export function runRules(ruleText: string, options: RunOptions): RunRules {
  const { model, target } = options;
  const { file, diagnostics: syntax } = parseYara(ruleText);
  const { diagnostics, types, otherTargets } = checkRules(file, syntax, target);
  const rules = file.items.filter((item): item is Rule => item.kind === 'rule');
  const evaluations =
    model === undefined || types === undefined
      ? []
      : evaluateRules(file, types, model.data, { trace: true, maxWitnesses: MAX_TRACED }).map(
          (evaluation, at) => (otherTargets[at] === undefined ? evaluation : undefined),
        );
  return { file, rules, diagnostics, types, evaluations, otherTargets };
}

/** `runRules` that keeps the last run: a cursor that moves and a question why cost no other one. */
export function createRuleRunner(): typeof runRules {
  let last: { readonly key: readonly unknown[]; readonly run: RunRules } | undefined;
  return (ruleText, options) => {
    const key = [ruleText, options.model, options.target];
    if (last?.key.every((part, at) => part === key[at]) !== true) {
      last = { key, run: runRules(ruleText, options) };
    }
    return last.run;
  };
}

/** Index of the rule at the cursor, else of the last; undefined while there is none. Never throws. */
export function activeRuleOf(
  rules: readonly Rule[],
  cursor: number | undefined,
): number | undefined {
  if (rules.length === 0) return undefined;
  const at =
    cursor === undefined
      ? -1
      : rules.findLastIndex((rule) => holdsStart(rule.span, { start: cursor, end: cursor }));
  return at === -1 ? rules.length - 1 : at;
}
