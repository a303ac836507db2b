import type { JsonGuess } from './json-error.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { skipSpace } from './scan-token.ts';

/** A guess at what a file is instead of JSON, and the words for it. */
export interface FormatGuess {
  readonly guess: JsonGuess;
  /** Completes "this looks like …". */
  readonly looksLike: string;
}

const MAGIC_BYTES: readonly (FormatGuess & { readonly magic: string })[] = [
  { magic: 'PK\u0003\u0004', guess: 'archive', looksLike: 'a zip archive: unpack it first' },
  { magic: '\u001f\u008b', guess: 'archive', looksLike: 'a gzip file: unpack it first' },
  { magic: '7z\u00bc\u00af', guess: 'archive', looksLike: 'a 7-Zip archive: unpack it first' },
  { magic: '\u00fd7zXZ', guess: 'archive', looksLike: 'an xz file: unpack it first' },
  { magic: 'BZh', guess: 'archive', looksLike: 'a bzip2 file: unpack it first' },
  {
    magic: '\u0028\u00b5\u002f\u00fd',
    guess: 'archive',
    looksLike: 'a Zstandard file: unpack it first',
  },
  { magic: 'MZ', guess: 'program', looksLike: 'a Windows program, not a report on one' },
  { magic: '\u007fELF', guess: 'program', looksLike: 'a Linux program, not a report on one' },
  { magic: '%PDF', guess: 'pdf', looksLike: 'a PDF document' },
  {
    magic: 'ElfFile\u0000',
    guess: 'event-log',
    looksLike: 'a Windows event log (EVTX), not JSON of it',
  },
  { magic: '\u00d4\u00c3\u00b2\u00a1', guess: 'capture', looksLike: 'a network capture (pcap)' },
  { magic: '\u000a\u000d\u000d\u000a', guess: 'capture', looksLike: 'a network capture (pcapng)' },
  { magic: '\u0089PNG', guess: 'picture', looksLike: 'a picture (PNG)' },
];

/** Source: vt-cli utils/printer.go, which writes YAML unless it is asked for JSON. */
const VT_CLI_YAML = "vt-cli's YAML: ask it for JSON with `--format json`";

const FIRST_WORDS: readonly (FormatGuess & { readonly word: string })[] = [
  { word: '<', guess: 'html', looksLike: 'HTML or XML' },
  { word: '- _id:', guess: 'yaml', looksLike: VT_CLI_YAML },
  { word: '_id:', guess: 'yaml', looksLike: VT_CLI_YAML },
  { word: '- ', guess: 'yaml', looksLike: 'YAML' },
  { word: '---', guess: 'yaml', looksLike: 'YAML' },
  { word: '%YAML', guess: 'yaml', looksLike: 'YAML' },
  { word: 'title:', guess: 'yaml', looksLike: 'YAML, perhaps a Sigma rule' },
  { word: 'import "', guess: 'yara', looksLike: 'a YARA rule' },
  { word: 'rule ', guess: 'yara', looksLike: 'a YARA rule' },
  { word: 'private rule ', guess: 'yara', looksLike: 'a YARA rule' },
];

const HEAD_BYTES = 64;

/** What the first bytes of a file that is not JSON look like; undefined when nothing known. Never throws. */
export function guessFormat(bytes: Uint8Array): FormatGuess | undefined {
  for (const entry of MAGIC_BYTES) if (startsWithBytes(bytes, entry.magic)) return entry;
  const start = skipSpace(bytes, 0);
  const head = decodeUtf8(bytes, start, Math.min(bytes.length, start + HEAD_BYTES));
  for (const entry of FIRST_WORDS) if (head.startsWith(entry.word)) return entry;
  return looksLikeYamlKey(head) ? { guess: 'yaml', looksLike: 'YAML' } : undefined;
}

/**
 * The name of the encoding, when the bytes are UTF-16 or UTF-32 text: by their byte order mark, or by
 * the zero bytes that the first character of a JSON text (always ASCII) has in them. Never throws.
 */
export function wideEncodingOf(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = [bytes[0], bytes[1], bytes[2], bytes[3]];
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? UTF_32_LE : UTF_16_LE;
  if (a === 0xfe && b === 0xff) return UTF_16_BE;
  if (a === 0 && b === 0)
    return (c === 0xfe && d === 0xff) || (c === 0 && isSet(d)) ? UTF_32_BE : undefined;
  if (a === 0 && isSet(b)) return bytes.length % 2 === 0 ? UTF_16_BE : undefined;
  if (isSet(a) && b === 0 && bytes.length % 2 === 0)
    return c === 0 && d === 0 ? UTF_32_LE : UTF_16_LE;
  return undefined;
}

const UTF_16_LE = 'UTF-16 (little-endian)';
const UTF_16_BE = 'UTF-16 (big-endian)';
const UTF_32_LE = 'UTF-32 (little-endian)';
const UTF_32_BE = 'UTF-32 (big-endian)';

function isSet(byte: number | undefined): boolean {
  return byte !== undefined && byte !== 0;
}

function startsWithBytes(bytes: Uint8Array, magic: string): boolean {
  for (let at = 0; at < magic.length; at++) if (bytes[at] !== magic.charCodeAt(at)) return false;
  return true;
}

/** A bare word, a colon and a space or the line's end: how a YAML mapping starts. */
function looksLikeYamlKey(head: string): boolean {
  const colon = head.indexOf(':');
  const after = head.charAt(colon + 1);
  if (colon < 1 || (after !== ' ' && after !== '\n' && after !== '\r')) return false;
  for (let at = 0; at < colon; at++) if (!isWordUnit(head.charCodeAt(at))) return false;
  return true;
}

function isWordUnit(unit: number): boolean {
  const letter = unit | 0x20;
  const isLetter = letter >= 0x61 && letter <= 0x7a;
  return isLetter || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || unit === 0x2d;
}
