import type { Span } from '../../../base/span.ts';
import { nodeName } from './read-values.ts';
import { quoted } from '../sigma-code.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../yaml/yaml-node.ts';
import { entrySpan } from '../yaml/yaml-node.ts';
import { checkModifiers } from './check-modifiers.ts';
import { checkTexts } from './check-texts.ts';
import { checkValues } from './check-values.ts';
import type { ReadContext } from './read-context.ts';
import { fail, remark } from './read-context.ts';
import { readItemKey } from './read-item-key.ts';
import type { RuleValue, SelectionItem } from './sigma-rule.ts';
import type { WrittenItem, WrittenValue } from './written-item.ts';

/**
 * `field|modifier|…: values` with everything that can be said of it. One value may stand without a list;
 * lists in lists are read as one. Never throws. Source: Sigma rules specification 2.1, "Maps".
 */
export function readItem(context: ReadContext, entry: YamlEntry): SelectionItem {
  const { field, modifiers } = readItemKey(context, entry.key);
  const scalars = readItemValues(context, entry);
  const item = { field, modifiers, values: scalars.map(writtenValue), keySpan: entry.key.span };
  return checkedItem(context, item, entrySpan(entry));
}

/** Keywords: values without a field. scalars: at least one. Never throws. */
export function readKeywords(
  context: ReadContext,
  scalars: readonly YamlScalar[],
  span: Span,
): SelectionItem {
  const keySpan = scalars[0]?.span ?? span;
  const item = { field: undefined, modifiers: [], values: scalars.map(writtenValue), keySpan };
  return checkedItem(context, item, span);
}

function checkedItem(context: ReadContext, item: WrittenItem, span: Span): SelectionItem {
  checkModifiers(context, item);
  checkValues(context, item);
  checkTexts(context, item);
  const values = item.values.map(({ value }) => value);
  return { kind: 'item', field: item.field, modifiers: item.modifiers, values, span };
}

function writtenValue(scalar: YamlScalar): WrittenValue {
  return { scalar, value: ruleValue(scalar) };
}

function ruleValue({ text, type, span }: YamlScalar): RuleValue {
  switch (type) {
    case 'string':
      return { kind: 'string', text, span };
    case 'integer':
    case 'float':
      return { kind: 'number', text, span };
    case 'boolean':
      return { kind: 'boolean', value: text.toLowerCase() === 'true', span };
    case 'null':
      return { kind: 'null', span };
  }
}

function readItemValues(context: ReadContext, { key, value }: YamlEntry): readonly YamlScalar[] {
  const scalars: YamlScalar[] = [];
  const nested: YamlNode[] = [];
  collect(value.kind === 'sequence' ? value.items : [value]);
  function collect(nodes: readonly YamlNode[]): void {
    for (const node of nodes) {
      if (node.kind === 'scalar') {
        scalars.push(node);
      } else if (node.kind === 'sequence') {
        nested.push(node);
        collect(node.items);
      } else {
        reportMap(context, key, node);
      }
    }
  }
  const [list] = nested;
  if (list !== undefined) {
    const message = `the values of ${quoted(key.text)} have a list among them; it is read as one list`;
    remark(context, 'sigma/nested-list', list.span, message);
  }
  if (scalars.length === 0 && value.kind === 'sequence' && !hasMap(value)) {
    fail(context, 'sigma/empty-list', value.span, `the list of ${quoted(key.text)} is empty`, {
      help: 'for a field that is not there write `null`',
    });
  }
  return scalars;
}

function hasMap(node: YamlNode): boolean {
  return node.kind === 'map' || (node.kind === 'sequence' && node.items.some(hasMap));
}

function reportMap(context: ReadContext, key: YamlScalar, node: YamlNode): void {
  const inner = node.kind === 'map' ? node.entries[0]?.key.text : undefined;
  const dotted = inner === undefined ? 'a.b' : `${key.text}.${inner}`;
  fail(
    context,
    'sigma/map-value',
    node.span,
    `the value of ${quoted(key.text)} is ${nodeName(node)}`,
    {
      help: `a field within a field is written with a dot: ${quoted(dotted)}`,
    },
  );
}
