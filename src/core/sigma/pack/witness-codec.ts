import { foldCase } from '../../../base/fold-case.ts';
import { joinLists, listAt, type Lists } from '../index/number-lists.ts';
import { WITNESS_KINDS } from '../index/witness.ts';
import type { WitnessTable } from '../index/witness-table.ts';
import { giveUp, readByte, readCount, readVarint, type ByteReader } from './byte-reader.ts';
import { writeByte, writeVarint, type ByteWriter } from './byte-writer.ts';
import {
  numberOfString,
  readString,
  stringAt,
  writeString,
  type StringReader,
  type StringWriter,
} from './string-table.ts';

/** Writes a witness table. The strings are those of the rules' trees, which are written before. */
export function writeWitnesses(
  writer: ByteWriter,
  strings: StringWriter,
  table: WitnessTable,
): void {
  const originals = new Map([...strings.numbers.keys()].map((text) => [foldCase(text), text]));
  writeVarint(writer, table.fields.length);
  for (const name of table.fields) writeString(writer, strings, name);
  for (const size of sizesOf(table.fieldStarts)) writeVarint(writer, size);
  for (const [witness, kind] of table.kinds.entries()) {
    const text = table.textOf(witness);
    writeByte(writer, kind);
    writeVarint(writer, numberOfString(strings, originals.get(text) ?? text));
  }
  writeLists(writer, table.clauses);
  writeVarint(writer, table.flags.length);
  for (const size of sizesOf(table.ruleStarts)) writeVarint(writer, size);
  for (const flags of table.flags) writeByte(writer, flags);
  writeLists(writer, table.triggers);
  writeLists(writer, table.reads);
}

/** A table that `writeWitnesses` wrote, for so many rules. Texts are cut out when they are asked for. Never throws. */
export function readWitnesses(
  reader: ByteReader,
  strings: StringReader,
  nRules: number,
): WitnessTable {
  const nFields = readCount(reader);
  const fields = Array.from({ length: nFields }, () => readString(reader, strings));
  const fieldStarts = readStarts(reader, nFields + 1, reader.bytes.length);
  const nWitnesses = fieldStarts.at(-1) ?? 0;
  const kinds = new Uint8Array(nWitnesses);
  const texts = new Int32Array(nWitnesses);
  for (let witness = 0; witness < nWitnesses; witness++) {
    const kind = readByte(reader);
    if (kind >= WITNESS_KINDS.length) giveUp(reader);
    kinds[witness] = kind;
    texts[witness] = readVarint(reader);
  }
  const clauses = readLists(reader, nWitnesses);
  if (readVarint(reader) !== nRules) giveUp(reader);
  const ruleStarts = readStarts(reader, nRules, clauses.starts.length - 1);
  if (ruleStarts.at(-1) !== clauses.starts.length - 1) giveUp(reader);
  const flags = Uint8Array.from({ length: nRules }, () => readByte(reader));
  const triggers = readLists(reader, nWitnesses);
  const reads = readLists(reader, nFields);
  if (triggers.starts.length !== nRules + 1 || reads.starts.length !== nRules + 1) giveUp(reader);
  return {
    fields,
    fieldStarts,
    kinds,
    textOf: (witness) => foldCase(stringAt(strings, texts[witness] ?? 0)),
    clauses,
    ruleStarts,
    triggers,
    reads,
    flags,
  };
}

/** Elements by how far they are from the one before, which is near. */
function writeLists(writer: ByteWriter, lists: Lists): void {
  const nLists = lists.starts.length - 1;
  writeVarint(writer, nLists);
  for (let index = 0; index < nLists; index++) {
    const list = listAt(lists, index);
    writeVarint(writer, list.length);
    let last = 0;
    for (const element of list) {
      const step = element - last;
      writeVarint(writer, step < 0 ? -step * 2 - 1 : step * 2);
      last = element;
    }
  }
}

/** Lists of numbers below `limit`. */
function readLists(reader: ByteReader, limit: number): Lists {
  const nLists = readCount(reader);
  const lists: number[][] = [];
  for (let index = 0; index < nLists && !reader.isBroken; index++) {
    const nElements = readCount(reader);
    const list: number[] = [];
    let last = 0;
    for (let at = 0; at < nElements && !reader.isBroken; at++) {
      const code = readVarint(reader);
      last += code % 2 === 0 ? code / 2 : -(code + 1) / 2;
      if (last < 0 || last >= limit) giveUp(reader);
      list.push(last);
    }
    lists.push(list);
  }
  return joinLists(lists);
}

function sizesOf(starts: Int32Array): Int32Array {
  return starts.slice(1).map((end, index) => end - (starts[index] ?? 0));
}

/** Where so many lists begin that have at most `limit` elements together. */
function readStarts(reader: ByteReader, nLists: number, limit: number): Int32Array {
  const starts = new Int32Array(nLists + 1);
  let size = 0;
  for (let index = 0; index < nLists; index++) {
    size += readVarint(reader);
    if (size > limit) size = giveUp(reader);
    starts[index + 1] = size;
  }
  return starts;
}
