/** The names of members near the top of a JSON text. */
export interface HeadKeys {
  /** Of the outermost objects, a list around them left aside. */
  readonly outer: ReadonlySet<string>;
  /** Of the objects in those. */
  readonly inner: ReadonlySet<string>;
}

/**
 * The names of members near the top of a JSON text of which only the beginning is at hand. Only the
 * first value counts. A text that is no JSON gives what was found up to there. Never throws. O(length).
 */
export function keysOfJsonHead(head: string): HeadKeys {
  const outer = new Set<string>();
  const inner = new Set<string>();
  /** Whether each open bracket is an object's. */
  const open: boolean[] = [];
  let nObjects = 0;
  for (let at = 0; at < head.length; at++) {
    const unit = head[at];
    if (unit === '{' || unit === '[') {
      open.push(unit === '{');
      if (unit === '{') nObjects++;
    } else if (unit === '}' || unit === ']') {
      if (open.pop() === true) nObjects--;
      if (open.length === 0) break;
    } else if (unit === '"') {
      const end = endOfString(head, at);
      if (end === -1) break;
      if (open.at(-1) === true && nObjects <= 2 && isKey(head, end)) {
        (nObjects === 1 ? outer : inner).add(head.slice(at + 1, end - 1));
      }
      at = end - 1;
    }
  }
  return { outer, inner };
}

function endOfString(head: string, start: number): number {
  for (let at = start + 1; at < head.length; at++) {
    if (head[at] === '\\') at++;
    else if (head[at] === '"') return at + 1;
  }
  return -1;
}

function isKey(head: string, end: number): boolean {
  let at = end;
  while (at < head.length && ' \t\r\n'.includes(head.charAt(at))) at++;
  return head[at] === ':';
}
