import type { Diagnostic } from '../../../base/diagnostic.ts';
import { parseTemplate } from '../pattern/template.ts';
import type { Modifier, ModifierName, RuleValue, SelectionItem } from '../rule/sigma-rule.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import { applyModifier } from './apply-modifier.ts';
import type { ItemNode, Test, TestGroup } from './compiled-rule.ts';
import { finishValue } from './finish-value.ts';
import { plainString } from './string-modifiers.ts';
import { ruleDecimal } from './value-modifiers.ts';
import type { WorkingValue } from './working-value.ts';

/** What compiling needs besides the rule. */
export interface CompileContext {
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Called where a part of the rule has no meaning, so that the rule cannot be run. */
  readonly refuse: () => void;
}

/**
 * An item with its modifiers applied from left to right to each of its values. Never throws.
 * Source: Sigma specification, "Value Modifiers".
 */
export function compileItem(item: SelectionItem, context: CompileContext): ItemNode {
  const modifiers = item.modifiers.map(({ name }) => name);
  if (item.values.length === 0) {
    const message = 'there is no value to compare with';
    context.report(sigmaDiagnostic('sigma/empty-list', item.span, message));
    context.refuse();
  }
  return {
    kind: 'item',
    field: item.field,
    linking: modifiers.includes('all') ? 'all' : 'any',
    isNegated: modifiers.includes('neq'),
    modifiers,
    groups: item.values.map((value) => compileValue(value, item, context)),
    span: item.span,
  };
}

function compileValue(
  value: RuleValue,
  item: SelectionItem,
  { placeholders, report: tell, refuse }: CompileContext,
): TestGroup {
  // One variant that has no meaning takes that of the value.
  const report = (diagnostic: Diagnostic) => {
    tell(diagnostic);
    if (diagnostic.severity === 'error') refuse();
  };
  const modifiers = item.modifiers.map(({ name }) => name);
  let values: readonly WorkingValue[] = [toWorking(value, modifiers.includes('expand'))];
  for (const modifier of inOrder(item.modifiers)) {
    const context = { modifier, modifiers, valueSpan: value.span, placeholders, report };
    values = values.flatMap((each) => applyModifier(each, context));
  }
  const isKeyword = item.field === undefined;
  const tests = values.flatMap((each) =>
    finishValue(each, { isKeyword, valueSpan: value.span, report }),
  );
  if (isKeyword && value.kind === 'null') reportNullKeyword(value, report);
  return { tests: withoutEqualTests(tests), span: value.span };
}

/** Modifiers that make something else of a text, which needs the values of its placeholders for that. */
const NEEDS_TEXT: ReadonlySet<ModifierName> = new Set<ModifierName>([
  'cidr',
  'fieldref',
  'exists',
  'lt',
  'lte',
  'gt',
  'gte',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
]);

/** From left to right, but for `cidr|expand`: there is no network before the placeholder is one. */
function inOrder(modifiers: readonly Modifier[]): readonly Modifier[] {
  const expand = modifiers.find(({ name }) => name === 'expand');
  if (expand === undefined || !modifiers.some(({ name }) => NEEDS_TEXT.has(name))) return modifiers;
  return [expand, ...modifiers.filter((modifier) => modifier !== expand)];
}

function toWorking(value: RuleValue, hasPlaceholders: boolean): WorkingValue {
  switch (value.kind) {
    case 'string':
      return { ...plainString(value.text), parts: parseTemplate(value.text, hasPlaceholders) };
    case 'number':
      return { kind: 'number', written: value.text, decimal: ruleDecimal(value.text) };
    case 'boolean':
      return { kind: 'boolean', value: value.value };
    case 'null':
      return { kind: 'null' };
  }
}

function reportNullKeyword(value: RuleValue, report: (diagnostic: Diagnostic) => void): void {
  const message = 'null cannot be looked for in the values of an event';
  report(sigmaDiagnostic('sigma/null-keyword', value.span, message));
}

/** Variants may come out equal; one of them does. */
function withoutEqualTests(tests: readonly Test[]): readonly Test[] {
  if (tests.length < 2) return tests;
  return [...new Map(tests.map((test) => [JSON.stringify(test), test])).values()];
}
