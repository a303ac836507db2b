import type { Token } from '../syntax/token.ts';
import { endsLine, type SourcePiece } from './source-pieces.ts';
import { isPrefix, spacesAt } from './spacing.ts';
import type { Section, TokenRole, TokenRoles } from './token-roles.ts';

/** Line ends before a piece: none, one, or one and an empty line. */
export type Breaks = 0 | 1 | 2;

/** Where a piece goes in the formatted text. */
export interface PlacedPiece {
  readonly piece: SourcePiece;
  readonly breaks: Breaks;
  /** Levels of indentation, for the first piece of a line. */
  readonly level: number;
  /** Spaces before it, for the others. */
  readonly spaces: number;
  /** Pieces of a group start in the same column. */
  readonly group: number | undefined;
  /** A comment that goes on below the one before it, in its column. */
  readonly hangs: boolean;
}

/** Levels of indentation. */
const SECTION_LEVEL = 1;
const CONTENT_LEVEL = 2;
const INNER_LEVEL = 3;

/** Parentheses beyond this depth are not indented further: they are hostile, or a machine's. */
const MAX_DEPTH = 60;

type Region = 'file' | 'header' | 'rule' | Section | 'hex' | 'hex-lines';

interface PlacingState {
  readonly roles: TokenRoles;
  /** By position among the pieces: whether a comment belongs to the section header below it. */
  readonly isOfHeader: readonly boolean[];
  region: Region;
  /** Between the colon of a section's header and the first token or line of the section. */
  isSectionStart: boolean;
  hasSection: boolean;
  /** Between a definition's name and its value. */
  isBeforeValue: boolean;
  /** Open parentheses of the condition, and declarations of `with`. */
  depth: number;
  /** Where the open declarations of `with` end. */
  readonly withEnds: number[];
  nGroups: number;
  definitions: number;
  comments: number;
  leftToken: Token | undefined;
  beforeLeft: Token | undefined;
  left: PlacedPiece | undefined;
}

/**
 * Decides lines, indentation and spaces of a text's pieces. The line ends within conditions are the
 * author's, as are single empty lines; those between the parts of a file are ours. Never throws.
 * O(pieces). Source: yara-x fmt.
 */
export function placePieces(
  pieces: readonly SourcePiece[],
  roles: TokenRoles,
): readonly PlacedPiece[] {
  const state: PlacingState = {
    roles,
    isOfHeader: findHeaderComments(pieces, roles),
    region: 'file',
    isSectionStart: false,
    hasSection: false,
    isBeforeValue: false,
    depth: 0,
    withEnds: [],
    nGroups: 0,
    definitions: 0,
    comments: 0,
    leftToken: undefined,
    beforeLeft: undefined,
    left: undefined,
  };
  return pieces.map((piece, at) => {
    const placed = place(piece, at, pieces[at + 1], state);
    state.left = placed;
    return placed;
  });
}

/**
 * Which comments stand directly above a section's header and not further in than it: they are about
 * the section to come. Others above a header end the section before it.
 */
function findHeaderComments(pieces: readonly SourcePiece[], roles: TokenRoles): readonly boolean[] {
  const isOfHeader = pieces.map(() => false);
  let column = -1;
  for (let at = pieces.length - 1; at >= 0; at--) {
    const piece = pieces[at];
    if (!piece) continue;
    const isHeader = roles.get(piece.token.span.start)?.kind === 'section';
    if (!piece.isComment || piece.nLineEnds === 0 || piece.column > column) column = -1;
    else isOfHeader[at] = true;
    if (isHeader) column = piece.column;
    if (piece.nLineEnds !== 1) column = -1;
  }
  return isOfHeader;
}

function place(
  piece: SourcePiece,
  at: number,
  next: SourcePiece | undefined,
  state: PlacingState,
): PlacedPiece {
  while ((state.withEnds.at(-1) ?? Infinity) <= piece.token.span.start) {
    state.withEnds.pop();
    state.depth--;
  }
  if (piece.isComment) return placeComment(piece, at, next, state);
  const role = state.roles.get(piece.token.span.start);
  const { breaks, level } = placeToken(piece, role, state);
  const group = groupOf(piece, state);
  const placed = finish(piece, role, state, {
    breaks: breaks === 0 && state.left && endsLine(state.left.piece) ? 1 : breaks,
    level,
    group,
  });
  state.beforeLeft = state.leftToken;
  state.leftToken = piece.token;
  return placed;
}

interface Placing {
  readonly breaks: Breaks;
  readonly level: number;
  readonly group?: number | undefined;
  readonly hangs?: boolean;
}

function finish(
  piece: SourcePiece,
  role: TokenRole | undefined,
  state: PlacingState,
  placing: Placing,
): PlacedPiece {
  const { left, leftToken, beforeLeft } = state;
  const { breaks, level, group, hangs = false } = placing;
  const spaces =
    left === undefined || breaks > 0
      ? 0
      : spacesAt({
          left: left.piece,
          right: piece,
          leftToken,
          role,
          isAfterPrefix: leftToken !== undefined && isPrefix(leftToken, beforeLeft),
          isInStrings: state.region === 'strings' || isInHex(state),
        });
  return { piece, breaks, level, spaces, group, hangs };
}

function isInHex({ region }: PlacingState): boolean {
  return region === 'hex' || region === 'hex-lines';
}

/** The equals signs of the lines of a group are aligned. */
function groupOf(piece: SourcePiece, state: PlacingState): number | undefined {
  const isDefined = state.region === 'meta' || state.region === 'strings';
  if (!isDefined || !state.isBeforeValue || piece.token.text !== '=') return undefined;
  state.isBeforeValue = false;
  return state.definitions;
}

function placeToken(piece: SourcePiece, role: TokenRole | undefined, state: PlacingState): Placing {
  switch (role?.kind) {
    case 'import':
      state.region = 'file';
      return { breaks: state.left ? ownLine(piece) : 0, level: 0 };
    case 'rule':
      return placeRule(piece, state);
    case 'open-rule': {
      const placing = joined(piece, state, 0);
      state.region = 'rule';
      state.hasSection = false;
      return placing;
    }
    case 'close-rule':
      state.region = 'file';
      return { breaks: 1, level: 0 };
    case 'section':
      return placeSection(piece, role.section, state);
    case 'definition': {
      const breaks = state.isSectionStart ? 1 : ownLine(piece);
      state.isSectionStart = false;
      state.isBeforeValue = true;
      startGroup(breaks, state);
      return { breaks, level: CONTENT_LEVEL };
    }
    default:
      return placeInner(piece, role, state);
  }
}

/** A rule has an empty line before it, unless there is a comment on the line above. */
function placeRule(piece: SourcePiece, state: PlacingState): Placing {
  state.region = 'header';
  state.depth = 0;
  if (!state.left) return { breaks: 0, level: 0 };
  const isBelowComment = state.left.piece.isComment && isLineStart(state.left);
  return { breaks: isBelowComment ? ownLine(piece) : 2, level: 0 };
}

/** Whether a piece starts its line; the first of the text does. */
function isLineStart({ breaks, piece, hangs }: PlacedPiece): boolean {
  return !hangs && (breaks > 0 || piece.token.span.start === 0 || piece.nLineEnds > 0);
}

function placeSection(piece: SourcePiece, section: Section, state: PlacingState): Placing {
  const isBelowComment = state.left?.piece.isComment === true && isLineStart(state.left);
  const isBelowOwn = isBelowComment && state.left?.level === SECTION_LEVEL;
  const breaks = isBelowOwn ? ownLine(piece) : state.hasSection ? 2 : 1;
  state.region = section;
  state.hasSection = true;
  state.isSectionStart = true;
  state.definitions = state.nGroups++;
  return { breaks, level: SECTION_LEVEL };
}

function placeInner(piece: SourcePiece, role: TokenRole | undefined, state: PlacingState): Placing {
  switch (state.region) {
    case 'condition':
      return placeInCondition(piece, role, state);
    case 'hex':
    case 'hex-lines':
      return placeInHex(piece, role, state);
    case 'meta':
    case 'strings': {
      if (state.isSectionStart || state.isBeforeValue) return joined(piece, state, INNER_LEVEL);
      if (role?.kind === 'open-hex') {
        state.region = role.isMultiLine ? 'hex-lines' : 'hex';
        state.comments = state.nGroups++;
        return { breaks: piece.nLineEnds > 0 ? 1 : 0, level: INNER_LEVEL };
      }
      return { breaks: piece.nLineEnds > 0 ? 1 : 0, level: INNER_LEVEL };
    }
    default:
      return joined(piece, state, 0);
  }
}

function placeInHex(piece: SourcePiece, role: TokenRole | undefined, state: PlacingState): Placing {
  const isMultiLine = state.region === 'hex-lines';
  if (role?.kind === 'close-hex') {
    // The brace is the pattern's: what follows it is placed as a part of the definition.
    state.region = 'strings';
    return { breaks: isMultiLine ? 1 : 0, level: CONTENT_LEVEL };
  }
  if (!isMultiLine) return { breaks: 0, level: INNER_LEVEL };
  const isFirst = state.leftToken?.text === '{';
  return { breaks: isFirst ? 1 : authors(piece), level: INNER_LEVEL };
}

function placeInCondition(
  piece: SourcePiece,
  role: TokenRole | undefined,
  state: PlacingState,
): Placing {
  const { text, kind } = piece.token;
  if (state.isSectionStart && state.leftToken?.text !== ':') return joined(piece, state, 1);
  const isSign = kind === 'punctuation';
  if (isSign && text === ')') state.depth--;
  const level = conditionLevel(state);
  const breaks = state.isSectionStart
    ? 1
    : role?.kind === 'declaration'
      ? ownLine(piece)
      : authors(piece);
  state.isSectionStart = false;
  if (isSign && text === '(') state.depth++;
  if (role?.kind === 'with') {
    state.depth++;
    state.withEnds.push(role.end);
  }
  return { breaks, level };
}

function conditionLevel({ depth }: PlacingState): number {
  return CONTENT_LEVEL + Math.min(depth, MAX_DEPTH);
}

function placeComment(
  piece: SourcePiece,
  at: number,
  next: SourcePiece | undefined,
  state: PlacingState,
): PlacedPiece {
  const { left } = state;
  if (left && piece.nLineEnds === 1 && goesOnBelow(piece, left)) {
    return finish(piece, undefined, state, { breaks: 1, level: left.level, hangs: true });
  }
  const { breaks: wanted, level } = placeOwnComment(piece, at, next, state);
  const breaks = wanted === 0 && left && endsLine(left.piece) ? 1 : wanted;
  const isTail = breaks === 0 && left !== undefined;
  const group = isTail && state.region === 'hex-lines' ? state.comments : undefined;
  if (!isTail && !isInHex(state)) startGroup(breaks, state);
  return finish(piece, undefined, state, { breaks, level, group });
}

/** Whether a comment on a line of its own is in the column of the one at the end of the line above. */
function goesOnBelow(piece: SourcePiece, left: PlacedPiece): boolean {
  const isTail = left.hangs || !isLineStart(left);
  return left.piece.isComment && isTail && left.piece.column === piece.column;
}

function placeOwnComment(
  piece: SourcePiece,
  at: number,
  next: SourcePiece | undefined,
  state: PlacingState,
): Placing {
  const { left } = state;
  if (state.isSectionStart && state.leftToken?.text === ':') {
    const isLast = next === undefined || next.nLineEnds > 0;
    if (piece.nLineEnds === 0 && isLast) return { breaks: 0, level: CONTENT_LEVEL };
    state.isSectionStart = false;
    return { breaks: 1, level: CONTENT_LEVEL };
  }
  switch (state.region) {
    case 'file':
      return { breaks: left ? authors(piece) : 0, level: 0 };
    case 'header':
      return { breaks: authors(piece) > 0 ? 1 : 0, level: 0 };
    case 'rule': {
      const isFirst = state.leftToken?.text === '{' && left?.piece.isComment === false;
      return { breaks: isFirst && piece.nLineEnds > 0 ? 1 : authors(piece), level: SECTION_LEVEL };
    }
    case 'hex':
      return { breaks: 0, level: INNER_LEVEL };
    case 'hex-lines':
      return { breaks: authors(piece), level: INNER_LEVEL };
    case 'meta':
    case 'strings': {
      if (state.isOfHeader[at] !== true) return { breaks: authors(piece), level: CONTENT_LEVEL };
      const isBelowOwn = left?.piece.isComment === true && left.level === SECTION_LEVEL;
      return { breaks: isBelowOwn ? 1 : 2, level: SECTION_LEVEL };
    }
    default:
      return { breaks: authors(piece), level: conditionLevel(state) };
  }
}

/** An empty line ends a group of aligned lines. */
function startGroup(breaks: Breaks, state: PlacingState): void {
  if (breaks === 2) state.definitions = state.nGroups++;
}

/** On the line of the piece before it, if that lets it. */
function joined(piece: SourcePiece, state: PlacingState, level: number): Placing {
  const isBelowComment = state.left?.piece.isComment === true && piece.nLineEnds > 0;
  return { breaks: isBelowComment ? 1 : 0, level };
}

/** As the author has it, but for further empty lines. */
function authors({ nLineEnds }: SourcePiece): Breaks {
  return nLineEnds > 1 ? 2 : nLineEnds === 1 ? 1 : 0;
}

function ownLine({ nLineEnds }: SourcePiece): Breaks {
  return nLineEnds > 1 ? 2 : 1;
}
