import { describe, expect, it } from 'vitest';
import { splitDocuments } from './split-documents.ts';

describe('splitDocuments', () => {
  it.each([
    ['', ['']],
    ['a', ['a']],
    ['---\na\n---\nb', ['---\na\n', '---\nb']],
    ['a\n--- b\n---c\n', ['a\n', '--- b\n---c\n']],
    ['a\n...\nb\n', ['a\n...\n', 'b\n']],
    ['a\n...\n%YAML 1.2\n%TAG ! x\n---\nb', ['a\n...\n', '%YAML 1.2\n%TAG ! x\n---\nb']],
    ['%YAML 1.2\n---\nb', ['%YAML 1.2\n---\nb']],
    ['\n%YAML 1.2\n---\nb', ['\n', '%YAML 1.2\n---\nb']],
    ['a\n---', ['a\n', '---']],
    ['a\r\n---\r\nb', ['a\r\n', '---\r\nb']],
    ['\ufeff---\na\n\ufeff---\nb', ['\ufeff---\na\n', '\ufeff---\nb']],
    ['a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
  ])('splits %j', (text, expected) => {
    expect(splitDocuments(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});
