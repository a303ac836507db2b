import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { SigmaCode } from '../sigma-code.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import type { Locate } from '../yaml/locate-in-scalar.ts';
import type { Condition } from './condition.ts';
import type { ConditionToken } from './lex-condition.ts';

/** After so many the others are echoes of the first ones. */
const MAX_CONDITION_PROBLEMS = 20;

/** What the functions of the condition parser share. */
export interface ParserState {
  /** The last one is the `end`. */
  readonly tokens: readonly ConditionToken[];
  readonly locate: Locate;
  readonly diagnostics: Diagnostic[];
  position: number;
  depth: number;
  nTerms: number;
  /** The rest of the condition was given up: what is missing in it is no news. */
  isMuted: boolean;
}

/** A node and the part of the condition's text that belongs to it, brackets included. */
export interface Extent {
  readonly node: Condition;
  readonly start: number;
  readonly end: number;
}

/** The next token, or one further ahead; at the end always the `end`. */
export function peek(state: ParserState, ahead = 0): ConditionToken {
  return state.tokens[state.position + ahead] ?? END;
}

const END: ConditionToken = { kind: 'end', text: '', start: 0, end: 0 };

/** The next token, and steps over it. The `end` stays. */
export function take(state: ParserState): ConditionToken {
  const token = peek(state);
  if (token.kind !== 'end') state.position++;
  return token;
}

/** Steps over the rest of the condition; nothing more is told of it. */
export function giveUp(state: ParserState): void {
  state.position = state.tokens.length - 1;
  state.isMuted = true;
}

/** Where a part of the condition's text is in the file. */
export function spanOf(state: ParserState, part: Span): Span {
  return state.locate(part.start, part.end);
}

/**
 * Adds a diagnostic on a part of the condition's text. replacement: offered as a fix under `title`,
 * where the text stands in the file as it is.
 */
export function report(
  state: ParserState,
  code: SigmaCode,
  part: Span,
  message: string,
  more: { readonly help?: string; readonly title?: string; readonly replacement?: string } = {},
): void {
  if (state.isMuted || state.diagnostics.length >= MAX_CONDITION_PROBLEMS) return;
  const span = spanOf(state, part);
  const { help, title, replacement } = more;
  const isVerbatim = span.end - span.start === part.end - part.start;
  state.diagnostics.push(
    sigmaDiagnostic(code, span, message, {
      ...(help !== undefined && { help }),
      ...(title !== undefined &&
        replacement !== undefined &&
        isVerbatim && { fixes: [{ title, edits: [{ span, newText: replacement }] }] }),
    }),
  );
}
