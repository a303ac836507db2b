/** Stand-ins for what a browser hands over in a drop, as the File and Directory Entries API has it. */

/** The most entries that Chromium hands out at once. */
const PORTION = 100;

interface FakeEntry {
  readonly name: string;
  /** The entry as it is below a path, which ends without a slash. */
  readonly at: (parent: string) => FileSystemEntry;
}

/** A file of a text. */
export function fakeFile(name: string, text = ''): FakeEntry {
  return fileEntry(name, (resolve) => resolve(browserFile(name, text)));
}

/** A file that has gone since the folder was listed. */
export function goneFile(name: string): FakeEntry {
  return fileEntry(name, (_, reject) => reject(new DOMException('', 'NotFoundError')));
}

/** A folder, listed in portions. `isItsOwnChild`: as a link to itself would have it. */
export function fakeFolder(
  name: string,
  entries: readonly FakeEntry[],
  { isItsOwnChild = false }: { readonly isItsOwnChild?: boolean } = {},
): FakeEntry {
  const folder: FakeEntry = folderEntry(name, (path, at) => {
    const all = isItsOwnChild ? [folder, ...entries] : entries;
    return all.slice(at, at + PORTION).map((entry) => entry.at(path));
  });
  return folder;
}

/** A folder whose listing breaks after these entries. */
export function brokenFolder(name: string, entries: readonly FakeEntry[]): FakeEntry {
  return folderEntry(name, (path, at) =>
    at < entries.length ? entries.slice(at).map((entry) => entry.at(path)) : undefined,
  );
}

/** An entry, a text, or a file that is no entry of any file system. */
export type Dropped = FakeEntry | { readonly text: string } | { readonly file: File };

/** What a drop event carries. As in a browser it is gone when the event is over. */
export function droppedData(...dropped: readonly Dropped[]): DataTransfer {
  const items = dropped.map((each) => {
    if ('text' in each) return { kind: 'string', getAsFile: () => null };
    if ('file' in each) {
      return { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => each.file };
    }
    const entry = each.at('');
    const file = entry.isFile ? browserFile(each.name, '') : null;
    return { kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => file };
  });
  queueMicrotask(() => items.splice(0));
  // As much of it as the reader uses.
  return { items } as unknown as DataTransfer;
}

/** Node's files have no path. */
export function browserFile(name: string, text: string): File {
  return Object.assign(new File([text], name), { webkitRelativePath: '' });
}

function fileEntry(
  name: string,
  file: (resolve: (file: File) => void, reject: (error: DOMException) => void) => void,
): FakeEntry {
  return {
    name,
    at: (parent) =>
      entryOf({ name, fullPath: `${parent}/${name}`, isFile: true, isDirectory: false, file }),
  };
}

/** `list`: the portion that begins with this entry; undefined where it cannot be read. */
function folderEntry(
  name: string,
  list: (path: string, at: number) => readonly FileSystemEntry[] | undefined,
): FakeEntry {
  return {
    name,
    at: (parent) => {
      const fullPath = `${parent}/${name}`;
      const createReader = (): unknown => {
        let nListed = 0;
        return {
          readEntries(
            resolve: (entries: readonly FileSystemEntry[]) => void,
            reject: (error: DOMException) => void,
          ) {
            const portion = list(fullPath, nListed);
            nListed += portion?.length ?? 0;
            // Never at once: the browser asks another process.
            queueMicrotask(() => {
              if (portion === undefined) reject(new DOMException('', 'NotReadableError'));
              else resolve(portion);
            });
          },
        };
      };
      return entryOf({ name, fullPath, isFile: false, isDirectory: true, createReader });
    },
  };
}

function entryOf(entry: object): FileSystemEntry {
  // As much of it as the reader uses.
  return entry as unknown as FileSystemEntry;
}
