import type { Span } from '../../../base/span.ts';
import { roleOf, type ModifierRole } from './modifier-name.ts';
import type { Modifier, ModifierName, RuleValue } from './sigma-rule.ts';
import type { YamlScalar } from '../yaml/yaml-node.ts';

/** An item of a selection with the scalars that its values were written as, for the checks. */
export interface WrittenItem {
  /** Undefined for keywords. */
  readonly field: string | undefined;
  readonly modifiers: readonly Modifier[];
  readonly values: readonly WrittenValue[];
  /** The key, or the first keyword. */
  readonly keySpan: Span;
}

export interface WrittenValue {
  readonly scalar: YamlScalar;
  readonly value: RuleValue;
}

/** Whether an item has a modifier. Never throws. */
export function hasModifier(item: WrittenItem, name: ModifierName): boolean {
  return item.modifiers.some((modifier) => modifier.name === name);
}

/** The first modifier of a role. Never throws. */
export function modifierOf(item: WrittenItem, role: ModifierRole): Modifier | undefined {
  return item.modifiers.find(({ name }) => roleOf(name) === role);
}
