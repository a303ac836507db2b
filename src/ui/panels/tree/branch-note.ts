import type { SampleSummary, TreeRow } from '../../../core/workbench/workbench.ts';
import { countOf } from '../rule/verdict-text.ts';

/** What a branch of the structure holds, for a first look at a report; undefined for rows within. */
export function branchNote(
  row: TreeRow | undefined,
  sample: SampleSummary | undefined,
): string | undefined {
  if (row === undefined || sample === undefined || row.level !== 1 || row.nChildren === 0) {
    return undefined;
  }
  return notes(row.key, sample).join(' · ') || undefined;
}

function notes(key: string, sample: SampleSummary): readonly string[] {
  const { nSigmaResults, sandboxes, fileType, detections } = sample;
  if (key === 'behaviour') {
    return [
      ...(nSigmaResults > 0 ? [countOf(nSigmaResults, 'Sigma rule', 'Sigma rules')] : []),
      ...(sandboxes.length > 0 ? [countOf(sandboxes.length, 'sandbox', 'sandboxes')] : []),
    ];
  }
  if (key !== 'metadata') return [];
  return [
    ...(fileType === undefined ? [] : [fileType]),
    ...(detections === undefined
      ? []
      : [`${detections.malicious} of ${detections.total} engines detect it`]),
  ];
}
