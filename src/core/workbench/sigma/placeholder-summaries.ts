import type { PlaceholderUses } from '../../sigma/link/placeholder-uses.ts';
import type { PlaceholderValues } from '../../sigma/link/placeholder-values.ts';
import type { PlaceholderSummary } from './sigma-bench.ts';

/**
 * The placeholders that are asked for or have values, by name. uses: of each loaded ruleset. Never
 * throws. O(names · log names).
 */
export function placeholderSummaries(
  uses: readonly PlaceholderUses[],
  values: PlaceholderValues,
): readonly PlaceholderSummary[] {
  const names = new Set([...uses.flatMap((each) => [...each.keys()]), ...values.keys()]);
  return [...names]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => ({
      name,
      nRules: uses.reduce((sum, each) => sum + (each.get(name)?.size ?? 0), 0),
      values: values.get(name) ?? [],
    }));
}
