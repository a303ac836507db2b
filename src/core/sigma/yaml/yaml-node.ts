import type { Span } from '../../../base/span.ts';

/** A value of a YAML document and where it stands. Spans are into the file's whole text. */
export type YamlNode = YamlScalar | YamlSequence | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** The value with escapes, folded lines and indentation resolved. Numbers as written. */
  readonly text: string;
  readonly style: ScalarStyle;
  readonly type: ScalarType;
  /** Quotes belong to it, the header of a block (`|`, `>-`) does not. Empty where nothing stands. */
  readonly span: Span;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What a scalar is by the core schema of YAML 1.2; only a plain one is not a string. */
export type ScalarType = 'string' | 'integer' | 'float' | 'boolean' | 'null';

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: 'map';
  /** In the order of the text. A key that stands twice is there once, with its first value. */
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

/** One document of a file. */
export interface YamlDocument {
  /** Undefined where the document is empty or not YAML. */
  readonly root: YamlNode | undefined;
  readonly span: Span;
}

/** The entry of this key, or undefined. Never throws. O(entries). */
export function yamlEntry(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key.text === key);
}

/** The span of an entry: from its key to the end of its value. Never throws. */
export function entrySpan(entry: YamlEntry): Span {
  const { key, value } = entry;
  return { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
}
