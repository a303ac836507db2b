import type { TypeTable } from '../check/type-table.ts';
import type { RuleEvaluation } from '../eval/evaluate-rules.ts';
import { numberExpressions } from '../eval/number-expressions.ts';
import type { ExpressionTrace } from '../eval/recorder.ts';
import { UNKNOWN, type Truth } from '../eval/value.ts';
import type { ModuleStruct } from '../module-value.ts';
import type { Expression, Rule, YaraFile } from '../syntax/ast.ts';
import { createExplainContext } from './explain-context.ts';
import { explainExpression } from './explain-expression.ts';
import type { RuleExplanation } from './explain-node.ts';

export interface ExplainQuestion {
  /** What `file` was parsed from. */
  readonly text: string;
  readonly file: YaraFile;
  /** Of this very tree. */
  readonly types: TypeTable;
  /** The root of the module's data. */
  readonly data: ModuleStruct;
  /**
   * Of all rules of the file over this data, undefined for those that are not held against it; traced
   * ones give counts and witnesses over all elements.
   */
  readonly evaluations: readonly (RuleEvaluation | undefined)[];
  /** Position of the rule among the file's rules. */
  readonly rule: number;
}

/**
 * Why a rule matches the data or not, part by part, in sentences: the values compared, the elements
 * for which loops hold with their number, and for what is false what keeps it so, down to the element
 * that came closest and the comparison that failed there. Runs the condition again, so ask only for
 * the rule that is looked at. Undefined for a rule that the file does not have. Never throws.
 * O(turns of the loops · loops within each other) and at most `MAX_SEARCH_STEPS` tests besides.
 */
export function explainRule(question: ExplainQuestion): RuleExplanation | undefined {
  const { text, file, types, data, evaluations } = question;
  const rules = file.items.filter((item): item is Rule => item.kind === 'rule');
  const rule = rules[question.rule];
  const evaluation = evaluations[question.rule];
  if (!rule || !evaluation) return undefined;
  const { name, verdict } = evaluation;
  const condition = types.brokenRules.has(rule) ? undefined : rule.condition?.expression;
  const verdicts = verdictsBefore(question.rule, rules, question);
  const context = createExplainContext({
    text,
    types,
    data,
    verdicts,
    traces: tracesOf(rule, evaluation),
  });
  return {
    name,
    verdict,
    sentence: verdictSentence(evaluation),
    condition: condition && explainExpression(condition, context),
  };
}

function verdictSentence({ name, verdict, reasons }: RuleEvaluation): string {
  const why = reasons.length > 0 ? `: ${reasons.join('; ')}` : '';
  if (verdict === 'unknown') return `whether ${name} matches cannot be told${why}`;
  return `${name} ${verdict ? 'matches' : 'does not match'}${why}`;
}

function tracesOf(rule: Rule, { trace }: RuleEvaluation): ReadonlyMap<Expression, ExpressionTrace> {
  const traces = new Map<Expression, ExpressionTrace>();
  for (const [expression, number] of trace ? numberExpressions(rule) : []) {
    const found = trace?.expressions[number];
    if (found) traces.set(expression, found);
  }
  return traces;
}

/** The outcomes of the rules that a rule may refer to, before global rules change the verdicts. */
function verdictsBefore(
  at: number,
  rules: readonly Rule[],
  { types, evaluations }: ExplainQuestion,
): ReadonlyMap<Rule, Truth> {
  const verdicts = new Map<Rule, Truth>();
  for (const [index, rule] of rules.slice(0, at).entries()) {
    const evaluation = evaluations[index];
    if (!evaluation || types.brokenRules.has(rule)) continue;
    verdicts.set(rule, ownTruth(evaluation));
  }
  return verdicts;
}

function ownTruth({ verdict, trace }: RuleEvaluation): Truth {
  const root = trace?.expressions[0];
  if (!root) return verdict === 'unknown' ? UNKNOWN : verdict;
  if (root.nTrue > 0) return true;
  return root.nUnknown > 0 ? UNKNOWN : false;
}
