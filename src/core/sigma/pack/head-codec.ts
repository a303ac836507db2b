import type { RuleHead } from '../rule/sigma-rule.ts';
import { readCount, type ByteReader } from './byte-reader.ts';
import { writeVarint, type ByteWriter } from './byte-writer.ts';
import {
  readOptionalString,
  readString,
  writeString,
  type StringReader,
  type StringWriter,
} from './string-table.ts';

const TEXTS = ['title', 'description', 'author'] as const;
const OPTIONALS = ['id', 'name', 'level', 'status', 'date', 'modified', 'license'] as const;
const LISTS = ['references', 'tags', 'falsePositives'] as const;

/** Writes the heads of rules, property by property, since like stands then by like and packs well. */
export function writeHeads(
  writer: ByteWriter,
  strings: StringWriter,
  heads: readonly RuleHead[],
): void {
  for (const key of [...TEXTS, ...OPTIONALS]) {
    for (const head of heads) writeString(writer, strings, head[key]);
  }
  for (const key of LISTS) {
    for (const head of heads) {
      writeVarint(writer, head[key].length);
      for (const text of head[key]) writeString(writer, strings, text);
    }
  }
}

/** So many heads as `writeHeads` wrote. Never throws. */
export function readHeads(reader: ByteReader, strings: StringReader, count: number): RuleHead[] {
  const column = <T>(read: () => T): T[] => {
    const values: T[] = [];
    for (let index = 0; index < count && !reader.isBroken; index++) values.push(read());
    return values;
  };
  const [title, description, author] = TEXTS.map(() => column(() => readString(reader, strings)));
  const [id, name, level, status, date, modified, license] = OPTIONALS.map(() =>
    column(() => readOptionalString(reader, strings)),
  );
  const [references, tags, falsePositives] = LISTS.map(() =>
    column(() => readStrings(reader, strings)),
  );
  const heads: RuleHead[] = [];
  for (let index = 0; index < count && !reader.isBroken; index++) {
    heads.push({
      title: title?.[index] ?? '',
      id: id?.[index],
      name: name?.[index],
      level: level?.[index],
      status: status?.[index],
      description: description?.[index] ?? '',
      author: author?.[index] ?? '',
      date: date?.[index],
      modified: modified?.[index],
      license: license?.[index],
      references: references?.[index] ?? [],
      tags: tags?.[index] ?? [],
      falsePositives: falsePositives?.[index] ?? [],
    });
  }
  return heads;
}

function readStrings(reader: ByteReader, strings: StringReader): string[] {
  const count = readCount(reader);
  const texts: string[] = [];
  for (let index = 0; index < count && !reader.isBroken; index++) {
    texts.push(readString(reader, strings));
  }
  return texts;
}
