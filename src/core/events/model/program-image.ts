import type { FieldDraft } from './behaviour-sink.ts';
import type { KnownPrograms } from './known-programs.ts';
import { isSamplePlaceholder, sysmonPath } from './windows-path.ts';

/** A program as the field of an event, and what had to be said for it. */
export interface ProgramImage {
  readonly field: FieldDraft;
  readonly remarks: readonly (string | undefined)[];
}

/** Processes of Windows that are no file. */
const WINDOWS_PROCESSES: ReadonlySet<string> = new Set([
  'System',
  'Registry',
  'MemCompression',
  'System Idle Process',
  'Memory Compression',
]);

/** Where a program stands in the report, and how. */
export interface ProgramPlace {
  readonly program: string;
  readonly node: number | undefined;
  readonly isWindows: boolean;
  /** The text is a command line: a program in it may be written without its ending. */
  readonly isCommand: boolean;
}

/**
 * The program of a process as the field `name`. A path is written as Sysmon writes it. A bare name is
 * the program of this name that the report lists, and its node with it; where it lists none, or
 * several, only the end of the path is known: `\cmd.exe`. Undefined for a placeholder of the sample.
 * Never throws. O(length).
 */
export function programImage(
  name: string,
  place: ProgramPlace,
  known: KnownPrograms,
): ProgramImage | undefined {
  const { program, node, isWindows } = place;
  if (program === '' || isSamplePlaceholder(program)) return undefined;
  return isWindows ? windowsImage(name, place, known) : unixImage(name, program, node, known);
}

function windowsImage(name: string, place: ProgramPlace, known: KnownPrograms): ProgramImage {
  const { program, node, isCommand } = place;
  if (WINDOWS_PROCESSES.has(program)) return { field: { name, value: program, node }, remarks: [] };
  const { path, remark } = sysmonPath(program);
  if (path.includes('\\')) {
    const ending = isCommand ? missingEnding(path) : '';
    return {
      field: { name, value: path + ending, node },
      remarks: [remark, endingRemark(ending)],
    };
  }
  const found = known.byName(path);
  if (found !== undefined) {
    return { field: { name, value: found.path, node: found.node }, remarks: [listedRemark(path)] };
  }
  const ending = missingEnding(path);
  return {
    field: { name, value: `\\${path}${ending}`, node, isEndOnly: true },
    remarks: [folderRemark(path), endingRemark(ending)],
  };
}

function unixImage(
  name: string,
  program: string,
  node: number | undefined,
  known: KnownPrograms,
): ProgramImage {
  if (program.startsWith('/') || program.startsWith('${')) {
    return { field: { name, value: program, node }, remarks: [] };
  }
  // A login shell is started as `-bash`.
  const plain = program.startsWith('-') ? program.slice(1) : program;
  const slash = plain.indexOf('/');
  const found = slash === -1 ? known.byName(plain) : undefined;
  if (found !== undefined) {
    return { field: { name, value: found.path, node: found.node }, remarks: [listedRemark(plain)] };
  }
  const isRelative = plain.startsWith('./') || plain.startsWith('~/');
  const end = isRelative ? plain.slice(1) : `/${plain}`;
  return { field: { name, value: end, node, isEndOnly: true }, remarks: [folderRemark(plain)] };
}

function missingEnding(path: string): string {
  const name = path.slice(path.lastIndexOf('\\') + 1);
  return name.includes('.') || name === '' ? '' : '.exe';
}

function listedRemark(name: string): string {
  return `\`${name}\` is the only program of this name in the report`;
}

function folderRemark(name: string): string {
  return `the report does not tell the folder of \`${name}\``;
}

function endingRemark(ending: string): string | undefined {
  return ending === '' ? undefined : 'Windows adds `.exe` to a program without an ending';
}
