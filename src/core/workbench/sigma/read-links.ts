import { placeholderNames } from '../../sigma/compile/placeholder-names.ts';
import type {
  OpenCorrelation,
  RulesetCorrelation,
  RulesetFilter,
  RulesetLinks,
  RulesetPlaceholder,
} from '../../sigma/compile/ruleset.ts';
import type { SigmaFile } from '../../sigma/rule/read-sigma-file.ts';
import type { RuleCollection } from '../../sigma/rule/rule-collection.ts';

/** What became of the rules and correlations of a collection. */
interface Compiled {
  /** For each rule of the collection its position among those that could be compiled. */
  readonly positions: readonly (number | undefined)[];
  readonly correlations: readonly RulesetCorrelation[];
}

/**
 * What of a ruleset depends on more than its files: all filters, the correlations that could not be
 * settled among these files, and the placeholders that its rules ask for. files: those of the
 * collection, in their order. Never throws. O(documents + values).
 */
export function readLinks(
  files: readonly SigmaFile[],
  collection: RuleCollection,
  { positions, correlations }: Compiled,
): RulesetLinks {
  return {
    filters: collection.filters.map(({ file, filter, rules }): RulesetFilter => ({
      origin: { file, span: filter.span },
      rules: rules.flatMap((rule) => positions[rule] ?? []),
      read: () => filter,
    })),
    openCorrelations: openCorrelations(files, correlations),
    placeholders: placeholdersOf(collection, positions),
  };
}

function openCorrelations(
  files: readonly SigmaFile[],
  settled: readonly RulesetCorrelation[],
): readonly OpenCorrelation[] {
  const isSettled = new Set(settled.map(({ origin: { file, span } }) => `${file} ${span.start}`));
  return files.flatMap(({ documents }, file) =>
    documents.flatMap((document): readonly OpenCorrelation[] => {
      const { span } = document;
      const isOpen = document.kind === 'correlation' && !isSettled.has(`${file} ${span.start}`);
      return isOpen ? [{ origin: { file, span }, read: () => document }] : [];
    }),
  );
}

function placeholdersOf(
  { rules }: RuleCollection,
  positions: readonly (number | undefined)[],
): readonly RulesetPlaceholder[] {
  const found = new Map<string, number[]>();
  for (const [at, { rule, filters }] of rules.entries()) {
    const position = positions[at];
    if (position === undefined) continue;
    const names = new Set([rule, ...filters].flatMap((each) => [...placeholderNames(each)]));
    for (const name of names) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [position]);
      else known.push(position);
    }
  }
  return [...found]
    .map(([name, users]) => ({ name, rules: users }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
