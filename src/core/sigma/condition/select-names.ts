import type { Condition } from './condition.ts';

/** What stands after `of`. */
export type NamePattern = (Condition & { readonly kind: 'of' })['pattern'];

/**
 * The selections that `1 of PATTERN` and `all of PATTERN` speak of, in their order. names: the rule's
 * selections. `them` is all but those that begin with `_`; in a pattern `*` stands for any characters,
 * anywhere and several times, and every other character for itself, in its case. A name that begins with
 * `_` fits only a pattern that begins with `_`. A pattern without `*` is a name. Never throws. O(pattern
 * · names). Source: Sigma rules specification 2.1, "Condition".
 */
export function selectNames(pattern: NamePattern, names: readonly string[]): readonly string[] {
  if (pattern === 'them') return names.filter((name) => !name.startsWith('_'));
  const pieces = pattern.text.split('*');
  const isHidden = pattern.text.startsWith('_');
  return names.filter((name) => name.startsWith('_') === isHidden && fits(pieces, name));
}

/** pieces: the pattern, split at its `*`. The earliest place of each inner piece is as good as any. */
function fits(pieces: readonly string[], name: string): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return name === first;
  if (name.length < first.length + last.length) return false;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
