import { foldCase } from '../../../base/fold-case.ts';
import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';
import type { KnownPart } from '../pattern/partial-text.ts';
import { findRegexp, matchesRegexp, regexpInputLimit } from '../regexp/compiled-regexp.ts';
import { regexpFacts, type RegexpFacts } from '../regexp/regexp-facts.ts';
import { foldedText, type PreparedValue } from './prepared-value.ts';
import type { ReadyTest } from './text-test.ts';
import type { Truth } from './verdict.ts';

/** A test by a regular expression. */
export type RegexpTest = Extract<Test, { readonly kind: 'regexp' }>;

/**
 * Makes a regular expression ready. It is run only over texts that have what every match has, and once
 * over each. Never throws. Linear in the text.
 */
export function createRegexpTest(test: RegexpTest): ReadyTest {
  let facts: RegexpFacts | undefined;
  const knownFacts = (): RegexpFacts => (facts ??= regexpFacts(test.written, test.flags));
  return {
    holds: (value) => truthOfWhole(test.source, knownFacts(), value),
    holdsForPart: (value, known) => truthOfPart(test.source, knownFacts(), value, known),
  };
}

/** Where a regular expression first matches; undefined when it does not. Never throws. */
export function locateRegexp({ source }: RegexpTest, text: string): Span | undefined {
  return findRegexp(source, cut(source, text));
}

/** Of a text that is longer than what is searched, the beginning is searched. */
function truthOfWhole(source: string, facts: RegexpFacts, value: PreparedValue): Truth {
  if (lacksNeedles(facts, foldedText(value))) return 'no';
  const known = value.regexpHits?.get(source);
  if (known !== undefined) return known ? 'yes' : 'no';
  if (value.text.length > regexpInputLimit(source)) {
    return partHolds(source, facts, value.text, 'beginning') ? 'yes' : 'unknown';
  }
  const isHit = matchesRegexp(source, value.text);
  (value.regexpHits ??= new Map()).set(source, isHit);
  return isHit ? 'yes' : 'no';
}

function truthOfPart(
  source: string,
  facts: RegexpFacts,
  value: PreparedValue,
  known: KnownPart,
): Truth {
  if (partHolds(source, facts, value.text, known)) return 'yes';
  const start = known === 'beginning' ? facts.requiredStart : '';
  const folded = foldedText(value);
  return start.startsWith(folded) || folded.startsWith(start) ? 'unknown' : 'no';
}

/** Whether a match in a part of a text is one whatever the rest of the text is. */
function partHolds(source: string, facts: RegexpFacts, text: string, known: KnownPart): boolean {
  const part = cut(source, text);
  if (lacksNeedles(facts, foldCase(part))) return false;
  const place = findRegexp(source, part);
  if (place === undefined) return false;
  const isSureBefore = known === 'beginning' || place.start > 0 || !facts.looksBeforeStart;
  const isAtEnd = place.end === part.length && !(known === 'end' && part === text);
  const isSureBehind = !isAtEnd || !facts.looksBehindEnd;
  return isSureBefore && isSureBehind;
}

function lacksNeedles({ needles }: RegexpFacts, folded: string): boolean {
  return needles !== undefined && !needles.some((needle) => folded.includes(needle));
}

function cut(source: string, text: string): string {
  const limit = regexpInputLimit(source);
  return text.length > limit ? text.slice(0, limit) : text;
}
