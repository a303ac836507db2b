import { assertNever } from '../../../base/assert.ts';
import type { ItemNode, RuleNode, Test, TestGroup } from '../compile/compiled-rule.ts';
import type { ModifierName } from '../rule/sigma-rule.ts';
import {
  createByteReader,
  giveUp,
  readByte,
  readCount,
  readDouble,
  readVarint,
  type ByteReader,
} from './byte-reader.ts';
import { writeByte, writeDouble, writeVarint, type ByteWriter } from './byte-writer.ts';
import { readModifiers, writeModifiers } from './modifier-codec.ts';
import { readOptionalString, readString, writeString, type StringWriter } from './string-table.ts';
import { numberOfTest, testAt, type TestReader, type TestWriter } from './test-table.ts';

/** The tree of a rule is not deeper: conditions and YAML have lower limits together. */
const MAX_TREE_DEPTH = 400;

const NODE_KINDS = ['and', 'or', 'not', 'at-least', 'selection', 'item', 'never'] as const;
/** Bits of an item's byte beside the kind. */
const ITEM_ALL = 0x10;
const ITEM_NEGATED = 0x20;
const ITEM_PLAIN_GROUPS = 0x40;

export interface TreeWriter {
  readonly strings: StringWriter;
  readonly tests: TestWriter;
}

export interface TreeReader {
  readonly tests: TestReader;
  /** Lists of modifiers by their text: few are different. */
  readonly modifiers: Map<string, readonly ModifierName[]>;
}

/** Writes the tree of a rule; spans are left out. */
export function writeTree(writer: ByteWriter, tables: TreeWriter, root: RuleNode): void {
  writeNode(writer, tables, root);
}

/** A tree that `writeTree` wrote; one that never holds where the bytes are broken. Never throws. */
export function readTree(bytes: Uint8Array, tables: TreeReader): RuleNode {
  const reader = createByteReader(bytes);
  const root = readNode(reader, tables, 0);
  return reader.isBroken ? { kind: 'never' } : root;
}

function writeNode(writer: ByteWriter, tables: TreeWriter, node: RuleNode): void {
  const kind = NODE_KINDS.indexOf(node.kind);
  if (node.kind === 'item') {
    writeItem(writer, tables, node);
    return;
  }
  writeByte(writer, kind);
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'at-least':
      if (node.kind === 'at-least') writeDouble(writer, node.count);
      writeVarint(writer, node.children.length);
      for (const child of node.children) writeNode(writer, tables, child);
      return;
    case 'not':
      writeNode(writer, tables, node.child);
      return;
    case 'selection':
      writeString(writer, tables.strings, node.name);
      writeNode(writer, tables, node.child);
      return;
    case 'never':
      return;
    default:
      assertNever(node, 'node');
  }
}

function readNode(reader: ByteReader, tables: TreeReader, depth: number): RuleNode {
  const byte = readByte(reader);
  const kind = NODE_KINDS[byte & 0x0f];
  if (kind === 'item') return readItem(reader, tables, byte);
  if (depth > MAX_TREE_DEPTH || reader.isBroken) giveUp(reader);
  if (reader.isBroken) return { kind: 'never' };
  switch (kind) {
    case 'and':
    case 'or':
      return { kind, children: readChildren(reader, tables, depth) };
    case 'at-least': {
      const count = readDouble(reader);
      return { kind, count, children: readChildren(reader, tables, depth) };
    }
    case 'not':
      return { kind, child: readNode(reader, tables, depth + 1) };
    case 'selection': {
      const name = readString(reader, tables.tests.strings);
      return { kind, name, child: readNode(reader, tables, depth + 1) };
    }
    case 'never':
      return { kind };
    default:
      giveUp(reader);
      return { kind: 'never' };
  }
}

function readChildren(reader: ByteReader, tables: TreeReader, depth: number): RuleNode[] {
  const count = readCount(reader);
  const children: RuleNode[] = [];
  for (let index = 0; index < count && !reader.isBroken; index++) {
    children.push(readNode(reader, tables, depth + 1));
  }
  return children;
}

function writeItem(writer: ByteWriter, tables: TreeWriter, item: ItemNode): void {
  const isPlain = item.groups.every(({ tests }) => tests.length === 1);
  writeByte(
    writer,
    NODE_KINDS.indexOf('item') |
      (item.linking === 'all' ? ITEM_ALL : 0) |
      (item.isNegated ? ITEM_NEGATED : 0) |
      (isPlain ? ITEM_PLAIN_GROUPS : 0),
  );
  writeString(writer, tables.strings, item.field);
  writeModifiers(writer, tables.strings, item.modifiers);
  writeVarint(writer, item.groups.length);
  for (const { tests } of item.groups) {
    if (!isPlain) writeVarint(writer, tests.length);
    for (const test of tests) writeVarint(writer, numberOfTest(tables.tests, test));
  }
}

function readItem(reader: ByteReader, tables: TreeReader, byte: number): ItemNode {
  const field = readOptionalString(reader, tables.tests.strings);
  const modifiers = readModifiers(reader, tables.tests.strings, tables.modifiers);
  const nGroups = readCount(reader);
  const isPlain = (byte & ITEM_PLAIN_GROUPS) !== 0;
  const groups: TestGroup[] = [];
  for (let index = 0; index < nGroups && !reader.isBroken; index++) {
    const nTests = isPlain ? 1 : readCount(reader);
    const tests: Test[] = [];
    for (let at = 0; at < nTests && !reader.isBroken; at++) {
      const test = testAt(tables.tests, readVarint(reader));
      if (test === undefined) giveUp(reader);
      else tests.push(test);
    }
    groups.push({ tests });
  }
  return {
    kind: 'item',
    field,
    linking: (byte & ITEM_ALL) === 0 ? 'any' : 'all',
    isNegated: (byte & ITEM_NEGATED) !== 0,
    modifiers,
    groups,
  };
}
