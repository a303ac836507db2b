import type { JsonIndex } from '../json/json-index.ts';
import type { DraftTable } from './draft-table.ts';
import { placeText, type FieldPlace } from './field-place.ts';
import { createKeyReader } from './key-reader.ts';
import type { ValueSource } from './value-source.ts';
import type { Exposure, UnmappedField } from './vt-model.ts';

/** More lines than this are no longer read by anybody; a hostile report could make millions. */
export const MAX_UNMAPPED_LINES = 2_000;

/** What was not taken from the documents, while a model is made. */
export interface DropLog {
  /**
   * A reader of one document that writes to this log; `part` is the number of what it reads, `drafts`
   * where the values go.
   */
  createSource(
    document: { readonly id: number; readonly index: JsonIndex },
    part: number,
    drafts: DraftTable,
  ): ValueSource;
  note(message: string): void;
  unmapped(): readonly UnmappedField[];
  exposures(): ReadonlyMap<number, ReadonlyMap<number, Exposure>>;
  notes(): readonly string[];
}

/** Values of one place that did not fit. */
interface Rejection {
  readonly place: string;
  readonly reason: string;
  count: number;
}

/**
 * Makes an empty log. Fields and rejected values of one place are one line, whatever their number;
 * the same note comes once. At most MAX_UNMAPPED_LINES lines are kept, and a note tells how many are
 * left out. Never throws.
 */
export function createDropLog(): DropLog {
  const lines = new Map<string, UnmappedField>();
  const rejections = new Map<string, Rejection>();
  const exposures = new Map<number, Map<number, Exposure>>();
  const notes = new Set<string>();
  let nSkipped = 0;

  const drop = (
    documentId: number,
    node: number,
    place: FieldPlace,
    exposure: Exposure,
  ): string => {
    const ofDocument = exposures.get(documentId) ?? new Map<number, Exposure>();
    exposures.set(documentId, ofDocument);
    ofDocument.set(node, exposure);
    const path = placeText(place);
    const key = `${String(documentId)} ${path}`;
    if (lines.has(key)) return key;
    if (lines.size < MAX_UNMAPPED_LINES) lines.set(key, { documentId, node, path, ...exposure });
    else nSkipped++;
    return key;
  };

  const reject = (documentId: number, node: number, place: FieldPlace, reason: string): void => {
    const key = drop(documentId, node, place, { reason });
    const rejection = rejections.get(key);
    if (rejection !== undefined) rejection.count++;
    else if (rejections.size < MAX_UNMAPPED_LINES) {
      rejections.set(key, { place: placeText(place), reason, count: 1 });
    }
  };

  return {
    createSource: ({ id, index }, part, drafts) => ({
      index,
      part,
      drafts,
      keyAt: createKeyReader(index),
      drop: (node, place, exposure) => {
        drop(id, node, place, exposure);
      },
      reject: (node, place, reason) => {
        reject(id, node, place, reason);
      },
      note: (message) => {
        notes.add(message);
      },
    }),
    note: (message) => {
      notes.add(message);
    },
    unmapped: () => [...lines.values()],
    exposures: () => exposures,
    notes: () => {
      const all = [...notes, ...[...rejections.values()].map(rejectionNote)];
      if (nSkipped > 0) all.push(`${String(nSkipped)} more fields of the report are not listed`);
      return all;
    },
  };
}

function rejectionNote(rejection: Rejection): string {
  const { count, place, reason } = rejection;
  const what = count === 1 ? 'a value was' : `${String(count)} values were`;
  return `${what} left out at ${place}: ${reason}`;
}
