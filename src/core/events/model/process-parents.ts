import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { memberOf } from '../../json/json-members.ts';
import type { SampleReport } from '../../report/sample-report.ts';
import type { FieldDraft } from './behaviour-sink.ts';
import type { KnownPrograms } from './known-programs.ts';
import type { ProductGuess } from './product-guess.ts';
import { processText, readCommand, type ProcessText, type ReadCommand } from './read-command.ts';
import { textMember } from './structure-lists.ts';

/** Who started whom, by the process trees of a report. */
export interface ProcessParents {
  /** The fields of an event that tell of the process that started this one; none where the trees do not agree. */
  of(process: ProcessText, image: FieldDraft | undefined): ParentFields;
}

export interface ParentFields {
  readonly fields: readonly FieldDraft[];
  readonly remark: string | undefined;
}

/** The most processes of a report's trees that are read; the largest tree seen has 1,820. */
const MAX_PROCESSES = 20_000;

const NO_PARENT: ParentFields = { fields: [], remark: undefined };

/** What is known of the parents of one process, in all the trees; undefined where they differ. */
interface Parents {
  image: FieldDraft | undefined;
  commandLine: string | undefined;
}

/**
 * Reads `processes_tree` of every behaviour: the vt module does not have it, so these fields have no
 * node in the structure view. A process is found by its command line, else by its program; several of
 * the same one with different parents tell nothing. Never throws. O(processes).
 */
export function readParents(
  report: SampleReport,
  product: ProductGuess,
  known: KnownPrograms,
): ProcessParents {
  const byKey = new Map<string, Parents>();
  let nLeft = MAX_PROCESSES;
  for (const { role, documentId, attributes } of report.parts) {
    const document = report.documents.find(({ id }) => id === documentId);
    if (role !== 'behaviour' || document === undefined) continue;
    nLeft -= readTree(document.index, attributes, nLeft, (name, parentName) => {
      const child = readName(name, product, known);
      const parent = readName(parentName, product, known);
      for (const key of keysOf(child.text, child.read.image)) note(byKey, key, parent);
    });
  }
  return {
    of(process, image) {
      if (byKey.size === 0) return NO_PARENT;
      const found = keysOf(process, image).map((key) => byKey.get(key));
      return fieldsOf(found.find((parents) => parents !== undefined));
    },
  };
}

/** A process of a tree. */
interface ReadName {
  readonly text: ProcessText;
  readonly read: ReadCommand;
}

function readName(name: string, product: ProductGuess, known: KnownPrograms): ReadName {
  const text = processText(name, product);
  const place = { node: undefined, holdsCommands: false };
  return { text, read: readCommand('ParentImage', text, place, known) };
}

/** The command line, then the program. */
function keysOf(
  { commandLine, isWindows }: ProcessText,
  image: FieldDraft | undefined,
): readonly string[] {
  const value = typeof image?.value === 'string' ? image.value : undefined;
  const program = isWindows ? value?.toLowerCase() : value;
  const line = `command ${commandLine.trim()}`;
  return program === undefined ? [line] : [line, `program ${program}`];
}

function note(byKey: Map<string, Parents>, key: string, { text, read }: ReadName): void {
  const commandLine = read.split.hasArguments ? text.commandLine : undefined;
  const known = byKey.get(key);
  if (known === undefined) {
    byKey.set(key, { image: read.image, commandLine });
    return;
  }
  known.image = commonImage(known.image, read.image);
  if (known.commandLine !== commandLine) known.commandLine = undefined;
}

/** What two parents have in common: the same program, or its name where of one of them only that is known. */
function commonImage(a: FieldDraft | undefined, b: FieldDraft | undefined): FieldDraft | undefined {
  if (typeof a?.value !== 'string' || typeof b?.value !== 'string') return undefined;
  const [left, right] = [a.value.toLowerCase(), b.value.toLowerCase()];
  if (left === right) return a.isEndOnly === true ? a : b;
  if (a.isEndOnly === true && right.endsWith(left)) return a;
  return b.isEndOnly === true && left.endsWith(right) ? b : undefined;
}

function fieldsOf(parents: Parents | undefined): ParentFields {
  if (parents?.image === undefined) return NO_PARENT;
  const { image, commandLine } = parents;
  const line: readonly FieldDraft[] =
    commandLine === undefined ? [] : [{ name: 'ParentCommandLine', value: commandLine }];
  return { fields: [image, ...line], remark: 'the parent is that of `processes_tree`' };
}

/** Calls for every process with a parent; returns how many processes there were. No recursion. */
function readTree(
  index: JsonIndex,
  attributes: number,
  limit: number,
  visit: (name: string, parentName: string) => void,
): number {
  let nRead = 0;
  const open: { readonly list: number; readonly parentName: string | undefined }[] = [];
  const roots = memberOf(index, attributes, 'processes_tree');
  if (roots !== undefined) open.push({ list: roots, parentName: undefined });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (kindOf(index, next.list) !== 'array') continue;
    for (const node of childIds(index, next.list)) {
      if (nRead === limit) return nRead;
      nRead++;
      const name = textMember(index, node, 'name')?.text;
      if (name !== undefined && next.parentName !== undefined) visit(name, next.parentName);
      const children = memberOf(index, node, 'children');
      if (children !== undefined) open.push({ list: children, parentName: name });
    }
  }
  return nRead;
}
