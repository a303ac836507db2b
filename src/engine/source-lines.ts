import type { DisplayedLine } from './display-line.ts';
import { displayLine } from './display-line.ts';

/** The lines of a source, for going from the engine's places to offsets. */
export interface SourceLines {
  readonly text: string;
  /** The line, 1-based, without its line end; empty outside of the text. */
  readonly lineText: (line: number) => string;
  /** Offset of the line's start, 1-based; the text's end behind the last line. */
  readonly lineStart: (line: number) => number;
  /** The line as reports show it; undefined for a very long one. */
  readonly displayed: (line: number) => DisplayedLine | undefined;
  /** Offset of a place as the engine prints it: column in Unicode scalar values, both 1-based. */
  readonly offsetAt: (line: number, column: number) => number;
}

/**
 * Cuts a text into lines at LF; the CR before one belongs to neither line. Offsets in UTF-16 code
 * units. Places outside of the text are clamped into it. Never throws. O(text), then O(line).
 */
export function createSourceLines(text: string): SourceLines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const displayedLines = new Map<number, DisplayedLine | undefined>();

  const lineStart = (line: number): number => starts[Math.max(line, 1) - 1] ?? text.length;
  const lineText = (line: number): string => {
    const start = lineStart(line);
    const next = starts[Math.max(line, 1)];
    const whole = text.slice(start, next === undefined ? text.length : next - 1);
    return next !== undefined && whole.endsWith('\r') ? whole.slice(0, -1) : whole;
  };
  return {
    text,
    lineStart,
    lineText,
    displayed(line) {
      if (!displayedLines.has(line)) displayedLines.set(line, displayLine(lineText(line)));
      return displayedLines.get(line);
    },
    offsetAt(line, column) {
      const start = lineStart(line);
      const end = start + lineText(line).length;
      let at = start;
      for (let nth = 1; nth < column && at < end; nth++) {
        at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      }
      return at;
    },
  };
}
