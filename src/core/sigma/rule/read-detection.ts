import type { Condition } from '../condition/condition.ts';
import type { YamlEntry, YamlMap } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import { checkConditions } from './check-conditions.ts';
import { checkKeys } from './check-keys.ts';
import type { ReadContext } from './read-context.ts';
import { fail, remark } from './read-context.ts';
import type { ReadConditions } from './read-conditions.ts';
import { readConditions } from './read-conditions.ts';
import { readSelection } from './read-selection.ts';
import { nodeName } from './read-values.ts';
import type { Selection } from './sigma-rule.ts';

export interface ReadDetection {
  readonly selections: readonly Selection[];
  readonly conditions: readonly Condition[];
}

/** More selections are none that a person wrote, and conditions over them slow. */
const MAX_SELECTIONS = 300;

/**
 * The selections and conditions of a map: of `detection`, or of `filter`. entry: the key and the map;
 * reserved: keys of it that are neither. Nothing where there is no map. Never throws. Source: Sigma
 * rules specification 2.1, "Detection".
 */
export function readDetection(
  context: ReadContext,
  entry: YamlEntry,
  reserved: readonly string[],
): ReadDetection {
  const map = entry.value;
  if (map.kind !== 'map') {
    const message = `\`${entry.key.text}\` is ${nodeName(map)}, but should be a map of selections and a condition`;
    fail(context, 'sigma/wrong-type', entry.key.span, message);
    return { selections: [], conditions: [] };
  }
  const entries = selectionEntries(context, entry, map, reserved);
  const selections = entries
    .map((selection) => readSelection(context, selection))
    .filter((selection) => selection !== undefined);
  const read = readConditionOf(context, entry, map);
  checkConditions(
    context,
    read,
    entries.map((selection) => selection.key),
  );
  checkTimeframe(context, map, read.conditions);
  return { selections, conditions: read.conditions };
}

function selectionEntries(
  context: ReadContext,
  { key }: YamlEntry,
  map: YamlMap,
  reserved: readonly string[],
): readonly YamlEntry[] {
  const entries = map.entries.filter(({ key: { text } }) => {
    return text !== 'condition' && text !== 'timeframe' && !reserved.includes(text);
  });
  if (entries.length === 0) {
    fail(context, 'sigma/no-selection', key.span, `\`${key.text}\` has no selection`, {
      help: 'add a map of fields and values under a name of your choice',
    });
  }
  if (entries.length > MAX_SELECTIONS) {
    const message = `\`${key.text}\` has more than ${MAX_SELECTIONS} selections`;
    fail(context, 'sigma/too-many-selections', key.span, message);
  }
  return entries.slice(0, MAX_SELECTIONS);
}

function readConditionOf(context: ReadContext, { key }: YamlEntry, map: YamlMap): ReadConditions {
  const entry = yamlEntry(map, 'condition');
  if (entry !== undefined) return readConditions(context, entry);
  fail(context, 'sigma/missing-condition', key.span, `\`${key.text}\` has no condition`, {
    help: 'add `condition:` with the names of the selections that must hold',
  });
  checkKeys(context, map, ['condition']);
  return { conditions: [], isComplete: false };
}

function checkTimeframe(
  context: ReadContext,
  map: YamlMap,
  conditions: readonly Condition[],
): void {
  const entry = yamlEntry(map, 'timeframe');
  if (entry === undefined || conditions.some(({ kind }) => kind === 'aggregated')) return;
  remark(context, 'sigma/timeframe', entry.key.span, '`timeframe` has no effect here', {
    help: 'rules about several events are correlations, with a `timespan`',
  });
}
