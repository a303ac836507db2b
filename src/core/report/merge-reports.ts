import type { ReportNote, SampleReport } from './sample-report.ts';

/** Samples after merging; `notes` tell of the reports that could not be joined to one. */
export interface MergedReports {
  readonly samples: readonly SampleReport[];
  readonly notes: readonly ReportNote[];
}

/**
 * Puts the reports of one sample together. reports: in the order of loading; document ids are unique.
 * Reports of the same SHA-256 are one sample, at the place of the first of them. A report that does
 * not say which file it is about joins the only sample there is, with a note in the sample; where
 * there is none or several it stays by itself, in the latter case with a note. Never throws.
 */
export function mergeReports(reports: readonly SampleReport[]): MergedReports {
  const samples: SampleReport[] = [];
  const nameless: SampleReport[] = [];
  for (const report of reports) {
    if (report.sha256 === undefined) nameless.push(report);
    const at = samples.findIndex((sample) => sample.sha256 === report.sha256);
    const sample = samples[at];
    if (report.sha256 === undefined || sample === undefined) samples.push(report);
    else samples[at] = joinReports(sample, report);
  }
  const named = samples.filter((sample) => sample.sha256 !== undefined);
  const [only] = named;
  if (nameless.length === 0 || only === undefined) return { samples, notes: [] };
  if (named.length > 1) return { samples, notes: nameless.map(strayNote) };
  const joined = nameless.reduce((sample, report) => joinReports(sample, guessed(report)), only);
  return { samples: [joined], notes: [] };
}

function joinReports(sample: SampleReport, report: SampleReport): SampleReport {
  return {
    sha256: sample.sha256 ?? report.sha256,
    shapes: [...new Set([...sample.shapes, ...report.shapes])],
    documents: [...sample.documents, ...report.documents],
    parts: [...sample.parts, ...report.parts],
    notes: [...sample.notes, ...report.notes],
  };
}

/** The report with a note that it was joined without proof. */
function guessed(report: SampleReport): SampleReport {
  const [document] = report.documents;
  if (document === undefined) return report;
  const message = `${document.name} does not say which file it is about; it is taken as this sample's`;
  return { ...report, notes: [{ documentId: document.id, message }] };
}

function strayNote(report: SampleReport): ReportNote {
  const [document] = report.documents;
  return {
    documentId: document?.id ?? 0,
    message: `${document?.name ?? 'a document'} does not say which of the samples it is about, and stays a sample of its own; load it together with one sample only`,
  };
}
