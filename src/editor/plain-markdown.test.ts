import { describe, expect, it, vi } from 'vitest';
import { escapeMarkdown, plainBlock, plainMarkdown } from './plain-markdown.ts';

vi.mock('monaco-editor/editor', () => ({ languages: {} }));

describe('plainMarkdown', () => {
  it('trusts nothing', () => {
    expect(plainMarkdown('x', ['y'])).toMatchObject({ isTrusted: false, supportHtml: false });
  });

  it.each([
    ['x: integer', '```yara\nx: integer\n```'],
    ['a ``` b', '````yara\na ``` b\n````'],
    ['`````', '``````yara\n`````\n``````'],
  ])('puts code into a fence that it cannot close: %s', (code, expected) => {
    expect(plainMarkdown(code, []).value).toBe(expected);
  });

  it('keeps a block as it is, whatever is in it', () => {
    expect(plainBlock('a  <b>\n[x](command:y) ```')).toEqual({
      value: '````plaintext\na  <b>\n[x](command:y) ```\n````',
      isTrusted: false,
      supportHtml: false,
      supportThemeIcons: false,
    });
  });

  it('gives each line a paragraph', () => {
    expect(plainMarkdown('', ['a', 'b\nc']).value).toBe('a\n\nb c');
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', '\\<img src\\=x onerror\\=alert\\(1\\)\\>'],
    ['[a](http://b.example)', '\\[a\\]\\(http\\:\\/\\/b\\.example\\)'],
    ['www.b.example a@b.example', 'www\\.b\\.example a\\@b\\.example'],
    ['    code\n# head', 'code \\# head'],
    ['C:\\x\\*y*', 'C\\:\\\\x\\\\\\*y\\*'],
    ['plain words Ünïcode 1', 'plain words Ünïcode 1'],
  ])('leaves nothing that means anything: %s', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});
