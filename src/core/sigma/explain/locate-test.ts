import { assertNever } from '../../../base/assert.ts';
import type { Span } from '../../../base/span.ts';
import { foldedText, type PreparedValue } from '../match/prepared-value.ts';
import type { ValueTest } from '../match/ready-test.ts';
import { foldPattern, locatePattern } from '../pattern/match-pattern.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { locateRegexp } from './locate-regexp.ts';

/**
 * The characters of a text that a test holds on: what a pattern's literals stand for, what a regular
 * expression finds first, else the whole text. UTF-16 offsets into the text as it is. For a pattern or
 * a regular expression undefined when it does not hold. Never throws.
 */
export function locateTest(test: ValueTest, value: PreparedValue): Span | undefined {
  switch (test.kind) {
    case 'pattern':
      return locateInText(test.pattern, value, test.isCased);
    case 'regexp':
      return locateRegexp(test, value.text, { ignoresCase: false });
    case 'number':
    case 'compare':
    case 'boolean':
    case 'cidr':
    case 'time':
      return { start: 0, end: value.text.length };
    default:
      return assertNever(test, 'test');
  }
}

/** Where a text fits a pattern; undefined when it does not. Never throws. */
export function locateInText(
  pattern: Pattern,
  value: PreparedValue,
  isCased: boolean,
): Span | undefined {
  if (isCased) return locatePattern(pattern, value.text);
  return locatePattern(foldPattern(pattern), foldedText(value));
}
