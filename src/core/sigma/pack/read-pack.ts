import { err, ok, type Result } from '../../../base/result.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import type { RuleFileProblem, RuleOrigin, Ruleset } from '../compile/ruleset.ts';
import {
  createByteReader,
  giveUp,
  readByte,
  readCount,
  readIndex,
  readVarint,
  type ByteReader,
} from './byte-reader.ts';
import { readHeads } from './head-codec.ts';
import { BODY_SECTION, SEVERITIES, SOURCES_SECTION, STRINGS_SECTION } from './pack-layout.ts';
import { readRuleBody } from './rule-codec.ts';
import { packError, readSections, unpackSection, type PackError } from './sections.ts';
import { readRuleFiles } from './source-blocks.ts';
import {
  readOptionalString,
  readString,
  readStringTable,
  type StringReader,
} from './string-table.ts';
import type { ReaderTables } from './test-codec.ts';

/**
 * The ruleset that `writePack` wrote. Source texts stay compressed until they are asked for, and with
 * them the bytes are held on to. Errors: no pack, damaged in any way, of another version. Never throws,
 * whatever the bytes are.
 */
export function readPack(bytes: Uint8Array): Result<Ruleset, PackError> {
  const sections = readSections(bytes);
  if (!sections.ok) return sections;
  const stringBytes = unpackSection(sections.value.get(STRINGS_SECTION));
  const bodyBytes = unpackSection(sections.value.get(BODY_SECTION));
  const sources = sections.value.get(SOURCES_SECTION)?.packed;
  if (stringBytes === undefined || bodyBytes === undefined || sources === undefined) {
    return err(packError('damaged'));
  }
  const stringReader = createByteReader(stringBytes);
  const strings = readStringTable(stringReader);
  const body = createByteReader(bodyBytes);
  const ruleset = readBody(body, { strings, tests: [], modifiers: new Map() }, sources);
  const isWhole = !stringReader.isBroken && !body.isBroken && body.at === bodyBytes.length;
  return isWhole ? ok(ruleset) : err(packError('damaged'));
}

function readBody(reader: ByteReader, tables: ReaderTables, sources: Uint8Array): Ruleset {
  const { strings } = tables;
  const files = readRuleFiles(reader, strings, sources);
  const nLeftOut = readVarint(reader);
  const nCorrelations = readVarint(reader);
  const nFilters = readVarint(reader);
  const problems = readProblems(reader, strings, files.length);
  const nRules = readCount(reader);
  const origins: RuleOrigin[] = [];
  for (let index = 0; index < nRules && !reader.isBroken; index++) {
    const file = readIndex(reader, files.length);
    const start = readVarint(reader);
    origins.push({ file, span: { start, end: start + readVarint(reader) } });
  }
  const rules: CompiledRule[] = [];
  for (const head of readHeads(reader, strings, nRules)) {
    const { logsource, root, unevaluated } = readRuleBody(reader, tables);
    rules.push({ head, logsource, root, unevaluated });
  }
  return { rules, origins, files, nLeftOut, nCorrelations, nFilters, problems };
}

function readProblems(
  reader: ByteReader,
  strings: StringReader,
  nFiles: number,
): RuleFileProblem[] {
  const count = readCount(reader);
  const problems: RuleFileProblem[] = [];
  for (let index = 0; index < count && !reader.isBroken; index++) {
    const file = readIndex(reader, nFiles);
    const severity = SEVERITIES[readByte(reader)];
    if (severity === undefined) giveUp(reader);
    const code = readString(reader, strings);
    const message = readString(reader, strings);
    const help = readOptionalString(reader, strings);
    const line = readVarint(reader);
    const place = line === 0 ? undefined : { line, column: readVarint(reader) };
    problems.push({ file, severity: severity ?? 'error', code, message, help, place });
  }
  return problems;
}
