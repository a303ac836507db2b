import type { CompiledRule, ItemNode, RuleNode, Test } from '../compile/compiled-rule.ts';
import { logsourceConflicts } from '../match/logsource.ts';
import type { PreparedEvent } from '../match/prepared-event.ts';
import { truthOfNode } from '../match/ready-rule.ts';
import { createExplainContext } from './explain-context.ts';
import { explainItem } from './explain-item.ts';
import { partsOf } from './explain-node.ts';
import { fewestFlips, type Flip } from './flips.ts';
import type { ItemExplanation } from './rule-explanation.ts';

/** A rule that does not fire on an event, but nearly does. */
export interface ClosestRule {
  /** Position in the list of rules. */
  readonly rule: number;
  /** What would have to come out otherwise for it to fire, in the order of the condition. */
  readonly missing: readonly MissingItem[];
  /** Items that speak for it: what they ask for is in the event. */
  readonly nHeld: number;
}

export interface MissingItem {
  readonly item: ItemExplanation;
  /** The selection that it is in, the innermost. */
  readonly selection: string | undefined;
  /** It holds and should not, as in a filter. */
  readonly isExcluding: boolean;
}

export interface ClosestOptions {
  /** How many rules are wanted. */
  readonly count: number;
  /** Rules that miss by more items are left out; 1 where it is not given. */
  readonly maxMissing?: number;
}

/** Fields that say what kind of event it is, not what happened. Lower case. */
const KIND_FIELDS = new Set([
  'eventid',
  'eventtype',
  'channel',
  'provider_name',
  'provider',
  'computer',
]);

/** From the one that matters most. */
const LEVELS: readonly string[] = ['critical', 'high', 'medium', 'low', 'informational'];

interface NearRule {
  readonly rule: number;
  readonly flips: readonly Flip[];
  readonly nHeld: number;
  readonly level: number;
}

/**
 * The rules that miss an event by least: they do not fire, something of what they ask for is there, and
 * they would fire if one item came out otherwise (a few, see `maxMissing`). Rules whose logsource
 * forbids the event are left out, and those for which only the kind of the event speaks. Those that
 * miss by fewer items come first, then those of a higher level, then those that more speaks for. Never
 * throws. O(rules), most of which are given up after an item or two.
 */
export function closestRules(
  rules: readonly CompiledRule[],
  event: PreparedEvent,
  { count, maxMissing = 1 }: ClosestOptions,
): readonly ClosestRule[] {
  const near = rules.flatMap((rule, index) => nearRule(rule, index, event, maxMissing));
  near.sort(
    (a, b) =>
      a.flips.length - b.flips.length || a.level - b.level || b.nHeld - a.nHeld || a.rule - b.rule,
  );
  return near.slice(0, count).map(({ rule, flips, nHeld }) => {
    const context = createExplainContext(event);
    const missing = flips.map(({ item, selection, isExcluding }) => ({
      item: explainItem(item, context),
      selection,
      isExcluding,
    }));
    return { rule, missing, nHeld };
  });
}

function nearRule(
  rule: CompiledRule,
  index: number,
  event: PreparedEvent,
  maxMissing: number,
): readonly NearRule[] {
  if (logsourceConflicts(rule.logsource, event.event.logsource)) return [];
  const question = { event, isWanted: true, limit: maxMissing, selection: undefined };
  const flips = fewestFlips(rule.root, question);
  // None are needed by a rule that fires, or may.
  if (flips === undefined || flips.length === 0) return [];
  const nHeld = countHeld(rule.root, event);
  return nHeld === 0 ? [] : [{ rule: index, flips, nHeld, level: levelOf(rule) }];
}

function levelOf({ head: { level = '' } }: CompiledRule): number {
  const at = LEVELS.indexOf(level.toLowerCase());
  return at === -1 ? LEVELS.length : at;
}

/** Items not under `not` that hold on what the event says. */
function countHeld(root: RuleNode, event: PreparedEvent): number {
  const held = new Set<ItemNode>();
  const pending: RuleNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'item') {
      if (mayTell(node) && truthOfNode(node, event) === 'yes') held.add(node);
    } else if (node.kind !== 'not') pending.push(...partsOf(node));
  }
  return held.size;
}

function mayTell({ field, isNegated, groups }: ItemNode): boolean {
  if (isNegated || (field !== undefined && KIND_FIELDS.has(field.toLowerCase()))) return false;
  return groups.some(({ tests }) => tests.some(isAboutContent));
}

/** Not only that there is a value, or which of two it is. */
function isAboutContent(test: Test): boolean {
  switch (test.kind) {
    case 'pattern':
      return test.pattern.some((part) => typeof part === 'string');
    case 'null':
    case 'exists':
    case 'boolean':
    case 'unbound':
      return false;
    default:
      return true;
  }
}
