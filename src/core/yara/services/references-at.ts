import type { Span } from '../../../base/span.ts';
import type { RuleDocument } from './rule-document.ts';
import { readSymbols, symbolAt } from './symbol-table.ts';

/** Everywhere that one name stands. */
export interface References {
  readonly declaration: Span;
  /** Without the declaration, in the order of the text. */
  readonly uses: readonly Span[];
}

/**
 * All places of the name at a place, or undefined where none is that the text declares. A name of
 * another scope that is spelled alike is none of them. offset: UTF-16. Never throws. O(text).
 */
export function referencesAt(document: RuleDocument, offset: number): References | undefined {
  const symbol = symbolAt(readSymbols(document), offset);
  return symbol && { declaration: symbol.declaration, uses: symbol.references };
}
