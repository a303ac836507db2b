import type { ByteString } from '../../../base/byte-string.ts';
import type { HexSequence } from '../syntax/hex-tokens.ts';

/**
 * The bytes that a hex pattern stands for if it has no choice: whole bytes only; alternatives count
 * where there is one, or several that are the same byte. Undefined for another. Never throws.
 * Source: YARA-X, the forms in which its regular expressions are kept.
 */
export function hexLiteral(tokens: HexSequence): ByteString | undefined {
  let literal = '';
  for (const token of tokens) {
    if (token.kind === 'jump') return undefined;
    if (token.kind === 'byte') {
      if (token.mask !== 0xff || token.isNegated) return undefined;
      literal += String.fromCharCode(token.value);
      continue;
    }
    const [first, ...others] = token.alternatives.map(hexLiteral);
    const isSame = first?.length === 1 && others.every((other) => other === first);
    if (first === undefined || (others.length > 0 && !isSame)) return undefined;
    literal += first;
  }
  return literal;
}
