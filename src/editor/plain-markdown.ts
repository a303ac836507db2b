import type { IMarkdownString } from 'monaco-editor/editor';
import { YARA_LANGUAGE_ID } from './yara-language.ts';

/**
 * Texts as Markdown that shows exactly them: Monaco's hovers and hints know no plain text. `code` is
 * coloured as YARA, each of `lines` is a paragraph. Trusts nothing: no HTML, no commands, no links.
 */
export function plainMarkdown(code: string, lines: readonly string[]): IMarkdownString {
  const parts = [...(code === '' ? [] : [fencedCode(code)]), ...lines.map(escapeMarkdown)];
  return {
    value: parts.join('\n\n'),
    isTrusted: false,
    supportHtml: false,
    supportThemeIcons: false,
  };
}

/** A block whose fence is longer than any row of backticks in it. */
function fencedCode(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${YARA_LANGUAGE_ID}\n${code}\n${fence}`;
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
