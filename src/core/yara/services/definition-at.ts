import type { Span } from '../../../base/span.ts';
import type { RuleDocument } from './rule-document.ts';
import { readSymbols, symbolAt } from './symbol-table.ts';

/**
 * Where the name at a place is declared: a loop's or `with`'s variable, a rule, a pattern. Undefined
 * for what no text declares. The span is the name's. offset: UTF-16. Never throws. O(text).
 */
export function definitionAt(document: RuleDocument, offset: number): Span | undefined {
  return symbolAt(readSymbols(document), offset)?.declaration;
}
