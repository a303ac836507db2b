import type { CompiledRule } from '../compile/compiled-rule.ts';
import type { Logsource, RuleHead } from '../rule/sigma-rule.ts';
import { readCount, type ByteReader } from './byte-reader.ts';
import { writeVarint, type ByteWriter } from './byte-writer.ts';
import type { RuleDetails } from './details-codec.ts';
import {
  readOptionalString,
  readString,
  writeString,
  type StringReader,
  type StringWriter,
} from './string-table.ts';

/** What of a rule is needed of all rules at once: to list them, and to send events to them. */
export type RuleSummary = Omit<RuleHead, keyof RuleDetails> &
  Pick<CompiledRule, 'logsource' | 'unevaluated'>;

/** Writes the summaries of rules. */
export function writeSummaries(
  writer: ByteWriter,
  strings: StringWriter,
  rules: readonly CompiledRule[],
): void {
  for (const { head, logsource, unevaluated } of rules) {
    const { product, category, service } = logsource;
    for (const text of [head.title, head.id, head.name, head.level, head.status]) {
      writeString(writer, strings, text);
    }
    for (const text of [head.date, head.modified, product, category, service, unevaluated]) {
      writeString(writer, strings, text);
    }
    writeVarint(writer, head.tags.length);
    for (const tag of head.tags) writeString(writer, strings, tag);
  }
}

/** So many summaries as `writeSummaries` wrote. Never throws. */
export function readSummaries(
  reader: ByteReader,
  strings: StringReader,
  count: number,
): RuleSummary[] {
  const summaries: RuleSummary[] = [];
  const optional = (): string | undefined => readOptionalString(reader, strings);
  for (let index = 0; index < count && !reader.isBroken; index++) {
    summaries.push({
      title: readString(reader, strings),
      id: optional(),
      name: optional(),
      level: optional(),
      status: optional(),
      date: optional(),
      modified: optional(),
      logsource: readLogsource(optional),
      unevaluated: optional(),
      tags: readTags(reader, strings),
    });
  }
  return summaries;
}

function readLogsource(optional: () => string | undefined): Logsource {
  return { product: optional(), category: optional(), service: optional() };
}

function readTags(reader: ByteReader, strings: StringReader): string[] {
  const count = readCount(reader);
  const tags: string[] = [];
  for (let index = 0; index < count && !reader.isBroken; index++) {
    tags.push(readString(reader, strings));
  }
  return tags;
}
