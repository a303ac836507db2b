import { NO_SEARCH } from './app-state.ts';
import type { StoreKernel } from './store-kernel.ts';
import type { TreeControl } from './tree-actions.ts';
import type { TreeRows } from './tree-rows.ts';

/** Typing is searched for after this pause. */
const SEARCH_DELAY_MS = 80;

export interface SearchActions {
  /** As the user types; the first hit comes into sight by itself. */
  readonly setQuery: (query: string) => void;
  readonly goToHit: (step: 1 | -1) => Promise<void>;
  readonly clearSearch: () => Promise<void>;
}

export function createSearchActions(
  kernel: StoreKernel,
  parts: { readonly tree: TreeControl; readonly rows: TreeRows },
): SearchActions {
  const { ports, get, patch } = kernel;
  let run = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function search(query: string): Promise<void> {
    const mine = ++run;
    const { view } = get().tree;
    const found = await kernel.ask(ports.workbench.search({ view, query }));
    if (found === undefined || mine !== run) return;
    patch('tree', { search: { query, ...found, hitIndex: -1 } });
    if (query === '') return parts.rows.refresh();
    kernel.tell(found.total === 1 ? '1 result' : `${found.total.toLocaleString('en')} results`);
    await (found.hits.length > 0 ? goToHit(1) : parts.rows.refresh());
  }

  async function goToHit(step: 1 | -1): Promise<void> {
    const { search: state, view } = get().tree;
    const count = state.hits.length;
    if (count === 0) return;
    const from = state.hitIndex === -1 && step === -1 ? 0 : state.hitIndex;
    const hitIndex = (from + step + count) % count;
    const node = state.hits[hitIndex];
    if (node === undefined) return;
    patch('tree', { search: { ...state, hitIndex } });
    await parts.tree.reveal(view, node);
  }

  return {
    setQuery(query) {
      clearTimeout(timer);
      run++;
      patch('tree', { search: { ...get().tree.search, query } });
      timer = setTimeout(() => void search(query), SEARCH_DELAY_MS);
    },
    goToHit,
    async clearSearch() {
      clearTimeout(timer);
      patch('tree', { search: NO_SEARCH });
      await search('');
    },
  };
}
