/** The wildcards of a Sigma string, as far as the lints ask. Offsets are into the string. */
export interface WildcardShape {
  /** A `*` that is one begins or ends the string. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
  /** How many `*` and `?` there are that are no plain signs. */
  readonly nWildcards: number;
  /** Where the second of two neighbouring `*` stands. */
  readonly doubleAt: number | undefined;
  /** Where a backslash stands that ends a folder and makes a plain sign of the wildcard behind it. */
  readonly escapedFolderAt: number | undefined;
}

/**
 * The wildcards of a Sigma string. `C:\Windows\*` has none: its last backslash makes the `*` a plain
 * sign, which hardly anyone means. `\*` at the beginning, behind another wildcard or behind a sign that
 * no folder ends with is taken for meant. Never throws. Source: Sigma rules specification 2.1, "Escaping".
 */
export function wildcardShape(text: string): WildcardShape {
  let nWildcards = 0;
  let doubleAt: number | undefined;
  let escapedFolderAt: number | undefined;
  let hasFolder = false;
  let lastMany = -1;
  let firstMany = -1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') {
      const end = backslashesEnd(text, at);
      const isWildcard = text[end] === '*' || text[end] === '?';
      const isEscaped = isWildcard && (end - at) % 2 === 1;
      if (isEscaped && end - at === 1 && endsFolder(text, at, hasFolder)) escapedFolderAt ??= at;
      if (!isWildcard) hasFolder = true;
      at = isEscaped ? end : end - 1;
    } else if (character === '*' || character === '?') {
      nWildcards++;
      if (character === '*') {
        if (lastMany === at - 1 && at > 0) doubleAt ??= at;
        if (firstMany === -1) firstMany = at;
        lastMany = at;
      }
    }
  }
  const isOpenEnd = lastMany !== -1 && lastMany === text.length - 1;
  return { isOpenStart: firstMany === 0, isOpenEnd, nWildcards, doubleAt, escapedFolderAt };
}

function backslashesEnd(text: string, start: number): number {
  let end = start;
  while (text[end] === '\\') end++;
  return end;
}

/** Whether what stands before the backslash is the name of a folder, a drive or a variable. */
function endsFolder(text: string, backslash: number, hasFolder: boolean): boolean {
  const before = text.charAt(backslash - 1);
  if (before === '%') return true;
  if (before === ':') return isLetterOrDigit(text.charAt(backslash - 2));
  return hasFolder && (isLetterOrDigit(before) || before === ')' || before === '_');
}

function isLetterOrDigit(character: string): boolean {
  const lower = character.toLowerCase();
  return (lower >= 'a' && lower <= 'z') || (character >= '0' && character <= '9');
}
