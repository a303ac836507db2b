import type { Condition } from '../condition/condition.ts';
import type { YamlEntry, YamlMap } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { fail, remark } from './read-context.ts';
import { readDetection } from './read-detection.ts';
import { readHead } from './read-head.ts';
import { readLogsource } from './read-logsource.ts';
import { readReferences } from './read-references.ts';
import { isText } from './read-values.ts';
import type { FilterRule } from './sigma-rule.ts';

/**
 * A filter: what is joined with `and` to the conditions of the rules that it names. root: the document;
 * entry: its `filter`. `any`, `all` and the empty list are all rules whose logsource fits. Never throws.
 * Source: Sigma filters specification 2.1; pySigma for `any` and for how the conditions are joined.
 */
export function readFilter(context: ReadContext, root: YamlMap, entry: YamlEntry): FilterRule {
  const { head, headSpans } = readHead(context, root);
  const logsource = readLogsource(context, root);
  const { selections, conditions } = readDetection(context, entry, ['rules']);
  const rules = readRules(context, entry);
  for (const condition of conditions) checkPolarity(context, condition);
  return {
    kind: 'filter',
    head,
    headSpans,
    logsource,
    rules,
    selections,
    conditions,
    span: root.span,
  };
}

function readRules(context: ReadContext, { key, value: map }: YamlEntry): FilterRule['rules'] {
  if (map.kind !== 'map') return [];
  const entry = yamlEntry(map, 'rules');
  if (entry === undefined) {
    fail(
      context,
      'sigma/missing-rules',
      key.span,
      'the filter does not say which rules it is for',
      {
        help: 'add `rules:` with ids or names of rules, or `rules: any`',
      },
    );
    return [];
  }
  const { value } = entry;
  const word = isText(value) ? value.text.toLowerCase() : '';
  const isAny = word === 'any' || word === 'all';
  if (isAny || (value.kind === 'sequence' && value.items.length === 0)) return 'any';
  return readReferences(context, entry);
}

/** A filter is joined with `and`: without a `not` the rules fire only for what was to be filtered out. */
function checkPolarity(context: ReadContext, condition: Condition): void {
  if (hasNot(condition)) return;
  const { span } = condition;
  const isWord = condition.kind === 'selection' || condition.kind === 'of';
  const [before, after] = isWord ? ['not ', ''] : ['not (', ')'];
  remark(
    context,
    'sigma/filter-polarity',
    span,
    'the condition is joined with `and`: the rules will fire only for what it describes',
    {
      help: 'to filter it out write `not` before it',
      fixes: [
        {
          title: 'Negate the condition',
          edits: [
            { span: { start: span.start, end: span.start }, newText: before },
            { span: { start: span.end, end: span.end }, newText: after },
          ],
        },
      ],
    },
  );
}

function hasNot(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.some(hasNot);
    case 'aggregated':
      return hasNot(condition.operand);
    case 'not':
      return true;
    default:
      return false;
  }
}
