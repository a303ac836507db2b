import { loadReports, type InputFile } from '../core/workbench/load-documents.ts';
import type { FileProblem } from '../core/workbench/workbench.ts';
import { mergeReports } from '../core/report/merge-reports.ts';
import { toVtModel } from '../core/vt/to-vt-model.ts';
import type { VtModel } from '../core/vt/vt-model.ts';
import { readBytes } from './read-files.ts';

/** One sample of the command line, with the files that it came from in the order they were named. */
export interface CliSample {
  readonly model: VtModel;
  readonly files: readonly string[];
  /** What reading the report found worth telling. */
  readonly notes: readonly string[];
}

export interface LoadedSamples {
  readonly samples: readonly CliSample[];
  readonly problems: readonly FileProblem[];
}

/**
 * Reads report files into samples, files of one sample merged. choice: for a file that lists several
 * samples, which one (from 1). What cannot be used is a problem in words. Never throws.
 */
export function loadSamples(paths: readonly string[], choice?: number): LoadedSamples {
  const files: InputFile[] = [];
  const problems: FileProblem[] = [];
  for (const path of paths) {
    const bytes = readBytes(path);
    if (bytes.ok) files.push({ name: path, bytes: bytes.value });
    else problems.push({ fileName: path, message: bytes.error });
  }
  const loaded = samplesOfFiles(files, choice);
  return { samples: loaded.samples, problems: [...problems, ...loaded.problems] };
}

/** The same of files that have been read. Never throws. */
export function samplesOfFiles(files: readonly InputFile[], choice?: number): LoadedSamples {
  const paths = files.map(({ name }) => name);
  const loaded = loadChosen(files, choice);
  const merged = mergeReports(loaded.reports);
  return {
    samples: merged.samples.map((report) => {
      const model = toVtModel(report);
      const ids = new Set(report.documents.map(({ id }) => id));
      const strayNotes = merged.notes.filter(({ documentId }) => ids.has(documentId));
      const reportNotes = [...report.notes, ...strayNotes].map(({ message }) => message);
      const named = report.documents.map((document) => pathOf(paths, document.name));
      return { model, files: [...new Set(named)], notes: [...model.notes, ...reportNotes] };
    }),
    problems: loaded.problems,
  };
}

function loadChosen(
  files: readonly InputFile[],
  choice: number | undefined,
): ReturnType<typeof loadReports> {
  const loaded = loadReports(files, { firstDocumentId: 0 });
  const list = loaded.problems.find((problem) => problem.choices !== undefined);
  if (choice === undefined || list === undefined) return loaded;
  const chosen = list.choices?.[choice - 1];
  if (chosen === undefined) {
    const nChoices = list.choices?.length ?? 0;
    const message = `has no file number ${choice}, only ${nChoices}`;
    return { ...loaded, problems: [{ ...list, message }] };
  }
  const rest = loadReports(
    files.filter((file) => file.name !== list.fileName),
    { firstDocumentId: 0 },
  );
  const answered = loadReports(
    files.filter((file) => file.name === list.fileName),
    { firstDocumentId: rest.reports.length + files.length, choice: chosen.node },
  );
  return {
    reports: [...rest.reports, ...answered.reports],
    problems: [...rest.problems, ...answered.problems],
  };
}

/** A document of JSON lines is named after its file and line; the file is what the user named. */
function pathOf(paths: readonly string[], documentName: string): string {
  return (
    paths.find((path) => documentName === path || documentName.startsWith(`${path}, line `)) ??
    documentName
  );
}
