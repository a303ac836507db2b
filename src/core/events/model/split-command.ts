/** The program of a command line as it is written there, and where it ends. */
export interface SplitCommand {
  /** Without quotes; empty where the text has no program. */
  readonly program: string;
  readonly hasArguments: boolean;
  /** Where the program ended was not plain; in words. */
  readonly remark: string | undefined;
}

/** Whether a text is the path of a program that the report lists. */
export type IsKnownProgram = (path: string) => boolean;

/** Endings of what Windows starts as a program. */
const PROGRAM_ENDINGS: readonly string[] = ['.exe', '.com', '.bat', '.cmd', '.scr', '.pif'];

/** How far into a text a program's name may reach: Windows' own limit on paths, and some. */
const MAX_PROGRAM_LENGTH = 1024;

/** Spaces within a program's path that are looked at. */
const MAX_SPACES = 32;

/** Where the program of an application bundle lies. */
const BUNDLE_PROGRAMS = '.app/Contents/MacOS/';

/**
 * Where the program ends in the command line of a Windows process: at the closing quote, else behind
 * the longest path that the report lists, else, for a path, behind a program's ending with no option
 * before it, else at the first space. Never throws. O(length, bounded).
 * Source: CreateProcess, "lpCommandLine", which has to guess in the same way.
 */
export function splitWindowsCommand(text: string, isKnown: IsKnownProgram): SplitCommand {
  const command = text.trimStart();
  const quoted = splitQuoted(command);
  if (quoted !== undefined) return quoted;
  const known = endOfKnownProgram(command, isKnown);
  if (known !== undefined) return splitAt(command, known, spaceRemark(command, known));
  const space = endOfWord(command);
  if (space === command.length || !isPathLike(command.slice(0, space))) {
    return splitAt(command, space, undefined);
  }
  const end = endOfProgramWithSpaces(command, space);
  return splitAt(command, end, spaceRemark(command, end));
}

/**
 * Where the program ends in the command line of a Unix process: at the closing quote, else behind the
 * longest path that the report lists, else behind the program of an application bundle, else at the
 * first space that has no backslash before it. Never throws. O(length, bounded).
 */
export function splitUnixCommand(text: string, isKnown: IsKnownProgram): SplitCommand {
  const command = text.trimStart();
  const quoted = splitQuoted(command);
  if (quoted !== undefined) return quoted;
  const known = endOfKnownProgram(command, isKnown) ?? endOfBundleProgram(command);
  if (known !== undefined) return splitAt(command, known, spaceRemark(command, known));
  const end = endOfEscapedWord(command);
  const split = splitAt(command, end, undefined);
  return split.program.includes('\\ ')
    ? { ...split, program: split.program.replaceAll('\\ ', ' ') }
    : split;
}

function splitAt(command: string, end: number, remark: string | undefined): SplitCommand {
  const program = command.slice(0, end).trimEnd();
  return { program, hasArguments: command.slice(end).trim() !== '', remark };
}

function splitQuoted(command: string): SplitCommand | undefined {
  const quote = command[0];
  if (quote !== '"' && quote !== "'") return undefined;
  const end = command.indexOf(quote, 1);
  if (end === -1) {
    if (quote === "'") return undefined;
    const rest = splitWindowsCommand(command.slice(1), () => false);
    return { ...rest, remark: 'the quote before the program is never closed' };
  }
  return {
    program: command.slice(1, end).trim(),
    hasArguments: command.slice(end + 1).trim() !== '',
    remark: undefined,
  };
}

function endOfKnownProgram(command: string, isKnown: IsKnownProgram): number | undefined {
  const limit = Math.min(command.length, MAX_PROGRAM_LENGTH);
  let found: number | undefined;
  let nSpaces = 0;
  for (let at = endOfWord(command); at <= limit && nSpaces < MAX_SPACES; nSpaces++) {
    if (isKnown(command.slice(0, at))) found = at;
    if (at === command.length) break;
    const next = command.indexOf(' ', at + 1);
    at = next === -1 ? command.length : next;
  }
  return found;
}

/** For a path with spaces and without quotes; `space` is where its first word ends. */
function endOfProgramWithSpaces(command: string, space: number): number {
  const head = command.slice(0, MAX_PROGRAM_LENGTH).toLowerCase();
  const option = optionStart(command, space);
  let best = -1;
  for (const ending of PROGRAM_ENDINGS) {
    const end = endOfEnding(head, ending, option);
    if (end !== -1 && (best === -1 || end < best)) best = end;
  }
  if (best !== -1) return best;
  return option === command.length ? command.length : space;
}

/** The end of the first `ending` before `limit` that ends a word; -1 where there is none. */
function endOfEnding(head: string, ending: string, limit: number): number {
  for (let at = head.indexOf(ending); at !== -1; at = head.indexOf(ending, at + 1)) {
    const end = at + ending.length;
    if (end > limit) return -1;
    const next = head[end];
    if (next === undefined || ' \t"\','.includes(next)) return end;
  }
  return -1;
}

/** Where the first argument starts that no path can go on with: an option, a quote, another drive. */
function optionStart(command: string, space: number): number {
  for (let at = space; at < command.length; at++) {
    const unit = command[at];
    if (unit === '"') return at;
    const next = command[at + 1] ?? '';
    if (unit === ' ' && (next === '-' || next === '/' || command[at + 2] === ':')) return at;
  }
  return command.length;
}

function endOfBundleProgram(command: string): number | undefined {
  const at = command.slice(0, MAX_PROGRAM_LENGTH).indexOf(BUNDLE_PROGRAMS);
  if (at === -1 || !command.startsWith('/')) return undefined;
  const start = at + BUNDLE_PROGRAMS.length;
  const bundle = command.slice(command.lastIndexOf('/', at) + 1, at);
  const next = command[start + bundle.length];
  if (command.startsWith(bundle, start) && (next === undefined || next === ' ')) {
    return start + bundle.length;
  }
  const space = command.indexOf(' ', start);
  return space === -1 ? command.length : space;
}

function endOfWord(command: string): number {
  let at = 0;
  while (at < command.length && command[at] !== ' ' && command[at] !== '\t') at++;
  return at;
}

function endOfEscapedWord(command: string): number {
  let at = 0;
  for (; at < command.length && command[at] !== ' ' && command[at] !== '\t'; at++) {
    if (command[at] === '\\' && command[at + 1] === ' ') at++;
  }
  return Math.min(at, command.length);
}

function isPathLike(word: string): boolean {
  return word.includes('\\') || word[1] === ':' || word.startsWith('%') || word.startsWith('<');
}

function spaceRemark(command: string, end: number): string | undefined {
  return command.slice(0, end).includes(' ')
    ? 'the program has spaces in its path and no quotes around it'
    : undefined;
}
