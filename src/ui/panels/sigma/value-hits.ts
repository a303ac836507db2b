import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import type { ValueHits } from '../../../core/workbench/sigma/sigma-bench.ts';

/** A letter stands in nearly every event. */
const MIN_LETTERS = 2;

/** What is known of words in values, by the word. */
export interface KnownHits {
  /** Of rules that are named by it; undefined: of recorded contexts only. */
  readonly generation: number | undefined;
  readonly byWord: ReadonlyMap<string, WordHits>;
}

interface WordHits {
  readonly rules: ReadonlySet<number>;
  readonly results: ReadonlySet<number>;
}

export const NO_HITS: KnownHits = { generation: undefined, byWord: new Map() };

/** The words that are to be asked for. */
export function unknownWords(known: KnownHits, words: readonly string[]): readonly string[] {
  const missing = words.filter((word) => word.length >= MIN_LETTERS && !known.byWord.has(word));
  return [...new Set(missing)];
}

export function withHits(known: KnownHits, hits: readonly ValueHits[]): KnownHits {
  const added = hits.map(({ word, rules, results }): [string, WordHits] => [
    word,
    { rules: new Set(rules), results: new Set(results) },
  ]);
  return { ...known, byWord: new Map([...known.byWord, ...added]) };
}

/**
 * Whether an event of the row holds the word in a value. Of a word that is not known yet, its longest
 * known beginning is taken: so a list only gets shorter while a word is typed.
 */
export function hasHit(known: KnownHits, row: JoinedSigmaRow, word: string): boolean {
  for (let length = word.length; length >= MIN_LETTERS; length--) {
    const hits = known.byWord.get(word.slice(0, length));
    if (hits === undefined) continue;
    return (
      (row.here !== undefined && hits.rules.has(row.here.rule)) ||
      (row.vt !== undefined && hits.results.has(row.vt.resultIndex))
    );
  }
  return false;
}
