import type { SessionFile } from '../core/session/session.ts';
import type { FileProblem, SampleSummary } from '../core/workbench/workbench.ts';

/** Larger files are refused before they are read. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** A file that the user has given: dropped, picked or pasted. */
export interface FileSource {
  readonly name: string;
  readonly sizeBytes: number;
  readonly read: () => Promise<Uint8Array>;
  /** Its beginning; where it is not given, all of it is read instead. */
  readonly readHead?: (nBytes: number) => Promise<Uint8Array>;
}

export async function readSources(sources: readonly FileSource[]): Promise<{
  readonly files: readonly SessionFile[];
  readonly problems: readonly FileProblem[];
}> {
  const files: SessionFile[] = [];
  const problems: FileProblem[] = [];
  for (const { name, sizeBytes, read } of sources) {
    const message =
      sizeBytes > MAX_FILE_BYTES
        ? 'The file is larger than 512 MB, which is the most that can be opened'
        : 'The file could not be read; it may have been moved, or is a folder';
    const bytes = sizeBytes > MAX_FILE_BYTES ? undefined : await read().catch(() => undefined);
    if (bytes === undefined) problems.push({ fileName: name, message });
    else files.push({ name, bytes });
  }
  return { files, problems };
}

/** Whether a sample was read from this file. */
export function isOpen(file: SessionFile, samples: readonly SampleSummary[]): boolean {
  return samples.some((sample) =>
    sample.documents.some(
      (document) => document.name === file.name && document.sizeBytes === file.bytes.length,
    ),
  );
}

/**
 * Whether opening the file would change nothing: its bytes are open under whatever name. A list can
 * be opened again, for another choice.
 */
export function isLoaded(file: SessionFile, loaded: readonly SessionFile[]): boolean {
  return loaded.some(
    ({ bytes, choice }) => choice === file.choice && hasSameBytes(bytes, file.bytes),
  );
}

function hasSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** The files as the workbench takes them: a choice is about one file, so such a file goes alone. */
export function inBatches(files: readonly SessionFile[]): readonly (readonly SessionFile[])[] {
  const batches: SessionFile[][] = [];
  let isOpenBatch = false;
  for (const file of files) {
    const last = batches.at(-1);
    if (last !== undefined && isOpenBatch && file.choice === undefined) last.push(file);
    else batches.push([file]);
    isOpenBatch = file.choice === undefined;
  }
  return batches;
}

/** Which sample the user now wants to see: the remembered one, the newest, or the one of the files. */
export function wantedSample(
  samples: readonly SampleSummary[],
  before: readonly SampleSummary[],
  request: {
    readonly files: readonly SessionFile[];
    readonly activeSha256?: string | undefined;
  },
): number | undefined {
  const remembered =
    request.activeSha256 === undefined
      ? undefined
      : samples.find((sample) => sample.sha256 === request.activeSha256);
  const known = new Set(before.map((sample) => sample.id));
  const newest = samples.findLast((sample) => !known.has(sample.id));
  // Several samples may come from one list: the workbench knows which one was chosen.
  const same = samples.find((sample) =>
    request.files.some((file) => file.choice === undefined && isOpen(file, [sample])),
  );
  return (remembered ?? newest ?? same)?.id;
}

/** A problem in one sentence that names its file. */
export function problemText({ fileName, message }: FileProblem): string {
  if (message.startsWith(fileName)) return message;
  const goesOn = message.startsWith('is ') || message.startsWith('has ');
  return `${fileName}${goesOn ? '' : ':'} ${message}`;
}
