import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts';
import {
  createByteReader,
  giveUp,
  readBytes,
  readCount,
  readVarint,
  type ByteReader,
} from './byte-reader.ts';
import {
  createByteWriter,
  writeBytes,
  writeVarint,
  writtenBytes,
  type ByteWriter,
} from './byte-writer.ts';

/** Each string once, numbered as it was first written. */
export interface StringWriter {
  readonly numbers: Map<string, number>;
}

/** Strings by number; each is cut out of its like when it is first asked for. */
export interface StringReader {
  readonly length: number;
  readonly texts: readonly string[];
  /** For each string, in which of the texts it is, and where there. */
  readonly forms: Uint8Array;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
  readonly known: (string | undefined)[];
}

/** How a string is kept: apart, so that one that is not ASCII does not make the others wide. */
const ASCII = 0;
const UTF8 = 1;
/** With a lone surrogate, which UTF-8 has not. */
const UTF16 = 2;

/** A table without strings. */
export function createStringWriter(): StringWriter {
  return { numbers: new Map() };
}

/** The number of a string, a new one where it is new. */
export function numberOfString(table: StringWriter, text: string): number {
  let number = table.numbers.get(text);
  if (number === undefined) {
    number = table.numbers.size;
    table.numbers.set(text, number);
  }
  return number;
}

/** Writes a reference to a string. */
export function writeString(
  writer: ByteWriter,
  table: StringWriter,
  text: string | undefined,
): void {
  writeVarint(writer, text === undefined ? 0 : numberOfString(table, text) + 1);
}

/** The strings of a table. */
export function writeStringTable(writer: ByteWriter, table: StringWriter): void {
  const ascii: string[] = [];
  const utf8: string[] = [];
  const utf16 = createByteWriter();
  writeVarint(writer, table.numbers.size);
  for (const text of table.numbers.keys()) {
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
  const length = readCount(reader);
  const forms = new Uint8Array(length);
  const starts = new Uint32Array(length);
  const lengths = new Uint32Array(length);
  const ends = [0, 0, 0];
  for (let index = 0; index < length; index++) {
    const code = readVarint(reader);
    const form = code % 3;
    const start = ends[form] ?? 0;
    forms[index] = form;
    starts[index] = start;
    lengths[index] = (code - form) / 3;
    ends[form] = start + (code - form) / 3;
  }
  const [asciiSize, utf8Size, utf16Size] = [
    readCount(reader),
    readCount(reader),
    readCount(reader),
  ];
  const texts = [
    decodeUtf8(readBytes(reader, asciiSize)),
    decodeUtf8(readBytes(reader, utf8Size)),
    readUnits(readBytes(reader, utf16Size)),
  ];
  if (texts.some((text, form) => text.length !== ends[form])) giveUp(reader);
  return { length, texts, forms, starts, lengths, known: Array.from({ length }) };
}

/** The string of this number; there must be one. Never throws: the empty string where there is none. */
export function stringAt(table: StringReader, number: number): string {
  const known = table.known[number];
  if (known !== undefined) return known;
  const start = table.starts[number] ?? 0;
  const length = table.lengths[number] ?? 0;
  const text = (table.texts[table.forms[number] ?? 0] ?? '').slice(start, start + length);
  table.known[number] = text;
  return text;
}

/** The string of the next reference. Never throws. */
export function readOptionalString(reader: ByteReader, table: StringReader): string | undefined {
  const code = readVarint(reader);
  if (code === 0) return undefined;
  if (code <= table.length) return stringAt(table, code - 1);
  giveUp(reader);
  return undefined;
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
  const reader = createByteReader(bytes);
  let text = '';
  while (reader.at < bytes.length && !reader.isBroken) {
    text += String.fromCharCode(readVarint(reader));
  }
  return text;
}
