import type { Token } from '../syntax/token.ts';
import type { SourcePiece } from './source-pieces.ts';
import type { TokenRole } from './token-roles.ts';

/** Spaces before a comment on the line of what it comments on. */
const BEFORE_COMMENT = 2;

/** Where two pieces meet. */
export interface Meeting {
  readonly left: SourcePiece;
  readonly right: SourcePiece;
  /** The last token before `right` that is no comment. */
  readonly leftToken: Token | undefined;
  readonly role: TokenRole | undefined;
  /** Whether `left` is a minus or `~` of one operand, see `isPrefix`. */
  readonly isAfterPrefix: boolean;
  readonly isInStrings: boolean;
}

/** Spaces between two pieces on one line. Never throws. Source: yara-x fmt, `add_spacing`. */
export function spacesAt(meeting: Meeting): number {
  const { left, right } = meeting;
  if (right.isComment) return left.isComment ? 1 : BEFORE_COMMENT;
  return isClose(meeting) ? 0 : 1;
}

const OPENING: ReadonlySet<string> = new Set(['(', '[']);
const BEFORE_NOTHING: ReadonlySet<string> = new Set([')', ']', ':', ',', '.']);

function isClose({ left, right, role, isAfterPrefix, isInStrings }: Meeting): boolean {
  const sign = signOf(right.token);
  if (sign !== undefined && BEFORE_NOTHING.has(sign)) return true;
  if (left.isComment) return false;
  const leftSign = signOf(left.token);
  if (leftSign !== undefined && (OPENING.has(leftSign) || leftSign === '.')) return true;
  if (isAfterPrefix || role?.kind === 'percent') return true;
  // In `strings`, a minus only stands in ranges and a parenthesis outside of hex after a modifier.
  if (isInStrings && (sign === '-' || leftSign === '-')) return true;
  if (sign === '(') return isName(left.token) || (isInStrings && left.token.kind === 'keyword');
  if (sign === '[') return isName(left.token);
  return sign === '*' && left.token.kind === 'pattern-identifier';
}

function signOf(token: Token): string | undefined {
  return token.kind === 'punctuation' ? token.text : undefined;
}

function isName({ kind }: Token): boolean {
  return (
    kind === 'identifier' ||
    kind === 'pattern-count' ||
    kind === 'pattern-offset' ||
    kind === 'pattern-length'
  );
}

const VALUE_WORDS: ReadonlySet<string> = new Set([
  'true',
  'false',
  'filesize',
  'entrypoint',
  'them',
]);

/** Whether a token is an operator with one operand. before: the token before it. Never throws. */
export function isPrefix(token: Token, before: Token | undefined): boolean {
  if (token.kind !== 'punctuation') return false;
  if (token.text === '~') return true;
  return token.text === '-' && !endsValue(before);
}

function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'keyword') return VALUE_WORDS.has(token.text);
  return token.kind !== 'punctuation' || token.text === ')' || token.text === ']';
}
