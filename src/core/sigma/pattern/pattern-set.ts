import { createPatternTest } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import { soleLiteral } from './sole-literal.ts';

/** What a text may end with, and one of its characters by which most texts are told apart from it. */
interface Ending {
  readonly literal: string;
  /** How far from the end the character is; 1: the last one. */
  readonly distance: number;
  readonly probe: number;
}

/** Many programs end in the same five characters. */
const PROBE_DISTANCE = 6;

/**
 * A test whether a whole text fits any of several patterns, which takes less time than one test for
 * each. Folded text for folded patterns. Never throws.
 */
export function createAnyPatternTest(patterns: readonly Pattern[]): (text: string) => boolean {
  const whole = new Set<string>();
  const inside: string[] = [];
  const starts: string[] = [];
  const ends: Ending[] = [];
  const others: ((text: string) => boolean)[] = [];
  for (const pattern of patterns) {
    const found = soleLiteral(pattern);
    if (found === undefined) others.push(createPatternTest(pattern));
    else if (found.isOpenStart) {
      if (found.isOpenEnd) inside.push(found.literal);
      else ends.push(endingOf(found.literal));
    } else if (found.isOpenEnd) starts.push(found.literal);
    else whole.add(found.literal);
  }
  return (text) => {
    if (whole.size > 0 && whole.has(text)) return true;
    for (const { literal, distance, probe } of ends) {
      if (text.charCodeAt(text.length - distance) === probe && text.endsWith(literal)) return true;
    }
    for (const literal of inside) if (text.includes(literal)) return true;
    for (const literal of starts) if (text.startsWith(literal)) return true;
    for (const fits of others) if (fits(text)) return true;
    return false;
  };
}

function endingOf(literal: string): Ending {
  const distance = Math.min(literal.length, PROBE_DISTANCE);
  return { literal, distance, probe: literal.charCodeAt(literal.length - distance) };
}
