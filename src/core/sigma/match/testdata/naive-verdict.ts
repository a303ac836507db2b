import type { CompiledRule, ItemNode, RuleNode, Test } from '../../compile/compiled-rule.ts';
import { naiveFits } from '../../pattern/testdata/naive-glob.ts';
import type { JsonObject } from './verdict-of.ts';

/**
 * Whether a rule fires on an event of which all is known, by the plain meaning of each part: nothing is
 * prepared, kept or put together. Only for events without nested maps.
 */
export function naiveVerdict(rule: CompiledRule, event: JsonObject): boolean {
  return holds(rule.root, event);
}

function holds(node: RuleNode, event: JsonObject): boolean {
  switch (node.kind) {
    case 'and':
      return node.children.every((child) => holds(child, event));
    case 'or':
      return node.children.some((child) => holds(child, event));
    case 'at-least':
      return node.children.filter((child) => holds(child, event)).length >= node.count;
    case 'not':
      return !holds(node.child, event);
    case 'selection':
      return holds(node.child, event);
    case 'item':
      return itemHolds(node, event) !== node.isNegated;
    case 'never':
      return false;
  }
}

function itemHolds({ field, linking, groups }: ItemNode, event: JsonObject): boolean {
  const fields = field === undefined ? Object.keys(event) : [field];
  const groupHolds = groups.map(({ tests }) =>
    tests.some((test) => fields.some((name) => testHolds(test, event, name))),
  );
  return linking === 'any' ? groupHolds.includes(true) : !groupHolds.includes(false);
}

function testHolds(test: Test, event: JsonObject, field: string): boolean {
  const isThere = Object.hasOwn(event, field);
  const all = valuesOf(event, field);
  const texts = textsOf(event, field);
  switch (test.kind) {
    case 'pattern':
      return texts.some((text) =>
        test.isCased
          ? naiveFits(test.pattern, text)
          : naiveFits(
              test.pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part)),
              text.toLowerCase(),
            ),
      );
    case 'regexp':
      return texts.some((text) => new RegExp(test.written, test.flags).test(text));
    case 'number':
      return texts.some((text) => /^\d+$/.test(text) && Number(text) === Number(test.text));
    case 'compare':
      return texts.some((text) => {
        if (!/^\d+$/.test(text)) return false;
        const difference = Number(text) - Number(test.text);
        return test.operator === 'gt' ? difference > 0 : difference <= 0;
      });
    case 'null':
      return !isThere || all.includes(null);
    case 'exists':
      return isThere === test.value;
    case 'field-reference': {
      const others = textsOf(event, test.field).map((text) => text.toLowerCase());
      return texts.some((text) =>
        others.some((other) => {
          const lower = text.toLowerCase();
          if (test.operator === 'startswith') return lower.startsWith(other);
          if (test.operator === 'endswith') return lower.endsWith(other);
          return lower === other;
        }),
      );
    }
    default:
      throw new Error(`no meaning is written down for ${test.kind}`);
  }
}

function valuesOf(event: JsonObject, field: string): readonly unknown[] {
  const value = event[field];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function textsOf(event: JsonObject, field: string): readonly string[] {
  return valuesOf(event, field)
    .filter((value) => value !== null)
    .map(String);
}
