/** A half-open range of a text. Units: UTF-16 code units, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place for people. Both 1-based; `column` counts Unicode scalar values, as YARA-X prints them. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Where an offset lies, for people. offset: UTF-16 code units, clamped into the text. Lines end at
 * LF (a CR before it belongs to the line). An empty text gives line 1, column 1. Never throws.
 * O(offset).
 */
export function lineColumnAt(text: string, offset: number): LineColumn {
  const clamped = Math.max(0, Math.min(offset, text.length));
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < clamped; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  let column = 1;
  for (let at = lineStart; at < clamped; column++) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(at + 1));
    at += isPair ? 2 : 1;
  }
  return { line, column };
}

/** Whether `inner` lies within `outer` (touching ends count). Never throws. */
export function spanContains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
