import type { FileProblem } from '../core/workbench/workbench.ts';
import { MAX_FILE_BYTES, type FileSource } from './report-files.ts';

/** Files are read this many at a time: a folder of rules has thousands. */
const READ_BATCH = 64;

interface ReadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The bytes of files, and why some have none. onProgress: how many are read, before each batch.
 * Undefined when it is found after a batch that they are not wanted any more.
 */
export async function readInBatches(
  sources: readonly FileSource[],
  {
    onProgress,
    isWanted,
  }: { readonly onProgress: (done: number) => void; readonly isWanted: () => boolean },
): Promise<
  { readonly files: readonly ReadFile[]; readonly problems: readonly FileProblem[] } | undefined
> {
  const files: ReadFile[] = [];
  const problems: FileProblem[] = [];
  for (let at = 0; at < sources.length; at += READ_BATCH) {
    onProgress(at);
    const read = await Promise.all(sources.slice(at, at + READ_BATCH).map(readSource));
    if (!isWanted()) return undefined;
    for (const file of read) {
      if ('message' in file) problems.push(file);
      else files.push(file);
    }
  }
  return { files, problems };
}

async function readSource(source: FileSource): Promise<ReadFile | FileProblem> {
  const { name, sizeBytes } = source;
  if (sizeBytes > MAX_FILE_BYTES) {
    return {
      fileName: name,
      message: 'The file is larger than 512 MB, which is the most that can be opened',
    };
  }
  const bytes = await source.read().catch(() => undefined);
  return bytes === undefined
    ? { fileName: name, message: 'The file could not be read; it may have been moved' }
    : { name, bytes };
}
