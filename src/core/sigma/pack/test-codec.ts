import { assertNever } from '../../../base/assert.ts';
import type { Test } from '../compile/compiled-rule.ts';
import { isMany, MANY, ONE, type Pattern, type PatternPart } from '../pattern/pattern.ts';
import { giveUp, readByte, readCount, readDouble, type ByteReader } from './byte-reader.ts';
import { writeByte, writeDouble, writeVarint, type ByteWriter } from './byte-writer.ts';
import { readString, writeString, type StringReader, type StringWriter } from './string-table.ts';

const KINDS = [
  'pattern',
  'encoded-pattern',
  'regexp',
  'number',
  'compare',
  'boolean',
  'null',
  'exists',
  'cidr',
  'field-reference',
  'time',
  'unbound',
] as const;
/** Bits of a test's byte beside the kind. */
const FLAG = 0x10;
const SHAPE_UNIT = 0x20;
/** Patterns that are one text and perhaps something before and after it; 0 is any other. */
const SHAPES = ['other', 'equals', 'startswith', 'endswith', 'contains'] as const;
const ORDERS = ['lt', 'lte', 'gt', 'gte', 'eq'] as const;
const REFERENCES = ['equals', 'contains', 'startswith', 'endswith'] as const;
const TIME_PARTS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
const ENCODINGS = ['base64', 'base64offset'] as const;

/** Writes a test. */
export function writeTest(writer: ByteWriter, strings: StringWriter, test: Test): void {
  switch (test.kind) {
    case 'pattern':
      writePattern(writer, strings, test);
      return;
    case 'regexp':
      writeKind(writer, test.kind);
      for (const text of [test.source, test.written, test.flags])
        writeString(writer, strings, text);
      return;
    case 'number':
      writeKind(writer, test.kind);
      writeString(writer, strings, test.text);
      return;
    case 'compare':
      writeKind(writer, test.kind);
      writeByte(writer, ORDERS.indexOf(test.operator));
      writeString(writer, strings, test.text);
      return;
    case 'boolean':
    case 'exists':
      writeKind(writer, test.kind, test.value ? FLAG : 0);
      return;
    case 'null':
      writeKind(writer, test.kind);
      return;
    case 'cidr':
      writeKind(writer, test.kind);
      writeString(writer, strings, test.network);
      return;
    case 'field-reference':
      writeKind(writer, test.kind, test.isCased ? FLAG : 0);
      writeByte(writer, REFERENCES.indexOf(test.operator));
      writeString(writer, strings, test.field);
      return;
    case 'time':
      writeKind(writer, test.kind);
      writeByte(writer, TIME_PARTS.indexOf(test.part));
      writeByte(writer, ORDERS.indexOf(test.operator));
      writeDouble(writer, test.value);
      return;
    case 'unbound':
      writeKind(writer, test.kind);
      writeString(writer, strings, test.placeholder);
      return;
    default:
      assertNever(test, 'test');
  }
}

/** A test that `writeTest` wrote. Never throws. */
export function readTest(reader: ByteReader, strings: StringReader): Test {
  const byte = readByte(reader);
  const kind = KINDS[byte & 0x0f];
  const flag = (byte & FLAG) !== 0;
  switch (kind) {
    case 'pattern':
    case 'encoded-pattern':
      return readPattern(reader, strings, byte, kind === 'encoded-pattern');
    case 'regexp': {
      const source = readString(reader, strings);
      const written = readString(reader, strings);
      return { kind, source, written, flags: readString(reader, strings) };
    }
    case 'number':
      return { kind, text: readString(reader, strings) };
    case 'compare': {
      const operator = readName(reader, ['lt', 'lte', 'gt', 'gte']);
      return { kind, operator, text: readString(reader, strings) };
    }
    case 'boolean':
    case 'exists':
      return { kind, value: flag };
    case 'null':
      return { kind };
    case 'cidr':
      return { kind, network: readString(reader, strings) };
    case 'field-reference': {
      const operator = readName(reader, REFERENCES);
      return { kind, field: readString(reader, strings), operator, isCased: flag };
    }
    case 'time': {
      const part = readName(reader, TIME_PARTS);
      return { kind, part, operator: readName(reader, ORDERS), value: readDouble(reader) };
    }
    case 'unbound':
      return { kind, placeholder: readString(reader, strings) };
    default:
      giveUp(reader);
      return { kind: 'null' };
  }
}

type PatternTest = Extract<Test, { kind: 'pattern' }>;

function writePattern(writer: ByteWriter, strings: StringWriter, test: PatternTest): void {
  const { pattern, encoding } = test;
  const shape = shapeOf(pattern);
  const bits = SHAPES.indexOf(shape) * SHAPE_UNIT + (test.isCased ? FLAG : 0);
  writeKind(writer, encoding === undefined ? 'pattern' : 'encoded-pattern', bits);
  if (shape === 'other') {
    writeVarint(writer, pattern.length);
    for (const part of pattern) writePart(writer, strings, part);
  } else {
    writeString(
      writer,
      strings,
      pattern.find((part) => typeof part === 'string'),
    );
  }
  if (encoding === undefined) return;
  writeByte(writer, ENCODINGS.indexOf(encoding.name));
  writeString(writer, strings, encoding.text);
}

function readPattern(
  reader: ByteReader,
  strings: StringReader,
  byte: number,
  isEncoded: boolean,
): PatternTest {
  const pattern = readPatternParts(reader, strings, SHAPES[Math.floor(byte / SHAPE_UNIT)]);
  const test: PatternTest = { kind: 'pattern', pattern, isCased: (byte & FLAG) !== 0 };
  if (!isEncoded) return test;
  const name = readName(reader, ENCODINGS);
  return { ...test, encoding: { name, text: readString(reader, strings) } };
}

function readPatternParts(
  reader: ByteReader,
  strings: StringReader,
  shape: (typeof SHAPES)[number] | undefined,
): Pattern {
  switch (shape) {
    case 'equals':
      return [readString(reader, strings)];
    case 'startswith':
      return [readString(reader, strings), MANY];
    case 'endswith':
      return [MANY, readString(reader, strings)];
    case 'contains':
      return [MANY, readString(reader, strings), MANY];
    case 'other': {
      const parts: PatternPart[] = [];
      const count = readCount(reader);
      for (let index = 0; index < count && !reader.isBroken; index++) {
        parts.push(readPart(reader, strings));
      }
      return parts;
    }
    case undefined:
      giveUp(reader);
      return [];
  }
}

function shapeOf(pattern: Pattern): (typeof SHAPES)[number] {
  const key = pattern.map((part) => (typeof part === 'string' ? 's' : part.kind)).join(' ');
  switch (key) {
    case 's':
      return 'equals';
    case 's many':
      return 'startswith';
    case 'many s':
      return 'endswith';
    case 'many s many':
      return 'contains';
    default:
      return 'other';
  }
}

function writePart(writer: ByteWriter, strings: StringWriter, part: PatternPart): void {
  if (typeof part === 'string') {
    writeByte(writer, 0);
    writeString(writer, strings, part);
  } else {
    writeByte(writer, isMany(part) ? 2 : 1);
  }
}

function readPart(reader: ByteReader, strings: StringReader): PatternPart {
  const kind = readByte(reader);
  if (kind === 0) return readString(reader, strings);
  if (kind > 2) giveUp(reader);
  return kind === 1 ? ONE : MANY;
}

function writeKind(writer: ByteWriter, kind: (typeof KINDS)[number], bits = 0): void {
  writeByte(writer, KINDS.indexOf(kind) | bits);
}

/** One of the names, by its position. */
function readName<Name extends string>(
  reader: ByteReader,
  names: readonly [Name, ...Name[]],
): Name {
  const name = names[readByte(reader)];
  if (name === undefined) giveUp(reader);
  return name ?? names[0];
}
