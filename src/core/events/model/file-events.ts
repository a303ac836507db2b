import type { FieldDraft } from './behaviour-sink.ts';
import type { KnownPrograms } from './known-programs.ts';
import type { BehaviourSource } from './process-events.ts';
import { processText, readCommand } from './read-command.ts';
import { elementsOf, valueAt, textMember, type TextAt } from './structure-lists.ts';
import { isSamplePlaceholder, sysmonPath, withoutTrailingNul } from './windows-path.ts';

/** A list of paths, and what happened to the files. */
interface FileList {
  readonly name: string;
  readonly categories: readonly string[];
  /** Rules on file_access name the path `FileName`, as the provider of these events does. */
  readonly hasFileName?: boolean;
  readonly remark?: string;
}

/** Source: VirusTotal, "Livehunt: Sigma to vt module" (the seed's mapping table); field names of SigmaHQ's rules. */
const LISTS: readonly FileList[] = [
  { name: 'files_written', categories: ['file_event'] },
  { name: 'files_deleted', categories: ['file_delete', 'file_delete_detected'] },
  { name: 'files_opened', categories: ['file_access'], hasFileName: true },
  {
    name: 'files_attribute_changed',
    categories: ['file_change'],
    remark: 'the report does not tell which attribute changed',
  },
];

/** Constants of the module's FileType that Windows runs. */
const EXECUTABLE_TYPES: ReadonlySet<string> = new Set(['PE_EXE', 'PE_DLL']);

/** Beginnings of the names of pipes, lower case, without the backslash that Sysmon keeps. */
const PIPE_ROOTS: readonly string[] = ['\\\\.\\pipe', '\\??\\pipe', '\\device\\namedpipe'];

/**
 * Adds what the lists of files tell: file_event, file_delete, file_access, file_change and file_rename,
 * create_stream_hash for alternate streams, pipe_created for pipes. Never throws. O(values of the lists).
 */
export function addFileEvents(source: BehaviourSource, known: KnownPrograms): void {
  const { structure, behaviour } = source;
  for (const list of LISTS) {
    for (const { node, index } of elementsOf(structure, behaviour, list.name)) {
      const value = valueAt(structure, node);
      if (value !== undefined) addFile(source, list, `${list.name}[${index}]`, value);
    }
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'files_dropped')) {
    addDropped(source, known, `files_dropped[${index}]`, node);
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'files_copied')) {
    addCopied(source, `files_copied[${index}]`, node);
  }
}

function addFile(source: BehaviourSource, list: FileList, path: string, value: TextAt): void {
  if (isSamplePlaceholder(value.text)) return;
  const pipe = pipeName(value.text);
  if (pipe !== undefined) {
    addPipe(source, path, { text: pipe, node: value.node });
    return;
  }
  const target = pathField('TargetFilename', value, source);
  source.sink.add({
    path,
    node: value.node,
    product: target.product,
    categories: withStream(list.categories, target),
    fields: [
      target.field,
      list.hasFileName === true ? { ...target.field, name: 'FileName' } : undefined,
    ],
    remarks: [list.remark, ...target.remarks],
  });
}

/** Source: Sysmon's events 17 and 18, which name a pipe by what stands behind the root, with a backslash. */
function addPipe(source: BehaviourSource, path: string, { text, node }: TextAt): void {
  source.sink.add({
    path,
    node,
    product: 'windows',
    categories: ['pipe_created'],
    fields: [{ name: 'PipeName', value: text, node }],
    remarks: ['the path is that of a pipe'],
  });
}

function addDropped(
  source: BehaviourSource,
  known: KnownPrograms,
  path: string,
  node: number,
): void {
  const { structure } = source;
  const value = textMember(structure, node, 'path');
  if (value === undefined || value.text === '') return;
  const target = pathField('TargetFilename', value, source);
  const process = textMember(structure, node, 'process_name');
  const image =
    process === undefined
      ? undefined
      : readCommand(
          'Image',
          processText(process.text, source.product),
          { node: process.node, holdsCommands: false },
          known,
        );
  const shared = {
    path: `${path}.path`,
    node: value.node,
    product: target.product,
    remarks: [...target.remarks, ...(image?.remarks ?? [])],
  };
  const fields = [target.field, image?.image];
  source.sink.add({ ...shared, categories: withStream(['file_event'], target), fields });
  if (!EXECUTABLE_TYPES.has(textMember(structure, node, 'type')?.text ?? '')) return;
  const sha256 = textMember(structure, node, 'sha256');
  // Of the events on new files, only the one on executables has a hash.
  source.sink.add({
    ...shared,
    categories: ['file_executable_detected'],
    fields: [
      ...fields,
      sha256 === undefined
        ? undefined
        : { name: 'Hashes', value: `SHA256=${sha256.text.toUpperCase()}`, node: sha256.node },
    ],
  });
}

/** VirusTotal has copies and moves in one list. Source: docs.virustotal.com, file behaviour, `files_copied`. */
function addCopied(source: BehaviourSource, path: string, node: number): void {
  const { structure } = source;
  const from = textMember(structure, node, 'source');
  const to = textMember(structure, node, 'destination');
  if (to === undefined || to.text === '') return;
  const target = pathField('TargetFilename', to, source);
  const origin =
    from === undefined || isSamplePlaceholder(from.text)
      ? undefined
      : pathField('SourceFilename', from, source);
  source.sink.add({
    path,
    node,
    product: target.product,
    categories: withStream(['file_event', 'file_rename'], target),
    fields: [origin?.field, target.field],
    remarks: [
      'the report does not tell copies from renames',
      ...(origin?.remarks ?? []),
      ...target.remarks,
    ],
  });
}

/** A path as a field, with the system that it is of. */
export interface PathField {
  readonly field: FieldDraft;
  readonly product: string | undefined;
  readonly remarks: readonly (string | undefined)[];
}

/** The path as a field. Of a name without a folder only the end is known. Never throws. O(length). */
export function pathField(
  name: string,
  { text, node }: TextAt,
  { product }: Pick<BehaviourSource, 'product'>,
): PathField {
  const plain = withoutTrailingNul(text);
  const system = product.of(plain);
  const isWindows = system === 'windows' || (system === undefined && plain.includes('\\'));
  const { path, remark } = isWindows ? sysmonPath(plain) : { path: plain, remark: undefined };
  if (path === '' || path.includes('\\') || path.includes('/') || '<$%'.includes(path.charAt(0))) {
    return { field: { name, value: path, node }, product: system, remarks: [remark] };
  }
  const separator = isWindows ? '\\' : '/';
  return {
    field: { name, value: separator + path, node, isEndOnly: true },
    product: system,
    remarks: [`the report does not tell the folder of \`${path}\``],
  };
}

/** A second colon names a stream: `C:\a.txt:Zone.Identifier`. */
function withStream(
  categories: readonly string[],
  { field, product }: PathField,
): readonly string[] {
  if (product !== 'windows' || typeof field.value !== 'string') return categories;
  const isStream = field.value.lastIndexOf(':') > 1 && categories.includes('file_event');
  return isStream ? [...categories, 'create_stream_hash'] : categories;
}

function pipeName(text: string): string | undefined {
  const lowered = text.toLowerCase();
  const root = PIPE_ROOTS.find((prefix) => lowered.startsWith(`${prefix}\\`));
  return root === undefined ? undefined : withoutTrailingNul(text.slice(root.length));
}
