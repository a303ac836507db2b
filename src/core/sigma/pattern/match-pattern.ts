import type { Span } from '../../../base/span.ts';
import { foldCase } from '../../../base/fold-case.ts';
import type { Pattern } from './pattern.ts';
import {
  endOfSegment,
  findSegment,
  segmentPattern,
  startOfSegment,
  type SegmentedPattern,
} from './pattern-segment.ts';
import { soleLiteral } from './sole-literal.ts';

/**
 * The pattern as it is compared with text whose case is folded. `?` and `*` stay what they are. Never
 * throws.
 */
export function foldPattern(pattern: Pattern): Pattern {
  return pattern.map((part) => (typeof part === 'string' ? foldCase(part) : part));
}

/**
 * A test whether a whole text fits a pattern. The test takes what the pattern takes: folded text for a
 * folded pattern. It never throws and never goes back over what it has matched; its time is at worst
 * the text's length times the length of a part between two `*`, and for patterns without `?`
 * and with at most an outer `*` that of the language's own search. Source: Sigma specification,
 * "Wildcards".
 */
export function createPatternTest(pattern: Pattern): (text: string) => boolean {
  const sole = soleLiteral(pattern);
  if (sole === undefined) {
    const cut = segmentPattern(pattern);
    return (text) => placeSegments(cut, text) !== undefined;
  }
  const { literal, isOpenStart, isOpenEnd } = sole;
  if (isOpenStart) {
    if (isOpenEnd) return (text) => text.includes(literal);
    return (text) => text.endsWith(literal);
  }
  if (isOpenEnd) return (text) => text.startsWith(literal);
  return (text) => text === literal;
}

/**
 * Where in a text its fit to a pattern shows: what the pattern's literals and `?` stand for, without
 * what a `*` at either end covers; the whole text for `*` alone. The first such place. Undefined when
 * the text does not fit. Offsets of the folded text are offsets of the text. Never throws; time as for
 * `createPatternTest`.
 */
export function locatePattern(pattern: Pattern, text: string): Span | undefined {
  return placeSegments(segmentPattern(pattern), text);
}

/**
 * The first segment stands at the beginning, the last one at the end, and each other one at the first
 * place that is left to it: if the segments fit at all, they fit there.
 */
function placeSegments(cut: SegmentedPattern, text: string): Span | undefined {
  const { segments, isOpenStart, isOpenEnd } = cut;
  const last = segments.length - 1;
  if (last === -1) {
    return isOpenStart || text === '' ? { start: 0, end: text.length } : undefined;
  }
  let start = -1;
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    const isAnchored = index === 0 && !isOpenStart;
    if (index === last && !isOpenEnd) {
      const from = startOfSegment(segment, text, text.length);
      if (from < at || (isAnchored && from !== 0)) return undefined;
      return { start: start === -1 ? from : start, end: text.length };
    }
    const end = isAnchored ? endOfSegment(segment, text, 0) : -1;
    const place = isAnchored
      ? { start: 0, end }
      : (findSegment(segment, text, at) ?? { start: 0, end: -1 });
    if (place.end === -1) return undefined;
    if (start === -1) start = place.start;
    at = place.end;
  }
  return { start, end: at };
}
