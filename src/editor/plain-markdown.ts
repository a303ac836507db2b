import type { IMarkdownString } from 'monaco-editor/editor';
import { YARA_LANGUAGE_ID } from './yara-language.ts';

/**
 * Texts as Markdown that shows exactly them: Monaco's hovers and hints know no plain text. `code` is
 * coloured as YARA, each of `lines` is a paragraph. Trusts nothing: no HTML, no commands, no links.
 */
export function plainMarkdown(code: string, lines: readonly string[]): IMarkdownString {
  const block = code === '' ? [] : [fenced(code, YARA_LANGUAGE_ID)];
  return untrusted([...block, ...lines.map(escapeMarkdown)].join('\n\n'));
}

/** A text line by line with all of its spaces, in one colour; trusted no more than the others. */
export function plainBlock(text: string): IMarkdownString {
  return untrusted(fenced(text, 'plaintext'));
}

function untrusted(value: string): IMarkdownString {
  return { value, isTrusted: false, supportHtml: false, supportThemeIcons: false };
}

/** A block whose fence is longer than any row of backticks in it. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/**
 * The text on one line with a backslash before all ASCII punctuation, after which none of it means
 * anything: also not in `https://`, `www.` and `a@b`, which would become links.
 */
export function escapeMarkdown(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
