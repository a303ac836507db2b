import type { Pattern } from '../sigma/pattern/pattern.ts';
import type { Spelling } from './field-reading.ts';

/** Roots of the registry as Sysmon writes them, and as sandboxes do besides. */
const ROOTS: readonly (readonly [sysmon: string, others: readonly string[]])[] = [
  ['HKLM\\', ['HKEY_LOCAL_MACHINE\\', '\\REGISTRY\\MACHINE\\', '<HKLM>\\']],
  ['HKU\\', ['HKEY_USERS\\', '\\REGISTRY\\USER\\', '<HKU>\\']],
  ['HKCU\\', ['HKEY_CURRENT_USER\\', '<HKCU>\\']],
  ['HKCR\\', ['HKEY_CLASSES_ROOT\\', '<HKCR>\\']],
];

const DWORD = /^DWORD \(0x([0-9a-f]{8})\)$/i;

/**
 * The pattern, and what stands for the same in a sandbox's spelling: other names of a root of the
 * registry that it begins with, a number without the type that Sysmon writes before it. Never throws.
 */
export function spelledPatterns(
  pattern: Pattern,
  spelling: Spelling | undefined,
): readonly Pattern[] {
  const [first, ...rest] = pattern;
  if (typeof first !== 'string') return [pattern];
  if (spelling === 'registry') {
    const upper = first.toUpperCase();
    const root = ROOTS.find(([sysmon]) => upper.startsWith(sysmon));
    if (root === undefined) return [pattern];
    const [sysmon, others] = root;
    const tail = first.slice(sysmon.length);
    return [pattern, ...others.map((other): Pattern => [other + tail, ...rest])];
  }
  if (spelling !== 'details' || rest.length > 0) return [pattern];
  const digits = DWORD.exec(first)?.[1]?.toLowerCase();
  if (digits === undefined) return [pattern];
  const value = Number.parseInt(digits, 16);
  const spellings = [
    String(value),
    `0x${digits}`,
    `0x${value.toString(16)}`,
    bytesReversed(digits),
  ];
  return [pattern, ...[...new Set(spellings)].map((each): Pattern => [each])];
}

/** A number as its bytes, lowest first. */
function bytesReversed(digits: string): string {
  return (digits.match(/../g) ?? []).reverse().join('');
}
