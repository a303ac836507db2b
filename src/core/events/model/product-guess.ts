import type { JsonIndex } from '../../json/json-index.ts';
import type { SampleReport } from '../../report/sample-report.ts';
import { platformOfType, type Platform } from '../../vt/platform.ts';
import type { VtModel } from '../../vt/vt-model.ts';
import { isMacosPath, shapeOfPath } from './path-shape.ts';
import { behaviourOf, elementsOf, objectMember, textAt, textMember } from './structure-lists.ts';

/** Tells which system an event is of. */
export interface ProductGuess {
  /** The system that everything in the report points to; undefined where it points to none, or to several. */
  readonly sample: Platform | undefined;
  /** The system of an event with this path or command line in it. */
  of(text: string): Platform | undefined;
}

/** Lists whose values are paths or command lines of the system that the sample ran on. */
const PATH_LISTS: readonly string[] = [
  'processes_created',
  'command_executions',
  'processes_terminated',
  'files_written',
  'files_opened',
  'files_deleted',
  'modules_loaded',
];

/** Lists that only Windows fills. */
const WINDOWS_LISTS: readonly string[] = [
  'registry_keys_set',
  'registry_keys_opened',
  'registry_keys_deleted',
];

/** Values of each list that are looked at; those of one list are of one kind. */
const MAX_LOOKED_AT = 100;

/** Words in the name of a sandbox that runs one system. */
const SANDBOX_WORDS: readonly (readonly [word: string, platform: Platform])[] = [
  ['linux', 'linux'],
  ['macos', 'macos'],
  ['apples', 'macos'],
  ['windows', 'windows'],
  ['sysinternals', 'windows'],
];

/**
 * What the events of a report are of. The file's type decides where it tells; else the values of the
 * behaviour and the names of the sandboxes do, as long as they agree. A path that can only be of another
 * family of systems overrules the sample's. Never throws. O(lists, bounded).
 */
export function guessProduct(model: Pick<VtModel, 'structure' | 'report'>): ProductGuess {
  const { structure, report } = model;
  const metadata = objectMember(structure, 0, 'metadata');
  const byType = platformOfType(
    typeTagOf(report),
    textMember(structure, metadata, 'file_type')?.text,
  );
  const seen = byType === undefined ? platformsSeen(structure, report) : new Set([byType]);
  const [only] = seen;
  const sample = seen.size === 1 ? only : undefined;
  const unix = seen.has('macos') && !seen.has('linux') ? 'macos' : 'linux';
  return {
    sample,
    of(text) {
      const shape = shapeOfPath(text);
      if (shape === 'windows') return 'windows';
      if (shape === undefined) return sample;
      if (sample !== undefined && sample !== 'windows') return sample;
      return isMacosPath(text) ? 'macos' : unix;
    },
  };
}

/** The system of a path or command line by itself, where nothing is known of what it was recorded of. Never throws. */
export function guessProductOfPath(): ProductGuess {
  return {
    sample: undefined,
    of(text) {
      const shape = shapeOfPath(text);
      if (shape === undefined) return undefined;
      if (shape === 'windows') return 'windows';
      return isMacosPath(text) ? 'macos' : 'linux';
    },
  };
}

function platformsSeen(structure: JsonIndex, report: SampleReport): ReadonlySet<Platform> {
  const seen = new Set<Platform>();
  for (const { sandbox } of report.parts) {
    const name = sandbox?.toLowerCase() ?? '';
    const found = SANDBOX_WORDS.find(([word]) => name.includes(word));
    if (found !== undefined) seen.add(found[1]);
  }
  const behaviour = behaviourOf(structure);
  if (WINDOWS_LISTS.some((list) => elementsOf(structure, behaviour, list).length > 0)) {
    seen.add('windows');
  }
  let hasUnix = false;
  for (const list of PATH_LISTS) {
    for (const { node } of elementsOf(structure, behaviour, list).slice(0, MAX_LOOKED_AT)) {
      const text = textAt(structure, node)?.text ?? '';
      const shape = shapeOfPath(text);
      if (shape === 'windows') seen.add('windows');
      if (shape === 'unix' && isMacosPath(text)) seen.add('macos');
      hasUnix ||= shape === 'unix';
    }
  }
  if (hasUnix && !seen.has('macos')) seen.add('linux');
  return seen;
}

/** The file's type tag, which the module has only as a constant. */
function typeTagOf(report: SampleReport): string | undefined {
  for (const { role, documentId, attributes } of report.parts) {
    if (role !== 'file') continue;
    const document = report.documents.find(({ id }) => id === documentId);
    const tag =
      document === undefined ? undefined : textMember(document.index, attributes, 'type_tag');
    if (tag !== undefined) return tag.text;
  }
  return undefined;
}
