import { didYouMean } from '../../../base/suggest.ts';
import { quoted } from '../sigma-code.ts';
import type { YamlMap } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { nameFix, nearNames, remark } from './read-context.ts';

/** In shorter names every other one is near. */
const MIN_LENGTH = 5;

/**
 * Tells of keys that are nearly the name of a known one which is missing: other keys are welcome, so
 * that only a likely slip counts. known: the keys that mean something in this map. Never throws.
 */
export function checkKeys(context: ReadContext, map: YamlMap, known: readonly string[]): void {
  const present = new Set(map.entries.map(({ key }) => key.text));
  const missing = known.filter((name) => name.length >= MIN_LENGTH && !present.has(name));
  if (missing.length === 0) return;
  for (const { key } of map.entries) {
    const { text, span } = key;
    if (known.includes(text) || text.length < MIN_LENGTH) continue;
    const initial = text.charAt(0).toLowerCase();
    const candidates = missing.filter((name) => name.startsWith(initial));
    const names = candidates.length === 0 ? [] : nearNames(context, text, candidates);
    if (names.length === 0) continue;
    const help = didYouMean(names);
    remark(context, 'sigma/unknown-key', span, `the key ${quoted(text)} has no meaning here`, {
      ...nameFix(span, names),
      ...(help !== undefined && { help }),
    });
  }
}
