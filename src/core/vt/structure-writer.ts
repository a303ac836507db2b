import { encodeUtf8 } from '../../base/utf8.ts';
import { entryOf, type JsonIndex } from '../json/json-index.ts';
import { createOriginTable, type OriginPart } from './origin-table.ts';
import type { Draft, ListDraft, ScalarDraft, StructDraft } from './vt-draft.ts';
import type { OriginTable } from './vt-model.ts';
import { VT_SCHEMA, vtMessage } from './vt-schema.ts';

/** A part of the report that drafts come from, with the document that it is in. */
export interface WrittenPart extends OriginPart {
  readonly index: JsonIndex;
}

/** The structure as JSON, and per node of that document, in pre-order, where it came from. */
export interface WrittenStructure {
  readonly bytes: Uint8Array;
  readonly origins: OriginTable;
}

/** Messages whose members are shown in another order than the schema's: what hunters come for first. */
const FIRST_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  [VT_SCHEMA.root, ['behaviour']],
  ['vt.fileanalysis.BehaviourSummary', ['sigma_analysis_results']],
]);

const INITIAL_BYTES = 64 * 1024;
const QUOTE = 0x22;

/**
 * Writes a root draft as JSON: messages in the order of the schema (`behaviour` before `metadata`,
 * `sigma_analysis_results` first in it), maps in the order of their keys' first appearance, constants
 * by name. A text that stands in a document is copied byte by byte, escapes and all, so a lone
 * surrogate survives. parts: what the drafts' part numbers mean. Never throws. O(size); the depth
 * is that of the schema.
 */
export function writeStructure(root: StructDraft, parts: readonly WrittenPart[]): WrittenStructure {
  const writer = new StructureWriter(parts);
  writer.write(root);
  return { bytes: writer.bytes(), origins: writer.origins.finish() };
}

/**
 * Visits the members of a message or map in the order in which they are shown. Never throws.
 */
export function forEachShown(
  draft: StructDraft,
  visit: (name: string, member: Draft) => void,
): void {
  if (draft.message === undefined) {
    for (const [name, member] of draft.members) visit(name, member);
    return;
  }
  for (const name of shownNames(draft.message)) {
    const member = draft.members.get(name);
    if (member !== undefined) visit(name, member);
  }
}

const shownNamesByMessage = new Map<string, readonly string[]>();

function shownNames(message: string): readonly string[] {
  const known = shownNamesByMessage.get(message);
  if (known !== undefined) return known;
  const first = FIRST_FIELDS.get(message) ?? [];
  const names = [...new Set([...first, ...vtMessage(message).fields.keys()])];
  shownNamesByMessage.set(message, names);
  return names;
}

class StructureWriter {
  readonly origins;
  readonly #parts: readonly WrittenPart[];
  #buffer = new Uint8Array(INITIAL_BYTES);
  #length = 0;

  constructor(parts: readonly WrittenPart[]) {
    this.#parts = parts;
    this.origins = createOriginTable(parts);
  }

  bytes(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  write(draft: Draft): void {
    this.origins.add(draft);
    if (draft.kind === 'scalar') this.#scalar(draft);
    else if (draft.kind === 'list') this.#list(draft);
    else this.#struct(draft);
  }

  #struct(draft: StructDraft): void {
    this.#ascii('{');
    let separator = '';
    forEachShown(draft, (name, member) => {
      this.#ascii(separator);
      this.#text(name);
      this.#ascii(':');
      this.write(member);
      separator = ',';
    });
    this.#ascii('}');
  }

  #list(draft: ListDraft): void {
    this.#ascii('[');
    let separator = '';
    for (const item of draft.items) {
      this.#ascii(separator);
      this.write(item);
      separator = ',';
    }
    this.#ascii(']');
  }

  #scalar(draft: ScalarDraft): void {
    const source = draft.isVerbatim ? this.#parts[draft.part]?.index : undefined;
    if (source !== undefined) {
      const { node } = draft;
      this.#copy(source.bytes.subarray(entryOf(source.starts, node), entryOf(source.ends, node)));
    } else if (draft.constant !== undefined) this.#text(draft.constant);
    else if (typeof draft.value === 'string') this.#text(draft.value);
    else this.#ascii(String(draft.value));
  }

  /** Well-formed since ES2019: JSON.stringify escapes the lone surrogates that UTF-8 cannot hold. */
  #text(text: string): void {
    if (isPlainText(text)) {
      this.#reserve(text.length + 2);
      this.#buffer[this.#length++] = QUOTE;
      for (let at = 0; at < text.length; at++) this.#buffer[this.#length++] = text.charCodeAt(at);
      this.#buffer[this.#length++] = QUOTE;
    } else {
      this.#copy(encodeUtf8(JSON.stringify(text)));
    }
  }

  #ascii(text: string): void {
    this.#reserve(text.length);
    for (let at = 0; at < text.length; at++) this.#buffer[this.#length++] = text.charCodeAt(at);
  }

  #copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #reserve(nBytes: number): void {
    const needed = this.#length + nBytes;
    if (needed <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
    grown.set(this.#buffer);
    this.#buffer = grown;
  }
}

/** Whether JSON writes the text as it is: short and all printable ASCII but `"` and `\`. */
function isPlainText(text: string): boolean {
  if (text.length > 64) return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e || unit === QUOTE || unit === 0x5c) return false;
  }
  return true;
}
