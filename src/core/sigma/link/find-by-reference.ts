import type { RuleHead } from '../rule/sigma-rule.ts';

/** What a reference calls; undefined where it calls nothing. */
export type FindByReference<T> = (reference: string) => T | undefined;

/**
 * Finds things by what others call them: by id, where case does not matter, then by name, where it does;
 * of several the first. Never throws, and neither does the function. O(things). Source: as in
 * `indexDocuments`.
 */
export function findByReference<T>(
  things: Iterable<readonly [Pick<RuleHead, 'id' | 'name'>, T]>,
): FindByReference<T> {
  const byId = new Map<string, T>();
  const byName = new Map<string, T>();
  for (const [{ id, name }, thing] of things) {
    const key = id?.toLowerCase();
    if (key !== undefined && !byId.has(key)) byId.set(key, thing);
    if (name !== undefined && !byName.has(name)) byName.set(name, thing);
  }
  return (reference) => byId.get(reference.toLowerCase()) ?? byName.get(reference);
}
