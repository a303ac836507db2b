import { fromByteString } from '../../base/byte-string.ts';
import { TARGET_ENTITIES, type TargetEntity } from '../vt/target-entity.ts';
import { readStringLiteral } from '../yara/syntax/literal-values.ts';
import { isTrivia, type Token } from '../yara/syntax/token.ts';
import { TARGET_KEY } from './check-rules.ts';

/**
 * What the rule around a place hunts for by its meta; `file` outside of rules and where the meta says
 * nothing known. tokens: those of the whole text, trivia included; offset: UTF-16. Works on tokens, so
 * that a rule that is half written counts as what it will be. Never throws. O(tokens).
 */
export function targetAt(tokens: readonly Token[], offset: number): TargetEntity {
  const start = tokens.findLastIndex(
    ({ kind, text, span }) => kind === 'keyword' && text === 'rule' && span.start <= offset,
  );
  if (start === -1) return 'file';
  let [beforeLast, last]: (Token | undefined)[] = [];
  for (let at = start + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || isTrivia(token.kind)) continue;
    if (token.kind === 'keyword' && BEHIND_META.has(token.text)) break;
    if (token.kind === 'string' && last?.text === '=' && beforeLast?.text === TARGET_KEY) {
      const word = fromByteString(readStringLiteral(token).value);
      return TARGET_ENTITIES.find((entity) => entity === word) ?? 'file';
    }
    [beforeLast, last] = [last, token];
  }
  return 'file';
}

/** Words that end a rule's meta section. */
const BEHIND_META: ReadonlySet<string> = new Set(['rule', 'strings', 'condition']);
