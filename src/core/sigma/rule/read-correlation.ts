import { didYouMean } from '../../../base/suggest.ts';
import { quoted } from '../sigma-code.ts';
import type { YamlEntry, YamlMap } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import { checkKeys } from './check-keys.ts';
import type { ReadContext } from './read-context.ts';
import { fail, nameFix, nearNames, remark } from './read-context.ts';
import { readCorrelationCondition } from './read-correlation-condition.ts';
import { readHead } from './read-head.ts';
import { readReferences } from './read-references.ts';
import { isText, nodeName, readTexts, remarkType } from './read-values.ts';
import type { CorrelationRule, CorrelationType } from './sigma-rule.ts';
import { parseTimespan } from './timespan.ts';

/** The kinds of correlations; the median is pySigma's. */
const TYPES: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
];

const KEYS = ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate', 'field'];

/**
 * A rule about several events. root: the document; entry: its `correlation`. Undefined where that is no
 * map or has no type that is known. Other errors leave gaps in what is returned, and are told of. Never
 * throws. Source: Sigma correlation rules specification 2.1; pySigma for boolean conditions.
 */
export function readCorrelation(
  context: ReadContext,
  root: YamlMap,
  entry: YamlEntry,
): CorrelationRule | undefined {
  const { head, headSpans } = readHead(context, root);
  const map = entry.value;
  if (map.kind !== 'map') {
    const message = `\`correlation\` is ${nodeName(map)}, but should be a map`;
    fail(context, 'sigma/wrong-type', entry.key.span, message);
    return undefined;
  }
  checkKeys(context, map, KEYS);
  const type = readType(context, entry, map);
  const timespan = readTimespan(context, entry, map);
  const rulesEntry = yamlEntry(map, 'rules');
  const listed = rulesEntry === undefined ? [] : readReferences(context, rulesEntry);
  if (type === undefined) return undefined;
  const condition = readCorrelationCondition(context, { entry, map, type, rules: listed });
  const { rules } = condition;
  if (rules.length === 0) reportNoRules(context, rulesEntry ?? entry);
  const groupBy = readTexts(context, yamlEntry(map, 'group-by')).map(({ text }) => text);
  if (groupBy.length === 0) {
    remark(
      context,
      'sigma/missing-group-by',
      entry.key.span,
      'without `group-by` all events are one group',
    );
  }
  return {
    kind: 'correlation',
    head,
    headSpans,
    type,
    rules,
    groupBy,
    aliases: readAliases(context, yamlEntry(map, 'aliases'), rules),
    timespan: timespan ?? 0,
    thresholds: condition.thresholds,
    valueFields: condition.valueFields,
    percentile: condition.percentile,
    ruleCondition: condition.ruleCondition,
    generate: readGenerate(context, yamlEntry(map, 'generate') ?? yamlEntry(root, 'generate')),
    span: root.span,
  };
}

function readType(
  context: ReadContext,
  { key }: YamlEntry,
  map: YamlMap,
): CorrelationType | undefined {
  const entry = yamlEntry(map, 'type');
  const value = entry?.value;
  const text = value !== undefined && isText(value) ? value.text : undefined;
  const type = TYPES.find((name) => name === text);
  if (type !== undefined) return type;
  const names = text === undefined ? [] : nearNames(context, text, TYPES);
  const message =
    text === undefined
      ? 'the correlation has no type'
      : `there is no correlation type ${quoted(text)}`;
  const span = text === undefined ? (entry?.key.span ?? key.span) : (value?.span ?? key.span);
  fail(context, 'sigma/unknown-correlation-type', span, message, {
    ...nameFix(span, names),
    help: didYouMean(names) ?? `types are ${TYPES.join(', ')}`,
  });
  return undefined;
}

function readTimespan(context: ReadContext, { key }: YamlEntry, map: YamlMap): number | undefined {
  const entry = yamlEntry(map, 'timespan');
  if (entry === undefined) {
    fail(context, 'sigma/missing-timespan', key.span, 'the correlation has no `timespan`', {
      help: 'add one, as in `timespan: 5m`',
    });
    return undefined;
  }
  const { value } = entry;
  const timespan = isText(value) ? parseTimespan(value.text) : undefined;
  if (timespan !== undefined) return timespan;
  const shown = isText(value) ? quoted(value.text) : nodeName(value);
  const span = isText(value) ? value.span : entry.key.span;
  fail(
    context,
    'sigma/timespan',
    span,
    `the time span is ${shown}, but should be a number and a unit`,
    {
      help: 'units are `s`, `m`, `h` and `d`; 1 h 30 min is `90m`',
    },
  );
  return undefined;
}

function reportNoRules(context: ReadContext, { key }: YamlEntry): void {
  fail(
    context,
    'sigma/missing-rules',
    key.span,
    'the correlation does not say which rules it is about',
    {
      help: 'add `rules:` with ids or names of rules',
    },
  );
}

function readGenerate(context: ReadContext, entry: YamlEntry | undefined): boolean {
  if (entry === undefined) return false;
  const { value } = entry;
  const isBoolean = value.kind === 'scalar' && value.type === 'boolean';
  if (!isBoolean) remarkType(context, entry, '`true` or `false`');
  return isBoolean && value.text.toLowerCase() === 'true';
}

function readAliases(
  context: ReadContext,
  entry: YamlEntry | undefined,
  rules: CorrelationRule['rules'],
): CorrelationRule['aliases'] {
  if (entry === undefined) return [];
  const { value } = entry;
  if (value.kind !== 'map') {
    const isEmpty = value.kind === 'scalar' && value.type === 'null';
    if (!isEmpty)
      fail(
        context,
        'sigma/wrong-type',
        entry.key.span,
        `\`aliases\` is ${nodeName(value)}, but should be a map`,
      );
    return [];
  }
  return value.entries.map(({ key, value: fields }) => ({
    alias: key.text,
    fields:
      fields.kind === 'map' ? readAliasFields(context, fields, rules) : refuseAlias(context, key),
  }));
}

function refuseAlias(context: ReadContext, { text, span }: YamlEntry['key']): readonly never[] {
  const message = `the alias ${quoted(text)} should be a map from rules to fields`;
  fail(context, 'sigma/wrong-type', span, message);
  return [];
}

function readAliasFields(
  context: ReadContext,
  map: YamlMap,
  rules: CorrelationRule['rules'],
): CorrelationRule['aliases'][number]['fields'] {
  return map.entries.flatMap((entry) => {
    const { key, value } = entry;
    if (!rules.some(({ text }) => text === key.text)) {
      const message = `${quoted(key.text)} is none of the rules of the correlation`;
      remark(context, 'sigma/alias-rule', key.span, message);
    }
    if (isText(value)) return [{ rule: key.text, field: value.text }];
    remarkType(context, entry, 'the name of a field');
    return [];
  });
}
