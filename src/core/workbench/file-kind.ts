import { isEventLog } from '../events/is-event-log.ts';
import { isPack } from '../sigma/pack/sections.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { isZip } from '../archive/zip-directory.ts';
import { isRuleFile } from './rule-file.ts';
import { isYamlName } from './rule-path.ts';
import { isSigmaText } from './sigma-text.ts';

/** What a file that a user gives is for. */
export type FileKind =
  /** A VirusTotal report, or nothing that is known: opening it says so. */
  | 'report'
  | 'sigma-rules'
  /** Many rules in one file: a zip without logs, or a pack. */
  | 'sigma-archive'
  | 'yara-rules'
  | 'event-log';

/** As much of a file's beginning as `fileKind` wants. */
export const FILE_HEAD_BYTES = 64 * 1024;

/**
 * What a file is for, by its name and its first FILE_HEAD_BYTES bytes. Only as much is judged as tells
 * reports, rules and logs apart: whoever opens it finds out whether it is sound. Never throws. O(head).
 */
export function fileKind(name: string, head: Uint8Array): FileKind {
  if (isYamlName(name)) return 'sigma-rules';
  if (isPack(head)) return 'sigma-archive';
  if (isZip(head)) return isEventLog(name, head) ? 'event-log' : 'sigma-archive';
  if (isRuleFile(name, head)) return 'yara-rules';
  if (isSigmaText(decodeUtf8(head))) return 'sigma-rules';
  return isEventLog(name, head) ? 'event-log' : 'report';
}
