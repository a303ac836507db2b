import { isMany, type Pattern } from './pattern.ts';
import { segmentPattern, type Segment } from './pattern-segment.ts';
import { createAnyPatternTest } from './pattern-set.ts';

/** Which part of a text is known. */
export type KnownPart = 'beginning' | 'end' | 'inside';

/** What is known of a text from a part of it. Never throws; time as for `createAnyPatternTest`. */
export type PartFit = (part: string, known: KnownPart) => 'yes' | 'no' | 'unknown';

/**
 * Whether a text fits any of several patterns, where only a part of it is known: `yes` when it does
 * whatever is missing, `no` when it does not whatever is missing (never for a part of the inside, which
 * any text may stand around), else `unknown`. What is missing may be nothing. Patterns and part: all
 * folded or none. Without any pattern: `no`. Never throws.
 */
export function createPartFit(patterns: readonly Pattern[]): PartFit {
  const made = new Map<KnownPart, PartTest>();
  return (part, known) => {
    let test = made.get(known);
    if (test === undefined) {
      test = createPartTest(patterns, known);
      made.set(known, test);
    }
    if (test.fits(part)) return 'yes';
    return test.mayFit(part) ? 'unknown' : 'no';
  };
}

interface PartTest {
  /** Whether the text fits whatever is missing. */
  readonly fits: (part: string) => boolean;
  /** Whether it fits for some text in place of what is missing. */
  readonly mayFit: (part: string) => boolean;
}

function createPartTest(patterns: readonly Pattern[], known: KnownPart): PartTest {
  const sure = patterns.filter(
    (pattern) =>
      (known === 'beginning' || isMany(pattern[0])) && (known === 'end' || isMany(pattern.at(-1))),
  );
  const fits = createAnyPatternTest(sure);
  if (known === 'inside') return { fits, mayFit: () => patterns.length > 0 };
  const openEdge = known === 'beginning' ? 0 : -1;
  if (patterns.some((pattern) => isMany(pattern.at(openEdge)))) return { fits, mayFit: () => true };
  const edges = patterns.map(known === 'beginning' ? createBeginTest : createEndTest);
  return { fits, mayFit: (part) => edges.some((mayFit) => mayFit(part)) };
}

function createBeginTest(pattern: Pattern): (part: string) => boolean {
  const first = segmentPattern(pattern).segments[0] ?? [];
  const isAll = !pattern.some(isMany);
  return (part) => mayBegin(first, part, isAll);
}

function createEndTest(pattern: Pattern): (part: string) => boolean {
  const lastReversed = (segmentPattern(pattern).segments.at(-1) ?? []).toReversed();
  const isAll = !pattern.some(isMany);
  return (part) => mayEnd(lastReversed, part, isAll);
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
