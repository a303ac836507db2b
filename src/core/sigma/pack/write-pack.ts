import type { Ruleset } from '../compile/ruleset.ts';
import {
  createByteWriter,
  writeByte,
  writeVarint,
  writtenBytes,
  type ByteWriter,
} from './byte-writer.ts';
import { writeHeads } from './head-codec.ts';
import { BODY_SECTION, SEVERITIES, SOURCES_SECTION, STRINGS_SECTION } from './pack-layout.ts';
import { writeRuleBody } from './rule-codec.ts';
import { packSection, writeSections } from './sections.ts';
import { writeRuleFiles } from './source-blocks.ts';
import {
  createStringWriter,
  writeString,
  writeStringTable,
  type StringWriter,
} from './string-table.ts';
import type { WriterTables } from './test-codec.ts';

/**
 * A ruleset as one compact file that `readPack` loads fast: rules compiled, their heads, the files that
 * they are from, and what is wrong in these. Spans inside of the compiled rules are left out; texts are
 * kept as UTF-8, so that a lone surrogate in one is lost. The same ruleset always gives the same bytes.
 * Never throws.
 */
export function writePack(ruleset: Ruleset): Uint8Array<ArrayBuffer> {
  const tables: WriterTables = { strings: createStringWriter(), tests: new Map() };
  const { strings } = tables;
  const body = createByteWriter();
  const sources = writeRuleFiles(body, strings, ruleset.files);
  writeVarint(body, ruleset.nLeftOut);
  writeVarint(body, ruleset.nCorrelations);
  writeVarint(body, ruleset.nFilters);
  writeProblems(body, strings, ruleset.problems);
  writeVarint(body, ruleset.rules.length);
  for (const { file, span } of ruleset.origins) {
    for (const value of [file, span.start, span.end - span.start]) writeVarint(body, value);
  }
  writeHeads(
    body,
    strings,
    ruleset.rules.map(({ head }) => head),
  );
  for (const rule of ruleset.rules) writeRuleBody(body, tables, rule);
  const stringTable = createByteWriter();
  writeStringTable(stringTable, strings);
  return writeSections([
    packSection(STRINGS_SECTION, writtenBytes(stringTable)),
    packSection(BODY_SECTION, writtenBytes(body)),
    { id: SOURCES_SECTION, packed: sources, size: 0 },
  ]);
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
