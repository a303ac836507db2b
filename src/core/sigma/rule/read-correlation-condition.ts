import type { Condition } from '../condition/condition.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import { quoted } from '../sigma-code.ts';
import { locateInScalar } from '../yaml/locate-in-scalar.ts';
import type { YamlEntry, YamlMap, YamlScalar } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { addDiagnostic, fail, remark } from './read-context.ts';
import { readThresholds } from './read-thresholds.ts';
import { isText, nodeName, readTexts } from './read-values.ts';
import type { CorrelationRule, CorrelationType, RuleReference } from './sigma-rule.ts';

/** What reading the condition of a correlation has to know of it. */
export interface CorrelationParts {
  readonly entry: YamlEntry;
  readonly map: YamlMap;
  readonly type: CorrelationType;
  /** As listed under `rules`. */
  readonly rules: readonly RuleReference[];
}

/** What the condition of a correlation says. `rules`: those listed, or, without a list, those it names. */
export type CorrelationCondition = Pick<
  CorrelationRule,
  'rules' | 'thresholds' | 'valueFields' | 'percentile' | 'ruleCondition'
>;

/**
 * The condition of a correlation: comparisons with numbers, or, of temporal ones, a text that joins rules
 * with `and`, `or` and `not`, or nothing, which asks for all rules. Never throws. Source: Sigma
 * correlation rules specification 2.1, "Condition".
 */
export function readCorrelationCondition(
  context: ReadContext,
  parts: CorrelationParts,
): CorrelationCondition {
  const { map, type, rules } = parts;
  const entry = yamlEntry(map, 'condition');
  const value = entry?.value;
  const isTemporal = type === 'temporal' || type === 'temporal_ordered';
  if (
    entry === undefined ||
    value === undefined ||
    (value.kind === 'scalar' && value.type === 'null')
  ) {
    if (!isTemporal) reportMissing(context, parts);
    const thresholds = isTemporal ? [{ operator: 'gte' as const, value: rules.length }] : [];
    return { ...NOTHING, rules, thresholds };
  }
  if (value.kind === 'map') {
    const thresholds = readThresholds(context, entry, value);
    return { ...NOTHING, rules, thresholds, ...readField(context, parts, value) };
  }
  if (isText(value) && isTemporal) return readRuleCondition(context, parts, value);
  const message = isTemporal
    ? `the condition is ${nodeName(value)}, but should be a map of comparisons, or a text that joins rules`
    : `the condition is ${nodeName(value)}, but should be a map of comparisons, as in \`gte: 10\``;
  fail(context, 'sigma/threshold', entry.key.span, message);
  return { ...NOTHING, rules };
}

const NOTHING = {
  thresholds: [],
  valueFields: [],
  percentile: undefined,
  ruleCondition: undefined,
};

function reportMissing(context: ReadContext, { entry: { key }, type }: CorrelationParts): void {
  fail(
    context,
    'sigma/missing-condition',
    key.span,
    `a correlation of type \`${type}\` needs a condition`,
    {
      help: 'add one, as in `condition: {gte: 10}`',
    },
  );
}

function readField(
  context: ReadContext,
  { entry, map, type }: CorrelationParts,
  condition: YamlMap,
): Pick<CorrelationCondition, 'valueFields' | 'percentile'> {
  const field = yamlEntry(condition, 'field') ?? yamlEntry(map, 'field');
  const valueFields = readTexts(context, field).map(({ text }) => text);
  if (type.startsWith('value_') && valueFields.length === 0) {
    const message = `a correlation of type \`${type}\` does not say whose values count`;
    fail(
      context,
      'sigma/missing-field',
      yamlEntry(map, 'condition')?.key.span ?? entry.key.span,
      message,
      {
        help: 'add `field:` to the condition',
      },
    );
  }
  return { valueFields, percentile: readPercentile(context, yamlEntry(condition, 'percentile')) };
}

function readPercentile(context: ReadContext, entry: YamlEntry | undefined): number | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  const number = isText(value) && value.text !== '' ? Number(value.text) : Number.NaN;
  if (number >= 0 && number <= 100) return number;
  const shown = isText(value) ? quoted(value.text) : nodeName(value);
  const span = isText(value) ? value.span : entry.key.span;
  fail(
    context,
    'sigma/percentile',
    span,
    `the percentile is ${shown}, but should be from 0 to 100`,
  );
  return undefined;
}

function readRuleCondition(
  context: ReadContext,
  { rules }: CorrelationParts,
  scalar: YamlScalar,
): CorrelationCondition {
  const { condition, diagnostics } = parseCondition(
    scalar.text,
    locateInScalar(context.text, scalar),
  );
  for (const diagnostic of diagnostics) {
    // The specification's own examples write them in capitals.
    const isCase = diagnostic.code === 'sigma/operator-case';
    if (diagnostic.severity === 'error' && !isCase) context.isBroken = true;
    addDiagnostic(context, isCase ? { ...diagnostic, severity: 'warning' } : diagnostic);
  }
  const named = condition === undefined ? [] : namedRules(context, condition);
  if (rules.length > 0) checkNamed(context, rules, named);
  return {
    ...NOTHING,
    rules: rules.length > 0 ? rules : withoutRepetitions(named),
    ruleCondition: condition,
  };
}

function namedRules(context: ReadContext, condition: Condition): readonly RuleReference[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap((operand) => namedRules(context, operand));
    case 'not':
    case 'aggregated':
      return namedRules(context, condition.operand);
    case 'selection':
      return [{ text: condition.name, span: condition.span }];
    case 'of': {
      const message = 'the condition of a correlation names each rule';
      fail(context, 'sigma/condition-syntax', condition.span, message, {
        help: 'join the names of rules with `and`, `or` and `not`',
      });
      return [];
    }
  }
}

function checkNamed(
  context: ReadContext,
  rules: readonly RuleReference[],
  named: readonly RuleReference[],
): void {
  const listed = new Set(rules.map(({ text }) => text));
  for (const { text, span } of named) {
    if (listed.has(text)) continue;
    const message = `${quoted(text)} is not in the list of the correlation's rules`;
    fail(context, 'sigma/unknown-rule', span, message);
  }
  const used = new Set(named.map(({ text }) => text));
  for (const { text, span } of rules) {
    if (used.has(text)) continue;
    const message = `the condition does not name the rule ${quoted(text)}`;
    remark(context, 'sigma/unused-rule', span, message);
  }
}

function withoutRepetitions(references: readonly RuleReference[]): readonly RuleReference[] {
  const first = new Map<string, RuleReference>();
  for (const reference of references) {
    if (!first.has(reference.text)) first.set(reference.text, reference);
  }
  return [...first.values()];
}
