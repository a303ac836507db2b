import type { Span } from '../../base/span.ts';

/** How an author lays a rule out, so that new text looks like the old. */
export interface LayoutStyle {
  /** `\n` or `\r\n`. */
  readonly newline: string;
  /** What one level of indentation adds. */
  readonly unit: string;
}

const DEFAULT_UNIT = '  ';

/**
 * How the rule in `span` is laid out: the line ends of the text, and one level of indentation as its
 * first indented line has it relative to the rule. Two spaces where nothing is indented. Never throws.
 */
export function readLayoutStyle(text: string, span: Span): LayoutStyle {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const base = indentAt(text, span.start);
  for (const line of text.slice(span.start, span.end).split('\n').slice(1)) {
    const indent = leadingSpace(line);
    if (indent.length === line.trimEnd().length) continue;
    if (!indent.startsWith(base) || indent.length === base.length) continue;
    const unit = indent.slice(base.length);
    return { newline, unit: unit.startsWith('\t') ? '\t' : unit };
  }
  return { newline, unit: DEFAULT_UNIT };
}

/** The white space at the start of the line that holds `offset`. Never throws. */
export function indentAt(text: string, offset: number): string {
  return leadingSpace(text.slice(lineStartAt(text, offset), offset));
}

/** The offset after the last line feed before `offset`. Never throws. */
export function lineStartAt(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line's end (before its LF or CR LF), or of the text's. Never throws. */
export function lineEndAt(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed === -1) return text.length;
  return feed > offset && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/**
 * The end of the comments that follow `offset` on its line, or `offset` for none; a comment that goes
 * on in the next line is not one of them. Offset must lie outside of tokens. Never throws.
 */
export function trailingCommentsEnd(text: string, offset: number): number {
  const lineEnd = lineEndAt(text, offset);
  let end = offset;
  let at = offset;
  while (at < lineEnd) {
    if (isBlank(text[at])) at++;
    else if (text.startsWith('//', at)) return lineEnd;
    else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      if (close === -1 || close + 2 > lineEnd) return end;
      at = close + 2;
      end = at;
    } else return end;
  }
  return end;
}

/** Whether nothing but white space stands between `offset` and the end of its line. Never throws. */
export function isRestOfLineBlank(text: string, offset: number): boolean {
  return text.slice(offset, lineEndAt(text, offset)).trim() === '';
}

function leadingSpace(line: string): string {
  let end = 0;
  while (isBlank(line[end])) end++;
  return line.slice(0, end);
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t';
}
