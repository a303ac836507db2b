import type { Doubt } from '../../sigma/match/verdict.ts';

/** Placeholders that are told of one verdict; nobody gives values for more at once. */
const MAX_PLACEHOLDERS = 4;

/** The placeholders without values among doubts, each once, in their order. Never throws. */
export function openPlaceholders(doubts: Iterable<Doubt>): readonly string[] {
  const names = new Set<string>();
  for (const doubt of doubts) if (doubt.kind === 'placeholder') names.add(doubt.name);
  return [...names].slice(0, MAX_PLACEHOLDERS);
}
