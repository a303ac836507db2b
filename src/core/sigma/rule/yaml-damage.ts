import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { YamlMap } from '../yaml/yaml-node.ts';
import { entrySpan, yamlEntry } from '../yaml/yaml-node.ts';

/** Where the errors of a file's YAML are, for the question of which documents they spoil. */
export interface YamlDamage {
  /** Where errors begin, in order. */
  readonly starts: readonly number[];
  /** Where keys stand that stand once more in the same map. */
  readonly repeated: ReadonlySet<number>;
}

/** diagnostics: of the YAML, in the order of the text. Never throws. */
export function yamlDamage(diagnostics: readonly Diagnostic[]): YamlDamage {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const duplicates = errors.filter(({ code }) => code === 'sigma/yaml-duplicate-key');
  return {
    starts: errors.map(({ span }) => span.start),
    repeated: new Set(
      duplicates.flatMap(({ related = [] }) => related.map(({ span }) => span.start)),
    ),
  };
}

/** The keys whose values say what a document does. */
const MEANING_KEYS = ['logsource', 'detection', 'correlation', 'filter'] as const;

/**
 * Whether an error of the YAML lies in what a document does, not only in what it says of itself: in the
 * value of one of those keys, or in one that is there twice. Never throws. O(log errors).
 */
export function spoilsMeaning({ starts, repeated }: YamlDamage, root: YamlMap): boolean {
  if (starts.length === 0) return false;
  return MEANING_KEYS.some((key) => {
    const entry = yamlEntry(root, key);
    if (entry === undefined) return false;
    const { start, end } = entrySpan(entry);
    const next = starts[firstFrom(starts, start)];
    // A second `detection` lies outside of the first one.
    return repeated.has(start) || (next !== undefined && next <= end);
  });
}

/** The position of the first number that is not less than the bound. */
function firstFrom(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
