import { createPatternTest } from '../pattern/match-pattern.ts';
import { MANY, type PatternPart } from '../pattern/pattern.ts';
import { joinParts } from '../pattern/template.ts';

/**
 * The names that a pattern of a condition stands for, in their order. `them`, and any pattern that does
 * not begin with `_` itself, leaves out names that do; `*` is anything, also nothing, at any place; all
 * else is literal, also case. Never throws. Source: Sigma specification, "Condition".
 */
export function fittingNames(
  pattern: 'them' | { readonly text: string },
  names: readonly string[],
): readonly string[] {
  if (pattern === 'them') return names.filter((name) => !name.startsWith('_'));
  const { text } = pattern;
  const parts = text
    .split('*')
    .flatMap((literal, index): PatternPart[] => (index === 0 ? [literal] : [MANY, literal]));
  const fits = createPatternTest(joinParts(parts));
  const isForHidden = text.startsWith('_');
  return names.filter((name) => (isForHidden || !name.startsWith('_')) && fits(name));
}
