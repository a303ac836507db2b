import { parseTemplate } from '../pattern/template.ts';
import type { DetectionRule, SelectionBody, SelectionItem } from '../rule/sigma-rule.ts';
import { regexpPlaceholders } from './regexp-placeholders.ts';

/** Selections nest as deep as YAML does, which has a lower limit. */
const MAX_DEPTH = 200;

/**
 * The placeholders that the selections of a rule or a filter ask for, each once, in the order of the
 * document: those of values with the modifier `expand`. Never throws. O(texts).
 * Source: Sigma specification, the modifier `expand`.
 */
export function placeholderNames({
  selections,
}: Pick<DetectionRule, 'selections'>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { body } of selections) addNames(body, names, 0);
  return names;
}

function addNames(body: SelectionBody, names: Set<string>, depth: number): void {
  if (body.kind === 'item') addItemNames(body, names);
  else if (depth < MAX_DEPTH) for (const part of body.parts) addNames(part, names, depth + 1);
}

function addItemNames({ modifiers, values }: SelectionItem, names: Set<string>): void {
  if (!modifiers.some(({ name }) => name === 'expand')) return;
  const isRegexp = modifiers.some(({ name }) => name === 're');
  for (const value of values) {
    if (value.kind !== 'string') continue;
    if (isRegexp) {
      for (const { name } of regexpPlaceholders(value.text)) names.add(name);
    } else {
      for (const part of parseTemplate(value.text, true)) {
        if (typeof part === 'object' && part.kind === 'placeholder') names.add(part.name);
      }
    }
  }
}
