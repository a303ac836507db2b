import { describe, expect, it } from 'vitest';
import { makeZip } from '../archive/testdata/make-zip.ts';
import { describeFile } from './describe-file.ts';
import { FILE_HEAD_BYTES } from './file-kind.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const RULE = 'title: A\nlogsource:\n  product: windows\ndetection:\n  a:\n    b: c\n';

describe('a file that is no Sigma rule', () => {
  it.each([
    ['a.yml', '', 'is empty', undefined],
    ['a.txt', ' \r\n\n', 'has nothing but blank lines in it', undefined],
    ['a.yar', 'rule a { condition: true }', 'is a file of YARA rules', 'yara'],
    ['a.txt', 'import "vt"\nrule a { condition: true }', 'is a file of YARA rules', 'yara'],
    [
      'a.json',
      '{"data":{"type":"file","id":"0","attributes":{}}}',
      'is JSON and may be a VirusTotal report',
      'report',
    ],
    ['a.json', '{', 'is JSON and may be a VirusTotal report', 'report'],
    ['a.xml', '<Events><Event><System/></Event></Events>', 'is an event log', 'events'],
    ['a.html', '<!doctype html><p>', 'is a web page or XML', undefined],
    ['a.png', '\u0000', 'is no text, so no Sigma rule', undefined],
    ['a.pdf', '%PDF-1.7\n', 'is a PDF document', undefined],
    ['notes.txt', 'Dear hunter', 'is text, but no Sigma rule', undefined],
  ])('is told what it is: %s of %j', (name, text, what, opensAs) => {
    const found = describeFile(name, utf8(text));
    expect(found?.opensAs).toBe(opensAs);
    expect(found?.what).toMatch(what);
  });

  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'is a PNG image'],
    [[0x4d, 0x5a, 0x90, 0x00], 'is a Windows program'],
    [[0x1f, 0x8b, 0x08, 0x00], 'is a gzip archive; unpack it, or load a zip'],
    [[0xc3], 'is no text, so no Sigma rule'],
  ])('is told by its first bytes: %j', (bytes, what) => {
    expect(describeFile('a.bin', Uint8Array.from(bytes))?.what).toBe(what);
  });

  it('is text where only the end of what was read cuts a character', () => {
    const head = new Uint8Array(FILE_HEAD_BYTES).fill(0x61);
    head[FILE_HEAD_BYTES - 1] = 0xc3;
    expect(describeFile('a.txt', head)?.what).toMatch(/^is text/);
    head[10] = 0xc3;
    expect(describeFile('a.txt', head)?.what).toMatch(/^is no text/);
  });

  it.each([
    ['a.yml', utf8('anything at all')],
    ['a.txt', utf8(RULE)],
    ['a.zip', makeZip([{ name: 'a.yml', text: RULE }])],
  ])('is none of these: %s', (name, bytes) => {
    expect(describeFile(name, bytes)).toBeUndefined();
  });
});
