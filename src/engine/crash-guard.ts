import type { Diagnostic } from '../base/diagnostic.ts';
import type { With } from '../core/yara/syntax/ast.ts';
import { visitExpressions, withoutParentheses } from '../core/yara/syntax/child-nodes.ts';
import { tokenize } from '../core/yara/syntax/lexer.ts';
import type { ParsedYara } from '../core/yara/syntax/parse-yara.ts';
import { isTrivia, type Token } from '../core/yara/syntax/token.ts';

/** Ours for what the engine cannot bear: it traps, or leaves the rule out without a word. */
const CRASHING_CODES: ReadonlySet<string> = new Set(['yara/crashing-character', 'yara/too-deep']);

/** VirusTotal takes rulesets up to this size. Source: docs.virustotal.com/docs/livehunt. */
export const MAX_ENGINE_SOURCE_UNITS = 1_048_576;

/**
 * How deep calls may stand within the arguments of calls. The engine's parser takes three times as
 * long for each level: 50 ms for 6, 17 s for 12. Written rules have up to three.
 */
export const MAX_CALL_DEPTH = 6;

/**
 * What in a source would crash the engine (measured with YARA-X 1.20): characters that its lexer
 * stumbles over, nesting beyond its limits, a regular expression bound by `with`; or keep it busy for
 * too long: calls within calls, and a source that is too long. Empty when the engine may see it; else it must not. Never throws. O(source).
 */
export function findCrashes(text: string, parsed: ParsedYara): readonly Diagnostic[] {
  if (text.length > MAX_ENGINE_SOURCE_UNITS) return [tooLong(text)];
  const crashes = parsed.diagnostics.filter(({ code }) => CRASHING_CODES.has(code));
  visitExpressions(parsed.file, (expression) => {
    if (expression.kind === 'with') crashes.push(...regexpsOf(expression));
  });
  const deepCall = findDeepCall(tokenize(text));
  return deepCall === undefined ? crashes : [...crashes, tooManyCalls(deepCall)];
}

/**
 * The first call within too many others. Told by the tokens, since the engine's parser sees calls in
 * a broken condition too, of which our tree has none.
 */
function findDeepCall(tokens: readonly Token[]): Token | undefined {
  let isCallOpen: boolean[] = [];
  let nCalls = 0;
  let before: Token | undefined;
  for (const token of tokens) {
    if (isTrivia(token.kind)) continue;
    if (token.text === '(') {
      const isCall = before?.kind === 'identifier';
      isCallOpen.push(isCall);
      if (isCall && ++nCalls > MAX_CALL_DEPTH) return before;
    } else if (token.text === ')') {
      if (isCallOpen.pop() === true) nCalls--;
    } else if (token.text === 'rule') {
      isCallOpen = [];
      nCalls = 0;
    }
    before = token;
  }
  return undefined;
}

function tooManyCalls({ span }: Token): Diagnostic {
  return {
    code: 'yara/calls-too-deep',
    severity: 'error',
    message: `more than ${MAX_CALL_DEPTH} calls stand within one another; YARA-X takes three times as long for each`,
    span,
    help: 'give the inner results names by `with`',
  };
}

function regexpsOf({ declarations }: With): readonly Diagnostic[] {
  return declarations
    .filter(({ value }) => withoutParentheses(value).kind === 'regexp')
    .map(({ value }) => ({
      code: 'yara/with-regexp',
      severity: 'error' as const,
      message: 'a regular expression cannot be bound by `with`',
      span: value.span,
      help: 'write it where it is used, behind `matches`',
    }));
}

function tooLong(text: string): Diagnostic {
  return {
    code: 'yara/too-long',
    severity: 'error',
    message: `the rules have more than ${MAX_ENGINE_SOURCE_UNITS / 1024} KB; VirusTotal takes no more`,
    span: { start: 0, end: Math.min(1, text.length) },
    help: 'split the ruleset',
  };
}
