import { hashOf, isEqual } from './draft-equality.ts';
import { NO_DRAFT, type DraftTable } from './draft-table.ts';

const INITIAL_SLOTS = 16;

/**
 * The elements of a list, to find the one that another element equals: a hash table with open
 * addressing over the numbers of the drafts. Of equal elements the first one is found.
 */
export class DraftSet {
  readonly #drafts: DraftTable;
  #slots = new Uint32Array(INITIAL_SLOTS);
  #hashes = new Int32Array(INITIAL_SLOTS);
  #size = 0;

  constructor(drafts: DraftTable) {
    this.#drafts = drafts;
  }

  /** The element that equals a draft; NO_DRAFT where there is none. hash: the draft's. */
  find(draft: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const element = this.#slots[slot] ?? NO_DRAFT;
      if (element === NO_DRAFT) return NO_DRAFT;
      if (this.#hashes[slot] === hash && isEqual(this.#drafts, element, draft)) return element;
    }
  }

  /** Adds an element, behind those that equal it. hash: the element's. */
  add(element: number, hash = hashOf(this.#drafts, element)): void {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    this.#size++;
    this.#put(element, hash);
  }

  #put(element: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== NO_DRAFT) slot = (slot + 1) & mask;
    this.#slots[slot] = element;
    this.#hashes[slot] = hash;
  }

  #grow(): void {
    const [slots, hashes] = [this.#slots, this.#hashes];
    this.#slots = new Uint32Array(slots.length * 4);
    this.#hashes = new Int32Array(slots.length * 4);
    for (const [slot, element] of slots.entries()) {
      if (element !== NO_DRAFT) this.#put(element, hashes[slot] ?? 0);
    }
  }
}
