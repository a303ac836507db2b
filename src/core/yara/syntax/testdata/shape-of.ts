import { isRecord } from '../../../../base/guards.ts';

/** Keys that say where a node stands, not what it is, and what comments say, which are not printed. */
const PLACES: ReadonlySet<string> = new Set([
  'span',
  'operatorSpan',
  'bodySpan',
  'openBrace',
  'closeBrace',
  'suppressions',
]);

/** A tree without spans and without parentheses: what must survive printing and parsing. */
export function shapeOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shapeOf);
  if (!isRecord(node)) return node;
  if (node['kind'] === 'parenthesized') return shapeOf(node['expression']);
  const entries = Object.entries(node).filter(([key]) => !PLACES.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, shapeOf(value)]));
}
