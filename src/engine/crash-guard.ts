import type { Diagnostic } from '../base/diagnostic.ts';
import type { With } from '../core/yara/syntax/ast.ts';
import { visitExpressions, withoutParentheses } from '../core/yara/syntax/child-nodes.ts';
import type { ParsedYara } from '../core/yara/syntax/parse-yara.ts';

/** Ours for what the engine cannot bear: it traps, or leaves the rule out without a word. */
const CRASHING_CODES: ReadonlySet<string> = new Set(['yara/crashing-character', 'yara/too-deep']);

/** VirusTotal takes rulesets up to this size. Source: docs.virustotal.com/docs/livehunt. */
export const MAX_ENGINE_SOURCE_UNITS = 1_048_576;

/**
 * What in a source would crash the engine (measured with YARA-X 1.20): characters that its lexer
 * stumbles over, nesting beyond its limits, a regular expression bound by `with`; and a source that
 * is too long. Empty when the engine may see it; else it must not. Never throws. O(source).
 */
export function findCrashes(text: string, parsed: ParsedYara): readonly Diagnostic[] {
  if (text.length > MAX_ENGINE_SOURCE_UNITS) return [tooLong(text)];
  const crashes = parsed.diagnostics.filter(({ code }) => CRASHING_CODES.has(code));
  visitExpressions(parsed.file, (expression) => {
    if (expression.kind === 'with') crashes.push(...regexpsOf(expression));
  });
  return crashes;
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
