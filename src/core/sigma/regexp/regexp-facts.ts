import { parseRegexp } from './parse-regexp.ts';
import { looksBeforeStart, looksBehindEnd, requiredStart } from './regexp-edges.ts';
import { regexpNeedles } from './regexp-needles.ts';

/** What is known of a regular expression without running it. */
export interface RegexpFacts {
  /** Every match contains one of these, case folded; undefined where none are known. */
  readonly needles: readonly string[] | undefined;
  /** What every text with a match begins with, case folded; empty where nothing is asked of it. */
  readonly requiredStart: string;
  /** Whether a match may depend on what stands before it. */
  readonly looksBeforeStart: boolean;
  /** Whether a match may depend on what stands behind it. */
  readonly looksBehindEnd: boolean;
}

/**
 * Tells what is known of a regular expression of a rule. Of a text that is none, which the compiler of
 * rules refuses, nothing is known. Never throws.
 */
export function regexpFacts(written: string, flags: string): RegexpFacts {
  const parsed = parseRegexp(written, flags);
  if (!parsed.ok) {
    return { needles: undefined, requiredStart: '', looksBeforeStart: true, looksBehindEnd: true };
  }
  const node = parsed.value;
  return {
    needles: regexpNeedles(node),
    requiredStart: requiredStart(node),
    looksBeforeStart: looksBeforeStart(node),
    looksBehindEnd: looksBehindEnd(node),
  };
}
