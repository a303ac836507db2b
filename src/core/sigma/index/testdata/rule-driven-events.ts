import type { CompiledRule, ItemNode, RuleNode, Test } from '../../compile/compiled-rule.ts';
import type { EventLogsource, EventValue, Loss, MissingFields, SigmaEvent } from '../../event.ts';
import type { Logsource } from '../../rule/sigma-rule.ts';

type Random = () => number;

const NOISE = ['', ' ', 'a', 'C:\\Windows\\System32\\', '\n', 'é', '-', '.exe', '😀', '0'] as const;
const LOSSES: readonly Loss[] = [
  { kind: 'truncated' },
  { kind: 'end-only' },
  { kind: 'hashed' },
  { kind: 'fragment', part: 1, of: 3 },
];
/** Longer than what a regular expression is run over. */
const LONG = 'x'.repeat(70_000);

/**
 * A source of events that rules have something to say of: values are made from what a rule asks for, in
 * other spelling, with something around it, or of another field. Some fields are missing, lost, nested or
 * lists. The same seed gives the same events.
 */
export function createEventSource(rules: readonly CompiledRule[], seed: number): () => SigmaEvent {
  const random = createRandom(seed);
  const items = rules.map(({ root }) => itemsOf(root));
  const names = [...new Set(items.flat().flatMap(({ field }) => field ?? []))];
  return () => {
    const number = Math.floor(random() * rules.length);
    const wanted = items[number] ?? [];
    const fields = new Map<string, EventValue>();
    for (const item of wanted) {
      if (random() < 0.15) continue;
      const name = item.field ?? pick(random, names);
      if (fields.has(name) && random() < 0.7) continue;
      addField(fields, name, valueFor(random, item), random);
    }
    for (let extra = 0; extra < 2; extra++) {
      const other = pick(random, items);
      const item = other[Math.floor(random() * other.length)];
      const name = random() < 0.5 ? item?.field : pick(random, names);
      if (item && name !== undefined && !fields.has(name)) {
        addField(fields, name, valueFor(random, item), random);
      }
    }
    return {
      fields,
      logsource: logsourceFor(random, rules[number]?.logsource),
      missing: missingFor(random, names),
      losses: lossesFor(random, fields),
      time: undefined,
    };
  };
}

function valueFor(random: Random, item: ItemNode): EventValue {
  const group = item.groups[Math.floor(random() * item.groups.length)];
  const texts =
    item.linking === 'all' && random() < 0.7
      ? item.groups.map(({ tests }) => textFor(random, tests[0]))
      : [textFor(random, group?.tests[Math.floor(random() * (group.tests.length || 1))])];
  const text = texts.join(pick(random, NOISE));
  const chance = random();
  if (chance < 0.04) return null;
  if (chance < 0.06) return random() < 0.5;
  if (chance < 0.12) return [text, pick(random, NOISE), ...texts];
  if (chance < 0.13) return [[text], null];
  if (chance < 0.135) return new Map<string, EventValue>([['inner', text]]);
  if (chance < 0.1352) return LONG + text;
  if (chance < 0.3) return pick(random, NOISE) + text;
  if (chance < 0.4) return text + pick(random, NOISE);
  if (chance < 0.5) return text.toUpperCase();
  if (chance < 0.6) return text.slice(1);
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && random() < 0.7 ? number : text;
}

/** A text for which the test may hold. */
function textFor(random: Random, test: Test | undefined): string {
  switch (test?.kind) {
    case 'pattern':
      return test.pattern
        .map((part) => {
          if (typeof part === 'string') return part;
          return part.kind === 'one' ? pick(random, ['x', 'É', '😀']) : pick(random, NOISE);
        })
        .join('');
    case 'regexp':
      return pick(random, [
        test.written,
        test.written.replaceAll(/[\\^$()+?[\]{}]/g, ''),
        'set abc=1',
      ]);
    case 'number':
    case 'compare':
      return pick(random, [test.text, `${test.text}.0`, `0${test.text}`, '7']);
    case 'boolean':
      return String(test.value);
    case 'cidr':
      return test.network.slice(0, test.network.indexOf('/')) || test.network;
    case 'time':
      return '2024-07-01 03:04:05';
    default:
      return pick(random, ['', 'admin', 'SYSTEM', '-']);
  }
}

/** Under its name; a name that is a path, now and then as one. */
function addField(
  fields: Map<string, EventValue>,
  name: string,
  value: EventValue,
  random: Random,
): void {
  const dot = name.indexOf('.');
  if (dot <= 0 || random() < 0.4) {
    fields.set(name, value);
    return;
  }
  const inner = new Map<string, EventValue>();
  addField(inner, name.slice(dot + 1), value, random);
  fields.set(name.slice(0, dot), random() < 0.7 ? inner : [inner, new Map()]);
}

function logsourceFor(random: Random, of: Logsource | undefined): EventLogsource {
  const other = random() < 0.1;
  const listOf = (name: string | undefined): readonly string[] | undefined => {
    if (random() < 0.4) return undefined;
    if (name === undefined) return random() < 0.5 ? undefined : [];
    return other ? ['other'] : [name, 'other'];
  };
  return {
    product: random() < 0.4 ? undefined : other ? 'plan9' : of?.product,
    categories: listOf(of?.category),
    services: listOf(of?.service),
  };
}

function missingFor(random: Random, names: readonly string[]): MissingFields {
  const chance = random();
  if (chance < 0.5) return { kind: 'absent' };
  if (chance < 0.85) return { kind: 'not-recorded' };
  const some = names.filter(() => random() < 0.3);
  // A field is not recorded where what it lies within is not.
  const only = some.map((name) => (random() < 0.5 ? name : (name.split('.')[0] ?? name)));
  return { kind: 'not-recorded', only: new Set(only) };
}

function lossesFor(random: Random, fields: ReadonlyMap<string, EventValue>): Map<string, Loss> {
  const losses = new Map<string, Loss>();
  if (random() < 0.75) return losses;
  for (const name of fields.keys()) if (random() < 0.4) losses.set(name, pick(random, LOSSES));
  return losses;
}

function itemsOf(root: RuleNode): readonly ItemNode[] {
  const items: ItemNode[] = [];
  const pending: RuleNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'item') items.push(node);
    else if ('children' in node) pending.push(...node.children);
    else if ('child' in node) pending.push(node.child);
  }
  return items;
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('there is nothing to choose from');
  return choice;
}

/** Source: mulberry32. */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
