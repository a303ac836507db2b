import type { DiagnosticFix } from '../../../base/diagnostic.ts';

/** A text as a single-quoted scalar of one line. Never throws. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The fix that puts a plain value in single quotes: from `start` to the end of its line, without a
 * comment, and in a flow collection to the next comma or bracket. part: a text that begins at `base` of
 * the file. Nothing where the value has quotes that single quotes would hold by accident. Never throws.
 * O(line).
 */
export function quoteFix(
  part: string,
  base: number,
  start: number,
): { readonly fixes?: readonly DiagnosticFix[] } {
  const lineStart = part.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = part.indexOf('\n', start);
  let line = part.slice(start, lineEnd === -1 ? part.length : lineEnd);
  const comment = line.indexOf(' #');
  if (comment !== -1) line = line.slice(0, comment);
  if (isInFlow(part, lineStart, start)) line = line.slice(0, flowEnd(line));
  const value = line.trimEnd();
  if (value === '' || value.startsWith("'") || value.startsWith('"')) return {};
  return {
    fixes: [
      {
        title: 'Put the value in single quotes',
        edits: [
          {
            span: { start: base + start, end: base + start + value.length },
            newText: singleQuoted(value),
          },
        ],
      },
    ],
  };
}

/** Whether a bracket is open on the line before `start`. Brackets in quotes are counted too: rare, and harmless. */
function isInFlow(part: string, lineStart: number, start: number): boolean {
  let depth = 0;
  for (let at = lineStart; at < start; at++) {
    const character = part[at];
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
  }
  return depth > 0;
}

function flowEnd(line: string): number {
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === ',' || character === ']' || character === '}') return at;
  }
  return line.length;
}
