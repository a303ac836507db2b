import type { EventElement } from '../log/event-element.ts';
import { expandBinXml } from './expand-binxml.ts';
import { createBinXmlChunk, parseBinXml, type BinXmlChunk } from './parse-binxml.ts';

/** Bytes before the first chunk. */
const FILE_HEAD_BYTES = 4096;
const CHUNK_BYTES = 65_536;
const CHUNK_HEAD_BYTES = 512;
const RECORD_HEAD_BYTES = 24;

/** Head, the smallest BinXML, and the size once more. */
const MIN_RECORD_BYTES = RECORD_HEAD_BYTES + 8;

/** `ElfChnk` and a NUL, as two numbers. */
const CHUNK_MAGIC = [0x43666c45, 0x006b6e68] as const;
const RECORD_MAGIC = 0x00002a2a;

/** What could not be read of a log. */
export interface EvtxLosses {
  /** Records that are broken. */
  readonly nRecords: number;
  /** Parts of the file where a chunk should be and is none. */
  readonly nChunks: number;
}

/**
 * Calls for the element of every record of a Windows event log, in the order of the file. Chunks are
 * found by their magic, not by the file's head, which is out of date in a log that was copied while in
 * use. A broken record is counted and does not stop the others. Returning false ends the reading. Never
 * throws. O(bytes). Source: libevtx "Windows XML Event Log (EVTX)".
 */
export function readEvtx(bytes: Uint8Array, visit: (element: EventElement) => boolean): EvtxLosses {
  let nRecords = 0;
  let nChunks = 0;
  for (let at = FILE_HEAD_BYTES; at + CHUNK_HEAD_BYTES < bytes.length; at += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, bytes.length - at);
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, length);
    if (!isChunk(view)) {
      if (!isEmpty(view)) nChunks++;
      continue;
    }
    const chunk = createBinXmlChunk(view);
    for (const range of recordsOf(view)) {
      const element = elementOf(chunk, range);
      if (element === undefined) nRecords++;
      else if (!visit(element)) return { nRecords, nChunks };
    }
  }
  return { nRecords, nChunks };
}

/** Where the BinXML of a record lies. */
interface RecordRange {
  readonly start: number;
  readonly end: number;
}

/** Where the head of a chunk says how much of it is in use. */
const FREE_SPACE_AT = 48;

/**
 * The records of a chunk. Behind what the head says is in use, records go on in a log that was copied
 * while open, and are left over from an earlier use otherwise: their numbers tell.
 */
function* recordsOf(view: DataView): Generator<RecordRange, void, undefined> {
  const inUse = view.getUint32(FREE_SPACE_AT, true);
  let at = CHUNK_HEAD_BYTES;
  let lastId: bigint | undefined;
  while (at + MIN_RECORD_BYTES <= view.byteLength) {
    const size = view.getUint32(at + 4, true);
    const isRecord =
      view.getUint32(at, true) === RECORD_MAGIC &&
      size >= MIN_RECORD_BYTES &&
      at + size <= view.byteLength;
    if (!isRecord) return;
    const id = view.getBigUint64(at + 8, true);
    if (at >= inUse && lastId !== undefined && id !== lastId + 1n) return;
    yield { start: at + RECORD_HEAD_BYTES, end: at + size - 4 };
    lastId = id;
    at += size;
  }
}

function elementOf(chunk: BinXmlChunk, range: RecordRange): EventElement | undefined {
  const nodes = parseBinXml(chunk, { ...range, isValue: false });
  const elements = nodes === undefined ? undefined : expandBinXml(chunk, nodes);
  return elements?.find(({ name }) => name === 'Event');
}

function isChunk(view: DataView): boolean {
  return view.getUint32(0, true) === CHUNK_MAGIC[0] && view.getUint32(4, true) === CHUNK_MAGIC[1];
}

/** Windows makes room for chunks ahead of their use. */
function isEmpty(view: DataView): boolean {
  return view.getUint32(0, true) === 0 && view.getUint32(4, true) === 0;
}
