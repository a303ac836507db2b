import type { FileSource } from '../../state/report-files.ts';
import { toFileSource } from './report-file-input.tsx';

/** Folders are read as far as this; the largest public collections of rules have fewer files. */
export const MAX_DROPPED_FILES = 20_000;

/**
 * The files of a drop, those in folders with their paths; `isCut`: there were more than are read. What
 * is dropped is looked at before the first await, as the browser wants it.
 */
export async function readDrop(
  data: DataTransfer,
): Promise<{ readonly sources: readonly FileSource[]; readonly isCut: boolean }> {
  const waiting: FileSystemEntry[] = [];
  const sources: FileSource[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory === true) waiting.push(entry);
    else if (file !== null) sources.push(toFileSource(file));
  }
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    if (sources.length >= MAX_DROPPED_FILES) return { sources, isCut: true };
    if (isDirectory(entry)) waiting.push(...(await entriesOf(entry)));
    else if (isFile(entry)) {
      const file = await fileOf(entry);
      // One that has gone meanwhile is passed over, like one that was never there.
      if (file !== undefined) sources.push(toFileSource(file, entry.fullPath.replace(/^\//, '')));
    }
  }
  return { sources, isCut: false };
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => {
    entry.file(resolve, () => resolve(undefined));
  });
}

/** The browser hands out a folder's entries in portions; the last one is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (portion.length === 0) return entries;
    entries.push(...portion);
  }
}
