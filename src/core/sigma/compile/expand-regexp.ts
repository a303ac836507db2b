import { placeholderName } from '../pattern/template.ts';
import { quoteRegexp } from '../regexp/quote-regexp.ts';
import {
  MAX_VARIANTS,
  refuseVariants,
  type ModifiedValues,
  type ModifierContext,
} from './modifier-context.ts';
import type { WorkingRegexp } from './working-value.ts';

/**
 * `expand` on a regular expression: each placeholder as each of its values, which are plain text in
 * there; `\%` is a percent sign. Never throws.
 */
export function expandRegexp(value: WorkingRegexp, context: ModifierContext): ModifiedValues {
  const { written } = value;
  let variants = [''];
  let start = 0;
  for (let at = 0; at < written.length; at++) {
    if (written.charAt(at) === '\\') {
      // Whatever it escapes is no placeholder's sign; behind an escaped backslash one may begin.
      at++;
      continue;
    }
    const name = written.charAt(at) === '%' ? placeholderName(written, at + 1) : undefined;
    if (name === undefined) continue;
    const bound = context.placeholders.get(name) ?? [];
    if (bound.length === 0) {
      return [{ kind: 'done', test: { kind: 'unbound', placeholder: name } }];
    }
    if (variants.length * bound.length > MAX_VARIANTS) return refuseVariants(context);
    const before = written.slice(start, at);
    variants = variants.flatMap((variant) =>
      bound.map((text) => variant + before + quoteRegexp(text)),
    );
    at += name.length + 1;
    start = at + 1;
  }
  const rest = written.slice(start);
  return variants.map((variant) => ({ ...value, written: variant + rest }));
}
