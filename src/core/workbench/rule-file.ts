import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import { decodeUtf8, endOfUtf8Sequence } from '../../base/utf8.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import { isTrivia } from '../yara/syntax/token.ts';

/** VirusTotal takes rulesets up to this size. Source: docs.virustotal.com/docs/livehunt. */
export const MAX_RULE_FILE_BYTES = 1_048_576;

const ENDINGS: readonly string[] = ['.yar', '.yara'];

/** As much of a beginning as is looked at for the first words. */
const SNIFFED_BYTES = 4096;

/**
 * Whether a file is one of YARA rules, by its name, or else by its first words: `import "…"`,
 * `include "…"`, `rule NAME {`. head: the file's beginning. Never throws. O(head).
 */
export function isRuleFile(name: string, head: Uint8Array): boolean {
  const lowered = name.toLowerCase();
  if (ENDINGS.some((ending) => lowered.endsWith(ending))) return true;
  const text = withoutMark(decodeUtf8(head, 0, Math.min(head.length, SNIFFED_BYTES)));
  const words = tokenize(text).filter(({ kind }) => !isTrivia(kind));
  let at = 0;
  while (words[at]?.text === 'private' || words[at]?.text === 'global') at++;
  const [first, second, third] = words.slice(at, at + 3);
  if (first?.text === 'import' || first?.text === 'include') return second?.kind === 'string';
  const opens = third?.text === '{' || third?.text === ':';
  return first?.text === 'rule' && second?.kind === 'identifier' && opens;
}

/**
 * The text of a file of rules, without a byte order mark, or why there is none, in words that follow
 * the file's name. Never throws. O(bytes).
 */
export function readRuleFile(bytes: Uint8Array): Result<string, string> {
  if (bytes.length > MAX_RULE_FILE_BYTES) {
    const size = (bytes.length / 1_048_576).toFixed(1);
    return err(`has ${size} MB of rules; VirusTotal takes up to 1 MB, split the file`);
  }
  if (isUtf16(bytes)) return err('is UTF-16 text; save it as UTF-8');
  for (let at = 0; at < bytes.length;) {
    const next = endOfUtf8Sequence(bytes, at);
    if (next === -1) return err(`is no UTF-8 text (byte ${at.toLocaleString('en')})`);
    at = next;
  }
  return ok(withoutMark(decodeUtf8(bytes)));
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** By its byte order mark. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
