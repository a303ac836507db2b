import { invariant } from '../../base/assert.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { entryOf, JSON_KIND, type JsonIndex } from '../json/json-index.ts';
import { keyOf } from '../json/json-text.ts';
import { layoutNumbered, type MessageLayout } from './message-layout.ts';

/** What a draft stands for, as stored per draft. */
export const DRAFT_KIND = {
  /** A scalar whose JSON text in the document says exactly this value, and in canonical digits. */
  verbatim: 0,
  /** A scalar with a JSON text of its own. */
  written: 1,
  list: 2,
  message: 3,
  map: 4,
} as const;

/** No draft: what a value comes to that is not taken. Drafts count from 1. */
export const NO_DRAFT = 0;

/** The part of what stands in no document as such. */
export const NO_PART = -1;

/** The name of a map's entry that its document spells at the entry's own node. */
const KEY_AT_NODE = -1;

/**
 * The values of the vt module while they are put together from the documents. A draft is the number
 * of a row: a big report has millions of values, and an object for each would cost more than all the
 * rest of loading. Scalars are left where they are, in the bytes of their document; a container is a
 * chain of its children; equal values from several places are a chain of origins. The depth is that
 * of the schema, not that of the documents. Methods never throw for drafts of the table.
 */
export class DraftTable {
  /** The document of each part of the report. */
  readonly #sources: readonly JsonIndex[];
  readonly #views: readonly DataView[];
  #nDrafts = 1;
  #kinds: Uint8Array;
  #parts: Int32Array;
  #nodes: Uint32Array;
  /** The message of a struct, or the place of a written text in `#texts`. */
  #details: Uint32Array;
  /** In a message the position of the field, in a map KEY_AT_NODE or the place of the key in `#keys`. */
  #names: Int32Array;
  #firstChildren: Uint32Array;
  #lastChildren: Uint32Array;
  #nextSiblings: Uint32Array;
  #nextEquals: Uint32Array;
  #lastEquals: Uint32Array;
  readonly #texts: string[] = [];
  readonly #keys: string[] = [];

  /** sources: the document of each part. capacity: how many drafts are likely; more cost a copy. */
  constructor(sources: readonly JsonIndex[], capacity: number) {
    this.#sources = sources;
    this.#views = sources.map(
      ({ bytes }) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    );
    this.#kinds = new Uint8Array(capacity);
    this.#parts = new Int32Array(capacity);
    this.#nodes = new Uint32Array(capacity);
    this.#details = new Uint32Array(capacity);
    this.#names = new Int32Array(capacity);
    this.#firstChildren = new Uint32Array(capacity);
    this.#lastChildren = new Uint32Array(capacity);
    this.#nextSiblings = new Uint32Array(capacity);
    this.#nextEquals = new Uint32Array(capacity);
    this.#lastEquals = new Uint32Array(capacity);
  }

  /** How many drafts there are, those that were given up included. */
  get nDrafts(): number {
    return this.#nDrafts - 1;
  }

  /** A scalar that the node spells as the module has it. */
  addVerbatim(part: number, node: number): number {
    return this.#add(DRAFT_KIND.verbatim, part, node);
  }

  /** A scalar with this canonical JSON text, as JSON.stringify writes it. */
  addWritten(part: number, node: number, json: string): number {
    const draft = this.#add(DRAFT_KIND.written, part, node);
    this.#details[draft] = this.#texts.push(json) - 1;
    return draft;
  }

  addList(part: number, node: number): number {
    return this.#add(DRAFT_KIND.list, part, node);
  }

  addMessage(part: number, node: number, layout: MessageLayout): number {
    const draft = this.#add(DRAFT_KIND.message, part, node);
    this.#details[draft] = layout.number;
    return draft;
  }

  addMap(part: number, node: number): number {
    return this.#add(DRAFT_KIND.map, part, node);
  }

  /** One of DRAFT_KIND. */
  kindOf(draft: number): number {
    return this.#kinds[draft] ?? 0;
  }

  isScalar(draft: number): boolean {
    return this.kindOf(draft) <= DRAFT_KIND.written;
  }

  /** The part that the value was first seen in; NO_PART where it stands nowhere as such. */
  partOf(draft: number): number {
    return this.#parts[draft] ?? NO_PART;
  }

  /** The node there. */
  nodeOf(draft: number): number {
    return this.#nodes[draft] ?? 0;
  }

  /** The document that holds the value. Throws InvariantError for a value that stands nowhere. */
  sourceOf(draft: number): JsonIndex {
    const source = this.#sources[this.partOf(draft)];
    invariant(source !== undefined, 'the draft stands in a document');
    return source;
  }

  /** The bytes of that document. Throws InvariantError for a value that stands nowhere. */
  viewOf(draft: number): DataView {
    const view = this.#views[this.partOf(draft)];
    invariant(view !== undefined, 'the draft stands in a document');
    return view;
  }

  layoutOf(message: number): MessageLayout {
    return layoutNumbered(this.#details[message] ?? 0);
  }

  /** The canonical JSON text of a written scalar. */
  writtenText(draft: number): string {
    return this.#texts[this.#details[draft] ?? 0] ?? '';
  }

  /** The JSON text of a scalar: as its document spells it, or as it was written. */
  jsonTextOf(draft: number): string {
    if (this.kindOf(draft) === DRAFT_KIND.written) return this.writtenText(draft);
    const { bytes, starts, ends } = this.sourceOf(draft);
    const node = this.nodeOf(draft);
    return decodeUtf8(bytes, entryOf(starts, node), entryOf(ends, node));
  }

  /** The position of a member of a message. */
  positionOf(member: number): number {
    return this.#names[member] ?? 0;
  }

  /** The key that was given to an entry of a map; undefined where its node has it. */
  ownKeyOf(entry: number): string | undefined {
    const name = this.#names[entry] ?? KEY_AT_NODE;
    return name === KEY_AT_NODE ? undefined : this.#keys[name];
  }

  keyOf(entry: number): string {
    return this.ownKeyOf(entry) ?? keyOf(this.sourceOf(entry), this.nodeOf(entry)) ?? '';
  }

  /** The first element or member; NO_DRAFT for none. */
  firstChild(container: number): number {
    return this.#firstChildren[container] ?? NO_DRAFT;
  }

  /** The next element or member of the same container; NO_DRAFT after the last one. */
  nextSibling(child: number): number {
    return this.#nextSiblings[child] ?? NO_DRAFT;
  }

  /** Makes a draft the last element of a list. */
  appendItem(list: number, item: number): void {
    this.#append(list, item);
  }

  /** Makes a draft the last entry of a map. key: undefined where the draft's node has the key. */
  appendEntry(map: number, entry: number, key?: string): void {
    this.#names[entry] = key === undefined ? KEY_AT_NODE : this.#keys.push(key) - 1;
    this.#append(map, entry);
  }

  /** The member of a message at a position; NO_DRAFT for none. O(members). */
  memberAt(message: number, position: number): number {
    let member = this.firstChild(message);
    while (member !== NO_DRAFT && this.positionOf(member) < position) {
      member = this.nextSibling(member);
    }
    return member !== NO_DRAFT && this.positionOf(member) === position ? member : NO_DRAFT;
  }

  /** Puts a member that the message does not have yet in its position. O(members), O(1) behind the last one. */
  insertMember(message: number, position: number, member: number): void {
    this.#names[member] = position;
    const last = this.#lastChildren[message] ?? NO_DRAFT;
    if (last === NO_DRAFT || this.positionOf(last) < position) {
      this.#append(message, member);
      return;
    }
    const before = this.#lastBefore(message, position);
    const next = before === NO_DRAFT ? this.firstChild(message) : this.nextSibling(before);
    this.#nextSiblings[member] = next;
    if (before === NO_DRAFT) this.#firstChildren[message] = member;
    else this.#nextSiblings[before] = member;
  }

  /** Takes the member at a position away and returns it; NO_DRAFT where there is none. O(members). */
  removeMember(message: number, position: number): number {
    const member = this.memberAt(message, position);
    if (member === NO_DRAFT) return NO_DRAFT;
    const before = this.#lastBefore(message, position);
    const next = this.nextSibling(member);
    if (before === NO_DRAFT) this.#firstChildren[message] = next;
    else this.#nextSiblings[before] = next;
    if (next === NO_DRAFT) this.#lastChildren[message] = before;
    return member;
  }

  /** Adds all origins of an equal value, which is given up, to a draft. */
  addOrigins(draft: number, equal: number): void {
    const last = this.#lastEquals[draft] ?? NO_DRAFT;
    this.#nextEquals[last === NO_DRAFT ? draft : last] = equal;
    const lastOfEqual = this.#lastEquals[equal] ?? NO_DRAFT;
    this.#lastEquals[draft] = lastOfEqual === NO_DRAFT ? equal : lastOfEqual;
  }

  /** A draft whose place is another origin of the value; NO_DRAFT after the last one. */
  nextEqual(draft: number): number {
    return this.#nextEquals[draft] ?? NO_DRAFT;
  }

  /** The last member before a position; NO_DRAFT where the position is the first. */
  #lastBefore(message: number, position: number): number {
    let before = NO_DRAFT;
    for (
      let member = this.firstChild(message);
      member !== NO_DRAFT && this.positionOf(member) < position;
      member = this.nextSibling(member)
    ) {
      before = member;
    }
    return before;
  }

  #append(container: number, child: number): void {
    const last = this.#lastChildren[container] ?? NO_DRAFT;
    if (last === NO_DRAFT) this.#firstChildren[container] = child;
    else this.#nextSiblings[last] = child;
    this.#nextSiblings[child] = NO_DRAFT;
    this.#lastChildren[container] = child;
  }

  #add(kind: number, part: number, node: number): number {
    if (this.#nDrafts >= this.#kinds.length) this.#grow();
    const draft = this.#nDrafts++;
    this.#kinds[draft] = kind;
    this.#parts[draft] = part;
    this.#nodes[draft] = node;
    return draft;
  }

  #grow(): void {
    const capacity = this.#kinds.length * 2 + 16;
    this.#kinds = grown(this.#kinds, new Uint8Array(capacity));
    this.#parts = grown(this.#parts, new Int32Array(capacity));
    this.#nodes = grown(this.#nodes, new Uint32Array(capacity));
    this.#details = grown(this.#details, new Uint32Array(capacity));
    this.#names = grown(this.#names, new Int32Array(capacity));
    this.#firstChildren = grown(this.#firstChildren, new Uint32Array(capacity));
    this.#lastChildren = grown(this.#lastChildren, new Uint32Array(capacity));
    this.#nextSiblings = grown(this.#nextSiblings, new Uint32Array(capacity));
    this.#nextEquals = grown(this.#nextEquals, new Uint32Array(capacity));
    this.#lastEquals = grown(this.#lastEquals, new Uint32Array(capacity));
  }
}

/** The JSON_KIND of a written scalar, by its first character. */
export function kindOfWritten(json: string): number {
  if (json.startsWith('"')) return JSON_KIND.string;
  if (json === 'true') return JSON_KIND.true;
  return json === 'false' ? JSON_KIND.false : JSON_KIND.number;
}

function grown<T extends Uint8Array | Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
