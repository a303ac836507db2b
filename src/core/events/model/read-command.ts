import { withoutSandboxRemarks } from './command-prefix.ts';
import type { FieldDraft } from './behaviour-sink.ts';
import type { KnownPrograms } from './known-programs.ts';
import { programImage } from './program-image.ts';
import type { ProductGuess } from './product-guess.ts';
import { isShellBuiltin } from './shell-builtins.ts';
import {
  splitUnixCommand,
  splitWindowsCommand,
  type IsKnownProgram,
  type SplitCommand,
} from './split-command.ts';
import { sysmonPath, withoutTrailingNul } from './windows-path.ts';

/** A text of the report that names a process: its command line, or the path of its program. */
export interface ProcessText {
  /** Without what the sandbox wrote around it. */
  readonly command: string;
  /** The same without the sandbox's words in angle brackets. */
  readonly commandLine: string;
  readonly product: string | undefined;
  readonly isWindows: boolean;
}

/** A process as two fields. */
export interface ReadCommand {
  readonly split: SplitCommand;
  /** Undefined where no program was started, or its name is not there. */
  readonly image: FieldDraft | undefined;
  readonly remarks: readonly (string | undefined)[];
}

/** The text as a process of its system. Never throws. O(length). */
export function processText(text: string, product: ProductGuess): ProcessText {
  const command = withoutSandboxRemarks(withoutTrailingNul(text));
  const system = product.of(command);
  // Backslashes tell Windows apart where nothing else does.
  const isWindows = system === undefined ? command.includes('\\') : system === 'windows';
  const commandLine = isWindows ? withoutSandboxWords(command) : command;
  return { command, commandLine, product: system, isWindows };
}

/**
 * Words of sandboxes in angle brackets, and what is written instead: in a command line they would be
 * redirections. Source: names counted in reports of vxCube and VirusTotal.
 */
const SANDBOX_WORDS: readonly (readonly [word: string, written: string])[] = [
  ['<SYSTEM32>', sysmonPath('<SYSTEM32>').path],
  ['<PATH_SAMPLE.EXE>', 'sample.exe'],
  ['<CURRENT_DIR>', '.'],
  ['<USER>', 'user'],
];

function withoutSandboxWords(command: string): string {
  if (!command.includes('<')) return command;
  return SANDBOX_WORDS.reduce((text, [word, written]) => text.replaceAll(word, written), command);
}

/** What has to be said for a command line that is not as the report has it; undefined where it is. Never throws. */
export function commandLineRemark({ command, commandLine }: ProcessText): string | undefined {
  return command === commandLine
    ? undefined
    : 'words of the sandbox in angle brackets are written out, since they would be redirections';
}

/** Where the program ends in a process's text. Never throws. O(length). */
export function splitProcess(
  { command, isWindows }: ProcessText,
  isKnown: IsKnownProgram,
): SplitCommand {
  return isWindows ? splitWindowsCommand(command, isKnown) : splitUnixCommand(command, isKnown);
}

/** Where a process's text stands in the report, and what it is there. */
export interface TextPlace {
  readonly node: number | undefined;
  /** The text is a command line even if it has no arguments. */
  readonly holdsCommands: boolean;
}

/** The program of a process's text as the field `name`. Never throws. O(length). */
export function readCommand(
  name: string,
  text: ProcessText,
  { node, holdsCommands }: TextPlace,
  known: KnownPrograms,
): ReadCommand {
  const split = splitProcess(text, (path) => known.hasSpaced(path));
  const isCommand = split.hasArguments || holdsCommands;
  const { isWindows } = text;
  if (!isWindows && isCommand && isShellBuiltin(split.program)) {
    const remark = `\`${split.program}\` is carried out by the shell: no program is started`;
    return { split, image: undefined, remarks: [remark] };
  }
  const image = programImage(name, { program: split.program, node, isWindows, isCommand }, known);
  return { split, image: image?.field, remarks: [split.remark, ...(image?.remarks ?? [])] };
}
