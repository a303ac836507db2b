import { deflate, inflate } from '../../archive/deflate.ts';
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts';
import { giveUp, readCount, readIndex, readVarint, type ByteReader } from './byte-reader.ts';
import {
  createByteWriter,
  writeBytes,
  writeVarint,
  writtenBytes,
  type ByteWriter,
} from './byte-writer.ts';

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

/** Where a text is: in which block, and where there. Bytes. */
interface TextPlace {
  readonly block: number;
  readonly offset: number;
  readonly size: number;
}

/** Writes the places of texts to `writer`, and answers the texts, compressed. */
export function writeTexts(writer: ByteWriter, texts: readonly string[]): Uint8Array {
  const encoded = texts.map(encodeUtf8);
  const dictionary = chooseDictionary(encoded);
  const blocks = createByteWriter();
  writeBytes(blocks, dictionary);
  const block = createByteWriter();
  const lines = createByteWriter();
  let nBlocks = 0;
  const finishBlock = (): void => {
    if (block.size === 0) return;
    const packed = deflate(writtenBytes(block), dictionary);
    writeVarint(lines, packed.length);
    writeVarint(lines, block.size);
    writeBytes(blocks, packed);
    nBlocks++;
    block.size = 0;
  };
  writeVarint(writer, texts.length);
  for (const text of encoded) {
    if (block.size > 0 && block.size + text.length > BLOCK_BYTES) finishBlock();
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

/**
 * A function from a text's number to the text, which unpacks its block when it is first asked for one of
 * its texts. `sources`: what `writeTexts` answered. Undefined where bytes are broken. Neither throws.
 */
export function readTexts(
  reader: ByteReader,
  sources: Uint8Array,
): (text: number) => string | undefined {
  const places = readPlaces(reader);
  const dictionarySize = readIndex(reader, sources.length + 1);
  const blocks = readBlocks(reader, sources, dictionarySize);
  const dictionary = sources.subarray(0, dictionarySize);
  // The block that was unpacked last is kept: the files of a folder are asked for one after another.
  let lastBlock = -1;
  let last: Uint8Array | undefined;
  return (text) => {
    const place = places[text];
    if (place === undefined || reader.isBroken) return undefined;
    if (place.size === 0) return '';
    if (place.block !== lastBlock) {
      lastBlock = place.block;
      last = unpackBlock(sources, dictionary, blocks[place.block]);
    }
    const end = place.offset + place.size;
    return last === undefined || end > last.length
      ? undefined
      : decodeUtf8(last, place.offset, end);
  };
}

function readPlaces(reader: ByteReader): TextPlace[] {
  const count = readCount(reader);
  const places: TextPlace[] = [];
  let lastBlock = -1;
  let offset = 0;
  for (let index = 0; index < count && !reader.isBroken; index++) {
    const block = readVarint(reader);
    if (block !== lastBlock) offset = 0;
    lastBlock = block;
    const size = readVarint(reader);
    places.push({ block, offset, size });
    offset += size;
  }
  return places;
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
