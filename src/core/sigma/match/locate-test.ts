import type { Span } from '../../../base/span.ts';
import { foldCase } from '../../../base/fold-case.ts';
import type { Test } from '../compile/compiled-rule.ts';
import { foldPattern, locatePattern } from '../pattern/match-pattern.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { referencePattern } from './ready-field-test.ts';
import { locateRegexp } from './regexp-test.ts';

/**
 * Where in a value a test holds: the characters that the literals and `?` of a pattern stand for,
 * the match of a regular expression, the whole text for what compares the whole. The first such place,
 * in UTF-16 offsets of the value's text. text: of a value on which the test holds, or of the part of it
 * that is known. referenced: the text of the other field, for a reference to one. Undefined where the
 * test does not hold, or is not about a text (`null`, `exists`, a placeholder without values). Never throws.
 */
export function locateTest(test: Test, text: string, referenced?: string): Span | undefined {
  switch (test.kind) {
    case 'pattern':
      return locate(test.pattern, test.isCased, text);
    case 'regexp':
      return locateRegexp(test, text);
    case 'field-reference': {
      const { operator, isCased } = test;
      if (referenced === undefined) return undefined;
      return locate(referencePattern(referenced, operator), isCased, text);
    }
    case 'number':
    case 'compare':
    case 'boolean':
    case 'cidr':
    case 'time':
      return { start: 0, end: text.length };
    case 'null':
    case 'exists':
    case 'unbound':
      return undefined;
  }
}

function locate(pattern: Pattern, isCased: boolean, text: string): Span | undefined {
  return isCased
    ? locatePattern(pattern, text)
    : locatePattern(foldPattern(pattern), foldCase(text));
}
