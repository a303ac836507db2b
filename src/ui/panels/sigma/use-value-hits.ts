import { useCallback, useEffect, useState } from 'react';
import { useActions, useApp } from '../../app/store-context.ts';
import { wordsOf, type HasInValues } from './sigma-filter.ts';
import { hasHit, NO_HITS, unknownWords, withHits, type KnownHits } from './value-hits.ts';

/** A pause in typing after which the events are asked. */
const PAUSE_MS = 120;

/**
 * Which rows have events with the words of a filter in their values. The events are in the worker: it
 * is asked when the typing pauses, and the answer to the latest question counts.
 */
export function useValueHits(text: string): HasInValues {
  const actions = useActions();
  const generation = useApp(({ sigma }) => sigma.matches?.generation);
  const report = useApp(({ sigma }) => sigma.report);
  const [told, setTold] = useState<{ readonly known: KnownHits; readonly report: unknown }>();
  // What is known of other events or rules is of no use.
  const isCurrent = told?.known.generation === generation && told?.report === report;
  const known = isCurrent && told !== undefined ? told.known : NO_HITS;

  useEffect(() => {
    const words = unknownWords(known, wordsOf(text));
    if (words.length === 0) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const hits = await actions.findValues({ generation, words });
      if (!isWanted || hits === undefined) return;
      setTold({ known: withHits({ ...known, generation }, hits), report });
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [actions, generation, report, known, text]);

  return useCallback((row, word) => hasHit(known, row, word), [known]);
}
