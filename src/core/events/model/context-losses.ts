import { NO_LOSSES, type Loss } from '../../sigma/event.ts';

/**
 * VirusTotal cuts the values of a match context at this many characters. Measured: 71 of 85 script
 * blocks in reports of three years are exactly this long, and no other value is longer; an older report
 * has whole ones. The cut is of the store, not of one field, so any value of this length counts as cut.
 */
const CUT_LENGTH = 512;

/**
 * Fields of free text, in whose place a SHA-256 stands now and then. In others 64 hexadecimal digits
 * can be the value itself. Measured for ScriptBlockText; the others are stored the same way.
 */
const FREE_TEXT_FIELDS: ReadonlySet<string> = new Set([
  'ScriptBlockText',
  'Payload',
  'ContextInfo',
  'CommandLine',
  'ParentCommandLine',
]);

const SHA256_LENGTH = 64;

/**
 * Which fields of a recorded match context are not what happened: cut by VirusTotal, replaced by a
 * hash, or one of several pieces that PowerShell logged a script block in. A piece that is cut as well
 * counts as a piece, which says less. Never throws. O(fields).
 */
export function lossesOfContext(fields: ReadonlyMap<string, string>): ReadonlyMap<string, Loss> {
  let losses: Map<string, Loss> | undefined;
  for (const [field, value] of fields) {
    const loss = lossOf(field, value, fields);
    if (loss === undefined) continue;
    losses ??= new Map();
    losses.set(field, loss);
  }
  return losses ?? NO_LOSSES;
}

function lossOf(
  field: string,
  value: string,
  fields: ReadonlyMap<string, string>,
): Loss | undefined {
  if (isHash(value) && FREE_TEXT_FIELDS.has(field)) return { kind: 'hashed' };
  if (field === 'ScriptBlockText') {
    const of = countOf(fields.get('MessageTotal'));
    const part = countOf(fields.get('MessageNumber'));
    if (of !== undefined && of > 1) return { kind: 'fragment', part: part ?? 1, of };
    if (part !== undefined && part > 1) return { kind: 'fragment', part, of: part };
  }
  return isCut(value) ? { kind: 'truncated' } : undefined;
}

/** The length counts characters; few texts have some that take two code units. */
function isCut(value: string): boolean {
  if (value.length < CUT_LENGTH || value.length > 2 * CUT_LENGTH) return false;
  if (value.length === CUT_LENGTH) return true;
  let nCharacters = 0;
  for (let at = 0; at < value.length; at++) {
    const isSecondHalf = (value.charCodeAt(at) & 0xfc00) === 0xdc00;
    const followsFirst = (value.charCodeAt(at - 1) & 0xfc00) === 0xd800;
    if (!isSecondHalf || !followsFirst) nCharacters++;
  }
  return nCharacters === CUT_LENGTH;
}

/** A count as text; some reports have the number as a raw byte, `"\u0002"`. */
function countOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const unit = text.charCodeAt(0);
  if (text.length === 1 && unit < 0x20) return unit;
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function isHash(text: string): boolean {
  if (text.length !== SHA256_LENGTH) return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const letter = unit | 0x20;
    if (!(unit >= 0x30 && unit <= 0x39) && !(letter >= 0x61 && letter <= 0x66)) return false;
  }
  return true;
}
