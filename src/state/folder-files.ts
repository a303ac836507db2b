import { isHiddenPath, isYamlName } from '../core/workbench/rule-path.ts';

/** What of folders is not opened, counted. */
export interface PassedOver {
  /** Hidden files, and hidden folders that were not looked into. */
  readonly nHidden: number;
  /** Files beside Sigma rules that are none. */
  readonly nOther: number;
  /** Files and folders that could not be read. */
  readonly nUnreadable: number;
  /** There is more than is read. */
  readonly isCut: boolean;
}

/** As many files of folders are opened; the largest public collections of rules have fewer. */
export const MAX_FOLDER_FILES = 20_000;

/**
 * Which files of folders are opened, in the order of their paths: of a folder with YAML in it, which is
 * taken for one of Sigma rules, the YAML only; of any other folder all; never hidden ones. `name`: a
 * path with forward slashes that begins with the folder which the user chose. Never throws. O(n log n).
 */
export function pickFolderFiles<File extends { readonly name: string }>(
  files: readonly File[],
): { readonly files: readonly File[]; readonly passedOver: PassedOver } {
  const seen = files.filter(({ name }) => !isHiddenPath(name));
  const ofRules = new Set(seen.filter(({ name }) => isYamlName(name)).map(folderOf));
  const picked = seen.filter((file) => isYamlName(file.name) || !ofRules.has(folderOf(file)));
  return {
    files: picked
      .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
      .slice(0, MAX_FOLDER_FILES),
    passedOver: {
      nHidden: files.length - seen.length,
      nOther: seen.length - picked.length,
      nUnreadable: 0,
      isCut: picked.length > MAX_FOLDER_FILES,
    },
  };
}

/** What was passed over, in a sentence without a full stop; undefined where nothing was. Never throws. */
export function passedOverText(passedOver: PassedOver): string | undefined {
  const { nHidden, nOther, nUnreadable, isCut } = passedOver;
  const parts = [
    nOther > 0 && `${count(nOther, 'file')} beside the Sigma rules`,
    nHidden > 0 && count(nHidden, 'hidden file'),
    nUnreadable > 0 && `${count(nUnreadable, 'file')} that could not be read`,
    isCut && `what is beyond ${MAX_FOLDER_FILES.toLocaleString('en')} files`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : `Passed over ${parts.join(', ')}`;
}

function folderOf({ name }: { readonly name: string }): string {
  return name.slice(0, name.indexOf('/'));
}

function count(n: number, word: string): string {
  return `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
}
