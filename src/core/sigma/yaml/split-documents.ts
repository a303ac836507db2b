import type { Span } from '../../../base/span.ts';

/**
 * The parts of a file that are documents of their own, without reading them: between lines that begin
 * with `---` or after one that begins with `...`, which YAML allows nowhere else. Directives (`%YAML`)
 * stay with the document they introduce. The parts cover the text without gaps; a text without marks is
 * one part. Never throws. Source: YAML 1.2.2, section 9.1.
 */
export function splitDocuments(text: string): readonly Span[] {
  const starts: number[] = [];
  for (let line = 0; line < text.length; line = nextLine(text, line)) {
    if (isMark(text, line, '---')) starts.push(withDirectives(text, line, starts.at(-1) ?? 0));
    else if (isMark(text, line, '...')) starts.push(nextLine(text, line));
  }
  const bounds = [...new Set([0, ...starts, text.length])].sort((a, b) => a - b);
  const parts: Span[] = [];
  for (let index = 0; index + 1 < bounds.length; index++) {
    parts.push({ start: bounds[index] ?? 0, end: bounds[index + 1] ?? 0 });
  }
  return parts.length === 0 ? [{ start: 0, end: 0 }] : parts;
}

function nextLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end + 1;
}

function isMark(text: string, start: number, mark: string): boolean {
  const at = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  if (!text.startsWith(mark, at)) return false;
  const after = text.charAt(at + mark.length);
  return after === '' || after === ' ' || after === '\t' || after === '\n' || after === '\r';
}

/** Where the directives directly above a line begin, or the line itself. */
function withDirectives(text: string, line: number, floor: number): number {
  let start = line;
  while (start > floor) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (before < floor || before >= start || text[before] !== '%') break;
    start = before;
  }
  return start;
}
