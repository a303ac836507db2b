import { indexJson } from '../json/index-json.ts';
import type { JsonError } from '../json/json-error.ts';
import { sortJsonLines, type JsonLines } from '../json/split-lines.ts';
import { readReport } from '../report/read-report.ts';
import type { LoadedDocument, ReportError, SampleReport } from '../report/sample-report.ts';
import type { FileProblem } from './workbench.ts';

/** A file as it was dropped: its name, and its bytes as they are on disk. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What came of a set of files: reports, and why the rest is none. */
export interface LoadedReports {
  readonly reports: readonly SampleReport[];
  readonly problems: readonly FileProblem[];
}

/** Problems told per file of JSON lines; more would say the same again. */
const MAX_PROBLEMS_PER_FILE = 20;

/**
 * Reads files into reports. A file is one JSON document or JSON lines, a document a line; document ids
 * count up from `firstDocumentId`. choice: for a list of several samples, the node of the one that
 * the user chose. A file that cannot be used is a problem in words and does not stop the others.
 * Never throws. O(bytes).
 */
export function loadReports(
  files: readonly InputFile[],
  options: { readonly firstDocumentId: number; readonly choice?: number },
): LoadedReports {
  const reports: SampleReport[] = [];
  const problems: FileProblem[] = [];
  let nextId = options.firstDocumentId;
  for (const file of files) {
    const indexed = indexFile(file, nextId);
    problems.push(...indexed.errors.map((error) => jsonProblem(file.name, error)));
    let nProblems = indexed.errors.length;
    const nUntold = indexed.nErrors - indexed.errors.length;
    for (const document of indexed.documents) {
      nextId = document.id + 1;
      const report = readReport(
        document,
        options.choice === undefined ? {} : { choice: options.choice },
      );
      if (report.ok) reports.push(report.value);
      else if (nProblems++ < MAX_PROBLEMS_PER_FILE) {
        problems.push(reportProblem(document.name, report.error));
      }
    }
    const nMore = Math.max(0, nProblems - MAX_PROBLEMS_PER_FILE) + nUntold;
    if (nMore > 0) {
      problems.push({ fileName: file.name, message: `${nMore} more lines are no file reports` });
    }
  }
  return { reports, problems };
}

/** The documents of a file, and what is wrong with the rest of it. */
interface IndexedFile {
  readonly documents: readonly LoadedDocument[];
  readonly errors: readonly JsonError[];
  /** All errors, also those that are not put in words. */
  readonly nErrors: number;
}

/** The documents of a file: itself, or its lines where it is JSON lines. */
function indexFile(file: InputFile, firstId: number): IndexedFile {
  const whole = indexJson(file.bytes);
  if (whole.ok) {
    const document = { id: firstId, name: file.name, index: whole.value };
    return { documents: [document], errors: [], nErrors: 0 };
  }
  const { error } = whole;
  const lines = error.kind === 'syntax' ? sortJsonLines(file.bytes) : undefined;
  if (lines?.ok !== true || !isJsonLines(lines.value, error)) {
    return { documents: [], errors: [error], nErrors: 1 };
  }
  const documents: LoadedDocument[] = [];
  for (const { span, line } of lines.value.lines) {
    const index = indexJson(file.bytes.subarray(span.start, span.end));
    if (!index.ok) continue;
    const id = firstId + documents.length;
    documents.push({ id, name: `${file.name}, line ${line}`, index: index.value });
  }
  return { documents, errors: lines.value.errors, nErrors: lines.value.nErrors };
}

/**
 * Whether the file is JSON lines rather than one broken document: read as lines it is good for longer.
 * Where both end at the same place, a second good line decides.
 */
function isJsonLines({ lines, errors }: JsonLines, whole: JsonError): boolean {
  const firstBad = errors[0]?.offset ?? Number.POSITIVE_INFINITY;
  return firstBad > whole.offset ? lines.length > 0 : firstBad === whole.offset && lines.length > 1;
}

function jsonProblem(fileName: string, error: JsonError): FileProblem {
  const { line, column, offset, context, contextOffset } = error;
  return {
    fileName,
    message: error.message,
    where: { line, column, byteOffset: offset, context, contextOffset },
  };
}

function reportProblem(fileName: string, error: ReportError): FileProblem {
  return error.kind === 'choose'
    ? { fileName, message: error.message, choices: error.choices }
    : { fileName, message: error.message };
}
