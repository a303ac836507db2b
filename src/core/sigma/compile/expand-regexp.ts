import { quoteRegexp } from '../regexp/quote-regexp.ts';
import {
  MAX_VARIANTS,
  refuseVariants,
  type ModifiedValues,
  type ModifierContext,
} from './modifier-context.ts';
import { regexpPlaceholders } from './regexp-placeholders.ts';
import type { WorkingRegexp } from './working-value.ts';

/**
 * `expand` on a regular expression: each placeholder as each of its values, which are plain text in
 * there; `\%` is a percent sign. Never throws.
 */
export function expandRegexp(value: WorkingRegexp, context: ModifierContext): ModifiedValues {
  const { written } = value;
  let variants = [''];
  let behind = 0;
  for (const { name, start, end } of regexpPlaceholders(written)) {
    const bound = context.placeholders.get(name) ?? [];
    if (bound.length === 0) {
      return [{ kind: 'done', test: { kind: 'unbound', placeholder: name } }];
    }
    if (variants.length * bound.length > MAX_VARIANTS) return refuseVariants(context);
    const before = written.slice(behind, start);
    variants = variants.flatMap((variant) =>
      bound.map((text) => variant + before + quoteRegexp(text)),
    );
    behind = end;
  }
  const rest = written.slice(behind);
  return variants.map((variant) => ({ ...value, written: variant + rest }));
}
