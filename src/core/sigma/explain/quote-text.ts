import type { Span } from '../../../base/span.ts';
import { visibleText } from '../../../base/visible-text.ts';

/** UTF-16 units of a text that a sentence shows. */
const MAX_SHOWN = 120;

/** Units of a text that are shown before the place that it is about, when it is cut there. */
const LEAD = 30;

/**
 * A text for a sentence: in quotation marks, on one line, nothing in it invisible, cut with `…` where
 * it is long. place: what has to be seen of it; without, its beginning. Never throws.
 */
export function quoteText(text: string, place?: Span): string {
  if (text.length <= MAX_SHOWN) return `"${visibleText(text)}"`;
  const latest = text.length - MAX_SHOWN;
  const isPastWindow = place !== undefined && place.end > MAX_SHOWN;
  const start = wholeAt(text, isPastWindow ? Math.min(Math.max(0, place.start - LEAD), latest) : 0);
  const end = wholeAt(text, start + MAX_SHOWN);
  const shown = visibleText(text.slice(start, end));
  return `${start > 0 ? '…' : ''}"${shown}"${end < text.length ? '…' : ''}`;
}

/** UTF-16 units of a name that a sentence shows. */
const MAX_NAME = 80;

/** A name or a number for a sentence: as `quoteText`, without quotation marks. Never throws. */
export function quoteName(name: string): string {
  if (name.length <= MAX_NAME) return visibleText(name);
  return `${visibleText(name.slice(0, wholeAt(name, MAX_NAME)))}…`;
}

/** The offset, or the one before it where it would part a surrogate pair. */
function wholeAt(text: string, offset: number): number {
  const isInside =
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  return isInside ? offset - 1 : offset;
}
