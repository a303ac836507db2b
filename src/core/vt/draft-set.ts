import { canonicalTextOf, isEqual } from './draft-equality.ts';
import { NO_DRAFT, type DraftTable } from './draft-table.ts';

const INITIAL_SLOTS = 16;

/** A slot is the number of a draft and its hash, side by side. */
const SLOT_SIZE = 2;

/** How far from its slot an element may be; half of the slots are free, so that few are this far. */
const MAX_PROBES = 128;

/**
 * The different elements of a list, to find the one that another element equals: a hash table with open
 * addressing over the numbers of the drafts. A report that is made for equal hashes only makes it as
 * slow as a Map of texts.
 */
export class DraftSet {
  readonly #drafts: DraftTable;
  #slots = new Int32Array(INITIAL_SLOTS * SLOT_SIZE);
  #nSlots = INITIAL_SLOTS;
  #size = 0;
  /** The elements that found no slot near theirs, by their text. */
  readonly #crowded = new Map<string, number>();

  constructor(drafts: DraftTable) {
    this.#drafts = drafts;
  }

  /** The element that equals a draft; NO_DRAFT where there is none. hash: the draft's. */
  find(draft: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#nSlots - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const at = ((hash + probe) & mask) * SLOT_SIZE;
      const element = slots[at] ?? NO_DRAFT;
      if (element === NO_DRAFT) break;
      if (slots[at + 1] === hash && isEqual(this.#drafts, element, draft)) return element;
    }
    if (this.#crowded.size === 0) return NO_DRAFT;
    return this.#crowded.get(canonicalTextOf(this.#drafts, draft)) ?? NO_DRAFT;
  }

  /** Adds an element that equals none of those that are there. hash: the element's. */
  add(element: number, hash: number): void {
    if (this.#size * 2 >= this.#nSlots) this.#grow();
    this.#size++;
    this.#put(element, hash);
  }

  #put(element: number, hash: number): void {
    const slots = this.#slots;
    const mask = this.#nSlots - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const at = ((hash + probe) & mask) * SLOT_SIZE;
      if (slots[at] !== NO_DRAFT) continue;
      slots[at] = element;
      slots[at + 1] = hash;
      return;
    }
    this.#crowded.set(canonicalTextOf(this.#drafts, element), element);
  }

  #grow(): void {
    const slots = this.#slots;
    this.#nSlots *= 4;
    this.#slots = new Int32Array(this.#nSlots * SLOT_SIZE);
    for (let at = 0; at < slots.length; at += SLOT_SIZE) {
      const element = slots[at] ?? NO_DRAFT;
      if (element !== NO_DRAFT) this.#put(element, slots[at + 1] ?? 0);
    }
  }
}
