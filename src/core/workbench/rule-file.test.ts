import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { isRuleFile, MAX_RULE_FILE_BYTES, readRuleFile } from './rule-file.ts';

describe('isRuleFile', () => {
  it.each([
    ['a.yar', ''],
    ['A.YARA', '{"data": 1}'],
    ['rules.txt', 'rule a { condition: true }'],
    ['rules', '\ufeff// by hand\n/* x */ import "vt"\n'],
    ['x.json', 'private global rule a : tag\n{'],
    ['x', 'include "other.yar"'],
  ])('is true for %s with %j', (name, text) => {
    expect(isRuleFile(name, encodeUtf8(text))).toBe(true);
  });

  it.each([
    ['a.json', '{"rule": "a"}'],
    ['a.yml', 'title: rule a {'],
    ['a.txt', 'rule of thumb: none'],
    ['a.txt', 'rule one of many'],
    ['a.txt', 'rule: a'],
    ['a.txt', 'import os'],
    ['a.txt', 'private data'],
    ['a.evtx', 'ElfFile\0'],
    ['a.txt', ''],
  ])('is false for %s with %j', (name, text) => {
    expect(isRuleFile(name, encodeUtf8(text))).toBe(false);
  });

  it('looks at the beginning of a large file only', () => {
    const bytes = encodeUtf8(`${' '.repeat(10_000)}rule a { condition: true }`);
    expect(isRuleFile('a.txt', bytes)).toBe(false);
  });
});

describe('readRuleFile', () => {
  it.each(['', 'rule a { condition: "😀" == "é" }\r\n', '// \u2028'])(
    'is the text of %j',
    (text) => {
      expect(readRuleFile(encodeUtf8(text))).toEqual({ ok: true, value: text });
      expect(readRuleFile(encodeUtf8(`\ufeff${text}`))).toEqual({ ok: true, value: text });
    },
  );

  it('takes what VirusTotal takes, and no more', () => {
    const bytes = new Uint8Array(MAX_RULE_FILE_BYTES + 1).fill(0x20);
    expect(readRuleFile(bytes.subarray(1)).ok).toBe(true);
    expect(readRuleFile(bytes)).toEqual({
      ok: false,
      error: 'has 1.0 MB of rules; VirusTotal takes up to 1 MB, split the file',
    });
  });

  it.each([
    ['UTF-16, little endian', [0xff, 0xfe, 0x72, 0], 'is UTF-16 text; save it as UTF-8'],
    ['UTF-16, big endian', [0xfe, 0xff, 0, 0x72], 'is UTF-16 text; save it as UTF-8'],
    ['Latin-1', [0x61, 0xe9, 0x62], 'is no UTF-8 text (byte 1)'],
    ['a sequence that is cut off', [0x61, 0xf0, 0x9f], 'is no UTF-8 text (byte 1)'],
  ])('refuses %s in words', (_, bytes, error) => {
    expect(readRuleFile(Uint8Array.from(bytes))).toEqual({ ok: false, error });
  });
});
