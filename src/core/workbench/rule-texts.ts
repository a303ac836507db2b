import { decodeUtf8 } from '../../base/utf8.ts';
import { unzip } from '../archive/unzip.ts';
import { isZip } from './is-zip.ts';

/** A rule file's text; `name` is its path. */
export interface RuleText {
  readonly name: string;
  readonly text: string;
  /** It comes out of an archive or a folder, in which not every YAML file is a rule. */
  readonly isOfMany: boolean;
}

/** Why a file, or an archive, was not read; `message` says what to do. */
export interface UnreadFile {
  readonly name: string;
  readonly message: string;
}

export interface RuleTexts {
  readonly texts: readonly RuleText[];
  readonly unread: readonly UnreadFile[];
  /** Files in folders for deprecated or unsupported rules. */
  readonly nLeftOut: number;
}

/** Folders of rule collections whose rules are not to be run, each a step of a path. */
const LEFT_OUT_FOLDERS: ReadonlySet<string> = new Set(['deprecated', 'unsupported']);

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The texts of rule files: YAML as it is, UTF-8 with or without a byte order mark, and the YAML files of
 * zip archives. In archives and folders those for deprecated or unsupported rules are left out and
 * counted, unless `readsAll`; a file that was given by itself is always read. Never throws. O(bytes).
 */
export function ruleTexts(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { readsAll }: { readonly readsAll: boolean },
): RuleTexts {
  const texts: RuleText[] = [];
  const unread: UnreadFile[] = [];
  let nLeftOut = 0;
  const wants = (path: string): boolean => {
    if (!isYamlName(path)) return false;
    const isLeftOut = !readsAll && isInLeftOutFolder(path);
    if (isLeftOut) nLeftOut++;
    return !isLeftOut;
  };
  for (const { name, bytes } of files) {
    if (isZip(bytes)) {
      const unzipped = unzip(bytes, wants);
      if (!unzipped.ok) {
        unread.push({ name, message: unzipped.error.message });
        continue;
      }
      for (const file of unzipped.value.files) texts.push(textOf(file, true));
      for (const { name: path, reason } of unzipped.value.refused) {
        unread.push({ name: path, message: reason });
      }
    } else if (name.includes('/')) {
      if (wants(name)) texts.push(textOf({ name, bytes }, true));
    } else texts.push(textOf({ name, bytes }, false));
  }
  return { texts, unread, nLeftOut };
}

function textOf(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  isOfMany: boolean,
): RuleText {
  const text = decodeUtf8(bytes);
  return { name, text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, isOfMany };
}

function isYamlName(path: string): boolean {
  const lowered = path.toLowerCase();
  return lowered.endsWith('.yml') || lowered.endsWith('.yaml');
}

function isInLeftOutFolder(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => LEFT_OUT_FOLDERS.has(folder.toLowerCase()));
}
