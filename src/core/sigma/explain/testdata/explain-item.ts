import { invariant } from '../../../../base/assert.ts';
import { compileItem } from '../../compile/compile-item.ts';
import type { CompiledRule, ItemNode, RuleNode } from '../../compile/compiled-rule.ts';
import { NO_LOSSES, type EventValue, type SigmaEvent } from '../../event.ts';
import { prepareEvent, type PreparedEvent } from '../../match/prepared-event.ts';
import type { ModifierName, RuleValue } from '../../rule/sigma-rule.ts';
import { ruleHead } from '../../rule/testdata/rule-head.ts';
import { explainRule } from '../explain-rule.ts';
import type { ItemExplanation, RuleExplanation } from '../rule-explanation.ts';

const SPAN = { start: 0, end: 0 };

export type PlainValue = string | number | boolean | null;

/** `item('Image|endswith', '\\cmd.exe')`; without a field name, keywords. Modifiers are not checked. */
export function item(key: string, ...values: readonly PlainValue[]): ItemNode {
  const [field = '', ...modifiers] = key.split('|');
  let isRefused = false;
  const compiled = compileItem(
    {
      kind: 'item',
      field: field === '' ? undefined : field,
      modifiers: modifiers.map((name) => ({ name: toModifier(name), span: SPAN })),
      values: values.map(toValue),
      span: SPAN,
    },
    { placeholders: new Map(), report: () => undefined, refuse: () => (isRefused = true) },
  );
  invariant(!isRefused, `${key} does not compile`);
  return compiled;
}

const MODIFIERS: readonly ModifierName[] = [
  ...(['contains', 'startswith', 'endswith', 'all', 'cased', 'neq', 'windash', 'expand'] as const),
  ...(['re', 'i', 'm', 's', 'cidr', 'exists', 'fieldref', 'lt', 'lte', 'gt', 'gte'] as const),
  ...(['base64', 'base64offset', 'utf16le', 'utf16be', 'utf16'] as const),
  ...(['minute', 'hour', 'day', 'week', 'month', 'year'] as const),
];

function toModifier(name: string): ModifierName {
  const modifier = MODIFIERS.find((each) => each === name);
  invariant(modifier !== undefined, `there is no modifier ${name}`);
  return modifier;
}

function toValue(value: PlainValue): RuleValue {
  if (value === null) return { kind: 'null', span: SPAN };
  if (typeof value === 'string') return { kind: 'string', text: value, span: SPAN };
  if (typeof value === 'boolean') return { kind: 'boolean', value, span: SPAN };
  return { kind: 'number', text: String(value), span: SPAN };
}

export function selection(name: string, ...items: readonly ItemNode[]): RuleNode {
  const [only] = items;
  const child: RuleNode =
    only !== undefined && items.length === 1 ? only : { kind: 'and', children: items };
  return { kind: 'selection', name, child };
}

export function and(...children: readonly RuleNode[]): RuleNode {
  return { kind: 'and', children };
}

export function or(...children: readonly RuleNode[]): RuleNode {
  return { kind: 'or', children };
}

export function not(child: RuleNode): RuleNode {
  return { kind: 'not', child };
}

export function rule(root: RuleNode, title = 'A rule', level = 'high'): CompiledRule {
  return {
    head: ruleHead({ title, level }),
    logsource: { product: undefined, category: undefined, service: undefined },
    root,
    unevaluated: undefined,
  };
}

export type EventFields = Readonly<Record<string, EventValue>>;

export type EventParts = Partial<Omit<SigmaEvent, 'fields'>>;

export function makeEvent(fields: EventFields, parts: EventParts = {}): PreparedEvent {
  return prepareEvent({
    fields: new Map(Object.entries(fields)),
    logsource: { product: undefined, categories: undefined, services: undefined },
    missing: { kind: 'absent' },
    losses: NO_LOSSES,
    time: undefined,
    ...parts,
  });
}

export function explain(
  root: RuleNode,
  fields: EventFields,
  parts: EventParts = {},
): RuleExplanation {
  return explainRule(rule(root), makeEvent(fields, parts));
}

/** The explanation of a rule that is one item. */
export function explainOne(
  root: ItemNode,
  fields: EventFields,
  parts: EventParts = {},
): ItemExplanation {
  const { root: explained } = explain(root, fields, parts);
  invariant(explained.kind === 'item', 'an item is explained as one');
  return explained;
}
