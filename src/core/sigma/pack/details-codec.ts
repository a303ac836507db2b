import { deflate, inflate } from '../../archive/deflate.ts';
import type { RuleHead } from '../rule/sigma-rule.ts';
import { blobAt, readBlobTable, writeBlobTable, type BlobTable } from './blob-table.ts';
import { createByteReader, readCount, readUint32, type ByteReader } from './byte-reader.ts';
import {
  createByteWriter,
  writeBytes,
  writeUint32,
  writeVarint,
  writtenBytes,
  type ByteWriter,
} from './byte-writer.ts';
import {
  createStringWriter,
  readOptionalString,
  readString,
  readStringTable,
  writeString,
  writeStringTable,
  type StringReader,
} from './string-table.ts';

/** What of a rule's head is read only where the rule is looked at. */
export type RuleDetails = Pick<
  RuleHead,
  'description' | 'author' | 'license' | 'references' | 'falsePositives'
>;

/** Rules whose details are unpacked together. */
const BLOCK_RULES = 128;
const MAX_BLOCK_BYTES = 64 * 1024 * 1024;
const NO_DETAILS: RuleDetails = {
  description: '',
  author: '',
  license: undefined,
  references: [],
  falsePositives: [],
};

/** Writes details, compressed in blocks of rules. */
export function writeDetails(writer: ByteWriter, heads: readonly RuleDetails[]): void {
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < heads.length; start += BLOCK_RULES) {
    blocks.push(packBlock(heads.slice(start, start + BLOCK_RULES)));
  }
  writeBlobTable(writer, blocks);
}

/**
 * A function from a rule's number to its details, which unpacks a block when it is first asked for one
 * of its rules. Empty details where the bytes are broken. Neither throws.
 */
export function readDetails(reader: ByteReader): (rule: number) => RuleDetails {
  const table = readBlobTable(reader);
  const blocks = new Map<number, readonly RuleDetails[]>();
  return (rule) => {
    const number = Math.floor(rule / BLOCK_RULES);
    let block = blocks.get(number);
    if (block === undefined) {
      block = unpackBlock(table, number);
      blocks.set(number, block);
    }
    return block[rule % BLOCK_RULES] ?? NO_DETAILS;
  };
}

/** Property by property, since like stands then by like and packs well. */
function packBlock(heads: readonly RuleDetails[]): Uint8Array {
  const strings = createStringWriter();
  const columns = createByteWriter();
  writeVarint(columns, heads.length);
  for (const key of ['description', 'author', 'license'] as const) {
    for (const head of heads) writeString(columns, strings, head[key]);
  }
  for (const key of ['references', 'falsePositives'] as const) {
    for (const head of heads) {
      writeVarint(columns, head[key].length);
      for (const text of head[key]) writeString(columns, strings, text);
    }
  }
  const block = createByteWriter();
  writeStringTable(block, strings);
  writeBytes(block, writtenBytes(columns));
  const packed = createByteWriter();
  writeUint32(packed, block.size);
  writeBytes(packed, deflate(writtenBytes(block)));
  return writtenBytes(packed);
}

function unpackBlock(table: BlobTable, number: number): readonly RuleDetails[] {
  const packed = createByteReader(blobAt(table, number));
  const size = readUint32(packed);
  if (packed.isBroken || size > MAX_BLOCK_BYTES) return [];
  const content = inflate(packed.bytes.subarray(packed.at), size);
  if (!content.ok) return [];
  const reader = createByteReader(content.value);
  const strings = readStringTable(reader);
  const count = readCount(reader);
  const column = <T>(read: () => T): T[] => {
    const values: T[] = [];
    for (let index = 0; index < count && !reader.isBroken; index++) values.push(read());
    return values;
  };
  const description = column(() => readString(reader, strings));
  const author = column(() => readString(reader, strings));
  const license = column(() => readOptionalString(reader, strings));
  const references = column(() => readStrings(reader, strings));
  const falsePositives = column(() => readStrings(reader, strings));
  if (reader.isBroken) return [];
  return description.map((text, index) => ({
    description: text,
    author: author[index] ?? '',
    license: license[index],
    references: references[index] ?? [],
    falsePositives: falsePositives[index] ?? [],
  }));
}

function readStrings(reader: ByteReader, strings: StringReader): string[] {
  const count = readCount(reader);
  const texts: string[] = [];
  for (let index = 0; index < count && !reader.isBroken; index++) {
    texts.push(readString(reader, strings));
  }
  return texts;
}
