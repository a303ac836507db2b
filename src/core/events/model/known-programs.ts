import { sysmonPath } from './windows-path.ts';

/** A program that the report names with its folder, and where. */
export interface KnownProgram {
  /** As Sysmon writes it. */
  readonly path: string;
  readonly node: number;
}

/** The programs of a report, by path and by name. */
export interface KnownPrograms {
  /** Whether the report has this path, as it writes paths, and there are spaces in it. */
  hasSpaced(path: string): boolean;
  /** The only program of this name; undefined where there is none, or more than one. */
  byName(name: string): KnownProgram | undefined;
}

/**
 * Collects programs that stand in the report with their folder. Windows' names are compared without
 * case and `cmd` is `cmd.exe`; two spellings of one path are one program. Never throws. O(programs).
 */
export function collectPrograms(
  paths: Iterable<{ readonly text: string; readonly node: number; readonly isWindows: boolean }>,
): KnownPrograms {
  const spaced = new Set<string>();
  const byName = new Map<string, Map<string, KnownProgram>>();
  for (const { text, node, isWindows } of paths) {
    const path = isWindows ? sysmonPath(text).path : text;
    const name = nameOf(path, isWindows);
    if (name === '') continue;
    // A path without spaces ends at the first one anyway.
    if (text.includes(' ')) spaced.add(isWindows ? text.toLowerCase() : text);
    const key = isWindows ? path.toLowerCase() : path;
    const programs = byName.get(name) ?? new Map<string, KnownProgram>();
    if (!programs.has(key)) programs.set(key, { path, node });
    byName.set(name, programs);
  }
  return {
    hasSpaced: (path) => spaced.size > 0 && (spaced.has(path) || spaced.has(path.toLowerCase())),
    byName(name) {
      const programs = byName.get(name) ?? byName.get(windowsName(name));
      const [only] = programs?.values() ?? [];
      return programs?.size === 1 ? only : undefined;
    },
  };
}

/** The name of a Windows program as the table has it: lower case, with an ending. Never throws. */
export function windowsName(name: string): string {
  const lowered = name.toLowerCase();
  return lowered.includes('.') ? lowered : `${lowered}.exe`;
}

function nameOf(path: string, isWindows: boolean): string {
  const name = path.slice(path.lastIndexOf(isWindows ? '\\' : '/') + 1);
  return isWindows && name !== '' ? windowsName(name) : name;
}
