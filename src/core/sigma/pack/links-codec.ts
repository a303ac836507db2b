import type {
  OpenCorrelation,
  RuleOrigin,
  RulesetFilter,
  RulesetLinks,
  RulesetPlaceholder,
} from '../compile/ruleset.ts';
import { readDocumentAt } from '../rule/read-document-at.ts';
import { readCount, readIndex, readVarint, type ByteReader } from './byte-reader.ts';
import { writeVarint, type ByteWriter } from './byte-writer.ts';
import { readString, writeString, type StringReader, type StringWriter } from './string-table.ts';

/** Writes what depends on other rulesets: where documents are written, as their text is in the file. */
export function writeLinks(
  writer: ByteWriter,
  strings: StringWriter,
  { filters, openCorrelations, placeholders }: RulesetLinks,
): void {
  writeVarint(writer, filters.length);
  for (const { origin, rules } of filters) {
    writeOrigin(writer, origin);
    writeNumbers(writer, rules);
  }
  writeVarint(writer, openCorrelations.length);
  for (const { origin } of openCorrelations) writeOrigin(writer, origin);
  writeVarint(writer, placeholders.length);
  for (const { name, rules } of placeholders) {
    writeString(writer, strings, name);
    writeNumbers(writer, rules);
  }
}

/** What `writeLinks` wrote. Never throws. */
export function readLinks(
  reader: ByteReader,
  strings: StringReader,
  {
    nFiles,
    nRules,
    readText,
  }: {
    readonly nFiles: number;
    readonly nRules: number;
    readonly readText: (file: number) => string | undefined;
  },
): RulesetLinks {
  const list = <T>(read: () => T): readonly T[] => {
    const items: T[] = [];
    const count = readCount(reader);
    for (let at = 0; at < count && !reader.isBroken; at++) items.push(read());
    return items;
  };
  const numbers = (): readonly number[] => list(() => readIndex(reader, nRules));
  const origin = (): RuleOrigin => {
    const file = readIndex(reader, nFiles);
    const start = readVarint(reader);
    return { file, span: { start, end: start + readVarint(reader) } };
  };
  const textOf = ({ file }: RuleOrigin): string => readText(file) ?? '';
  const filters = list((): RulesetFilter => {
    const place = origin();
    const rules = numbers();
    const read = () => readDocumentAt(textOf(place), place.span.start, 'filter');
    return { origin: place, rules, read };
  });
  const openCorrelations = list((): OpenCorrelation => {
    const place = origin();
    const read = () => readDocumentAt(textOf(place), place.span.start, 'correlation');
    return { origin: place, read };
  });
  const placeholders = list((): RulesetPlaceholder => ({
    name: readString(reader, strings),
    rules: numbers(),
  }));
  return { filters, openCorrelations, placeholders };
}

function writeOrigin(writer: ByteWriter, { file, span }: RuleOrigin): void {
  for (const value of [file, span.start, span.end - span.start]) writeVarint(writer, value);
}

function writeNumbers(writer: ByteWriter, numbers: readonly number[]): void {
  writeVarint(writer, numbers.length);
  for (const number of numbers) writeVarint(writer, number);
}
