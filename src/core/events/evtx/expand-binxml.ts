import type { EventValue } from '../../sigma/event.ts';
import type { EventElement } from '../log/event-element.ts';
import { textOfValue } from '../log/event-values.ts';
import { BINXML_TYPE, readBinXmlValue, type BinXmlValue } from './binxml-value.ts';
import { parseBinXml, type BinXmlChunk, type BinXmlNode } from './parse-binxml.ts';

/** Elements of one record; real ones have some hundred, a hostile template could make any number. */
const MAX_ELEMENTS = 20_000;

/** How deep templates and values may stand one inside the other. */
const MAX_DEPTH = 24;

/** What the expansion of one record has left. */
interface Expansion {
  readonly chunk: BinXmlChunk;
  nElementsLeft: number;
  isBroken: boolean;
}

/**
 * The elements that BinXML stands for, with the values of the templates in their places. An attribute
 * whose value is not there is left out, as Windows does. Undefined where a value is broken, or there are
 * too many elements. Never throws. O(elements and values).
 */
export function expandBinXml(
  chunk: BinXmlChunk,
  nodes: readonly BinXmlNode[],
): readonly EventElement[] | undefined {
  const expansion: Expansion = { chunk, nElementsLeft: MAX_ELEMENTS, isBroken: false };
  const { elements } = contentOf(expansion, nodes, [], 0);
  return expansion.isBroken ? undefined : elements;
}

/** What nodes come to: elements, and the values between them. */
interface Content {
  readonly elements: EventElement[];
  readonly values: EventValue[];
}

function contentOf(
  expansion: Expansion,
  nodes: readonly BinXmlNode[],
  values: readonly BinXmlValue[],
  depth: number,
): Content {
  const content: Content = { elements: [], values: [] };
  if (depth > MAX_DEPTH) expansion.isBroken = true;
  for (const node of nodes) {
    if (expansion.isBroken) break;
    addContent(expansion, content, node, values, depth);
  }
  return content;
}

function addContent(
  expansion: Expansion,
  content: Content,
  node: BinXmlNode,
  values: readonly BinXmlValue[],
  depth: number,
): void {
  switch (node.kind) {
    case 'text':
      content.values.push(node.text);
      return;
    case 'element':
      if (expansion.nElementsLeft-- === 0) expansion.isBroken = true;
      content.elements.push(elementOf(expansion, node, values, depth));
      return;
    case 'instance':
      append(content, contentOf(expansion, node.template, node.values, depth + 1));
      return;
    case 'substitution': {
      const value = values[node.index];
      if (value === undefined) return;
      if (value.type === BINXML_TYPE.binXml)
        append(content, nestedContent(expansion, value, depth));
      else {
        const read = readBinXmlValue(expansion.chunk.view, value);
        if (read !== undefined) content.values.push(read);
      }
      return;
    }
  }
}

function nestedContent(expansion: Expansion, value: BinXmlValue, depth: number): Content {
  const { start, size } = value;
  const range = { start, end: start + size, isValue: true };
  const nodes = parseBinXml(expansion.chunk, range, depth);
  if (nodes === undefined) expansion.isBroken = true;
  return contentOf(expansion, nodes ?? [], [], depth + 1);
}

function append(content: Content, more: Content): void {
  content.elements.push(...more.elements);
  content.values.push(...more.values);
}

function elementOf(
  expansion: Expansion,
  node: Extract<BinXmlNode, { readonly kind: 'element' }>,
  values: readonly BinXmlValue[],
  depth: number,
): EventElement {
  const attributes: (readonly [string, EventValue])[] = [];
  for (const { name, parts } of node.attributes) {
    const value = joined(contentOf(expansion, parts, values, depth + 1).values);
    if (value !== undefined && name !== 'xmlns') attributes.push([name, value]);
  }
  const content = contentOf(expansion, node.children, values, depth + 1);
  const children = content.elements;
  const value = children.length > 0 ? undefined : joined(content.values);
  return { name: node.name, attributes, children, value };
}

/** One value stays what it is; several are one text. */
function joined(values: readonly EventValue[]): EventValue | undefined {
  if (values.length <= 1) return values[0];
  return values.map((value) => textOfValue(value) ?? '').join('');
}
