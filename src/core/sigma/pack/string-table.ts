import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts';
import { giveUp, readBytes, readCount, readVarint, type ByteReader } from './byte-reader.ts';
import {
  createByteWriter,
  writeBytes,
  writeVarint,
  writtenBytes,
  type ByteWriter,
} from './byte-writer.ts';

/**
 * Each string once. A string is written as how long ago its like was first written: 0 for undefined, 1
 * for one that is new, then 2 for the one before it, so that most references are a small number.
 */
export interface StringWriter {
  readonly indexes: Map<string, number>;
}

export interface StringReader {
  readonly strings: readonly string[];
  nSeen: number;
}

/** How a string is kept: apart, so that taking one out of many does not make all of them wide. */
const ASCII = 0;
const UTF8 = 1;
/** With a lone surrogate, which UTF-8 has not. */
const UTF16 = 2;

/** A table without strings. */
export function createStringWriter(): StringWriter {
  return { indexes: new Map() };
}

/** Writes a reference to a string. */
export function writeString(
  writer: ByteWriter,
  table: StringWriter,
  text: string | undefined,
): void {
  if (text === undefined) {
    writeVarint(writer, 0);
    return;
  }
  const nSeen = table.indexes.size;
  const index = table.indexes.get(text);
  if (index === undefined) table.indexes.set(text, nSeen);
  writeVarint(writer, index === undefined ? 1 : nSeen - index + 1);
}

/** The strings of a table, in the order in which they were first written. */
export function writeStringTable(writer: ByteWriter, table: StringWriter): void {
  const ascii: string[] = [];
  const utf8: string[] = [];
  const utf16 = createByteWriter();
  writeVarint(writer, table.indexes.size);
  for (const text of table.indexes.keys()) {
    const form = formOf(text);
    writeVarint(writer, text.length * 3 + form);
    if (form === ASCII) ascii.push(text);
    else if (form === UTF8) utf8.push(text);
    else for (let at = 0; at < text.length; at++) writeVarint(utf16, text.charCodeAt(at));
  }
  const blobs = [encodeUtf8(ascii.join('')), encodeUtf8(utf8.join('')), writtenBytes(utf16)];
  for (const blob of blobs) writeVarint(writer, blob.length);
  for (const blob of blobs) writeBytes(writer, blob);
}

/** A table that `writeStringTable` wrote. Never throws. */
export function readStringTable(reader: ByteReader): StringReader {
  const nStrings = readCount(reader);
  const codes = new Uint32Array(nStrings);
  for (let index = 0; index < nStrings; index++) codes[index] = readVarint(reader);
  const sizes = [readCount(reader), readCount(reader), readCount(reader)];
  const [ascii = '', utf8 = ''] = sizes
    .slice(0, 2)
    .map((size) => decodeUtf8(readBytes(reader, size)));
  const utf16 = readUnits(readBytes(reader, sizes[2] ?? 0));
  const texts = [ascii, utf8, utf16];
  const starts = [0, 0, 0];
  const strings: string[] = [];
  for (const code of codes) {
    const form = code % 3;
    const start = starts[form] ?? 0;
    const end = start + (code - form) / 3;
    strings.push((texts[form] ?? '').slice(start, end));
    starts[form] = end;
  }
  if (texts.some((text, form) => text.length !== starts[form])) giveUp(reader);
  return { strings, nSeen: 0 };
}

/** The string of the next reference. Never throws. */
export function readOptionalString(reader: ByteReader, table: StringReader): string | undefined {
  const code = readVarint(reader);
  if (code === 0) return undefined;
  const index = code === 1 ? table.nSeen++ : table.nSeen - code + 1;
  const text = table.strings[index];
  if (text === undefined || index >= table.nSeen) giveUp(reader);
  return text;
}

/** The same where there must be one. Never throws. */
export function readString(reader: ByteReader, table: StringReader): string {
  const text = readOptionalString(reader, table);
  if (text === undefined) giveUp(reader);
  return text ?? '';
}

function formOf(text: string): number {
  let isAscii = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    isAscii = false;
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const isPair = (text.codePointAt(at) ?? 0) > 0xffff;
    if (!isPair) return UTF16;
    at++;
  }
  return isAscii ? ASCII : UTF8;
}

function readUnits(bytes: Uint8Array): string {
  const reader: ByteReader = { bytes, at: 0, isBroken: false };
  let text = '';
  while (reader.at < bytes.length && !reader.isBroken) {
    text += String.fromCharCode(readVarint(reader));
  }
  return text;
}
