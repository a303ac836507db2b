import { describe, expect, it } from 'vitest';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { findTestFault } from './check-test.ts';
import { parsePick } from './parse-pick.ts';

const TYPES = {
  text: { kind: 'string' },
  number: { kind: 'integer' },
  constant: { kind: 'integer', enumPath: 'vt.FileType' },
  boolean: { kind: 'boolean' },
} as const satisfies Record<string, FieldType>;

function faultOf(type: FieldType, testText: string): string {
  const pick = parsePick(`vt.x ${testText}`);
  if (!pick.ok || pick.value.test === undefined) return 'no test';
  return findTestFault(VT_SCHEMA, type, pick.value.test) ?? 'fine';
}

describe('findTestFault', () => {
  it.each<[keyof typeof TYPES, string, string]>([
    ['text', 'matches /a[bc]+\\.exe$/i', 'fine'],
    ['text', 'matches /a(?=b)/', 'the engine refuses this regular expression: look-around'],
    ['text', 'matches /\\C/', 'the engine refuses this regular expression: unrecognized escape'],
    ['text', '== "a" or matches /(/', 'the engine refuses this regular expression: unclosed group'],
    ['number', '== "1"', 'this is a number: compare it with a number'],
    ['constant', '== PE_EXE', '`PE_EXE` is no constant'],
    ['constant', '== vt.FileType.PE_EXE', 'fine'],
    ['constant', '== 1', 'fine'],
    ['constant', '== "PE_EXE"', 'compare it with one by its name, such as vt.FileType.'],
    ['boolean', '== true', 'fine'],
    ['boolean', '== 1', 'a boolean stands bare or with `not`'],
  ])('of %s %s: %s', (type, test, fault) => {
    expect(faultOf(TYPES[type], test)).toContain(fault);
  });
});
