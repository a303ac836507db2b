import type { ParserState } from './parser-state.ts';
import { isAt, peek, reportOnce, take } from './parser-state.ts';

/**
 * How deep a rule may nest (parentheses, loops, `not`, operators that do not form one chain).
 * YARA-X drops a rule of about 1,500 parentheses without a word; this stays far below, and far above
 * what people write.
 */
export const MAX_YARA_DEPTH = 500;

/** Steps over tokens until one of these keywords and signs, or a new item, or the end is next. */
export function skipTo(state: ParserState, stops: readonly string[]): void {
  while (peek(state).kind !== 'end' && !isItemStart(state)) {
    if (stops.some((stop) => isAt(state, stop))) return;
    state.position++;
  }
}

/**
 * As `skipTo`, but a stop counts only outside of parentheses and brackets that are opened on the
 * way. `}` ends every search.
 */
export function skipToBalanced(state: ParserState, stops: readonly string[]): void {
  let open = 0;
  while (peek(state).kind !== 'end' && !isItemStart(state) && !isAt(state, '}')) {
    if (open === 0 && stops.some((stop) => isAt(state, stop))) return;
    const token = take(state);
    if (token.text === '(' || token.text === '[') open++;
    else if ((token.text === ')' || token.text === ']') && open > 0) open--;
  }
}

/** How far the bracket that closes a broken expression is looked for, in tokens. */
const MAX_CLOSER_DISTANCE = 1000;

/**
 * Steps over what stands between here and the bracket that closes the present pair, and returns
 * true; where there is none in the condition, stays and returns false.
 */
export function skipToCloser(state: ParserState, closer: ')' | ']'): boolean {
  const { position } = state;
  let open = 0;
  while (state.position < position + MAX_CLOSER_DISTANCE) {
    if (open === 0 && isAt(state, closer)) return true;
    if (peek(state).kind === 'end' || isAt(state, '}') || isItemStart(state)) break;
    const { text } = take(state);
    if (text === '(' || text === '[') open++;
    else if (text === ')' || text === ']') open--;
    if (open < 0) break;
  }
  state.position = position;
  return false;
}

/** Whether an import, an include or a rule starts at the next token: there a broken rule ends. */
export function isItemStart(state: ParserState): boolean {
  if (isAt(state, 'import') || isAt(state, 'include')) return peek(state, 1).kind === 'string';
  const modifiers = isRuleModifier(state, 0) ? (isRuleModifier(state, 1) ? 2 : 1) : 0;
  if (!isAt(state, 'rule', modifiers)) return false;
  // `rule : {` in the middle of something broken is not worth an error of its own.
  return peek(state, modifiers + 1).kind !== 'punctuation' || isLineStart(state);
}

function isLineStart(state: ParserState): boolean {
  const before = state.position === 0 ? 0 : (state.tokens[state.position - 1]?.span.end ?? 0);
  return before === 0 || state.text.slice(before, peek(state).span.start).includes('\n');
}

function isRuleModifier(state: ParserState, ahead: number): boolean {
  return isAt(state, 'private', ahead) || isAt(state, 'global', ahead);
}

/**
 * Enters one more level of nesting, or reports that there are too many, steps over the rest of the
 * rule and returns false. Each true needs a `leaveNesting`.
 */
export function enterNesting(state: ParserState): boolean {
  if (state.depth < MAX_YARA_DEPTH) {
    state.depth++;
    return true;
  }
  reportTooDeep(state);
  return false;
}

/** Leaves what `enterNesting` entered. */
export function leaveNesting(state: ParserState): void {
  state.depth--;
}

/** Reports that the next token nests too deeply and steps over the rest of the rule. */
export function reportTooDeep(state: ParserState): void {
  reportOnce(state, {
    code: 'yara/too-deep',
    severity: 'error',
    message: `the condition nests more than ${MAX_YARA_DEPTH} levels; YARA-X leaves out such a rule without a word`,
    span: peek(state).span,
    help: 'split the rule into several',
  });
  skipTo(state, ['}']);
}
