import { foldCase } from '../../../base/fold-case.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { EventMatch } from '../../sigma/match/verdict.ts';
import { eventTexts } from './event-texts.ts';
import { contextsByResult } from './match-report.ts';
import type { ValueHits, Work } from './sigma-bench.ts';

/** Each word is a bit of a number. */
const MAX_WORDS = 30;

/** Events after which it is told how far it has come. */
const EVENTS_A_STEP = 64;

/** The events of the table's lines, by their position in `events`. */
export interface SearchedEvents {
  readonly events: readonly RecordedEvent[];
  /** For each rule that fires or may fire, where. */
  readonly byRule: ReadonlyMap<number, readonly Pick<EventMatch, 'event'>[]>;
  /** For each recorded result its contexts. */
  readonly contexts: ReadonlyMap<number, readonly number[]>;
}

/**
 * For each word the rules and the recorded results of which some event holds it in the text of a
 * value, whatever its case. Words beyond the 30th, and empty ones, hold nowhere. Never throws.
 * O(texts of these events · words, matches).
 */
export function* findValues(
  { events, byRule, contexts }: SearchedEvents,
  words: readonly string[],
): Work<readonly ValueHits[]> {
  const wanted = words.slice(0, MAX_WORDS).map(foldCase);
  /** By event, the words that it holds; each event is looked at once. */
  const found = new Map<number, number>();
  let nLooked = 0;
  function* wordsOf(members: Iterable<number>): Work<number> {
    let bits = 0;
    for (const at of members) {
      let own = found.get(at);
      if (own === undefined) {
        own = wordsIn(events[at], wanted);
        found.set(at, own);
        if (++nLooked % EVENTS_A_STEP === 0) {
          yield { stage: 'reading', done: nLooked, total: events.length };
        }
      }
      bits |= own;
    }
    return bits;
  }

  const hits = words.map((word) => ({
    word,
    rules: new Array<number>(),
    results: new Array<number>(),
  }));
  for (const [rule, matches] of byRule) {
    const bits = yield* wordsOf(matches.map(({ event }) => event));
    for (const [at, { rules }] of hits.entries()) if (hasBit(bits, at)) rules.push(rule);
  }
  for (const [result, members] of contexts) {
    const bits = yield* wordsOf(members);
    for (const [at, { results }] of hits.entries()) if (hasBit(bits, at)) results.push(result);
  }
  return hits;
}

/** Like `findValues` before any rules have been run: in recorded contexts only. Never throws. */
export function findInContexts(
  events: readonly RecordedEvent[],
  words: readonly string[],
): Work<readonly ValueHits[]> {
  return findValues({ events, byRule: new Map(), contexts: contextsByResult({ events }) }, words);
}

function wordsIn(recorded: RecordedEvent | undefined, wanted: readonly string[]): number {
  let bits = 0;
  for (const { text } of eventTexts(recorded?.event.fields ?? new Map())) {
    const folded = foldCase(text);
    for (const [at, word] of wanted.entries()) {
      if (!hasBit(bits, at) && word !== '' && folded.includes(word)) bits |= 1 << at;
    }
  }
  return bits;
}

function hasBit(bits: number, at: number): boolean {
  return at < MAX_WORDS && (bits & (1 << at)) !== 0;
}
