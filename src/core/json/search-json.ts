import { isContainerKind } from './json-index-builder.ts';
import { JSON_KIND, type JsonIndex } from './json-index.ts';
import { containsNeedle, createNeedle, type SearchNeedle } from './search-needle.ts';

export interface JsonSearchOptions {
  readonly keys: boolean;
  /** Scalars only: an object or array has no text of its own. */
  readonly values: boolean;
  /** How many hits to keep; all are counted. All are kept when undefined. */
  readonly maxHits?: number;
}

/** A search on its way through a document; `stepSearch` takes it on. */
export interface JsonSearch {
  readonly index: JsonIndex;
  readonly options: JsonSearchOptions;
  readonly needle: SearchNeedle;
  /** The first node that was not looked at yet. */
  nextNode: number;
  /** The first `maxHits` nodes whose key or value contains the text, in document order. */
  readonly hits: number[];
  /** How many nodes do, as far as the search has come. */
  nHits: number;
}

/** A finished search; the fields mean what they mean in `JsonSearch`. */
export interface JsonSearchResult {
  readonly hits: readonly number[];
  readonly nHits: number;
}

/**
 * Prepares a search for the nodes whose key or value contains a text, as the user sees it: strings
 * unescaped, numbers and words as they are written, without regard to case. An empty text is found
 * nowhere. Never throws.
 */
export function createSearch(
  index: JsonIndex,
  query: string,
  options: JsonSearchOptions,
): JsonSearch {
  const nextNode = query === '' ? index.nNodes : 0;
  return { index, options, needle: createNeedle(query), nextNode, hits: [], nHits: 0 };
}

/**
 * Looks at up to `budgetNodes` more nodes. Returns whether the search is finished; dropping it cancels
 * it. Never throws. O(bytes of those nodes).
 */
export function stepSearch(search: JsonSearch, budgetNodes: number): boolean {
  const { index, options, hits } = search;
  const maxHits = options.maxHits ?? Infinity;
  const end = Math.min(index.nNodes, search.nextNode + Math.max(1, budgetNodes));
  for (let node = search.nextNode; node < end; node++) {
    const isHit =
      (options.keys && isKeyHit(search, node)) || (options.values && isValueHit(search, node));
    if (!isHit) continue;
    search.nHits++;
    if (hits.length < maxHits) hits.push(node);
  }
  search.nextNode = Math.max(search.nextNode, end);
  return search.nextNode >= index.nNodes;
}

/** Searches the whole document at once; see `createSearch`. Never throws. O(bytes). */
export function searchJson(
  index: JsonIndex,
  query: string,
  options: JsonSearchOptions,
): JsonSearchResult {
  const search = createSearch(index, query, options);
  stepSearch(search, index.nNodes);
  return { hits: search.hits, nHits: search.nHits };
}

function isKeyHit({ index, needle }: JsonSearch, node: number): boolean {
  const end = index.keyEnds[node] ?? 0;
  return (
    end !== 0 && containsNeedle(needle, index.bytes, (index.keyStarts[node] ?? 0) + 1, end - 1)
  );
}

function isValueHit({ index, needle }: JsonSearch, node: number): boolean {
  const kind = index.kinds[node] ?? 0;
  if (isContainerKind(kind)) return false;
  const quote = kind === JSON_KIND.string ? 1 : 0;
  const start = (index.starts[node] ?? 0) + quote;
  return containsNeedle(needle, index.bytes, start, (index.ends[node] ?? 0) - quote);
}
