import type { RuleOrigin, RulesetCorrelation } from '../compile/ruleset.ts';
import { readDocumentAt } from '../rule/read-document-at.ts';
import type { CollectionMember } from '../rule/rule-collection.ts';
import { findCircles } from '../rule/strong-components.ts';
import { giveUp, readCount, readIndex, readVarint, type ByteReader } from './byte-reader.ts';
import { writeVarint, type ByteWriter } from './byte-writer.ts';

/** Writes what correlations are about, and where they are written: their text is in the file. */
export function writeCorrelations(
  writer: ByteWriter,
  correlations: readonly RulesetCorrelation[],
): void {
  writeVarint(writer, correlations.length);
  for (const { origin, members } of correlations) {
    const { file, span } = origin;
    for (const value of [file, span.start, span.end - span.start]) writeVarint(writer, value);
    writeVarint(writer, members.length);
    for (const { kind, index } of members) {
      writeVarint(writer, index);
      writeVarint(writer, kind === 'rule' ? 0 : 1);
    }
  }
}

/** What `writeCorrelations` wrote; a circle of them breaks the reader. Never throws. */
export function readCorrelations(
  reader: ByteReader,
  { nFiles, nRules }: { readonly nFiles: number; readonly nRules: number },
  readText: (file: number) => string | undefined,
): RulesetCorrelation[] {
  const count = readCount(reader);
  const correlations: RulesetCorrelation[] = [];
  for (let at = 0; at < count && !reader.isBroken; at++) {
    const file = readIndex(reader, nFiles);
    const start = readVarint(reader);
    const origin: RuleOrigin = { file, span: { start, end: start + readVarint(reader) } };
    const members = readMembers(reader, nRules, count);
    correlations.push({
      origin,
      members,
      read: () => readDocumentAt(readText(file) ?? '', start, 'correlation'),
    });
  }
  const edges = correlations.map(({ members }) =>
    members.flatMap(({ kind, index }) => (kind === 'correlation' ? [index] : [])),
  );
  if (findCircles(edges).some((circle) => circle >= 0)) giveUp(reader);
  return correlations;
}

function readMembers(
  reader: ByteReader,
  nRules: number,
  nCorrelations: number,
): readonly CollectionMember[] {
  const members: CollectionMember[] = [];
  const count = readCount(reader);
  for (let at = 0; at < count && !reader.isBroken; at++) {
    const index = readVarint(reader);
    const kind = readIndex(reader, 2) === 0 ? 'rule' : 'correlation';
    if (index >= (kind === 'rule' ? nRules : nCorrelations)) giveUp(reader);
    members.push({ kind, index });
  }
  return members;
}
