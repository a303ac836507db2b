import { decodeAt, fromByteString, type ByteString } from '../../../../base/byte-string.ts';
import { isHomoglyph } from './homoglyphs.ts';
import { publicSuffixLength } from './public-suffix.ts';
import { isTypingError, type Characters } from './typing-errors.ts';

/** The kinds of permutations, as bits. Source: enum `Permutation` of the vt module. */
const TYPO = 1n;
const HOMOGLYPH = 2n;
const HYPHENATION = 4n;
const SUBDOMAIN = 8n;
const BITSQUATTING = 16n;

/** All kinds. */
export const ALL_PERMUTATIONS = 31n;

/**
 * Whether a domain imitates another (`bank-of-america.com`, `bankofarnerica.com`): the labels in front of
 * the public suffix, which must be the same, differ in one of the ways that `kinds` names. False if
 * either is no domain, and for a domain and itself. Never throws. O(length).
 * Source: YARA-X, module vt, `permutation_of`.
 */
export function isPermutationOf(domain: ByteString, target: ByteString, kinds: bigint): boolean {
  const seen = partsOf(domain);
  const meant = partsOf(target);
  if (!seen || !meant || domain === target || seen.suffix !== meant.suffix) return false;
  if (seen.name === undefined || meant.name === undefined) return false;
  const has = (kind: bigint): boolean => (kinds & kind) !== 0n;
  const [name, other] = [Array.from(meant.name), Array.from(seen.name)];
  return (
    (has(TYPO) && isTypingError(name, other)) ||
    (has(HOMOGLYPH) && isHomoglyph(name, other)) ||
    (has(BITSQUATTING) && differsInOneBit(name, other)) ||
    (has(SUBDOMAIN) && isInterleaved(Array.from(meant.prefix), Array.from(seen.prefix), '.')) ||
    (has(HYPHENATION) && isInterleaved(name, other, '-'))
  );
}

interface DomainParts {
  readonly suffix: string;
  /** All in front of the suffix. */
  readonly prefix: string;
  /** The last label of the prefix; undefined where it names a host of the suffix itself. */
  readonly name: string | undefined;
}

/** Labels of hosts that a public suffix has itself, as `www.gov.uk`. */
const HOSTS: ReadonlySet<string> = new Set(['www', 'ftp', 'm', 'mail', 'webmail', 'ns1', 'ns2']);

function partsOf(domain: ByteString): DomainParts | undefined {
  const length = publicSuffixLength(domain);
  if (length === 0) return undefined;
  const suffix = domain.slice(domain.length - length);
  const prefix = domain.slice(0, Math.max(0, domain.length - length - 1));
  if (!isValidUtf8(suffix) || !isValidUtf8(prefix)) return undefined;
  const text = fromByteString(prefix);
  const name = text.slice(text.lastIndexOf('.') + 1);
  const isHost = prefix === '' || HOSTS.has(name);
  return { suffix, prefix: text, name: isHost ? undefined : name };
}

function isValidUtf8(bytes: ByteString): boolean {
  for (let at = 0; at < bytes.length;) {
    const sequence = decodeAt(bytes, at);
    if (!sequence) return false;
    at += sequence.length;
  }
  return true;
}

function differsInOneBit(name: Characters, other: Characters): boolean {
  if (name.length !== other.length) return false;
  const differing = name.flatMap((character, at) =>
    character === other[at] ? [] : [[character, other[at] ?? ''] as const],
  );
  const [pair] = differing;
  if (differing.length !== 1 || !pair || pair.some((each) => each > '\u007f')) return false;
  const bits = pair[0].charCodeAt(0) ^ pair[1].charCodeAt(0);
  return (bits & (bits - 1)) === 0;
}

/** Whether `other` is the name with the sign between some of its characters. */
function isInterleaved(name: Characters, other: Characters, sign: string): boolean {
  let at = 0;
  let isFound = false;
  for (const [position, character] of name.entries()) {
    if (character !== other[at]) {
      if (position === 0 || other[at] !== sign || other[at + 1] !== character) return false;
      isFound = true;
      at++;
    }
    at++;
  }
  return isFound && at === other.length;
}
