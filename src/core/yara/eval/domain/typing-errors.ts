/** A name as its characters. */
export type Characters = readonly string[];

/** For each key, those beside it on a QWERTY keyboard; whoever is beside another has that one beside it. */
const NEIGHBOURS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    1: '2q',
    2: '13qw',
    3: '24we',
    4: '35er',
    5: '46rt',
    6: '57ty',
    7: '68yu',
    8: '79ui',
    9: '80io',
    0: '9op',
    q: '12wa',
    w: 'qeas23',
    e: 'wrsd34',
    r: 'etdf45',
    t: 'ryfg56',
    y: 'tugh67',
    u: 'yihj78',
    i: 'uojk89',
    o: 'ipkl90',
    p: 'ol0',
    a: 'qwsz',
    s: 'awedzx',
    d: 'serfxc',
    f: 'drtgcv',
    g: 'ftyhvb',
    h: 'gyujbn',
    j: 'huiknm',
    k: 'jiolm',
    l: 'kop',
    z: 'asx',
    x: 'zsdc',
    c: 'xdfv',
    v: 'cfgb',
    b: 'vghn',
    n: 'bhjm',
    m: 'njk',
  }),
);

const VOWELS = 'aeiou';

function areNeighbours(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return NEIGHBOURS.get(one)?.includes(other) === true;
}

/** The first position at which the names differ; the length of the shorter one if there is none. */
function firstDifference(name: Characters, typed: Characters): number {
  let at = 0;
  while (at < name.length && name[at] === typed[at]) at++;
  return at;
}

function isSameFrom(name: Characters, from: number, typed: Characters, typedFrom: number): boolean {
  const nLeft = Math.max(0, name.length - from);
  if (nLeft !== Math.max(0, typed.length - typedFrom)) return false;
  for (let at = 0; at < nLeft; at++) {
    if (name[from + at] !== typed[typedFrom + at]) return false;
  }
  return true;
}

/**
 * Whether `typed` is `name` with one slip of the fingers: a neighbour's key hit as well, a character
 * left out, a neighbour's key hit instead, a character typed twice, the first two in each other's place,
 * one vowel for another. As in the engine, the character behind one that is too many may be any. Never throws.
 * O(length). Source: YARA-X, module vt, `typos`.
 */
export function isTypingError(name: Characters, typed: Characters): boolean {
  const at = firstDifference(name, typed);
  return (
    hasInsertion(name, typed, at) ||
    hasOmission(name, typed, at) ||
    hasReplacement(name, typed, at) ||
    hasDoubling(name, typed, at) ||
    hasSwap(name, typed, at)
  );
}

function hasInsertion(name: Characters, typed: Characters, at: number): boolean {
  const isSlip = areNeighbours(name[at], typed[at]) || areNeighbours(name[at - 1], typed[at]);
  return isSlip && isSameFrom(name, at + 1, typed, at + 2);
}

function hasOmission(name: Characters, typed: Characters, at: number): boolean {
  if (at >= name.length) return false;
  if (at >= typed.length) return name.length === at + 1;
  return name[at + 1] === typed[at] && isSameFrom(name, at + 2, typed, at + 1);
}

function hasReplacement(name: Characters, typed: Characters, at: number): boolean {
  const [meant = '', hit = ''] = [name[at], typed[at]];
  if (meant === '' || hit === '') return false;
  const isVowel = VOWELS.includes(meant) && VOWELS.includes(hit);
  return (isVowel || areNeighbours(meant, hit)) && isSameFrom(name, at + 1, typed, at + 1);
}

function hasDoubling(name: Characters, typed: Characters, at: number): boolean {
  if (at === 0 || typed[at] === undefined || typed[at] !== name[at - 1]) return false;
  if (at >= name.length) return typed.length === at + 1;
  return isSameFrom(name, at + 1, typed, at + 2);
}

/** The engine sees that two characters changed places at the start of a name only. */
function hasSwap(name: Characters, typed: Characters, at: number): boolean {
  const [first, second] = name;
  if (at !== 0 || first === undefined || second === undefined) return false;
  return first === typed[1] && second === typed[0] && isSameFrom(name, 2, typed, 2);
}
