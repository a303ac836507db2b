import { isMany, type Pattern } from './pattern.ts';
import { segmentPattern, type Segment } from './pattern-segment.ts';
import { createPatternTest } from './match-pattern.ts';

/** Which part of a text is known. */
export type KnownPart = 'beginning' | 'end' | 'inside';

/** What is known of a text from a part of it. Never throws; time as for `createPatternTest`. */
export type PartFit = (part: string, known: KnownPart) => 'yes' | 'no' | 'unknown';

/**
 * Whether a text fits a pattern of which only a part is known: `yes` when it does whatever is missing,
 * `no` when it does not whatever is missing (never for a part of the inside, which any text may stand
 * around), else `unknown`. What is missing may be nothing. pattern and part: both folded or both not.
 * Never throws; time as for `createPatternTest`.
 */
export function fitOfPart(pattern: Pattern, part: string, known: KnownPart): ReturnType<PartFit> {
  return createPartFit(pattern)(part, known);
}

/** The same for one pattern and many parts. Never throws. */
export function createPartFit(pattern: Pattern): PartFit {
  const fits = createPatternTest(pattern);
  const { segments, isOpenStart, isOpenEnd } = segmentPattern(pattern);
  const first = segments[0] ?? [];
  const lastReversed = (segments.at(-1) ?? []).toReversed();
  const isAll = !pattern.some(isMany);
  const beginsOpen = isMany(pattern[0]);
  const endsOpen = isMany(pattern.at(-1));
  return (part, known) => {
    const isOpenBefore = known === 'beginning' || beginsOpen;
    const isOpenBehind = known === 'end' || endsOpen;
    if (isOpenBefore && isOpenBehind && fits(part)) return 'yes';
    if (known === 'beginning' && !isOpenStart) {
      return mayBegin(first, part, isAll) ? 'unknown' : 'no';
    }
    if (known === 'end' && !isOpenEnd) {
      return mayEnd(lastReversed, part, isAll) ? 'unknown' : 'no';
    }
    return 'unknown';
  };
}

/** Whether a text that begins with `part` may begin with the segment, or with isAll, be the segment. */
function mayBegin(segment: Segment, part: string, isAll: boolean): boolean {
  let at = 0;
  for (const each of segment) {
    if (at >= part.length) return true;
    if (typeof each !== 'string') {
      at += (part.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    } else if (part.startsWith(each, at)) at += each.length;
    else return each.startsWith(part.slice(at));
  }
  return !isAll || at >= part.length;
}

/** The same at the end; the parts of the segment come last first. */
function mayEnd(reversed: Segment, part: string, isAll: boolean): boolean {
  let at = part.length;
  for (const each of reversed) {
    if (at <= 0) return true;
    if (typeof each !== 'string') {
      const isPair = at > 1 && (part.codePointAt(at - 2) ?? 0) > 0xffff;
      at -= isPair ? 2 : 1;
    } else if (part.endsWith(each, at)) at -= each.length;
    else return each.endsWith(part.slice(0, at));
  }
  return !isAll || at <= 0;
}
