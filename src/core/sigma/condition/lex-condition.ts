/** A piece of a condition's text. Offsets are into that text. */
export interface ConditionToken {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * `and`, `or`, `not`: also in capitals and as signs of other languages, which the parser tells of.
 * `pipe`: the bar, with all that follows it. `sign`: what has no meaning in conditions.
 */
export type TokenKind = 'word' | 'and' | 'or' | 'not' | '(' | ')' | 'pipe' | 'sign' | 'end';

/**
 * The tokens of a condition, the last of which is the `end`. Words are separated by white space,
 * brackets and signs: any other character may be in a name. A bar ends the condition; what follows
 * is one token with it. Never throws.
 */
export function lexCondition(text: string): readonly ConditionToken[] {
  const tokens: ConditionToken[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const sign = signAt(text, at);
    if (sign === undefined) {
      while (at < text.length && !isBoundary(text, at)) at++;
    } else {
      at = sign === 'pipe' ? text.length : at + (isDoubled(text, at) ? 2 : 1);
    }
    const word = text.slice(start, at);
    tokens.push({ kind: sign ?? kindOfWord(word), text: word, start, end: at });
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function kindOfWord(word: string): TokenKind {
  if (word.length > 3) return 'word';
  const lower = word.toLowerCase();
  return lower === 'and' || lower === 'or' || lower === 'not' ? lower : 'word';
}

function isBoundary(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at)) || signAt(text, at) !== undefined;
}

function signAt(text: string, at: number): TokenKind | undefined {
  switch (text[at]) {
    case '(':
    case ')':
      return text[at] === '(' ? '(' : ')';
    case '|':
      return isDoubled(text, at) ? 'or' : 'pipe';
    case '&':
      return 'and';
    case '!':
      return 'not';
    case ',':
    case ';':
    case '=':
    case '<':
    case '>':
    case '"':
    case "'":
    case '`':
      return 'sign';
    default:
      return undefined;
  }
}

function isDoubled(text: string, at: number): boolean {
  const character = text[at];
  return (character === '&' || character === '|') && text[at + 1] === character;
}

/** White space, also the kinds that come along when text is pasted. */
function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x3000 || unit === 0x2028 || unit === 0x2029;
}
