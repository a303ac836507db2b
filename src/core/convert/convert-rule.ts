import { err, ok, type Result } from '../../base/result.ts';
import type { CompiledRule, RuleNode } from '../sigma/compile/compiled-rule.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import type { BehaviourList } from './behaviour-lists.ts';
import { behaviourSource } from './behaviour-source.ts';
import { contextSource } from './context-source.ts';
import type { ConversionRefusal, ConvertOptions, Loss } from './conversion.ts';
import { convertTree } from './convert-tree.ts';
import { channelGuard, eventGuard } from './event-guard.ts';
import { eventPlaces, type ContextPlace } from './event-sources.ts';
import type { EventSource } from './field-reading.ts';
import {
  allOf,
  anyOf,
  isKnown,
  testFormula,
  TRUE,
  type Formula,
  type KnownFormula,
} from './formula.ts';
import type { Policy } from './join-formulas.ts';

/** A Sigma rule as the condition of a Livehunt rule. */
export interface ConvertedCondition {
  readonly expression: Expression;
  /** In the order of the rule, each once. */
  readonly losses: readonly Loss[];
  /** Where the condition looks for events, for people. */
  readonly places: readonly string[];
}

/**
 * The condition of a Livehunt rule that holds for a file if the Sigma rule fires on one of its events,
 * as far as VirusTotal has them; what it cannot say is lost, and told. Where a part is lost, the rule
 * rather matches more. A rule of which nothing is left is refused. Never throws. O(rule).
 */
export function convertRule(
  rule: CompiledRule,
  { prefer = 'both' }: ConvertOptions = {},
): Result<ConvertedCondition, ConversionRefusal> {
  const places = eventPlaces(rule.logsource);
  if (typeof places === 'string') {
    return err({ message: places, losses: [{ part: 'logsource', reason: places }] });
  }
  const losses = createLossList();
  if (rule.unevaluated !== undefined) losses.add(aggregation(rule.unevaluated));
  places.losses.forEach(losses.add);
  const { contexts, lists } = places;
  const whole = convertWhole(rule.root, { contexts, lists, prefer, losses });
  if (!whole.ok) return whole;
  // The lists first: they tell of all that happened, contexts only of what some rule fired on.
  const besides = prefer === 'both' && contexts !== undefined ? lists : [];
  const branches = [...provenBranches(rule.root, besides), ...whole.value];
  for (const loss of cutFields(rule.root, contexts !== undefined)) losses.add(loss);
  const formula = anyOf(branches.map(({ formula: branch }) => branch));
  if (formula.kind !== 'test') {
    const message = 'the condition of the rule holds for no event';
    return err({ message, losses: losses.all() });
  }
  const described = branches.map(({ source }) => source.description);
  return ok({
    expression: formula.expression,
    losses: losses.all(),
    places: [...new Set(described)],
  });
}

/** Where a condition looks, and what it asks for there. */
interface Branch {
  readonly source: EventSource;
  readonly formula: KnownFormula;
}

interface WholeOptions {
  readonly contexts: ContextPlace | undefined;
  readonly lists: readonly BehaviourList[];
  readonly prefer: ConvertOptions['prefer'];
  readonly losses: LossList;
}

/** The rule where most of it can be asked for: in the contexts, or in the lists of the behaviour. */
function convertWhole(
  root: RuleNode,
  { contexts, lists, prefer, losses }: WholeOptions,
): Result<readonly Branch[], ConversionRefusal> {
  const ofLists = prefer === 'behaviour' || contexts === undefined;
  const listBranches = ofLists
    ? lossyBranches(root, lists.map(behaviourSource), losses)
    : undefined;
  if (listBranches !== undefined && (listBranches.length > 0 || contexts === undefined)) {
    return listBranches.length > 0 ? ok(listBranches) : err(nothingLeft(losses));
  }
  if (contexts === undefined) return err(nothingLeft(losses));
  const source = contextSource(contexts.unrecorded);
  const guard = contexts.isOtherChannel ? channelGuard(root) : eventGuard(root, contexts.events);
  const [branch] = lossyBranches(root, [source], losses, guard);
  return branch === undefined ? err(nothingLeft(losses)) : ok([branch]);
}

/**
 * The sources with which the most of the rule is left, each with that; none where nothing is. Told are
 * the losses of these, else of all.
 */
function lossyBranches(
  root: RuleNode,
  sources: readonly EventSource[],
  losses: LossList,
  guard: KnownFormula = TRUE,
): readonly Branch[] {
  const converted = sources.map((source) => {
    const found: Loss[] = [];
    const formula = convertTree(root, source, { kind: 'lose', report: (loss) => found.push(loss) });
    return { source, formula, losses: [...found, ...causesOf(formula)] };
  });
  const usable = converted.filter(({ formula }) => formula.kind === 'test');
  const nFewest = Math.min(...usable.map((each) => each.losses.length));
  const best = usable.filter((each) => each.losses.length === nFewest);
  for (const each of best.length > 0 ? best : converted) each.losses.forEach(losses.add);
  return best.flatMap(({ source, formula }) =>
    isKnown(formula) ? [{ source, formula: existing(allOf([guard, formula]), source) }] : [],
  );
}

/** The lists that can tell that the rule holds, though perhaps not always. */
function provenBranches(root: RuleNode, lists: readonly BehaviourList[]): readonly Branch[] {
  const policy: Policy = { kind: 'prove' };
  return lists.map(behaviourSource).flatMap((source) => {
    const formula = convertTree(root, source, policy);
    return isKnown(formula) && formula.kind === 'test'
      ? [{ source, formula: existing(formula, source) }]
      : [];
  });
}

function existing(formula: KnownFormula, source: EventSource): KnownFormula {
  return formula.kind === 'test' ? testFormula(source.exists(formula.expression)) : formula;
}

function causesOf(formula: Formula): readonly Loss[] {
  return formula.kind === 'unknown' ? formula.causes : [];
}

function nothingLeft(losses: LossList): ConversionRefusal {
  const all = losses.all();
  const message =
    all.length === 0
      ? 'the condition of the rule holds for no event, or for any'
      : 'nothing of the rule is left that VirusTotal could be asked for';
  return { message, losses: all };
}

function aggregation(text: string): Loss {
  const reason =
    'it counts events over time, which are not kept in their order; only what stands before it is converted';
  return { part: `condition: | ${text.replace(/^\s*\|\s*/, '')}`, reason };
}

/** Fields of free text, of which contexts hold a piece, and what is known of that. */
const CUT_FIELDS: ReadonlySet<string> = new Set(['ScriptBlockText', 'Payload', 'ContextInfo']);

function cutFields(root: RuleNode, hasContexts: boolean): readonly Loss[] {
  if (!hasContexts) return [];
  const found = new Set<string>();
  const pending: RuleNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'item') {
      if (node.field !== undefined && CUT_FIELDS.has(node.field)) found.add(node.field);
    } else if ('children' in node) pending.push(...node.children);
    else if ('child' in node) pending.push(node.child);
  }
  return [...found].map((field) => ({
    part: field,
    reason:
      'VirusTotal keeps at most 512 characters of it, of long texts only pieces, and of some only a hash',
  }));
}

interface LossList {
  readonly add: (loss: Loss) => void;
  readonly all: () => readonly Loss[];
}

/** The same loss is told once, though several lists have it. */
function createLossList(): LossList {
  const losses = new Map<string, Loss>();
  return {
    add: ({ part, reason }) => losses.set(`${part}\0${reason}`, { part, reason }),
    all: () => [...losses.values()],
  };
}
