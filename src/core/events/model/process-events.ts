import type { JsonIndex } from '../../json/json-index.ts';
import type { BehaviourSink, FieldDraft } from './behaviour-sink.ts';
import { collectPrograms, type KnownPrograms } from './known-programs.ts';
import type { ProcessParents } from './process-parents.ts';
import type { ProductGuess } from './product-guess.ts';
import { commandLineRemark, processText, readCommand, splitProcess } from './read-command.ts';
import type { ProcessText, ReadCommand } from './read-command.ts';
import { elementsOf, textAt, textMember } from './structure-lists.ts';

/** Where the behaviour is, and who takes its events. */
export interface BehaviourSource {
  readonly structure: JsonIndex;
  readonly behaviour: number;
  readonly product: ProductGuess;
  readonly sink: BehaviourSink;
}

/** What an element of a list of processes says happened. */
interface ProcessList {
  readonly name: string;
  /** The member of the element that has the text; undefined where the element is the text. */
  readonly member?: string;
  /** A value without arguments is a command line, not only the path of a program. */
  readonly holdsCommands: boolean;
  readonly hasEnded: boolean;
}

/** Command lines first: they say more of a process than its path, and events are kept once. */
const LISTS: readonly ProcessList[] = [
  { name: 'command_executions', holdsCommands: true, hasEnded: false },
  { name: 'processes_created', holdsCommands: false, hasEnded: false },
  { name: 'processes_list', member: 'name', holdsCommands: false, hasEnded: false },
  { name: 'processes_terminated', holdsCommands: false, hasEnded: true },
  { name: 'processes_killed', holdsCommands: false, hasEnded: true },
];

/** One value of these lists. */
export interface ProcessEntry extends ProcessText {
  readonly list: ProcessList;
  readonly path: string;
  readonly node: number;
}

/** A value with the program that it names. */
interface ReadEntry {
  readonly value: ProcessEntry;
  readonly read: ReadCommand;
  readonly hasCommandLine: boolean;
  /** What two values of one program have in common; undefined where none is named. */
  readonly program: string | undefined;
}

const CREATION: readonly string[] = ['process_creation'];
const TERMINATION: readonly string[] = ['process_termination'];
const BOTH: readonly string[] = [...CREATION, ...TERMINATION];

const ONE_TEXT = 'image and command line are one text in the report';
const ONLY_PROGRAM = 'the report has the path of the program here, and no command line';
const HAS_ENDED = 'the report says that the process ended, so it had been started';

/** The programs that the lists of processes name with their folder. Never throws. O(values of the lists). */
export function knownPrograms(entries: readonly ProcessEntry[]): KnownPrograms {
  return collectPrograms(
    entries.flatMap((entry) => {
      const { program } = splitProcess(entry, () => false);
      const isPath = entry.isWindows ? program.includes('\\') : program.startsWith('/');
      return isPath ? { text: program, node: entry.node, isWindows: entry.isWindows } : [];
    }),
  );
}

/**
 * Adds what the lists of processes tell: process_creation for every command, and for every program that
 * no command accounts for; process_termination for those that ended. Never throws. O(values of the
 * lists).
 */
export function addProcessEvents(
  { sink }: BehaviourSource,
  values: readonly ProcessEntry[],
  known: KnownPrograms,
  parents: ProcessParents,
): void {
  const entries = values.map((value) => readEntry(value, known));
  const commanded = new Set<string>();
  for (const { hasCommandLine, program } of entries) {
    if (hasCommandLine && program !== undefined) commanded.add(program);
  }
  const started = new Set<string>();
  for (const entry of entries) {
    const { hasEnded } = entry.value.list;
    const isAccounted = !entry.hasCommandLine && isAmong(commanded, entry);
    if (hasEnded) addEnded(sink, entry, isAccounted || isAmong(started, entry));
    else if (!isAccounted) addStarted(sink, entry, parents);
    if (entry.program !== undefined) started.add(entry.program);
  }
}

function readEntry(value: ProcessEntry, known: KnownPrograms): ReadEntry {
  const { list, node, isWindows } = value;
  const read = readCommand('Image', value, { node, holdsCommands: list.holdsCommands }, known);
  const image = read.image?.value;
  return {
    value,
    read,
    hasCommandLine: read.split.hasArguments || list.holdsCommands,
    program: typeof image !== 'string' ? undefined : isWindows ? image.toLowerCase() : image,
  };
}

/** The values of the lists of processes, command lines first. Never throws. O(values of the lists). */
export function processEntries(source: BehaviourSource): readonly ProcessEntry[] {
  const { structure, behaviour, product } = source;
  return LISTS.flatMap((list) =>
    elementsOf(structure, behaviour, list.name).flatMap(({ node, index }) => {
      const { member } = list;
      const value =
        member === undefined ? textAt(structure, node) : textMember(structure, node, member);
      if (value === undefined || value.text.trim() === '') return [];
      const path = `${list.name}[${index}]${member === undefined ? '' : `.${member}`}`;
      return { list, path, node: value.node, ...processText(value.text, product) };
    }),
  );
}

/** Whether a program is in the set, with its folder or with its name alone. */
function isAmong(programs: ReadonlySet<string>, { program, value }: ReadEntry): boolean {
  if (program === undefined || programs.size === 0) return false;
  const name = program.slice(program.lastIndexOf(value.isWindows ? '\\' : '/'));
  return programs.has(program) || programs.has(name);
}

function addStarted(sink: BehaviourSink, entry: ReadEntry, parents: ProcessParents): void {
  const { value, read, hasCommandLine } = entry;
  const { path, node, product, commandLine } = value;
  if (read.image === undefined && !hasCommandLine) return;
  const parent = parents.of(value, read.image);
  sink.add({
    path,
    node,
    product,
    categories: CREATION,
    fields: [
      read.image,
      hasCommandLine ? { name: 'CommandLine', value: commandLine, node } : undefined,
      ...parent.fields,
    ],
    remarks: [
      hasCommandLine ? ONE_TEXT : ONLY_PROGRAM,
      hasCommandLine ? commandLineRemark(value) : undefined,
      ...read.remarks,
      parent.remark,
    ],
  });
}

function addEnded(sink: BehaviourSink, entry: ReadEntry, isStarted: boolean): void {
  const { value, read, hasCommandLine } = entry;
  const { path, node, product, commandLine } = value;
  const line: FieldDraft | undefined =
    !isStarted && hasCommandLine ? { name: 'CommandLine', value: commandLine, node } : undefined;
  sink.add({
    path,
    node,
    product,
    categories: isStarted ? TERMINATION : BOTH,
    fields: [read.image, line],
    remarks: [isStarted ? undefined : HAS_ENDED, ...read.remarks],
  });
}
