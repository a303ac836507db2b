import { err, ok, type Result } from '../../base/result.ts';
import { indexJson } from '../json/index-json.ts';
import type { JsonError } from '../json/json-error.ts';
import { splitJsonLines } from '../json/split-lines.ts';
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
    const documents = indexFile(file, nextId);
    if (!documents.ok) {
      problems.push(jsonProblem(file.name, documents.error));
      continue;
    }
    let nProblems = 0;
    for (const document of documents.value) {
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
    if (nProblems > MAX_PROBLEMS_PER_FILE) {
      const nMore = nProblems - MAX_PROBLEMS_PER_FILE;
      problems.push({ fileName: file.name, message: `${nMore} more lines are no file reports` });
    }
  }
  return { reports, problems };
}

/** The documents of a file: itself, or its lines where it is JSON lines. */
function indexFile(file: InputFile, firstId: number): Result<readonly LoadedDocument[], JsonError> {
  const whole = indexJson(file.bytes);
  if (whole.ok) return ok([{ id: firstId, name: file.name, index: whole.value }]);
  if (whole.error.kind !== 'syntax') return whole;
  const lines = splitJsonLines(file.bytes);
  if (!lines.ok) return whole;
  const documents: LoadedDocument[] = [];
  for (const { span, line } of lines.value) {
    const index = indexJson(file.bytes.subarray(span.start, span.end));
    if (!index.ok) return err(whole.error);
    documents.push({
      id: firstId + documents.length,
      name: `${file.name}, line ${line}`,
      index: index.value,
    });
  }
  return ok(documents);
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
