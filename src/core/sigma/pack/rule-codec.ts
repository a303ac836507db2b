import { assertNever } from '../../../base/assert.ts';
import type {
  CompiledRule,
  ItemNode,
  RuleNode,
  Test,
  TestGroup,
} from '../compile/compiled-rule.ts';
import type { Logsource } from '../rule/sigma-rule.ts';
import { giveUp, readByte, readCount, readDouble, type ByteReader } from './byte-reader.ts';
import { writeByte, writeDouble, writeVarint, type ByteWriter } from './byte-writer.ts';
import { readOptionalString, readString, writeString } from './string-table.ts';
import { readModifiers, writeModifiers } from './modifier-codec.ts';
import { readTest, writeTest, type ReaderTables, type WriterTables } from './test-codec.ts';

/** The tree of a rule is not deeper: conditions and YAML have lower limits together. */
const MAX_TREE_DEPTH = 400;

const NODE_KINDS = ['and', 'or', 'not', 'at-least', 'selection', 'item', 'never'] as const;
/** Bits of an item's byte beside the kind. */
const ITEM_ALL = 0x10;
const ITEM_NEGATED = 0x20;
const ITEM_PLAIN_GROUPS = 0x40;

/** What a rule is but for its head. */
export type RuleBody = Omit<CompiledRule, 'head'>;

/** Writes a rule's logsource and tree; spans are left out. */
export function writeRuleBody(writer: ByteWriter, tables: WriterTables, rule: RuleBody): void {
  const { product, category, service } = rule.logsource;
  for (const part of [product, category, service, rule.unevaluated]) {
    writeString(writer, tables.strings, part);
  }
  writeNode(writer, tables, rule.root);
}

/** A rule that `writeRuleBody` wrote. Never throws. */
export function readRuleBody(reader: ByteReader, tables: ReaderTables): RuleBody {
  const logsource: Logsource = {
    product: readOptionalString(reader, tables.strings),
    category: readOptionalString(reader, tables.strings),
    service: readOptionalString(reader, tables.strings),
  };
  const unevaluated = readOptionalString(reader, tables.strings);
  return { logsource, unevaluated, root: readNode(reader, tables, 0) };
}

function writeNode(writer: ByteWriter, tables: WriterTables, node: RuleNode): void {
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

function readNode(reader: ByteReader, tables: ReaderTables, depth: number): RuleNode {
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
      const name = readString(reader, tables.strings);
      return { kind, name, child: readNode(reader, tables, depth + 1) };
    }
    case 'never':
      return { kind };
    default:
      giveUp(reader);
      return { kind: 'never' };
  }
}

function readChildren(reader: ByteReader, tables: ReaderTables, depth: number): RuleNode[] {
  const count = readCount(reader);
  const children: RuleNode[] = [];
  for (let index = 0; index < count && !reader.isBroken; index++) {
    children.push(readNode(reader, tables, depth + 1));
  }
  return children;
}

function writeItem(writer: ByteWriter, tables: WriterTables, item: ItemNode): void {
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
    for (const test of tests) writeTest(writer, tables, test);
  }
}

function readItem(reader: ByteReader, tables: ReaderTables, byte: number): ItemNode {
  const field = readOptionalString(reader, tables.strings);
  const modifiers = readModifiers(reader, tables.strings, tables.modifiers);
  const nGroups = readCount(reader);
  const isPlain = (byte & ITEM_PLAIN_GROUPS) !== 0;
  const groups: TestGroup[] = [];
  for (let index = 0; index < nGroups && !reader.isBroken; index++) {
    const nTests = isPlain ? 1 : readCount(reader);
    const tests: Test[] = [];
    for (let at = 0; at < nTests && !reader.isBroken; at++) tests.push(readTest(reader, tables));
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
