import { foldCase } from '../../../base/fold-case.ts';
import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';
import type { KnownPart } from '../pattern/partial-text.ts';
import { findRegexp, matchesRegexp } from '../regexp/compiled-regexp.ts';
import { regexpFacts, type RegexpFacts } from '../regexp/regexp-facts.ts';
import { foldedText, type PreparedValue } from './prepared-value.ts';
import type { ReadyTest } from './text-test.ts';
import type { Truth } from './verdict.ts';

export type RegexpTest = Extract<Test, { readonly kind: 'regexp' }>;

/** UTF-16 code units of a value that a regular expression is run over; of a longer one, the beginning. */
export const MAX_REGEXP_INPUT = 65_536;

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
  return findRegexp(source, cut(text));
}

function truthOfWhole(source: string, facts: RegexpFacts, value: PreparedValue): Truth {
  if (lacksNeedles(facts, foldedText(value))) return 'no';
  const known = value.regexpHits?.get(source);
  if (known !== undefined) return known ? 'yes' : 'no';
  if (value.text.length > MAX_REGEXP_INPUT) {
    return partHolds(source, facts, cut(value.text), 'beginning') ? 'yes' : 'unknown';
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
  if (partHolds(source, facts, cut(value.text), known)) return 'yes';
  const start = known === 'beginning' ? facts.requiredStart : '';
  const folded = foldedText(value);
  return start.startsWith(folded) || folded.startsWith(start) ? 'unknown' : 'no';
}

/** Whether a match in a part of a text is one whatever the rest of the text is. */
function partHolds(source: string, facts: RegexpFacts, part: string, known: KnownPart): boolean {
  if (lacksNeedles(facts, foldCase(part))) return false;
  const place = findRegexp(source, part);
  if (place === undefined) return false;
  const isSureBefore = known === 'beginning' || place.start > 0 || !facts.looksBeforeStart;
  const isSureBehind = known === 'end' || place.end < part.length || !facts.looksBehindEnd;
  return isSureBefore && isSureBehind;
}

function lacksNeedles({ needles }: RegexpFacts, folded: string): boolean {
  return needles !== undefined && !needles.some((needle) => folded.includes(needle));
}

function cut(text: string): string {
  return text.length > MAX_REGEXP_INPUT ? text.slice(0, MAX_REGEXP_INPUT) : text;
}
