import { decodeUtf8, endOfUtf8Sequence } from '../../base/utf8.ts';
import { mayBeReport } from '../events/is-event-log.ts';
import { fileKind, FILE_HEAD_BYTES } from './file-kind.ts';

/** What a file is that was given where Sigma rules were wanted. */
export interface FileDescription {
  /** Behind the file's name: `is a PNG image`. Without a full stop. */
  readonly what: string;
  /** What it can be opened as instead; undefined where the page has no use for it. */
  readonly opensAs: 'report' | 'events' | 'yara' | undefined;
}

/** The first bytes of files that people have at hand. Source: the file formats' own documents. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image' },
  { bytes: latin('GIF8'), what: 'a GIF image' },
  { bytes: latin('RIFF'), what: 'an image or a recording' },
  { bytes: latin('%PDF-'), what: 'a PDF document' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], what: 'an Office document' },
  { bytes: latin('MZ'), what: 'a Windows program' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a Linux program' },
  { bytes: [0xfe, 0xed, 0xfa, 0xce], what: 'a macOS program' },
  { bytes: [0xfe, 0xed, 0xfa, 0xcf], what: 'a macOS program' },
  { bytes: [0xce, 0xfa, 0xed, 0xfe], what: 'a macOS program' },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], what: 'a macOS program' },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], what: 'a macOS program or Java class' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive; unpack it, or load a zip' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7z archive; unpack it, or load a zip' },
  { bytes: latin('Rar!'), what: 'a RAR archive; unpack it, or load a zip' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'an xz archive; unpack it, or load a zip' },
  { bytes: latin('BZh'), what: 'a bzip2 archive; unpack it, or load a zip' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a zstd archive; unpack it, or load a zip' },
  { bytes: [0xd4, 0xc3, 0xb2, 0xa1], what: 'a network capture' },
  { bytes: [0xa1, 0xb2, 0xc3, 0xd4], what: 'a network capture' },
  { bytes: [0x0a, 0x0d, 0x0d, 0x0a], what: 'a network capture' },
  { bytes: latin('SQLite format 3'), what: 'a SQLite database' },
];

/**
 * What a file is that is no Sigma rule, by its name and its first FILE_HEAD_BYTES bytes, and what it
 * can be opened as. Undefined for one that is opened as Sigma rules. Never throws. O(head).
 */
export function describeFile(name: string, head: Uint8Array): FileDescription | undefined {
  if (head.length === 0) return { what: 'is empty', opensAs: undefined };
  switch (fileKind(name, head)) {
    case 'sigma-rules':
    case 'sigma-archive':
      return undefined;
    case 'yara-rules':
      return { what: 'is a file of YARA rules', opensAs: 'yara' };
    case 'event-log':
      return { what: 'is an event log', opensAs: 'events' };
    case 'report':
      return describeOther(head);
  }
}

function describeOther(head: Uint8Array): FileDescription {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (known !== undefined) return { what: `is ${known.what}`, opensAs: undefined };
  if (!isText(head)) return { what: 'is no text, so no Sigma rule', opensAs: undefined };
  const first = decodeUtf8(head, 0, Math.min(head.length, 512)).replace('\ufeff', '').trimStart();
  if (first === '') return { what: 'has nothing but blank lines in it', opensAs: undefined };
  if (first.startsWith('{') || first.startsWith('[')) {
    return mayBeReport(head)
      ? { what: 'is JSON and may be a VirusTotal report', opensAs: 'report' }
      : { what: 'is JSON with records of events', opensAs: 'events' };
  }
  if (first.startsWith('<')) return { what: 'is a web page or XML', opensAs: undefined };
  return {
    what: 'is text, but no Sigma rule: a rule has the keys `title`, `logsource` and `detection`',
    opensAs: undefined,
  };
}

/** UTF-8 without NUL; the head may end within a character. */
function isText(head: Uint8Array): boolean {
  for (let at = 0; at < head.length;) {
    if (head[at] === 0) return false;
    const next = endOfUtf8Sequence(head, at);
    if (next === -1) return head.length === FILE_HEAD_BYTES && at > head.length - 4;
    at = next;
  }
  return true;
}

function latin(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
