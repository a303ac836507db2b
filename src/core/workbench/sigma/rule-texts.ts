import { decodeUtf8, endOfUtf8Sequence } from '../../../base/utf8.ts';
import { unzip } from '../../archive/unzip.ts';
import { asUtf8 } from '../../events/log/decode-log.ts';
import { isZip } from '../../archive/zip-directory.ts';
import { isHiddenPath, isYamlName } from '../rule-path.ts';

/** A file of rules, or an archive of them, as it was given. */
export interface RuleSource {
  /** With its folders, where it was found in one: `windows/process_creation/x.yml`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was named by itself, with the path in its name: it is read whatever that is. */
  readonly isNamed?: boolean;
}

/** A rule file's text; `name` is its path. */
export interface RuleText {
  readonly name: string;
  readonly text: string;
  /** Where a byte stood that UTF-8 does not have; undefined in a file that is UTF-8. */
  readonly lossyAt: number | undefined;
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

/** What stands in a decoded text for bytes that are no UTF-8, and may stand in a file itself. */
const REPLACEMENT = '\ufffd';

/**
 * The texts of rule files: YAML as it is, UTF-8 or UTF-16, and the YAML files of zip archives. In archives
 * and folders those for deprecated or unsupported rules are left out and counted, unless `readsAll`; a
 * file that was given by itself is always read. Hidden files of archives are passed over. Never throws.
 * O(bytes).
 */
export function ruleTexts(
  files: readonly RuleSource[],
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
  const add = (file: { readonly name: string; readonly bytes: Uint8Array }, isOfMany: boolean) => {
    const utf8 = asUtf8(file.bytes);
    if (utf8 !== undefined) texts.push(textOf(file.name, utf8, isOfMany));
    else unread.push({ name: file.name, message: 'It is UTF-32: save it as UTF-8' });
  };
  for (const file of files) {
    const { name, bytes } = file;
    if (isZip(bytes)) {
      const nLeftOutBefore = nLeftOut;
      const unzipped = unzip(bytes, (path) => !isHiddenPath(path) && wants(path));
      if (!unzipped.ok) {
        unread.push({ name, message: unzipped.error.message });
        continue;
      }
      const { files: found, refused } = unzipped.value;
      const isWithout = found.length + refused.length === 0 && nLeftOut === nLeftOutBefore;
      if (isWithout) unread.push({ name, message: 'The archive has no .yml file in it' });
      for (const each of found) add(each, true);
      for (const { name: path, reason } of refused) unread.push({ name: path, message: reason });
    } else if (file.isNamed !== true && name.includes('/')) {
      if (wants(name)) add(file, true);
    } else add(file, false);
  }
  return { texts, unread, nLeftOut };
}

function textOf(name: string, bytes: Uint8Array, isOfMany: boolean): RuleText {
  const decoded = decodeUtf8(bytes);
  const text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;
  const replacedAt = text.indexOf(REPLACEMENT);
  const lossyAt = replacedAt === -1 || isUtf8(bytes) ? undefined : replacedAt;
  return { name, text, lossyAt, isOfMany };
}

function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const end = endOfUtf8Sequence(bytes, at);
    if (end === -1) return false;
    at = end;
  }
  return true;
}

function isInLeftOutFolder(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => LEFT_OUT_FOLDERS.has(folder.toLowerCase()));
}
