import { quoted } from '../sigma-code.ts';
import type { ParserState } from './condition-parser-state.ts';
import { report } from './condition-parser-state.ts';
import type { ConditionToken } from './lex-condition.ts';

/**
 * Tells of an operator that is not written as it must be: in capitals, or as a sign of another language.
 * word: what it has to be. Nothing is told of one that is right. Never throws.
 */
export function reportOperator(state: ParserState, token: ConditionToken, word: string): void {
  if (token.text === word) return;
  const isCase = token.text.toLowerCase() === word;
  const message = isCase
    ? `operators are written in lower case: \`${word}\`, not ${quoted(token.text)}`
    : `${quoted(token.text)} is written \`${word}\` in conditions`;
  const at = state.tokens.indexOf(token, Math.max(0, state.position - 1));
  const before = state.tokens[at - 1]?.end === token.start ? ' ' : '';
  const after = state.tokens[at + 1]?.start === token.end ? ' ' : '';
  report(state, isCase ? 'sigma/operator-case' : 'sigma/operator-sign', token, message, {
    title: `Write \`${word}\``,
    replacement: isCase ? word : before + word + after,
  });
}
