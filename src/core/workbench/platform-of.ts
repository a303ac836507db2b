import { childIds, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { keyOf, stringOf } from '../json/json-text.ts';
import type { Platform } from '../vt/platform.ts';

/** Words of a Sigma rule's title or description, lower case, that name the platform it is written for. */
const PLATFORM_WORDS: readonly (readonly [Platform, readonly string[]])[] = [
  ['macos', ['macos', 'mac os', 'osx', 'os x']],
  ['linux', ['linux', 'bash', 'crontab', 'systemd', 'auditd']],
  ['windows', ['windows', 'powershell', 'sysmon', 'win32', 'registry']],
];

/** Fields that only Windows events have. */
const WINDOWS_FIELDS: ReadonlySet<string> = new Set([
  'EventID',
  'TargetObject',
  'ScriptBlockText',
  'ImageLoaded',
  'IntegrityLevel',
  'LogonGuid',
]);

/**
 * The platform that a recorded Sigma result was written for: VirusTotal does not record the rule's
 * logsource, so the title decides, then the events (only Windows has EventID and its like), then the
 * description. Undefined where none of them tells. Throws InvariantError for an unknown node.
 */
export function platformOfSigmaResult(
  index: JsonIndex,
  result: number,
): { readonly platform: Platform | undefined; readonly basis: string | undefined } {
  const title = platformInText(textMember(index, result, 'rule_title'));
  if (title !== undefined) return { platform: title, basis: 'title' };
  if (hasWindowsEvent(index, result)) return { platform: 'windows', basis: 'event' };
  const description = platformInText(textMember(index, result, 'rule_description'));
  return { platform: description, basis: description === undefined ? undefined : 'description' };
}

/** A string member of an object, or the empty text. Throws InvariantError for an unknown node. */
export function textMember(index: JsonIndex, node: number, key: string): string {
  const member = memberOf(index, node, key);
  return member !== undefined && kindOf(index, member) === 'string' ? stringOf(index, member) : '';
}

function platformInText(text: string): Platform | undefined {
  const lowered = text.toLowerCase();
  return PLATFORM_WORDS.find(([, words]) => words.some((word) => hasWord(lowered, word)))?.[0];
}

/** Whether `word` stands in `text` with no letter or digit directly before or behind it. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordUnit(text[at - 1]) && !isWordUnit(text[at + word.length])) return true;
  }
  return false;
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && ((unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9'));
}

function hasWindowsEvent(index: JsonIndex, result: number): boolean {
  const contexts = memberOf(index, result, 'match_context');
  if (contexts === undefined) return false;
  for (const context of childIds(index, contexts)) {
    const values = memberOf(index, context, 'values');
    if (values === undefined) continue;
    for (const field of childIds(index, values)) {
      if (WINDOWS_FIELDS.has(keyOf(index, field) ?? '')) return true;
    }
  }
  return false;
}
