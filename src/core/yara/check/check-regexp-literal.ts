import type { RegexpLiteral } from '../syntax/ast.ts';
import { checkRegexp } from '../regexp/check-regexp.ts';
import type { RegexpError } from '../regexp/regexp-node.ts';
import type { CheckContext } from './check-context.ts';
import { error } from './type-diagnostics.ts';

const TITLES: Readonly<Record<RegexpError['code'], string>> = {
  E014: 'invalid regular expression',
  E015: 'mixing greedy and non-greedy quantifiers in regular expression',
  E045: 'arbitrary regular expression prefix',
};

/** Adds E014 or E045 for a regular expression of a condition that the engine refuses. Never throws. */
export function checkRegexpLiteral(literal: RegexpLiteral, context: CheckContext): void {
  report(literal, checkRegexp(literal.pattern, literal.flags), context);
}

/**
 * The same for one of the `strings` section, where repetitions must be all greedy or all lazy (E015).
 * ignoresCase: it has the modifier `nocase`. Never throws.
 */
export function checkRegexpPattern(
  literal: RegexpLiteral,
  ignoresCase: boolean,
  context: CheckContext,
): void {
  const flags = ignoresCase ? `${literal.flags}i` : literal.flags;
  report(literal, checkRegexp(literal.pattern, flags, { isPattern: true }), context);
}

function report(
  literal: RegexpLiteral,
  found: RegexpError | undefined,
  context: CheckContext,
): void {
  if (!found) return;
  const start = literal.span.start + 1;
  const move = (span: RegexpError['span']): RegexpError['span'] => ({
    start: start + span.start,
    end: start + span.end,
  });
  const { code, message, help, related } = found;
  context.diagnostics.add({
    ...error(code, move(found.span), `${TITLES[code]}: ${message}`, help),
    ...(related && { related: [{ span: move(related.span), message: related.message }] }),
  });
}
