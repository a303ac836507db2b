import { quoted } from '../sigma-code.ts';
import type { YamlEntry, YamlMap } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import { checkKeys } from './check-keys.ts';
import type { ReadContext } from './read-context.ts';
import { remark } from './read-context.ts';
import { readText, remarkType } from './read-values.ts';
import type { Logsource } from './sigma-rule.ts';

const KEYS = ['product', 'category', 'service', 'definition'] as const;

/**
 * Which logs a document is about, in lower case. root: the document. Without a logsource, or with an
 * empty one, it is about all logs: an error, but one that leaves the rest its meaning. Never throws.
 * Source: Sigma rules specification 2.1, "LogSource".
 */
export function readLogsource(context: ReadContext, root: YamlMap): Logsource {
  const entry = yamlEntry(root, 'logsource');
  const map = entry?.value;
  if (entry === undefined || map?.kind !== 'map') {
    if (entry === undefined || (map?.kind === 'scalar' && map.type === 'null'))
      reportMissing(context, root, entry);
    else remarkType(context, entry, 'a map with product, category or service');
    return { product: undefined, category: undefined, service: undefined };
  }
  const part = (key: (typeof KEYS)[number]): string | undefined =>
    readPart(context, yamlEntry(map, key));
  const logsource = {
    product: part('product'),
    category: part('category'),
    service: part('service'),
  };
  checkKeys(context, map, KEYS);
  const isEmpty = Object.values(logsource).every((value) => value === undefined);
  if (isEmpty) {
    const message = 'the logsource has neither product nor category nor service';
    remark(context, 'sigma/missing-logsource', entry.key.span, message);
  }
  return logsource;
}

function reportMissing(context: ReadContext, root: YamlMap, entry: YamlEntry | undefined): void {
  const span = entry?.key.span ?? root.entries[0]?.key.span ?? root.span;
  const message =
    entry === undefined ? 'the document has no `logsource`' : 'the logsource is empty';
  remark(context, 'sigma/missing-logsource', span, message, {
    help: 'without one it is tried on every event',
  });
}

function readPart(context: ReadContext, entry: YamlEntry | undefined): string | undefined {
  const text = readText(context, entry)?.trim();
  if (entry === undefined || text === undefined || text === '') return undefined;
  const lower = text.toLowerCase();
  if (lower !== text) {
    const message = `the ${entry.key.text} ${quoted(text)} is read as ${quoted(lower)}`;
    remark(context, 'sigma/logsource-case', entry.value.span, message);
  }
  return lower;
}
