import { quoted } from '../sigma-code.ts';
import type { ScalarType, YamlEntry, YamlNode, YamlScalar } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { remark } from './read-context.ts';

const KIND_NAMES = { scalar: 'a text', sequence: 'a list', map: 'a map' } as const;

/** What a node is, for messages. */
export function nodeName(node: YamlNode): string {
  if (node.kind !== 'scalar') return KIND_NAMES[node.kind];
  switch (node.type) {
    case 'string':
      return 'a text';
    case 'integer':
    case 'float':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    case 'null':
      return 'null';
  }
}

/** Tells that the value of a key has not the type it should have. */
export function remarkType(context: ReadContext, entry: YamlEntry, wanted: string): void {
  const { key, value } = entry;
  const message = `${quoted(key.text)} is ${nodeName(value)}, but should be ${wanted}`;
  remark(context, 'sigma/wrong-type', value.kind === 'scalar' ? value.span : key.span, message);
}

/** A scalar that says something. */
export type YamlText = YamlScalar & { readonly type: Exclude<ScalarType, 'null'> };

/** Whether a node is a scalar that is not null. */
export function isText(node: YamlNode): node is YamlText {
  return node.kind === 'scalar' && node.type !== 'null';
}

/**
 * The text of a key's value, whatever scalar it is; undefined where the key is missing, null, or has a
 * list or a map, which is told of.
 */
export function readText(context: ReadContext, entry: YamlEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (isText(value)) return value.text;
  if (value.kind !== 'scalar') remarkType(context, entry, 'a text');
  return undefined;
}

/** The scalars of a list, or the single scalar in its place; what is neither is told of and left out. */
export function readTexts(
  context: ReadContext,
  entry: YamlEntry | undefined,
): readonly YamlScalar[] {
  if (entry === undefined) return [];
  const { value } = entry;
  if (value.kind === 'scalar') return isText(value) ? [value] : [];
  if (value.kind === 'map') {
    remarkType(context, entry, 'a list of texts');
    return [];
  }
  const texts = value.items.filter(isText);
  for (const item of value.items) {
    if (isText(item)) continue;
    const message = `${nodeName(item)} stands in the list of ${quoted(entry.key.text)}, where texts should be`;
    remark(context, 'sigma/wrong-type', item.span, message, { severity: 'warning' });
  }
  return texts;
}
