interface GroupedFile {
  /** A path with forward slashes. */
  readonly name: string;
  /** It holds many rules by itself: a zip or a pack. */
  readonly isArchive: boolean;
}

/** Files that become one ruleset. */
export interface RuleFileGroup<File> {
  readonly name: string;
  readonly files: readonly File[];
}

/**
 * Which of the given files make one ruleset, and what it is called: an archive and a folder each by
 * their own name; loose files together, by the first of them. In the order of their first files. Never
 * throws.
 */
export function groupRuleFiles<File extends GroupedFile>(
  files: readonly File[],
): readonly RuleFileGroup<File>[] {
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const key = groupKey(file);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  return [...groups].map(([key, members]) => ({
    name: key === LOOSE ? looseName(members) : key,
    files: members,
  }));
}

/** No file and no folder is called like this. */
const LOOSE = '/';

function groupKey({ name, isArchive }: GroupedFile): string {
  const slash = name.indexOf('/', 1);
  if (slash !== -1) return name.slice(0, slash);
  return isArchive ? name : LOOSE;
}

function looseName(files: readonly GroupedFile[]): string {
  const first = files[0]?.name ?? '';
  return files.length < 2 ? first : `${first} and ${files.length - 1} more`;
}
