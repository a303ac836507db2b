import { foldCase } from '../../../base/fold-case.ts';
import { tacticName, tacticRank } from '../../../core/workbench/sigma/attack-tags.ts';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { levelRank, PLATFORM_NAMES, SOURCE_NAMES, VERDICT_TEXTS } from './sigma-rows.ts';

/** What rows can be told apart by; a row may have several values of one kind, or none. */
export type FacetId =
  'level' | 'source' | 'verdict' | 'platform' | 'logsource' | 'tactic' | 'technique';

interface Facet {
  readonly label: string;
  readonly valuesOf: (row: JoinedSigmaRow) => readonly string[];
  readonly nameOf: (value: string) => string;
  readonly compare: (a: string, b: string) => number;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const FACETS: Readonly<Record<FacetId, Facet>> = {
  level: {
    label: 'Level',
    valuesOf: ({ level }) => [level],
    nameOf: (level) => (level === '' ? 'none' : level),
    compare: (a, b) => levelRank(b) - levelRank(a) || byName(a, b),
  },
  source: {
    label: 'Source',
    valuesOf: ({ source }) => [source],
    nameOf: (source) => nameIn(SOURCE_NAMES, source),
    compare: byName,
  },
  verdict: {
    label: 'Here',
    valuesOf: ({ verdict }) => [verdict],
    nameOf: (verdict) =>
      Object.entries(VERDICT_TEXTS).find(([id]) => id === verdict)?.[1].words ?? verdict,
    compare: byName,
  },
  platform: {
    label: 'System',
    valuesOf: ({ platform }) => [platform ?? 'any'],
    nameOf: (platform) => nameIn(PLATFORM_NAMES, platform),
    compare: byName,
  },
  logsource: {
    label: 'Logsource',
    valuesOf: ({ logsource }) => (logsource === '' ? [] : [logsource]),
    nameOf: (logsource) => logsource,
    compare: byName,
  },
  tactic: {
    label: 'ATT&CK tactic',
    valuesOf: ({ tactics }) => tactics,
    nameOf: tacticName,
    compare: (a, b) => tacticRank(a) - tacticRank(b),
  },
  technique: {
    label: 'ATT&CK technique',
    valuesOf: ({ techniques }) => techniques,
    nameOf: (technique) => technique,
    compare: byName,
  },
};

export const FACET_IDS: readonly FacetId[] = [
  'level',
  'source',
  'verdict',
  'platform',
  'logsource',
  'tactic',
  'technique',
];

/** What is wanted: rows that have every word of `text`, in what is said of the rule or in a value of its events, and of each kind one of the chosen values. */
export interface SigmaFilter {
  readonly text: string;
  readonly chosen: Readonly<Partial<Record<FacetId, readonly string[]>>>;
}

export const NO_FILTER: SigmaFilter = { text: '', chosen: {} };

/** Whether an event of a row holds a folded word in a value; see `useValueHits`. */
export type HasInValues = (row: JoinedSigmaRow, word: string) => boolean;

/** Whether a filter may leave rows out. */
export function isFilter(filter: SigmaFilter): boolean {
  return filter.text.trim() !== '' || FACET_IDS.some((id) => (filter.chosen[id] ?? []).length > 0);
}

/** One value that rows have, how many rows, and whether it is chosen. */
export interface FacetValue {
  readonly value: string;
  readonly name: string;
  readonly nRows: number;
  readonly isChosen: boolean;
}

export function filterSigmaRows(
  rows: readonly JoinedSigmaRow[],
  filter: SigmaFilter,
  hasInValues: HasInValues,
): JoinedSigmaRow[] {
  const words = wordsOf(filter.text);
  return rows.filter(
    (row) => hasWords(row, words, hasInValues) && hasChosen(row, filter, undefined),
  );
}

/**
 * The values of a facet among the rows that pass all the other conditions, in their order; what is
 * chosen is there even where no row has it, so that it can be taken back.
 */
export function facetValues(
  rows: readonly JoinedSigmaRow[],
  filter: SigmaFilter,
  id: FacetId,
  hasInValues: HasInValues,
): readonly FacetValue[] {
  const { valuesOf, nameOf, compare } = FACETS[id];
  const words = wordsOf(filter.text);
  const chosen = filter.chosen[id] ?? [];
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const row of rows) {
    if (!hasWords(row, words, hasInValues) || !hasChosen(row, filter, id)) continue;
    for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => compare(a, b))
    .map(([value, nRows]) => ({
      value,
      name: nameOf(value),
      nRows,
      isChosen: chosen.includes(value),
    }));
}

export function withToggled(filter: SigmaFilter, id: FacetId, value: string): SigmaFilter {
  const before = filter.chosen[id] ?? [];
  const after = before.includes(value)
    ? before.filter((other) => other !== value)
    : [...before, value];
  return { ...filter, chosen: { ...filter.chosen, [id]: after } };
}

/** What is chosen, for people, in the order of the facets. */
export function chosenValues(
  filter: SigmaFilter,
): readonly { readonly id: FacetId; readonly value: string; readonly name: string }[] {
  return FACET_IDS.flatMap((id) =>
    (filter.chosen[id] ?? []).map((value) => ({ id, value, name: FACETS[id].nameOf(value) })),
  );
}

function hasChosen(row: JoinedSigmaRow, filter: SigmaFilter, but: FacetId | undefined): boolean {
  return FACET_IDS.every((id) => {
    const chosen = filter.chosen[id] ?? [];
    if (id === but || chosen.length === 0) return true;
    return FACETS[id].valuesOf(row).some((value) => chosen.includes(value));
  });
}

/** The words of a filter, folded. */
export function wordsOf(text: string): readonly string[] {
  return foldCase(text).split(/\s+/).filter(Boolean);
}

function hasWords(
  row: JoinedSigmaRow,
  words: readonly string[],
  hasInValues: HasInValues,
): boolean {
  if (words.length === 0) return true;
  const text = searchedText(row);
  return words.every((word) => text.includes(word) || hasInValues(row, word));
}

/** The folded text of a row; rows do not change, and keys come fast. */
const searchedTexts = new WeakMap<JoinedSigmaRow, string>();

function searchedText(row: JoinedSigmaRow): string {
  let text = searchedTexts.get(row);
  if (text === undefined) {
    const { vt, here } = row;
    text = foldCase(
      [
        row.title,
        row.level,
        row.logsource,
        ...row.techniques,
        ...row.tactics.map(tacticName),
        vt?.ruleId ?? '',
        here?.head.id ?? '',
        here?.fileName ?? '',
        vt?.author ?? here?.head.author ?? '',
        vt?.description ?? here?.head.description ?? '',
      ].join('\n'),
    );
    searchedTexts.set(row, text);
  }
  return text;
}

/** `names` may be asked for any text, as rules' levels and products are. */
function nameIn(names: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key;
}
