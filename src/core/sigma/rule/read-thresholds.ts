import { didYouMean } from '../../../base/suggest.ts';
import { quoted } from '../sigma-code.ts';
import { decimalText } from '../yaml/decimal-text.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { fail, nameFix, nearNames, remark } from './read-context.ts';
import { isText, nodeName } from './read-values.ts';
import type { CorrelationThreshold } from './sigma-rule.ts';

const OPERATORS: readonly CorrelationThreshold['operator'][] = [
  'gt',
  'gte',
  'lt',
  'lte',
  'eq',
  'neq',
];

const KEYS: readonly string[] = [...OPERATORS, 'field', 'percentile'];

/**
 * The comparisons of a correlation's condition, all of which must hold. entry: the key `condition`; map:
 * its value. Never throws.
 */
export function readThresholds(
  context: ReadContext,
  { key }: YamlEntry,
  map: YamlMap,
): readonly CorrelationThreshold[] {
  const thresholds = map.entries.flatMap((entry) => readThreshold(context, entry));
  if (thresholds.length === 0 && !context.isBroken) {
    fail(context, 'sigma/threshold', key.span, 'the condition has no comparison', {
      help: 'add one, as in `gte: 10`',
    });
  }
  if (isImpossible(thresholds)) {
    remark(context, 'sigma/threshold-never', key.span, 'no number passes all comparisons');
  }
  return thresholds;
}

function readThreshold(
  context: ReadContext,
  { key, value }: YamlEntry,
): readonly CorrelationThreshold[] {
  const operator = OPERATORS.find((name) => name === key.text);
  if (operator === undefined) {
    if (!KEYS.includes(key.text)) reportKey(context, key);
    return [];
  }
  const number = numberOf(value);
  if (number !== undefined) return [{ operator, value: number }];
  const shown = isText(value) ? quoted(value.text) : nodeName(value);
  const span = isText(value) ? value.span : key.span;
  fail(
    context,
    'sigma/threshold',
    span,
    `\`${operator}\` compares with ${shown}, but should with a number`,
  );
  return [];
}

function reportKey(context: ReadContext, { text, span }: YamlEntry['key']): void {
  const names = nearNames(context, text, KEYS);
  fail(context, 'sigma/threshold', span, `there is no comparison ${quoted(text)}`, {
    ...nameFix(span, names),
    help: didYouMean(names) ?? `comparisons are ${OPERATORS.join(', ')}`,
  });
}

function numberOf(node: YamlNode): number | undefined {
  if (node.kind !== 'scalar' || (node.type !== 'integer' && node.type !== 'float'))
    return undefined;
  const decimal = decimalText(node.text);
  return decimal === undefined ? undefined : Number(decimal);
}

/** Whether the thresholds leave no number. `neq` takes out a single one, which is not looked at. */
function isImpossible(thresholds: readonly CorrelationThreshold[]): boolean {
  let least = -Infinity;
  let greatest = Infinity;
  let isOpen = false;
  for (const { operator, value } of thresholds) {
    const isLower = operator === 'gt' || operator === 'gte' || operator === 'eq';
    const isUpper = operator === 'lt' || operator === 'lte' || operator === 'eq';
    if (isLower) least = Math.max(least, value);
    if (isUpper) greatest = Math.min(greatest, value);
    if (operator === 'gt' || operator === 'lt') isOpen = true;
  }
  return least > greatest || (least === greatest && isOpen && isStrictAt(thresholds, least));
}

function isStrictAt(thresholds: readonly CorrelationThreshold[], value: number): boolean {
  return thresholds.some(
    ({ operator, value: bound }) => bound === value && (operator === 'gt' || operator === 'lt'),
  );
}
