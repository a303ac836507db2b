import { deflate, inflate } from '../../archive/deflate.ts';
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts';
import type { RuleFile } from '../compile/ruleset.ts';
import { giveUp, readCount, readIndex, readVarint, type ByteReader } from './byte-reader.ts';
import {
  createByteWriter,
  writeBytes,
  writeVarint,
  writtenBytes,
  type ByteWriter,
} from './byte-writer.ts';
import { readString, writeString, type StringReader, type StringWriter } from './string-table.ts';

/**
 * The texts of rule files, compressed in blocks, so that showing one unpacks little, and with a common
 * dictionary, so that small blocks pack as well as large ones.
 */
const BLOCK_BYTES = 64 * 1024;
const MAX_BLOCK_BYTES = 64 * 1024 * 1024;
/** As far as DEFLATE looks back. */
const DICTIONARY_BYTES = 32 * 1024;

/** Where a block lies among the sources, and its size unpacked. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

/**
 * Writes names and places of rule files to `writer`, and answers their texts, compressed. A file whose
 * text cannot be read counts as empty.
 */
export function writeRuleFiles(
  writer: ByteWriter,
  strings: StringWriter,
  files: readonly RuleFile[],
): Uint8Array {
  const texts = files.map((file) => encodeUtf8(file.readText() ?? ''));
  const dictionary = chooseDictionary(texts);
  const blocks = createByteWriter();
  writeBytes(blocks, dictionary);
  const block = createByteWriter();
  const lines = createByteWriter();
  let nBlocks = 0;
  const finishBlock = (): void => {
    if (block.size === 0) return;
    const bytes = writtenBytes(block);
    const packed = deflate(bytes, dictionary);
    writeVarint(lines, packed.length);
    writeVarint(lines, bytes.length);
    writeBytes(blocks, packed);
    nBlocks++;
    block.size = 0;
  };
  writeVarint(writer, files.length);
  for (const [index, { name }] of files.entries()) {
    const text = texts[index] ?? new Uint8Array();
    if (block.size > 0 && block.size + text.length > BLOCK_BYTES) finishBlock();
    writeString(writer, strings, name);
    writeVarint(writer, nBlocks);
    writeVarint(writer, text.length);
    writeBytes(block, text);
  }
  finishBlock();
  writeVarint(writer, dictionary.length);
  writeVarint(writer, nBlocks);
  writeBytes(writer, writtenBytes(lines));
  return writtenBytes(blocks);
}

/** The rule files that `writeRuleFiles` wrote; `sources`: what it answered. Never throws. */
export function readRuleFiles(
  reader: ByteReader,
  strings: StringReader,
  sources: Uint8Array,
): RuleFile[] {
  const nFiles = readCount(reader);
  const places: { name: string; block: number; offset: number; size: number }[] = [];
  let offset = 0;
  for (let index = 0; index < nFiles && !reader.isBroken; index++) {
    const name = readString(reader, strings);
    const block = readVarint(reader);
    const last = places.at(-1);
    if (block !== last?.block) offset = 0;
    const size = readVarint(reader);
    places.push({ name, block, offset, size });
    offset += size;
  }
  const dictionarySize = readIndex(reader, sources.length + 1);
  const blocks = readBlocks(reader, sources, dictionarySize);
  const readText = makeTextReader(sources, sources.subarray(0, dictionarySize), blocks);
  return places.map(({ name, block, offset, size }) => ({
    name,
    readText: () => (size === 0 ? '' : readText(block, offset, size)),
  }));
}

function readBlocks(reader: ByteReader, sources: Uint8Array, firstStart: number): Block[] {
  const nBlocks = readCount(reader);
  const blocks: Block[] = [];
  let start = firstStart;
  for (let index = 0; index < nBlocks && !reader.isBroken; index++) {
    const end = start + readVarint(reader);
    const size = readVarint(reader);
    if (end > sources.length || size > MAX_BLOCK_BYTES) giveUp(reader);
    blocks.push({ start, end, size });
    start = end;
  }
  return blocks;
}

/** Keeps the block that was unpacked last: the files of a folder are asked for one after another. */
function makeTextReader(
  sources: Uint8Array,
  dictionary: Uint8Array,
  blocks: readonly Block[],
): (block: number, offset: number, size: number) => string | undefined {
  let lastIndex = -1;
  let last: Uint8Array | undefined;
  return (index, offset, size) => {
    if (index !== lastIndex) {
      lastIndex = index;
      last = unpackBlock(sources, dictionary, blocks[index]);
    }
    if (last === undefined || offset + size > last.length) return undefined;
    return decodeUtf8(last, offset, offset + size);
  };
}

function unpackBlock(
  sources: Uint8Array,
  dictionary: Uint8Array,
  block: Block | undefined,
): Uint8Array | undefined {
  if (block === undefined) return undefined;
  const packed = sources.subarray(block.start, block.end);
  const content = inflate(packed, block.size, dictionary);
  return content.ok ? content.value : undefined;
}

/** A piece out of every so many files: rules of one kind are alike, and lie together. */
function chooseDictionary(texts: readonly Uint8Array[]): Uint8Array {
  const dictionary = createByteWriter();
  const nPieces = 24;
  const step = Math.max(1, Math.floor(texts.length / nPieces));
  for (let index = 0; index < texts.length && dictionary.size < DICTIONARY_BYTES; index += step) {
    const room = Math.min(DICTIONARY_BYTES / nPieces, DICTIONARY_BYTES - dictionary.size);
    writeBytes(dictionary, texts[index]?.subarray(0, room) ?? new Uint8Array());
  }
  return texts.length < nPieces ? new Uint8Array() : writtenBytes(dictionary).slice();
}
