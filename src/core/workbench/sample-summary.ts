import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { numberTextOf, stringOf } from '../json/json-text.ts';
import type { SampleReport } from '../report/sample-report.ts';
import { platformOfType } from '../vt/platform.ts';
import type { VtModel } from '../vt/vt-model.ts';
import type { DocumentSummary, SampleSummary } from './workbench.ts';

/** The counters of `analysis_stats` that are an engine's word on the file. */
const VERDICT_COUNTERS = ['malicious', 'suspicious', 'undetected', 'harmless'] as const;

/** What the page says of a sample in its header. Never throws. O(parts). */
export function summariseSample(id: number, model: VtModel): SampleSummary {
  const { report, structure } = model;
  const metadata = memberOf(structure, 0, 'metadata');
  const behaviour = memberOf(structure, 0, 'behaviour');
  const results = child(structure, behaviour, 'sigma_analysis_results');
  const fileType = text(structure, child(structure, metadata, 'file_type'));
  return {
    id,
    sha256: report.sha256 ?? text(structure, child(structure, metadata, 'sha256')),
    name:
      text(structure, child(structure, metadata, 'file_name')) ??
      report.sha256?.slice(0, 16) ??
      report.documents[0]?.name ??
      'sample',
    fileType: attributeText(report, 'type_description') ?? fileType,
    platform: platformOfType(attributeText(report, 'type_tag'), fileType),
    detections: detectionsOf(structure, child(structure, metadata, 'analysis_stats')),
    nSigmaResults: results === undefined ? 0 : entryOf(structure.childCounts, results),
    sandboxes: [...new Set(report.parts.flatMap((part) => part.sandbox ?? []))],
    shapes: report.shapes,
    documents: report.documents.map(({ id: documentId, name, index }): DocumentSummary => ({
      id: documentId,
      name,
      sizeBytes: index.bytes.length,
      nNodes: index.nNodes,
    })),
    unmapped: model.unmapped,
    notes: [...model.notes, ...report.notes.map((note) => note.message)],
  };
}

/** A text attribute of the file object, which the vt module may not have. */
function attributeText(report: SampleReport, key: string): string | undefined {
  for (const part of report.parts) {
    if (part.role !== 'file') continue;
    const document = report.documents.find((candidate) => candidate.id === part.documentId);
    if (document === undefined) continue;
    const found = text(document.index, child(document.index, part.attributes, key));
    if (found !== undefined) return found;
  }
  return undefined;
}

function detectionsOf(
  structure: JsonIndex,
  stats: number | undefined,
): { readonly malicious: number; readonly total: number } | undefined {
  if (stats === undefined) return undefined;
  const counts = VERDICT_COUNTERS.map((key) => count(structure, child(structure, stats, key)));
  const total = counts.reduce((sum, next) => sum + next, 0);
  return total === 0 ? undefined : { malicious: counts[0] ?? 0, total };
}

function child(index: JsonIndex, node: number | undefined, key: string): number | undefined {
  return node === undefined || kindOf(index, node) !== 'object'
    ? undefined
    : memberOf(index, node, key);
}

function text(index: JsonIndex, node: number | undefined): string | undefined {
  return node !== undefined && kindOf(index, node) === 'string' ? stringOf(index, node) : undefined;
}

function count(index: JsonIndex, node: number | undefined): number {
  return node !== undefined && kindOf(index, node) === 'number'
    ? Math.max(0, Number(numberTextOf(index, node)))
    : 0;
}
