import { isHiddenName } from '../../core/workbench/rule-path.ts';
import { pickFolderFiles, type PassedOver } from '../../state/folder-files.ts';
import type { FileSource } from '../../state/report-files.ts';
import { toFileSource } from './report-file-input.tsx';

/** A folder is looked through as far as this: links may make it endless. */
export const MAX_ENTRIES = 200_000;

/** Entries are turned into files this many at a time: each asks the browser's other processes. */
const FILE_BATCH = 64;

interface FoundFile {
  /** Its path, from the dropped folder on. */
  readonly name: string;
  readonly entry: FileSystemFileEntry;
}

/**
 * The files of a drop: first those that were dropped themselves, as they are, then those of folders, with
 * their paths, and what of these is passed over. What is dropped is looked at before the first await, as
 * the browser wants it.
 */
export async function readDrop(
  data: DataTransfer,
): Promise<{ readonly sources: readonly FileSource[]; readonly passedOver: PassedOver }> {
  const folders: FileSystemDirectoryEntry[] = [];
  const sources: FileSource[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry !== null && isDirectory(entry)) folders.push(entry);
    else if (file !== null) sources.push(toFileSource(file));
  }
  const found = await filesBelow(folders);
  const { files, passedOver } = pickFolderFiles(found.files);
  let nGone = 0;
  for (let at = 0; at < files.length; at += FILE_BATCH) {
    for (const source of await Promise.all(files.slice(at, at + FILE_BATCH).map(sourceOf))) {
      if (source === undefined) nGone++;
      else sources.push(source);
    }
  }
  return {
    sources,
    passedOver: {
      nOther: passedOver.nOther,
      nHidden: found.nHidden + passedOver.nHidden,
      nUnreadable: found.nUnreadable + nGone,
      isCut: found.isCut || passedOver.isCut,
    },
  };
}

/** The files at any depth. Hidden folders are not looked into: a repository's own has thousands of files. */
async function filesBelow(
  folders: readonly FileSystemDirectoryEntry[],
): Promise<
  { readonly files: readonly FoundFile[] } & Pick<PassedOver, 'nHidden' | 'nUnreadable' | 'isCut'>
> {
  const files: FoundFile[] = [];
  const waiting = [...folders];
  let nEntries = 0;
  let nHidden = 0;
  let nUnreadable = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { entries, isWhole } = await entriesOf(folder);
    if (!isWhole) nUnreadable++;
    for (const entry of entries) {
      if (++nEntries > MAX_ENTRIES) return { files, nHidden, nUnreadable, isCut: true };
      if (isHiddenName(entry.name)) nHidden++;
      else if (isDirectory(entry)) waiting.push(entry);
      else if (isFile(entry)) files.push({ name: entry.fullPath.replace(/^\//, ''), entry });
    }
  }
  return { files, nHidden, nUnreadable, isCut: false };
}

/**
 * What lies in a folder; not `isWhole` where the browser could not read it, or not to the end. The
 * browser hands out entries in portions; the last one is empty.
 */
async function entriesOf(
  folder: FileSystemDirectoryEntry,
): Promise<{ readonly entries: readonly FileSystemEntry[]; readonly isWhole: boolean }> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[] | undefined>((resolve) => {
      reader.readEntries(resolve, () => resolve(undefined));
    });
    if (portion === undefined) return { entries, isWhole: false };
    if (portion.length === 0) return { entries, isWhole: true };
    // One by one: a call with all of a large portion as its arguments may be too much for the stack.
    for (const entry of portion) entries.push(entry);
    if (entries.length > MAX_ENTRIES) return { entries, isWhole: true };
  }
}

/** Undefined where the file cannot be read, or has gone meanwhile. */
function sourceOf({ name, entry }: FoundFile): Promise<FileSource | undefined> {
  return new Promise((resolve) => {
    entry.file(
      (file) => resolve(toFileSource(file, name)),
      () => resolve(undefined),
    );
  });
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
