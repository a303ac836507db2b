/**
 * Everything in a sample that looks random (hashes, ports, process ids) comes from here and from a label, so the
 * same label always gives the same report and one sample can be changed without moving the others.
 */
import { createHash } from 'node:crypto';

const NAMESPACE = 'livehunt-synthetic-sample:';

function digest(algorithm, label) {
  return createHash(algorithm)
    .update(NAMESPACE + label)
    .digest('hex');
}

/** The hashes of invented contents: no file with these hashes exists. Lower-case hex. */
export const md5 = (label) => digest('md5', label);
export const sha1 = (label) => digest('sha1', label);
export const sha256 = (label) => digest('sha256', label);

/** A GUID in upper case without braces, as most recorded events spell it. */
export function guid(label) {
  const hex = md5(`guid:${label}`).toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** A pseudo-random number generator (mulberry32) whose whole state is its label. */
export function createRandom(label) {
  let state = Number.parseInt(digest('sha256', `random:${label}`).slice(0, 8), 16);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  /** A whole number from `low` to `high`, both included. */
  const integer = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[integer(0, list.length - 1)];
  /** A number with so many decimals. */
  const decimal = (low, high, digits) => Number((low + next() * (high - low)).toFixed(digits));
  /** So many characters of an alphabet. */
  const text = (length, alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789') =>
    Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join('');
  /** A shuffled copy (Fisher-Yates). */
  const shuffled = (list) => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = integer(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  };
  return { next, integer, pick, decimal, text, shuffled };
}

/** The fuzzy hashes of invented contents: right in form, meaningless in value. */
export function ssdeep(label) {
  const random = createRandom(`ssdeep:${label}`);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return `${random.pick([24, 192, 3072, 6144, 12288])}:${random.text(52, alphabet)}:${random.text(27, alphabet)}`;
}

export function tlsh(label) {
  return `T1${(sha256(`tlsh:${label}`) + md5(`tlsh:${label}`)).slice(0, 70).toUpperCase()}`;
}
