import type { Characters } from './typing-errors.ts';

/** For each letter, what looks like it. Source: YARA-X, module vt, `homoglyphs`. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'àáâãäåɑạǎăȧą',
    b: 'dʙɓḃḅḇƅ',
    c: 'eƈċćçčĉo',
    d: 'bɗđďɖḑḋḍḏḓ',
    e: 'céèêëēĕěėẹęȩɇḛ',
    f: 'ƒḟ',
    g: 'qɢɡġğǵģĝǧǥ',
    h: 'ĥȟħɦḧḩⱨḣḥḫẖ',
    i: '1líìïıɩǐĭỉịɨȋī',
    j: 'ʝɉ',
    k: 'ḳḵⱪķ',
    l: '1iɫł',
    m: 'nṁṃᴍɱḿ',
    n: 'mrńṅṇṉñņǹňꞑ',
    o: '0ȯọỏơóöő',
    p: 'ƿƥṕṗ',
    q: 'gʠ',
    r: 'ʀɼɽŕŗřɍɾȓȑṙṛṟ',
    s: 'ʂśṣṡșŝš',
    t: 'ţŧṫṭțƫ',
    u: 'ᴜǔŭüʉùúûũūųưůűȕȗụ',
    v: 'ṿⱱᶌṽⱴ',
    w: 'ŵẁẃẅⱳẇẉẘ',
    y: 'ʏýÿŷƴȳɏỿẏỵ',
    z: 'ʐżźᴢƶẓẕⱬ',
  }),
);

/**
 * Whether two names of the same length differ only where one character looks like the other, and differ
 * at all. Never throws. O(length).
 */
export function isHomoglyph(name: Characters, other: Characters): boolean {
  if (name.length !== other.length) return false;
  let nDifferent = 0;
  for (const [at, character] of name.entries()) {
    const seen = other[at] ?? '';
    if (character === seen) continue;
    if (!looksLike(character, seen) && !looksLike(seen, character)) return false;
    nDifferent++;
  }
  return nDifferent > 0;
}

function looksLike(letter: string, seen: string): boolean {
  return LOOKALIKES.get(letter)?.includes(seen) === true;
}
