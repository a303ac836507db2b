/**
 * The same field in the next or previous element of the innermost list on a path:
 * `a.b[3].c` becomes `a.b[4].c`. Undefined where the path has no list, or no element before the first.
 */
export function neighbourElementPath(path: string, step: 1 | -1): string | undefined {
  // From the end, so that a map key that looks like a position is only met after the real one.
  const close = lastPosition(path);
  if (close === undefined) return undefined;
  const index = Number(path.slice(close.start, close.end)) + step;
  return index < 0 ? undefined : path.slice(0, close.start) + String(index) + path.slice(close.end);
}

function lastPosition(path: string): { readonly start: number; readonly end: number } | undefined {
  for (let end = path.lastIndexOf(']'); end > 0; end = path.lastIndexOf(']', end - 1)) {
    const start = path.lastIndexOf('[', end) + 1;
    if (start > 0 && /^\d{1,15}$/.test(path.slice(start, end))) return { start, end };
  }
  return undefined;
}
