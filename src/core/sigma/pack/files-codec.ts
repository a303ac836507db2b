import type { RuleFileProblem, Ruleset } from '../compile/ruleset.ts';
import {
  createByteReader,
  giveUp,
  readByte,
  readCount,
  readIndex,
  readVarint,
  type ByteReader,
} from './byte-reader.ts';
import {
  createByteWriter,
  writeByte,
  writeBytes,
  writeVarint,
  writtenBytes,
  type ByteWriter,
} from './byte-writer.ts';
import { SEVERITIES } from './pack-layout.ts';
import { readTexts, writeTexts } from './text-blocks.ts';
import {
  createStringWriter,
  readOptionalString,
  readString,
  readStringTable,
  writeString,
  writeStringTable,
  type StringReader,
  type StringWriter,
} from './string-table.ts';

/** What of a ruleset's files is read only when one is looked at. */
export interface PackedFiles {
  readonly names: readonly string[];
  readonly problems: readonly RuleFileProblem[];
  readonly readText: (file: number) => string | undefined;
}

const NO_FILES: PackedFiles = { names: [], problems: [], readText: () => undefined };

/** Names and problems of the files in one section, and their texts, compressed, in another. */
export function writeFiles({ files, problems }: Pick<Ruleset, 'files' | 'problems'>): {
  readonly index: Uint8Array;
  readonly sources: Uint8Array;
} {
  const strings = createStringWriter();
  const body = createByteWriter();
  writeVarint(body, files.length);
  for (const { name } of files) writeString(body, strings, name);
  writeProblems(body, strings, problems);
  const sources = writeTexts(
    body,
    files.map(({ readText }) => readText() ?? ''),
  );
  const index = createByteWriter();
  writeStringTable(index, strings);
  writeBytes(index, writtenBytes(body));
  return { index: writtenBytes(index), sources };
}

/** Files that `writeFiles` wrote; none where the bytes are broken. Never throws. */
export function readFiles(index: Uint8Array, sources: Uint8Array): PackedFiles {
  const reader = createByteReader(index);
  const strings = readStringTable(reader);
  const nFiles = readCount(reader);
  const names: string[] = [];
  for (let at = 0; at < nFiles && !reader.isBroken; at++) names.push(readString(reader, strings));
  const problems = readProblems(reader, strings, nFiles);
  const readText = readTexts(reader, sources);
  return reader.isBroken ? NO_FILES : { names, problems, readText };
}

function writeProblems(
  writer: ByteWriter,
  strings: StringWriter,
  problems: Ruleset['problems'],
): void {
  writeVarint(writer, problems.length);
  for (const { file, severity, code, message, help, place } of problems) {
    writeVarint(writer, file);
    writeByte(writer, SEVERITIES.indexOf(severity));
    for (const text of [code, message, help]) writeString(writer, strings, text);
    writeVarint(writer, place?.line ?? 0);
    if (place !== undefined) writeVarint(writer, place.column);
  }
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
