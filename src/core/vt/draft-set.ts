import { isEqual } from './draft-equality.ts';
import { NO_DRAFT, type DraftTable } from './draft-table.ts';

const INITIAL_SLOTS = 16;

/** A slot is the number of a draft and its hash, side by side. */
const SLOT_SIZE = 2;

/**
 * The different elements of a list, to find the one that another element equals: a hash table with open
 * addressing over the numbers of the drafts.
 */
export class DraftSet {
  readonly #drafts: DraftTable;
  #slots = new Int32Array(INITIAL_SLOTS * SLOT_SIZE);
  #nSlots = INITIAL_SLOTS;
  #size = 0;

  constructor(drafts: DraftTable) {
    this.#drafts = drafts;
  }

  /** The element that equals a draft; NO_DRAFT where there is none. hash: the draft's. */
  find(draft: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#nSlots - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const element = slots[slot * SLOT_SIZE] ?? NO_DRAFT;
      if (element === NO_DRAFT) return NO_DRAFT;
      const isCandidate = slots[slot * SLOT_SIZE + 1] === hash;
      if (isCandidate && isEqual(this.#drafts, element, draft)) return element;
    }
  }

  /** Adds an element that equals none of those that are there. hash: the element's. */
  add(element: number, hash: number): void {
    if (this.#size * 2 >= this.#nSlots) this.#grow();
    this.#size++;
    this.#put(element, hash);
  }

  #put(element: number, hash: number): void {
    const mask = this.#nSlots - 1;
    let slot = hash & mask;
    while (this.#slots[slot * SLOT_SIZE] !== NO_DRAFT) slot = (slot + 1) & mask;
    this.#slots[slot * SLOT_SIZE] = element;
    this.#slots[slot * SLOT_SIZE + 1] = hash;
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
