import type { Span } from '../../../base/span.ts';
import { isYamlSpace } from './skip-trivia.ts';
import type { YamlScalar } from './yaml-node.ts';

/** Where a piece of a value, from `start` to `end` of its text, stands in the file. */
export type Locate = (start: number, end: number) => Span;

/** The places in a text that begins at an offset of the file and is written there as it is. Never throws. */
export function locateFrom(offset: number): Locate {
  return (start, end) => ({ start: offset + start, end: offset + end });
}

/**
 * The places of pieces of a scalar's value. text: the file that the scalar is from. Exact for values
 * written as they are, for single quotes with doubled quotes, and for values over several lines, where
 * a piece begins and ends with something visible. In double quotes with escapes every piece is the
 * whole scalar. Never throws. O(value) once, and only where the value is not written as it is.
 */
export function locateInScalar(text: string, scalar: YamlScalar): Locate {
  const { span, style } = scalar;
  const isQuoted = style === 'single' || style === 'double';
  const start = isQuoted ? span.start + 1 : span.start;
  const end = isQuoted ? span.end - 1 : span.end;
  if (text.slice(start, end) === scalar.text) return locateFrom(start);
  let offsets: readonly number[] | undefined;
  return (from, to) => {
    offsets ??= alignValue(text, scalar, start, end);
    const first = offsets[from];
    const last = offsets[to - 1];
    if (first === undefined || last === undefined) return span;
    // White space at the end of a block belongs to its value, but not to its span.
    const pieceEnd = Math.min(span.end, from === to ? first : last + 1);
    return { start: Math.min(first, pieceEnd), end: pieceEnd };
  };
}

/** The offset in the file of each unit of the value; empty where the two cannot be laid side by side. */
function alignValue(
  text: string,
  scalar: YamlScalar,
  start: number,
  end: number,
): readonly number[] {
  const offsets: number[] = [];
  let at = start;
  for (let index = 0; index < scalar.text.length; index++) {
    if (!isYamlSpace(scalar.text.charCodeAt(index))) {
      while (at < end && isYamlSpace(text.charCodeAt(at))) at++;
      if (at >= end || text[at] !== scalar.text[index]) return [];
    }
    offsets.push(at);
    if (isYamlSpace(scalar.text.charCodeAt(index))) continue;
    at += scalar.style === 'single' && text[at] === "'" ? 2 : 1;
  }
  return offsets;
}
