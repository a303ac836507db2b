import { quoted } from '../sigma-code.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from '../yaml/yaml-node.ts';
import { entrySpan } from '../yaml/yaml-node.ts';
import { checkKey } from './check-scalar.ts';
import type { ReadContext } from './read-context.ts';
import { fail, remark } from './read-context.ts';
import { readItem, readKeywords } from './read-item.ts';
import type { Selection, SelectionBody } from './sigma-rule.ts';

/** In UTF-16 code units; longer names make conditions slow to resolve. */
const MAX_NAME_LENGTH = 200;

/**
 * A search identifier and what it asks for. A map is the `and` of its items; a list the `or` of its
 * elements, where scalars are keywords and lists in lists are read as one; a scalar is one keyword. One
 * without content is an error and has no body: undefined. Never throws. O(size). Source: Sigma rules
 * specification 2.1, "Detection".
 */
export function readSelection(context: ReadContext, entry: YamlEntry): Selection | undefined {
  const { key, value } = entry;
  if (key.text.length > MAX_NAME_LENGTH) {
    const message = `the name of the selection has more than ${MAX_NAME_LENGTH} characters`;
    fail(context, 'sigma/selection-name', key.span, message, { severity: 'error' });
    return undefined;
  }
  if (!isIdentifier(key.text)) reportName(context, key);
  checkKey(context, key);
  const body = readBody(context, key, value);
  if (body === undefined) return undefined;
  return { name: key.text, nameSpan: key.span, span: entrySpan(entry), body };
}

/** What every program takes for a name in a condition. */
function isIdentifier(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    const lower = unit | 0x20;
    const isDigit = unit >= 0x30 && unit <= 0x39;
    const isLetter = lower >= 0x61 && lower <= 0x7a;
    if (!isDigit && !isLetter && unit !== 0x5f && unit !== 0x2d) return false;
  }
  return name !== '';
}

function reportName(context: ReadContext, { text, span }: YamlScalar): void {
  const message = text.includes('|')
    ? `${quoted(text)} is the name of a selection, where modifiers have no effect`
    : `other programs find the selection ${quoted(text)} by a pattern only`;
  remark(context, 'sigma/selection-name', span, message, {
    help: 'names of selections are letters, digits, `_` and `-`',
  });
}

function readBody(
  context: ReadContext,
  key: YamlScalar,
  node: YamlNode,
): SelectionBody | undefined {
  switch (node.kind) {
    case 'map':
      return readMap(context, key, node);
    case 'sequence':
      return readList(context, key, node);
    case 'scalar':
      if (node.type !== 'null') return readKeywords(context, [node], node.span);
      reportEmpty(context, key);
      return undefined;
  }
}

function readMap(context: ReadContext, key: YamlScalar, map: YamlMap): SelectionBody | undefined {
  const parts = map.entries.map((entry) => readItem(context, entry));
  if (parts.length > 0) return { kind: 'and', parts, span: map.span };
  reportEmpty(context, key);
  return undefined;
}

function readList(
  context: ReadContext,
  key: YamlScalar,
  list: YamlSequence,
): SelectionBody | undefined {
  const groups = groupElements(flatten(list.items));
  const parts = groups.flatMap((group): readonly SelectionBody[] => {
    if (group.kind === 'keywords')
      return [readKeywords(context, group.scalars, spanOf(group.scalars))];
    const body = readMap(context, key, group.map);
    return body === undefined ? [] : [body];
  });
  const [only] = parts;
  if (only === undefined) {
    if (groups.length === 0) reportEmpty(context, key);
    return undefined;
  }
  if (only.kind === 'item' && parts.length === 1) return { ...only, span: list.span };
  return { kind: 'or', parts, span: list.span };
}

/** The scalars and maps of lists in lists, in their order. */
function flatten(
  nodes: readonly YamlNode[],
  found: (YamlScalar | YamlMap)[] = [],
): readonly (YamlScalar | YamlMap)[] {
  for (const node of nodes) {
    if (node.kind === 'sequence') flatten(node.items, found);
    else found.push(node);
  }
  return found;
}

type Group =
  | { readonly kind: 'keywords'; readonly scalars: YamlScalar[] }
  | { readonly kind: 'map'; readonly map: YamlMap };

/** Scalars side by side are the values of one item. */
function groupElements(elements: readonly (YamlScalar | YamlMap)[]): readonly Group[] {
  const groups: Group[] = [];
  for (const element of elements) {
    const last = groups.at(-1);
    if (element.kind === 'map') groups.push({ kind: 'map', map: element });
    else if (last?.kind === 'keywords') last.scalars.push(element);
    else groups.push({ kind: 'keywords', scalars: [element] });
  }
  return groups;
}

function spanOf(scalars: readonly YamlScalar[]): YamlScalar['span'] {
  const first = scalars[0]?.span ?? { start: 0, end: 0 };
  return { start: first.start, end: scalars.at(-1)?.span.end ?? first.end };
}

function reportEmpty(context: ReadContext, { text, span }: YamlScalar): void {
  fail(context, 'sigma/empty-selection', span, `the selection ${quoted(text)} has no content`, {
    help: 'give it fields and values, or keywords, or remove it',
  });
}
