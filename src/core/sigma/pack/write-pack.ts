import type { Ruleset } from '../compile/ruleset.ts';
import { buildWitnessTable } from '../index/witness-table.ts';
import { writeBlobTable } from './blob-table.ts';
import { createByteWriter, writeVarint, writtenBytes } from './byte-writer.ts';
import { writeCorrelations } from './correlation-codec.ts';
import { writeDetails } from './details-codec.ts';
import { writeFiles } from './files-codec.ts';
import { writeLinks } from './links-codec.ts';
import { writeSummaries } from './summary-codec.ts';
import {
  DETAILS_SECTION,
  FILES_SECTION,
  RULES_SECTION,
  SOURCES_SECTION,
  STRINGS_SECTION,
  WITNESSES_SECTION,
} from './pack-layout.ts';
import { writeTree, type TreeWriter } from './tree-codec.ts';
import { packSection, writeSections } from './sections.ts';
import { createStringWriter, writeStringTable } from './string-table.ts';
import { createTestWriter } from './test-table.ts';
import { writeWitnesses } from './witness-codec.ts';

/**
 * A ruleset as one file that `readPack` loads fast: rules compiled and indexed, their heads, the files
 * that they are from, and what is wrong in these. Spans inside of the compiled rules are left out; texts of files are
 * kept as UTF-8, so that a lone surrogate in one is lost. The same ruleset always gives the same bytes.
 * Never throws.
 */
export function writePack(ruleset: Ruleset): Uint8Array<ArrayBuffer> {
  const strings = createStringWriter();
  const tables: TreeWriter = { strings, tests: createTestWriter(strings) };
  const rules = createByteWriter();
  writeVarint(rules, ruleset.files.length);
  for (const count of [ruleset.nLeftOut, ruleset.nFilters]) {
    writeVarint(rules, count);
  }
  writeVarint(rules, ruleset.rules.length);
  for (const { file, span } of ruleset.origins) {
    for (const value of [file, span.start, span.end - span.start]) writeVarint(rules, value);
  }
  writeCorrelations(rules, ruleset.correlations);
  writeLinks(rules, strings, ruleset.links);
  writeSummaries(rules, strings, ruleset.rules);
  const trees = ruleset.rules.map(({ root }) => {
    const tree = createByteWriter();
    writeTree(tree, tables, root);
    return writtenBytes(tree);
  });
  writeBlobTable(rules, tables.tests.blobs);
  writeBlobTable(rules, trees);
  const witnesses = createByteWriter();
  const table = ruleset.witnesses ?? buildWitnessTable(ruleset.rules.map(({ root }) => root));
  writeWitnesses(witnesses, strings, table);
  const stringTable = createByteWriter();
  writeStringTable(stringTable, strings);
  const details = createByteWriter();
  writeDetails(
    details,
    ruleset.rules.map(({ head }) => head),
  );
  const { index, sources } = writeFiles(ruleset);
  return writeSections([
    { id: STRINGS_SECTION, bytes: writtenBytes(stringTable), size: 0 },
    { id: RULES_SECTION, bytes: writtenBytes(rules), size: 0 },
    { id: WITNESSES_SECTION, bytes: writtenBytes(witnesses), size: 0 },
    { id: DETAILS_SECTION, bytes: writtenBytes(details), size: 0 },
    packSection(FILES_SECTION, index),
    { id: SOURCES_SECTION, bytes: sources, size: 0 },
  ]);
}
