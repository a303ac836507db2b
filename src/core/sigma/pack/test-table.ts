import type { Test } from '../compile/compiled-rule.ts';
import { readerAt, type BlobTable } from './blob-table.ts';
import { createByteWriter, writtenBytes } from './byte-writer.ts';
import type { StringReader, StringWriter } from './string-table.ts';
import { readTest, writeTest } from './test-codec.ts';

/** Each test once, numbered as it was first written. */
export interface TestWriter {
  readonly strings: StringWriter;
  /** By its JSON. */
  readonly numbers: Map<string, number>;
  readonly blobs: Uint8Array[];
}

/** Tests by number; each is read when it is first asked for, and like ones are the same object. */
export interface TestReader {
  readonly strings: StringReader;
  readonly blobs: BlobTable;
  readonly known: (Test | undefined)[];
}

/** A table without tests. */
export function createTestWriter(strings: StringWriter): TestWriter {
  return { strings, numbers: new Map(), blobs: [] };
}

/** The number of a test, a new one where it is new. */
export function numberOfTest(table: TestWriter, test: Test): number {
  const key = JSON.stringify(test);
  const known = table.numbers.get(key);
  if (known !== undefined) return known;
  const writer = createByteWriter();
  writeTest(writer, table.strings, test);
  table.numbers.set(key, table.blobs.length);
  return table.blobs.push(writtenBytes(writer)) - 1;
}

/** A table over the tests that were written. */
export function createTestReader(strings: StringReader, blobs: BlobTable): TestReader {
  return { strings, blobs, known: Array.from({ length: blobs.length }) };
}

/** The test of this number, or undefined where there is none, or a broken one. Never throws. */
export function testAt(table: TestReader, number: number): Test | undefined {
  const known = table.known[number];
  if (known !== undefined || number >= table.blobs.length) return known;
  const reader = readerAt(table.blobs, number);
  const test = readTest(reader, table.strings);
  if (reader.isBroken || reader.at !== table.blobs.starts[number + 1]) return undefined;
  table.known[number] = test;
  return test;
}
