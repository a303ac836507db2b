import { err, ok, type Result } from '../../../base/result.ts';
import type { CompiledRule, RuleNode } from '../compile/compiled-rule.ts';
import type { RuleFile, RuleOrigin, Ruleset } from '../compile/ruleset.ts';
import type { RuleHead } from '../rule/sigma-rule.ts';
import { blobAt, readBlobTable } from './blob-table.ts';
import {
  createByteReader,
  readCount,
  readIndex,
  readVarint,
  type ByteReader,
} from './byte-reader.ts';
import { readCorrelations } from './correlation-codec.ts';
import { readDetails, type RuleDetails } from './details-codec.ts';
import { readFiles, type PackedFiles } from './files-codec.ts';
import { readLinks } from './links-codec.ts';
import { readSummaries, type RuleSummary } from './summary-codec.ts';
import {
  DETAILS_SECTION,
  FILES_SECTION,
  RULES_SECTION,
  SOURCES_SECTION,
  STRINGS_SECTION,
  WITNESSES_SECTION,
} from './pack-layout.ts';
import { readTree, type TreeReader } from './tree-codec.ts';
import { packError, readSections, unpackSection, type PackError } from './sections.ts';
import { readStringTable, type StringReader } from './string-table.ts';
import { createTestReader } from './test-table.ts';
import { readWitnesses } from './witness-codec.ts';

/** More than an archive may hold; this many places are made before anything else is known. */
const MAX_FILES = 200_000;

/**
 * The ruleset that `writePack` wrote. Trees, details of heads, names and texts of files are read when
 * they are first asked for, so that the bytes are held on to. Errors: no pack, damaged in any way, of
 * another version. Never throws, whatever the bytes are, and neither does what it answers; where somebody
 * damaged the bytes and made their checksums fit, it may have rules that never hold and empty texts.
 */
export function readPack(bytes: Uint8Array): Result<Ruleset, PackError> {
  const sections = readSections(bytes);
  if (!sections.ok) return sections;
  const [strings, rules, witnesses, details, sources] = [
    STRINGS_SECTION,
    RULES_SECTION,
    WITNESSES_SECTION,
    DETAILS_SECTION,
    SOURCES_SECTION,
  ].map((id) => sections.value.get(id)?.bytes);
  if (!strings || !rules || !witnesses || !details || !sources) return err(packError('damaged'));
  const stringReader = createByteReader(strings);
  const stringTable = readStringTable(stringReader);
  const detailsReader = createByteReader(details);
  const detailsOf = readDetails(detailsReader);
  const files = once(() => {
    const index = unpackSection(sections.value.get(FILES_SECTION)) ?? new Uint8Array();
    return readFiles(index, sources);
  });
  const reader = createByteReader(rules);
  const ruleset = readRules(reader, { strings: stringTable, detailsOf, files });
  const witnessReader = createByteReader(witnesses);
  const table = readWitnesses(witnessReader, stringTable, ruleset.rules.length);
  const isWhole = [stringReader, reader, witnessReader, detailsReader].every(
    ({ isBroken, at, bytes }) => !isBroken && at === bytes.length,
  );
  if (!isWhole) return err(packError('damaged'));
  return ok({
    ...ruleset,
    witnesses: table,
    get problems() {
      return files().problems;
    },
  });
}

interface Parts {
  readonly strings: StringReader;
  readonly detailsOf: (rule: number) => RuleDetails;
  readonly files: () => PackedFiles;
}

function readRules(
  reader: ByteReader,
  { strings, detailsOf, files }: Parts,
): Omit<Ruleset, 'problems' | 'witnesses'> {
  const nFiles = readIndex(reader, MAX_FILES + 1);
  const nLeftOut = readVarint(reader);
  const nFilters = readVarint(reader);
  const nRules = readCount(reader);
  const origins = readOrigins(reader, nRules, nFiles);
  const readText = (file: number): string | undefined => files().readText(file);
  const correlations = readCorrelations(reader, { nFiles, nRules }, readText);
  const links = readLinks(reader, strings, { nFiles, nRules, readText });
  const summaries = readSummaries(reader, strings, nRules);
  const tests = createTestReader(strings, readBlobTable(reader));
  const tables: TreeReader = { tests, modifiers: new Map() };
  const trees = readBlobTable(reader);
  const rules = summaries.map((summary, index) =>
    makeRule(
      summary,
      once(() => detailsOf(index)),
      once(() => readTree(blobAt(trees, index), tables)),
    ),
  );
  return {
    rules,
    origins,
    files: Array.from({ length: nFiles }, (_, index) => makeFile(index, files)),
    nLeftOut,
    correlations,
    nFilters,
    links,
  };
}

function readOrigins(reader: ByteReader, nRules: number, nFiles: number): RuleOrigin[] {
  const origins: RuleOrigin[] = [];
  for (let index = 0; index < nRules && !reader.isBroken; index++) {
    const file = readIndex(reader, nFiles);
    const start = readVarint(reader);
    origins.push({ file, span: { start, end: start + readVarint(reader) } });
  }
  return origins;
}

/** The getters are properties of the object itself, so that a clone has what they give. */
function makeRule(
  summary: RuleSummary,
  details: () => RuleDetails,
  tree: () => RuleNode,
): CompiledRule {
  const { logsource, unevaluated, ...listed } = summary;
  return {
    head: makeHead(listed, details),
    logsource,
    get root() {
      return tree();
    },
    unevaluated,
  };
}

function makeHead(listed: Omit<RuleHead, keyof RuleDetails>, details: () => RuleDetails): RuleHead {
  return {
    ...listed,
    get description() {
      return details().description;
    },
    get author() {
      return details().author;
    },
    get license() {
      return details().license;
    },
    get references() {
      return details().references;
    },
    get falsePositives() {
      return details().falsePositives;
    },
  };
}

function makeFile(index: number, files: () => PackedFiles): RuleFile {
  return {
    get name() {
      return files().names[index] ?? '';
    },
    readText: () => files().readText(index),
  };
}

/** Keeps what a function gives the first time. */
function once<T extends object>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
