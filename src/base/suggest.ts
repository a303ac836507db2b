/** The most suggestions that a message names: more would be a list, not a hint. */
const MAX_SUGGESTIONS = 3;

/**
 * The known names that the user may have meant, nearest first, at most three. Names that differ only
 * in case come first; otherwise the edit distance (insert, delete, replace, swap of neighbours) must
 * be at most 40 % of the longer name's length. Empty when nothing is near. Never throws.
 * O(candidates · length²).
 */
export function suggestNames(name: string, candidates: Iterable<string>): readonly string[] {
  const lowered = name.toLowerCase();
  const scored: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const limit = Math.floor(Math.max(name.length, candidate.length) * 0.4) + 1;
    const distance =
      candidate.toLowerCase() === lowered
        ? 0
        : editDistance(lowered, candidate.toLowerCase(), limit);
    if (distance < limit) scored.push({ candidate, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, MAX_SUGGESTIONS).map((entry) => entry.candidate);
}

/** The sentence "did you mean `a` or `b`?" for names from `suggestNames`, or undefined for none. */
export function didYouMean(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return `did you mean ${quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last}?`;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(beforePrevious, j - 2) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
