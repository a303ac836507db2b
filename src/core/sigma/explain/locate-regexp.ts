import { RE2JS } from 're2js';
import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';

export type RegexpTest = Extract<Test, { readonly kind: 'regexp' }>;

const compiled = new WeakMap<RegexpTest, Map<boolean, RE2JS>>();

/**
 * The first place where a regular expression matches; undefined when it does not. ignoresCase: whether
 * it is asked without regard to case, whatever its flags. UTF-16 offsets. Never throws. O(text).
 */
export function locateRegexp(
  test: RegexpTest,
  text: string,
  { ignoresCase }: { readonly ignoresCase: boolean },
): Span | undefined {
  const matcher = compileOnce(test, ignoresCase).matcher(text);
  return matcher.find() ? { start: matcher.start(), end: matcher.end() } : undefined;
}

function compileOnce(test: RegexpTest, ignoresCase: boolean): RE2JS {
  const known = compiled.get(test) ?? new Map<boolean, RE2JS>();
  compiled.set(test, known);
  const ready =
    known.get(ignoresCase) ??
    RE2JS.compile(test.source, ignoresCase ? RE2JS.CASE_INSENSITIVE : undefined);
  known.set(ignoresCase, ready);
  return ready;
}
