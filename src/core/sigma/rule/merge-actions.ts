import { quoted } from '../sigma-code.ts';
import type { YamlDocument, YamlEntry, YamlMap } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { remark } from './read-context.ts';

/** Keys of all merged documents together: files with actions have a few documents with a few keys. */
const MAX_MERGED_KEYS = 20_000;

/**
 * The documents of a file once the actions of Sigma 1 are carried out: `global` documents are merged into
 * all that follow, `reset` forgets them, `repeat` is the document before with the changes of this one.
 * Maps are merged key by key; of anything else the global document's, or the repeating one's, stays, as in
 * pySigma. Documents that are no maps are left as they are; where merging would make too much of a small
 * file, it ends with an error. Never throws. O(keys of the result). Source: Sigma specification
 * 1.0, "Rule Collections".
 */
export function mergeActions(
  context: ReadContext,
  documents: readonly YamlDocument[],
): readonly YamlDocument[] {
  let global: YamlMap | undefined;
  let previous: YamlMap | undefined;
  const merged: YamlDocument[] = [];
  let nKeys = 0;
  for (const document of documents) {
    const { root } = document;
    if (nKeys > MAX_MERGED_KEYS) {
      reportTooMuch(context, document);
      break;
    }
    if (root?.kind !== 'map') {
      merged.push(document);
      continue;
    }
    if (global !== undefined || previous !== undefined) nKeys += nKeysOf(global) + nKeysOf(root);
    const action = yamlEntry(root, 'action');
    if (action !== undefined) nKeys += nKeysOf(previous);
    const own = action === undefined ? root : withoutKey(root, 'action');
    switch (action === undefined ? 'none' : actionName(context, action)) {
      case 'global':
        global = global === undefined ? own : mergeMaps(global, own);
        previous = global;
        break;
      case 'reset':
        global = undefined;
        break;
      case 'repeat':
        previous = previous === undefined ? own : { ...mergeMaps(previous, own), span: own.span };
        merged.push({ ...document, root: previous });
        break;
      case 'none':
        previous = global === undefined ? own : mergeMaps(own, global);
        merged.push({ ...document, root: previous });
        break;
      case 'unknown':
        break;
    }
  }
  return merged;
}

function nKeysOf(map: YamlMap | undefined): number {
  return map?.entries.length ?? 0;
}

function reportTooMuch(context: ReadContext, { span }: YamlDocument): void {
  const message =
    '`action` merges the documents before this one into too much; the rest is not read';
  remark(context, 'sigma/too-many-merges', { start: span.start, end: span.start }, message);
}

type Action = 'global' | 'reset' | 'repeat' | 'none' | 'unknown';

function actionName(context: ReadContext, { key, value }: YamlEntry): Action {
  const text = value.kind === 'scalar' ? value.text : '';
  if (text === 'global' || text === 'reset' || text === 'repeat') {
    remark(context, 'sigma/legacy-action', key.span, '`action` was dropped from Sigma 2');
    return text;
  }
  const message = `the action ${quoted(text)} is none of global, reset, repeat`;
  remark(context, 'sigma/unknown-action', value.kind === 'scalar' ? value.span : key.span, message);
  return 'unknown';
}

function withoutKey(map: YamlMap, key: string): YamlMap {
  return { ...map, entries: map.entries.filter((entry) => entry.key.text !== key) };
}

/** `below` with everything of `above` in it. YAML limits how deep maps are. The place is that of `below`. */
function mergeMaps(below: YamlMap, above: YamlMap): YamlMap {
  const added = new Map(above.entries.map((entry) => [entry.key.text, entry]));
  const entries = below.entries.map((entry) => {
    const other = added.get(entry.key.text);
    added.delete(entry.key.text);
    if (other === undefined) return entry;
    const isMaps = entry.value.kind === 'map' && other.value.kind === 'map';
    return isMaps ? { key: entry.key, value: mergeValues(entry, other) } : other;
  });
  return { ...below, entries: [...entries, ...added.values()] };
}

function mergeValues(below: YamlEntry, above: YamlEntry): YamlEntry['value'] {
  if (below.value.kind !== 'map' || above.value.kind !== 'map') return above.value;
  return mergeMaps(below.value, above.value);
}
