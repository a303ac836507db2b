import { RE2JS } from 're2js';

import { foldCase } from '../../../base/fold-case.ts';
import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';
import type { KnownPart } from '../pattern/partial-text.ts';
import { parseRegexp } from '../regexp/parse-regexp.ts';
import { looksBeforeStart, looksBehindEnd, requiredStart } from '../regexp/regexp-edges.ts';
import { regexpNeedles } from '../regexp/regexp-needles.ts';
import { foldedText, type PreparedValue } from './prepared-value.ts';
import type { ReadyTest } from './text-test.ts';
import type { Truth } from './verdict.ts';

export type RegexpTest = Extract<Test, { readonly kind: 'regexp' }>;

/** UTF-16 code units of a value that a regular expression is run over; of a longer one, the beginning. */
export const MAX_REGEXP_INPUT = 65_536;

/** A regular expression with what is known of it without running it. */
interface ReadyRegexp {
  readonly compiled: RE2JS;
  readonly needles: readonly string[] | undefined;
  readonly requiredStart: string;
  readonly looksBeforeStart: boolean;
  readonly looksBehindEnd: boolean;
}

/** Regular expressions that are kept compiled: each has tables that grow with the texts it is run over. */
const MAX_COMPILED = 1000;

const compiled = new Map<string, ReadyRegexp | undefined>();

/**
 * Makes a regular expression ready: it is compiled when a text first needs it, and kept. It takes time
 * linear in the text. Never throws.
 */
export function createRegexpTest(test: RegexpTest): ReadyTest {
  const key = `${test.flags}/${test.written}`;
  return {
    holds: (value) => truthOfWhole(test, key, value),
    holdsForPart: (value, known) => truthOfPart(test, key, value, known),
  };
}

/** Where a regular expression first matches; undefined when it does not. Never throws. */
export function locateRegexp(test: RegexpTest, text: string): Span | undefined {
  const regexp = readyRegexp(test, `${test.flags}/${test.written}`);
  return regexp && find(regexp, cut(text));
}

function truthOfWhole(test: RegexpTest, key: string, value: PreparedValue): Truth {
  const known = value.regexpHits?.get(key);
  if (known !== undefined) return known ? 'yes' : 'no';
  const regexp = readyRegexp(test, key);
  if (regexp === undefined) return 'no';
  if (lacksNeedles(regexp, foldedText(value))) return 'no';
  if (value.text.length > MAX_REGEXP_INPUT) {
    return partHolds(regexp, cut(value.text), 'beginning') ? 'yes' : 'unknown';
  }
  const isHit = regexp.compiled.test(value.text);
  (value.regexpHits ??= new Map()).set(key, isHit);
  return isHit ? 'yes' : 'no';
}

function truthOfPart(test: RegexpTest, key: string, value: PreparedValue, known: KnownPart): Truth {
  const regexp = readyRegexp(test, key);
  if (regexp === undefined) return 'no';
  if (partHolds(regexp, cut(value.text), known)) return 'yes';
  const start = known === 'beginning' ? regexp.requiredStart : '';
  const folded = foldedText(value);
  return start.startsWith(folded) || folded.startsWith(start) ? 'unknown' : 'no';
}

/** Whether a match in a part of a text is one whatever the rest of the text is. */
function partHolds(regexp: ReadyRegexp, part: string, known: KnownPart): boolean {
  if (lacksNeedles(regexp, foldCase(part))) return false;
  const place = find(regexp, part);
  if (place === undefined) return false;
  const isSureBefore = known === 'beginning' || place.start > 0 || !regexp.looksBeforeStart;
  const isSureBehind = known === 'end' || place.end < part.length || !regexp.looksBehindEnd;
  return isSureBefore && isSureBehind;
}

function find({ compiled }: ReadyRegexp, text: string): Span | undefined {
  const matcher = compiled.matcher(text);
  return matcher.find() ? { start: matcher.start(), end: matcher.end() } : undefined;
}

function lacksNeedles({ needles }: ReadyRegexp, folded: string): boolean {
  return needles !== undefined && !needles.some((needle) => folded.includes(needle));
}

function cut(text: string): string {
  return text.length > MAX_REGEXP_INPUT ? text.slice(0, MAX_REGEXP_INPUT) : text;
}

/** Undefined for what the engine does not compile, which the compiler of rules has refused. */
function readyRegexp(test: RegexpTest, key: string): ReadyRegexp | undefined {
  if (compiled.has(key)) return compiled.get(key);
  const made = makeReady(test);
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(key, made);
  return made;
}

function makeReady({ source, written, flags }: RegexpTest): ReadyRegexp | undefined {
  const parsed = parseRegexp(written, flags);
  if (!parsed.ok) return undefined;
  try {
    return {
      compiled: RE2JS.compile(source),
      needles: regexpNeedles(parsed.value),
      requiredStart: requiredStart(parsed.value),
      looksBeforeStart: looksBeforeStart(parsed.value),
      looksBehindEnd: looksBehindEnd(parsed.value),
    };
  } catch {
    return undefined;
  }
}
