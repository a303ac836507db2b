import { useCallback, useRef, useState } from 'react';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import type { SigmaContextView } from '../../../core/workbench/sigma/sigma-bench.ts';
import { useActions, useApp } from '../../app/store-context.ts';

/** Contexts that are fetched at a time. */
const PAGE = 10;

interface Pages {
  readonly generation: number;
  readonly total: number;
  readonly byNumber: ReadonlyMap<number, readonly SigmaContextView[]>;
}

export interface ContextPages {
  /** Undefined until a first page is there. */
  readonly total: number | undefined;
  /** Undefined while it is not there. */
  readonly contextAt: (index: number) => SigmaContextView | undefined;
  /** Fetches what is not there and not on its way. */
  readonly need: (index: number) => void;
}

/** The events of a loaded rule, a page at a time as they come into sight. */
export function useContextPages(row: JoinedSigmaRow): ContextPages {
  const actions = useActions();
  const generation = useApp(({ sigma }) => sigma.matches?.generation);
  const rule = row.here?.rule;
  const resultIndex = row.vt?.resultIndex;
  const [pages, setPages] = useState<Pages>();
  const requested = useRef(new Set<string>());

  const need = useCallback(
    (index: number): void => {
      const page = Math.floor(index / PAGE);
      const name = `${generation}/${page}`;
      if (generation === undefined || rule === undefined || requested.current.has(name)) return;
      requested.current.add(name);
      const load = async (): Promise<void> => {
        const window = await actions.sigmaContexts({
          generation,
          rule,
          ...(resultIndex === undefined ? {} : { resultIndex }),
          first: page * PAGE,
          count: PAGE,
        });
        if (window === undefined) return;
        setPages((before) => {
          const kept = before?.generation === generation ? before.byNumber : [];
          const byNumber = new Map([...kept, [page, window.contexts]]);
          return { generation, total: window.total, byNumber };
        });
      };
      void load();
    },
    [actions, generation, rule, resultIndex],
  );

  // What is told of an older generation names other rules and events.
  const current = pages?.generation === generation ? pages : undefined;
  return {
    total: current?.total,
    contextAt: (index) => current?.byNumber.get(Math.floor(index / PAGE))?.[index % PAGE],
    need,
  };
}
