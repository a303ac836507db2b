import { encodeUtf8 } from '../../base/utf8.ts';
import { entryOf, JSON_KIND, type JsonIndex } from '../json/json-index.ts';
import {
  addNode,
  closeNode,
  createSizedIndexBuilder,
  finishIndex,
  type JsonIndexBuilder,
} from '../json/json-index-builder.ts';
import { DRAFT_KIND, kindOfWritten, NO_DRAFT, type DraftTable } from './draft-table.ts';
import { createOriginTable, type OriginPart, type OriginTableBuilder } from './origin-table.ts';
import type { OriginTable } from './vt-model.ts';

/** The structure as JSON, and per node of it, in pre-order, where it came from. */
export interface WrittenStructure {
  readonly index: JsonIndex;
  readonly origins: OriginTable;
}

const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Up to this many bytes, a loop is faster than a call of the platform's copy. */
const SHORT_BYTES = 96;

/**
 * Writes a root draft as JSON and indexes it on the way: messages in the order of their layout, maps
 * in the order of their keys' first appearance, constants by name. A text that stands in a document is
 * copied byte by byte, escapes and all, so a lone surrogate survives. parts: what the drafts' part
 * numbers mean; sizeBytes: how long the structure is likely to be, more costs a copy. Never throws.
 * O(size); the depth is that of the schema.
 */
export function writeStructure(
  drafts: DraftTable,
  root: number,
  parts: readonly OriginPart[],
  sizeBytes: number,
): WrittenStructure {
  const writer = new StructureWriter(drafts, parts, sizeBytes);
  writer.write(root);
  return writer.finish();
}

class StructureWriter {
  readonly #drafts: DraftTable;
  readonly #builder: JsonIndexBuilder;
  readonly #origins: OriginTableBuilder;
  #bytes: Uint8Array;
  #length = 0;
  /** The container that is being written; -1 around the root. */
  #parent = -1;

  constructor(drafts: DraftTable, parts: readonly OriginPart[], sizeBytes: number) {
    this.#drafts = drafts;
    this.#builder = createSizedIndexBuilder(drafts.nDrafts);
    this.#origins = createOriginTable(parts, drafts, drafts.nDrafts);
    this.#bytes = new Uint8Array(sizeBytes);
  }

  finish(): WrittenStructure {
    // What was never written takes no memory yet, so that a copy pays only where much was.
    const isSnug = this.#length * 2 > this.#bytes.length;
    const bytes = isSnug
      ? this.#bytes.subarray(0, this.#length)
      : this.#bytes.slice(0, this.#length);
    return { index: finishIndex(this.#builder, bytes), origins: this.#origins.finish() };
  }

  /** keyStart, keyEnd: where the key of a member was written. */
  write(draft: number, keyStart = 0, keyEnd = 0): void {
    const drafts = this.#drafts;
    this.#origins.add(draft);
    const kind = drafts.kindOf(draft);
    if (kind === DRAFT_KIND.verbatim) {
      const { bytes, starts, ends, kinds } = drafts.sourceOf(draft);
      const at = drafts.nodeOf(draft);
      const node = this.#open(entryOf(kinds, at), keyStart, keyEnd);
      this.#copy(bytes, entryOf(starts, at), entryOf(ends, at));
      closeNode(this.#builder, node, this.#length);
    } else if (kind === DRAFT_KIND.written) {
      const json = drafts.writtenText(draft);
      const node = this.#open(kindOfWritten(json), keyStart, keyEnd);
      this.#text(json);
      closeNode(this.#builder, node, this.#length);
    } else {
      this.#container(draft, kind, keyStart, keyEnd);
    }
  }

  #container(draft: number, kind: number, keyStart: number, keyEnd: number): void {
    const drafts = this.#drafts;
    const isList = kind === DRAFT_KIND.list;
    const outer = this.#parent;
    const node = this.#open(isList ? JSON_KIND.array : JSON_KIND.object, keyStart, keyEnd);
    this.#parent = node;
    this.#byte(isList ? OPEN_BRACKET : OPEN_BRACE);
    const first = drafts.firstChild(draft);
    for (let child = first; child !== NO_DRAFT; child = drafts.nextSibling(child)) {
      if (child !== first) this.#byte(COMMA);
      if (isList) {
        this.write(child);
        continue;
      }
      const start = this.#length;
      if (kind === DRAFT_KIND.message) this.#fieldName(draft, child);
      else this.#key(child);
      const end = this.#length;
      this.#byte(COLON);
      this.write(child, start, end);
    }
    this.#byte(isList ? CLOSE_BRACKET : CLOSE_BRACE);
    closeNode(this.#builder, node, this.#length);
    this.#parent = outer;
  }

  #open(kind: number, keyStart: number, keyEnd: number): number {
    const start = this.#length;
    return addNode(this.#builder, { kind, parent: this.#parent, start, keyStart, keyEnd });
  }

  #fieldName(message: number, member: number): void {
    const drafts = this.#drafts;
    const name = drafts.layoutOf(message).keys[drafts.positionOf(member)];
    if (name !== undefined) this.#copy(name, 0, name.length);
  }

  #key(entry: number): void {
    const own = this.#drafts.ownKeyOf(entry);
    if (own !== undefined) {
      this.#text(JSON.stringify(own));
      return;
    }
    const { bytes, keyStarts, keyEnds } = this.#drafts.sourceOf(entry);
    const node = this.#drafts.nodeOf(entry);
    this.#copy(bytes, entryOf(keyStarts, node), entryOf(keyEnds, node));
  }

  #text(json: string): void {
    const bytes = encodeUtf8(json);
    this.#copy(bytes, 0, bytes.length);
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  #copy(from: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const to = this.#bytes;
    let length = this.#length;
    if (end - start > SHORT_BYTES) {
      to.set(from.subarray(start, end), length);
      length += end - start;
    } else {
      for (let at = start; at < end; at++) to[length++] = from[at] ?? 0;
    }
    this.#length = length;
  }

  #reserve(nBytes: number): void {
    const needed = this.#length + nBytes;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
