import { isMany, type Pattern, type PatternPart } from './pattern.ts';

/** What stands between two `*`: literals and `?`; at least one part. */
export type Segment = readonly PatternPart[];

/** A pattern cut at its `*`. */
export interface SegmentedPattern {
  readonly segments: readonly Segment[];
  /** Whether it begins with `*`. */
  readonly isOpenStart: boolean;
  /** Whether it ends with `*`. */
  readonly isOpenEnd: boolean;
}

/** Where a segment is in a text. UTF-16 offsets, `end` excluded. */
export interface SegmentPlace {
  readonly start: number;
  readonly end: number;
}

/** Cuts a pattern at its `*`. The pattern `*` has no segments, and neither has the empty one. Never throws. */
export function segmentPattern(pattern: Pattern): SegmentedPattern {
  const segments: PatternPart[][] = [];
  let segment: PatternPart[] = [];
  for (const part of pattern) {
    if (!isMany(part)) {
      if (segment.length === 0) segments.push(segment);
      segment.push(part);
    } else segment = [];
  }
  return { segments, isOpenStart: isMany(pattern[0]), isOpenEnd: isMany(pattern.at(-1)) };
}

/** Where a segment that begins at `start` ends, or -1 when it is not there. Never throws. */
export function endOfSegment(segment: Segment, text: string, start: number): number {
  let at = start;
  for (const part of segment) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return -1;
      at += part.length;
    } else {
      if (at >= text.length) return -1;
      at = nextCharacter(text, at);
    }
  }
  return at;
}

/** Where a segment that ends at `end` begins, or -1 when it is not there. Never throws. */
export function startOfSegment(segment: Segment, text: string, end: number): number {
  let at = end;
  for (let index = segment.length - 1; index >= 0; index--) {
    const part = segment[index] ?? '';
    if (typeof part === 'string') {
      if (!text.endsWith(part, at)) return -1;
      at -= part.length;
    } else {
      if (at <= 0) return -1;
      at = previousCharacter(text, at);
    }
  }
  return at;
}

/**
 * The first place of a segment at or after `from`, which is not inside of a surrogate pair. Never
 * throws. O(text · segment) at worst.
 */
export function findSegment(
  segment: Segment,
  text: string,
  from: number,
): SegmentPlace | undefined {
  const nLeading = segment.findIndex((part) => typeof part === 'string');
  const literal = segment[nLeading];
  if (typeof literal !== 'string') {
    const end = endOfSegment(segment, text, from);
    return end === -1 ? undefined : { start: from, end };
  }
  const leading = segment.slice(0, nLeading);
  const trailing = segment.slice(nLeading + 1);
  let earliest = endOfSegment(leading, text, from);
  while (earliest !== -1) {
    const at = text.indexOf(literal, earliest);
    if (at === -1) return undefined;
    const end = endOfSegment(trailing, text, at + literal.length);
    if (end !== -1) return { start: startOfSegment(leading, text, at), end };
    earliest = at + 1;
  }
  return undefined;
}

/** The offset after the code point that begins at `at`. Never throws. */
function nextCharacter(text: string, at: number): number {
  return at + (isPair(text, at) ? 2 : 1);
}

function previousCharacter(text: string, at: number): number {
  return at - (at > 1 && isPair(text, at - 2) ? 2 : 1);
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
