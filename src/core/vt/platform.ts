/** An operating system that a sample runs on, as far as the rules know systems. */
export type Platform = 'windows' | 'linux' | 'macos';

/** File type tags by platform; the rest of the tags (documents, archives) say nothing of it. */
const TYPE_TAGS: ReadonlyMap<string, Platform> = new Map([
  ['peexe', 'windows'],
  ['pedll', 'windows'],
  ['msi', 'windows'],
  ['lnk', 'windows'],
  ['powershell', 'windows'],
  ['elf', 'linux'],
  ['shellscript', 'linux'],
  ['deb', 'linux'],
  ['rpm', 'linux'],
  ['macho', 'macos'],
  ['dmg', 'macos'],
  ['applescript', 'macos'],
]);

/** Constants of the module's FileType by platform, for a structure that has no type tag. */
const FILE_TYPES: ReadonlyMap<string, Platform> = new Map([
  ['PE_EXE', 'windows'],
  ['PE_DLL', 'windows'],
  ['MSI', 'windows'],
  ['LNK', 'windows'],
  ['POWERSHELL', 'windows'],
  ['ELF', 'linux'],
  ['SHELLSCRIPT', 'linux'],
  ['DEB', 'linux'],
  ['RPM', 'linux'],
  ['MACH_O', 'macos'],
  ['DMG', 'macos'],
]);

/** The platform that a sample runs on, by its type tag or its FileType constant; undefined where neither tells. Never throws. */
export function platformOfType(
  typeTag: string | undefined,
  fileType: string | undefined,
): Platform | undefined {
  return TYPE_TAGS.get(typeTag ?? '') ?? FILE_TYPES.get(fileType ?? '');
}
