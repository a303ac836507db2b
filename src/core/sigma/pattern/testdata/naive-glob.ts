import type { Pattern } from '../pattern.ts';

/** One step of a pattern: a code point, or a wildcard. */
type Step = { readonly kind: 'character'; readonly character: string } | PatternWildcard;
type PatternWildcard = { readonly kind: 'one' } | { readonly kind: 'many' };

/** Whether a whole text fits a pattern, by the definition: exponential, and plain to see. */
export function naiveFits(pattern: Pattern, text: string): boolean {
  const steps = pattern.flatMap((part): readonly Step[] =>
    typeof part === 'string'
      ? Array.from(part, (character) => ({ kind: 'character', character }))
      : [part],
  );
  return fitsFrom(steps, Array.from(text));
}

function fitsFrom([step, ...steps]: readonly Step[], characters: readonly string[]): boolean {
  if (step === undefined) return characters.length === 0;
  if (step.kind === 'many') {
    return characters.some((_, at) => fitsFrom(steps, characters.slice(at))) || fitsFrom(steps, []);
  }
  const [first, ...rest] = characters;
  const isStep = step.kind === 'one' || first === step.character;
  return first !== undefined && isStep && fitsFrom(steps, rest);
}
