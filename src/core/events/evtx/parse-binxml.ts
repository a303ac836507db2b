import {
  createCursor,
  readByte,
  readUint16,
  readUint32,
  readUnits,
  skipBytes,
  type ByteCursor,
} from './byte-cursor.ts';
import type { BinXmlValue } from './binxml-value.ts';

/** A piece of BinXML, with places for the values of a template. */
export type BinXmlNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'substitution'; readonly index: number; readonly isOptional: boolean }
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly attributes: readonly BinXmlAttribute[];
      readonly children: readonly BinXmlNode[];
    }
  /** A template with its values, in the order of their indexes. */
  | {
      readonly kind: 'instance';
      readonly template: readonly BinXmlNode[];
      readonly values: readonly BinXmlValue[];
    };

export interface BinXmlAttribute {
  readonly name: string;
  readonly parts: readonly BinXmlNode[];
}

/** A chunk of a log, with what was read of it before. */
export interface BinXmlChunk {
  readonly view: DataView;
  readonly names: Map<number, string>;
  readonly templates: Map<number, readonly BinXmlNode[]>;
}

/** A chunk of which nothing was read. Never throws. */
export function createBinXmlChunk(view: DataView): BinXmlChunk {
  return { view, names: new Map(), templates: new Map() };
}

/** How deep elements and templates may stand one inside the other. */
const MAX_DEPTH = 32;

/** Bytes before the data of a template's definition: the next one's place, a GUID, the size. */
const DEFINITION_HEAD = 24;

/** A bit of some tokens that says that more follows, or that an element has attributes. */
const MORE = 0x40;

const TOKEN = {
  end: 0x00,
  openStart: 0x01,
  closeStart: 0x02,
  closeEmpty: 0x03,
  endElement: 0x04,
  value: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  characterReference: 0x08,
  entityReference: 0x09,
  instructionTarget: 0x0a,
  instructionData: 0x0b,
  templateInstance: 0x0c,
  normalSubstitution: 0x0d,
  optionalSubstitution: 0x0e,
  fragmentHeader: 0x0f,
} as const;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** How a run of tokens is read. */
interface Context {
  readonly chunk: BinXmlChunk;
  /** Elements directly in a value have no place for the value that they depend on. */
  readonly hasDependency: boolean;
  readonly depth: number;
}

/**
 * Parses the BinXML from `start` to `end` (excluded) of a chunk. isValue: it is a value of a template.
 * Undefined where a token is unknown, something lies outside of the chunk, or too much is nested. Never
 * throws. O(bytes, and once for each template of the chunk).
 * Source: [MS-EVEN6] 2.2.12, libevtx "Windows XML Event Log (EVTX)".
 */
export function parseBinXml(
  chunk: BinXmlChunk,
  range: { readonly start: number; readonly end: number; readonly isValue: boolean },
  depth = 0,
): readonly BinXmlNode[] | undefined {
  const cursor = createCursor(chunk.view, range.start, range.end);
  const nodes = parseContent(cursor, { chunk, hasDependency: !range.isValue, depth });
  return cursor.isBroken ? undefined : nodes;
}

function parseContent(cursor: ByteCursor, context: Context): readonly BinXmlNode[] {
  const nodes: BinXmlNode[] = [];
  if (context.depth > MAX_DEPTH) cursor.isBroken = true;
  while (!cursor.isBroken && cursor.at < cursor.end) {
    const token = readByte(cursor);
    const kind = token & ~MORE;
    if (kind === TOKEN.end || kind === TOKEN.endElement) break;
    if (kind === TOKEN.fragmentHeader) skipBytes(cursor, 3);
    else if (kind === TOKEN.openStart) nodes.push(parseElement(cursor, token, context));
    else if (kind === TOKEN.templateInstance) nodes.push(parseInstance(cursor, context));
    else if (kind === TOKEN.instructionTarget) readName(cursor, context.chunk);
    else if (kind === TOKEN.instructionData) readUnits(cursor, readUint16(cursor));
    else {
      const node = parsePart(cursor, kind, context.chunk);
      if (node === undefined) cursor.isBroken = true;
      else nodes.push(node);
    }
  }
  return nodes;
}

/** A text or a place for a value; undefined for another token. */
function parsePart(cursor: ByteCursor, kind: number, chunk: BinXmlChunk): BinXmlNode | undefined {
  switch (kind) {
    case TOKEN.value:
      skipBytes(cursor, 1);
      return { kind: 'text', text: readUnits(cursor, readUint16(cursor)) };
    case TOKEN.cdata:
      return { kind: 'text', text: readUnits(cursor, readUint16(cursor)) };
    case TOKEN.characterReference:
      return { kind: 'text', text: String.fromCharCode(readUint16(cursor)) };
    case TOKEN.entityReference:
      return { kind: 'text', text: ENTITIES.get(readName(cursor, chunk)) ?? '' };
    case TOKEN.normalSubstitution:
    case TOKEN.optionalSubstitution: {
      const index = readUint16(cursor);
      skipBytes(cursor, 1);
      return { kind: 'substitution', index, isOptional: kind === TOKEN.optionalSubstitution };
    }
    default:
      return undefined;
  }
}

function parseElement(cursor: ByteCursor, token: number, context: Context): BinXmlNode {
  if (context.hasDependency) skipBytes(cursor, 2);
  skipBytes(cursor, 4);
  const name = readName(cursor, context.chunk);
  const attributes: BinXmlAttribute[] = [];
  if ((token & MORE) !== 0) {
    skipBytes(cursor, 4);
    while (!cursor.isBroken && (peek(cursor) & ~MORE) === TOKEN.attribute) {
      skipBytes(cursor, 1);
      attributes.push(parseAttribute(cursor, context.chunk));
    }
  }
  const close = readByte(cursor);
  if (close === TOKEN.closeEmpty) return { kind: 'element', name, attributes, children: [] };
  if (close !== TOKEN.closeStart) cursor.isBroken = true;
  const children = parseContent(cursor, { ...context, depth: context.depth + 1 });
  return { kind: 'element', name, attributes, children };
}

function parseAttribute(cursor: ByteCursor, chunk: BinXmlChunk): BinXmlAttribute {
  const name = readName(cursor, chunk);
  const parts: BinXmlNode[] = [];
  while (!cursor.isBroken) {
    const before = cursor.at;
    const part = parsePart(cursor, readByte(cursor) & ~MORE, chunk);
    if (part === undefined) {
      cursor.at = before;
      break;
    }
    parts.push(part);
  }
  return { name, parts };
}

function parseInstance(cursor: ByteCursor, context: Context): BinXmlNode {
  skipBytes(cursor, 5);
  const offset = readUint32(cursor);
  const template = templateAt(context.chunk, offset, context.depth + 1);
  if (template === undefined) cursor.isBroken = true;
  // The definition stands here when it is used for the first time.
  if (offset === cursor.at) {
    skipBytes(cursor, DEFINITION_HEAD - 4);
    skipBytes(cursor, readUint32(cursor));
  }
  return { kind: 'instance', template: template ?? [], values: parseValues(cursor) };
}

/** Sizes and types first, then the values. */
function parseValues(cursor: ByteCursor): readonly BinXmlValue[] {
  const count = readUint32(cursor);
  if (count > (cursor.end - cursor.at) / 4) cursor.isBroken = true;
  const described: { readonly size: number; readonly type: number }[] = [];
  for (let nth = 0; nth < count && !cursor.isBroken; nth++) {
    const size = readUint16(cursor);
    const type = readByte(cursor);
    skipBytes(cursor, 1);
    described.push({ size, type });
  }
  return described.map(({ size, type }) => {
    const start = cursor.at;
    skipBytes(cursor, size);
    return { type, start, size };
  });
}

/** The template defined at an offset; undefined where there is none, or it holds itself. */
function templateAt(
  chunk: BinXmlChunk,
  offset: number,
  depth: number,
): readonly BinXmlNode[] | undefined {
  const known = chunk.templates.get(offset);
  if (known !== undefined) return known;
  const head = createCursor(chunk.view, offset + DEFINITION_HEAD - 4, chunk.view.byteLength);
  const size = readUint32(head);
  if (head.isBroken || size > head.end - head.at) return undefined;
  const range = { start: head.at, end: head.at + size, isValue: false };
  // While it is being read, it is a template of nothing: one that holds itself ends there.
  chunk.templates.set(offset, []);
  const template = parseBinXml(chunk, range, depth);
  if (template === undefined) chunk.templates.delete(offset);
  else chunk.templates.set(offset, template);
  return template;
}

/** A name stands once in a chunk, where it is used first. */
function readName(cursor: ByteCursor, chunk: BinXmlChunk): string {
  const offset = readUint32(cursor);
  const isHere = offset === cursor.at;
  const known = chunk.names.get(offset);
  if (known !== undefined && !isHere) return known;
  const source = isHere ? cursor : createCursor(chunk.view, offset, chunk.view.byteLength);
  skipBytes(source, 6);
  const name = readUnits(source, readUint16(source));
  skipBytes(source, 2);
  if (source.isBroken) cursor.isBroken = true;
  else chunk.names.set(offset, name);
  return name;
}

function peek(cursor: ByteCursor): number {
  return cursor.at < cursor.end ? cursor.view.getUint8(cursor.at) : 0;
}
