import { visibleText } from '../../base/visible-text.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { kindOf, type JsonIndex } from '../json/json-index.ts';
import { findCandidates, type Candidate, type Findings } from './find-candidates.ts';
import { refusalOf } from './refusal.ts';
import { sampleTitle } from './sample-title.ts';
import type {
  LoadedDocument,
  ReportError,
  ReportNote,
  ReportPart,
  ReportShape,
  SampleReport,
} from './sample-report.ts';

export interface ReadReportOptions {
  /** The answer to a `choose` error: `node` of one of its choices. */
  readonly choice?: number;
}

/**
 * The sample that a document describes, in any shape that VirusTotal and its tools write: a v3 file
 * object, a list of behaviours, one behaviour, a behaviour summary, the structure itself, each with or
 * without `data` around it, vt-py's and vt-cli's forms, attributes alone. Reports of several samples
 * are the error `choose`, which is answered by `options.choice`; a list with exactly one file is that
 * file. Everything else is refused by its name, with what to load instead. Never throws.
 * O(nodes outside the reports). Source: docs.virustotal.com/reference, vt-py, vt-cli.
 */
export function readReport(
  document: LoadedDocument,
  options: ReadReportOptions = {},
): Result<SampleReport, ReportError> {
  const { index } = document;
  const findings = findCandidates(index);
  if (findings.candidates.length === 0) return err(refusalOf(index, findings));
  const groups = groupBySample(findings.candidates);
  const chosen = choose(groups, options.choice);
  if (chosen === undefined) return err(choiceOf(index, groups));
  return ok(sampleOf(document, findings, chosen));
}

/** The candidates of one sample, in document order. */
type SampleGroup = readonly [Candidate, ...Candidate[]];

/**
 * One group per SHA-256. Candidates without one belong to the only sample there is; where there are
 * several they are a sample of their own each, but behaviours without one stay together.
 */
function groupBySample(candidates: readonly Candidate[]): readonly SampleGroup[] {
  const groups = new Map<string, [Candidate, ...Candidate[]]>();
  const nameless: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.sha256 === undefined) {
      nameless.push(candidate);
      continue;
    }
    const group = groups.get(candidate.sha256);
    if (group === undefined) groups.set(candidate.sha256, [candidate]);
    else group.push(candidate);
  }
  const named = [...groups.values()];
  const [only] = named;
  if (only !== undefined && named.length === 1) {
    only.push(...nameless.filter((candidate) => candidate.role !== 'file'));
    return [only, ...ownGroups(nameless.filter((candidate) => candidate.role === 'file'))];
  }
  return [...named, ...ownGroups(nameless)];
}

function ownGroups(nameless: readonly Candidate[]): readonly SampleGroup[] {
  const [first, ...rest] = nameless.filter((candidate) => candidate.role === 'behaviour');
  const behaviours: SampleGroup[] = first === undefined ? [] : [[first, ...rest]];
  const others = nameless.filter((candidate) => candidate.role !== 'behaviour');
  return [...behaviours, ...others.map((candidate): SampleGroup => [candidate])];
}

function choose(
  groups: readonly SampleGroup[],
  choice: number | undefined,
): SampleGroup | undefined {
  if (groups.length === 1) return groups[0];
  if (choice === undefined) return undefined;
  return groups.find((group) => group.some((candidate) => candidate.node === choice));
}

function choiceOf(index: JsonIndex, groups: readonly SampleGroup[]): ReportError {
  const choices = groups.map((group) => {
    const [first] = group;
    const shown = group.find((candidate) => candidate.role === 'file') ?? first;
    return { node: shown.node, sha256: shown.sha256, title: sampleTitle(index, shown) };
  });
  const message = `this is a list of ${String(choices.length)} samples; choose one of them`;
  return { kind: 'choose', message, choices };
}

function sampleOf(document: LoadedDocument, findings: Findings, group: SampleGroup): SampleReport {
  const shapes = new Set<ReportShape>(group.map((candidate) => candidate.shape));
  return {
    sha256: group.find((candidate) => candidate.sha256 !== undefined)?.sha256,
    shapes: [...shapes],
    documents: [document],
    parts: group.map((candidate) => partOf(document, candidate)),
    notes: notesOf(document, findings, group),
  };
}

function partOf(document: LoadedDocument, candidate: Candidate): ReportPart {
  const { role, attributes, context, sandbox } = candidate;
  return {
    documentId: document.id,
    role,
    attributes,
    ...(context === undefined ? {} : { context }),
    ...(sandbox === undefined ? {} : { sandbox }),
  };
}

function notesOf(
  document: LoadedDocument,
  findings: Findings,
  group: SampleGroup,
): readonly ReportNote[] {
  const notes: string[] = [];
  const nLeftOut = findings.candidates.length - group.length;
  if (nLeftOut > 0) notes.push(`reports of other samples are left out: ${String(nLeftOut)}`);
  const [other] = findings.others;
  if (other !== undefined) {
    const count = String(findings.others.length);
    const type = visibleText(other.type);
    notes.push(`objects that are no report are left out: ${count}, the first of type ${type}`);
  }
  const isNameless = group.some((candidate) => candidate.sha256 === undefined);
  if (isNameless && group.some((candidate) => candidate.sha256 !== undefined)) {
    notes.push('a behaviour without a SHA-256 is taken as one of this sample');
  }
  if (group.every((candidate) => candidate.sha256 === undefined)) {
    notes.push('the document does not say which file it is about');
  }
  if (kindOf(document.index, 0) === 'object' && findings.hasOldReport) {
    notes.push('a report of the old API v2 in the document is left out');
  }
  return notes.map((message) => ({ documentId: document.id, message }));
}
