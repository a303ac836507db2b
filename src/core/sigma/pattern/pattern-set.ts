import { createPatternTest } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import { soleLiteral } from './sole-literal.ts';

/**
 * A test whether a whole text fits any of several patterns, which takes less time than one test for
 * each. Folded text for folded patterns. Never throws.
 */
export function createAnyPatternTest(patterns: readonly Pattern[]): (text: string) => boolean {
  const whole = new Set<string>();
  const inside: string[] = [];
  const starts: string[] = [];
  const ends: string[] = [];
  const others: ((text: string) => boolean)[] = [];
  for (const pattern of patterns) {
    const found = soleLiteral(pattern);
    if (found === undefined) others.push(createPatternTest(pattern));
    else if (found.isOpenStart) (found.isOpenEnd ? inside : ends).push(found.literal);
    else if (found.isOpenEnd) starts.push(found.literal);
    else whole.add(found.literal);
  }
  return (text) => {
    if (whole.size > 0 && whole.has(text)) return true;
    for (const literal of ends) if (text.endsWith(literal)) return true;
    for (const literal of inside) if (text.includes(literal)) return true;
    for (const literal of starts) if (text.startsWith(literal)) return true;
    for (const fits of others) if (fits(text)) return true;
    return false;
  };
}
