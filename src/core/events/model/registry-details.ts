import { withoutTrailingNul } from './windows-path.ts';

/** What a registry value may be in the field `Details`. */
export interface RegistryDetails {
  /** The text as recorded first; more than one where Sysmon would write a number in its own way. */
  readonly spellings: readonly string[];
  readonly remark: string | undefined;
}

const MAX_DWORD = 0xffff_ffffn;
const MAX_QWORD = 0xffff_ffff_ffff_ffffn;
const DWORD_DIGITS = 8;
const QWORD_DIGITS = 16;

/**
 * The field `Details` of a registry value as a sandbox recorded it. Sysmon writes numbers as
 * `DWORD (0x00000001)`, sandboxes as `1`, `0x00000001` or `01000000` (bytes, lowest first), without the
 * type: both spellings are given, since either may be what the event had. Never throws. O(length).
 * Source: Sysmon's event 13; reports of Zenbox, vxCube and HABO.
 */
export function registryDetails(text: string): RegistryDetails {
  const plain = withoutTrailingNul(text);
  const number = numberOf(plain);
  if (number !== undefined && number !== plain) {
    return {
      spellings: [plain, number],
      remark: `the report does not tell the type of the value: a number would be \`${number}\``,
    };
  }
  return {
    spellings: [plain],
    remark: plain === text ? undefined : 'the NUL at the end of the value is left out',
  };
}

function numberOf(text: string): string | undefined {
  if (text.startsWith('0x') || text.startsWith('0X')) {
    const digits = text.slice(2);
    if (!isAll(digits, isHexDigit) || digits.length > QWORD_DIGITS) return undefined;
    const isQword = digits.length > DWORD_DIGITS;
    return isQword ? qwordText(BigInt(text)) : dwordText(BigInt(text));
  }
  if (isAll(text, isDigit) && (text === '0' || !text.startsWith('0')) && text.length <= 20) {
    const value = BigInt(text);
    if (value <= MAX_DWORD) return dwordText(value);
    return value <= MAX_QWORD ? qwordText(value) : undefined;
  }
  if (text.length === DWORD_DIGITS && isAll(text, isHexDigit)) {
    return dwordText(BigInt(`0x${bytesReversed(text)}`));
  }
  return undefined;
}

function dwordText(value: bigint): string {
  return `DWORD (0x${value.toString(16).padStart(DWORD_DIGITS, '0')})`;
}

/** Sysmon writes the two halves apart. */
function qwordText(value: bigint): string {
  const digits = value.toString(16).padStart(QWORD_DIGITS, '0');
  return `QWORD (0x${digits.slice(0, DWORD_DIGITS)}-0x${digits.slice(DWORD_DIGITS)})`;
}

function bytesReversed(digits: string): string {
  let reversed = '';
  for (let at = digits.length - 2; at >= 0; at -= 2) reversed += digits.slice(at, at + 2);
  return reversed;
}

function isAll(text: string, isOne: (unit: number) => boolean): boolean {
  for (let at = 0; at < text.length; at++) if (!isOne(text.charCodeAt(at))) return false;
  return text.length > 0;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isHexDigit(unit: number): boolean {
  const letter = unit | 0x20;
  return isDigit(unit) || (letter >= 0x61 && letter <= 0x66);
}
