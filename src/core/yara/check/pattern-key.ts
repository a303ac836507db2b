import type { PatternDefinition, RegexpLiteral } from '../syntax/ast.ts';
import { printHexJump, type HexSequence, type HexToken } from '../syntax/hex-tokens.ts';
import { parseRegexp } from '../regexp/parse-regexp.ts';
import { literalOf } from '../regexp/regexp-shape.ts';
import { takeJumps } from './check-hex.ts';
import { hexLiteral } from './hex-literal.ts';

/**
 * A text that two patterns share if the engine holds them for the same: of one kind, with the same
 * value and the same modifiers in effect. Regular expressions count as the same if they are written
 * alike or stand for one literal. Never throws. O(length).
 */
export function keyOfPattern(pattern: PatternDefinition): string {
  return JSON.stringify([pattern.value.kind, valueKey(pattern), modifierKey(pattern)]);
}

function valueKey(pattern: PatternDefinition): unknown {
  const { value } = pattern;
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'hex':
      return hexLiteral(value.tokens) ?? hexKey(value.tokens);
    default:
      return regexpKey(value, ignoresCase(pattern));
  }
}

function ignoresCase({ value, modifiers }: PatternDefinition): boolean {
  const isRegexp = value.kind === 'regexp';
  return modifiers.some(({ name }) => name === 'nocase') || (isRegexp && value.flags.includes('i'));
}

function regexpKey({ pattern, flags }: RegexpLiteral, folds: boolean): unknown {
  const parsed = parseRegexp(pattern);
  const literal = parsed.ok && !folds ? literalOf(parsed.value) : undefined;
  return literal === undefined
    ? [pattern, flags.includes('s') && pattern.includes('.')]
    : [literal];
}

function hexKey(tokens: HexSequence): unknown {
  const key: unknown[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'jump') {
      const { n, first, last } = takeJumps(tokens, at);
      key.push(printHexJump({ first: first ?? 0, last }));
      at += n - 1;
    } else if (token) {
      key.push(tokenKey(token));
    }
  }
  return key;
}

function tokenKey(token: Exclude<HexToken, { readonly kind: 'jump' }>): unknown {
  if (token.kind === 'alternatives') return [token.alternatives.map(hexKey)];
  return [token.value, token.mask, token.isNegated];
}

/** The modifiers in effect: `ascii` alone changes nothing, `xor` alone takes all keys. */
function modifierKey(pattern: PatternDefinition): readonly string[] {
  const isWide = pattern.modifiers.some(({ name }) => name === 'wide');
  const keys = pattern.modifiers.flatMap(({ name, argument }) => {
    if (name === 'nocase' || (name === 'ascii' && !isWide)) return [];
    if (name === 'xor') {
      const range = argument?.kind === 'keys' ? argument : { first: 0, last: 255 };
      return [`xor ${range.first}-${range.last}`];
    }
    return [argument?.kind === 'alphabet' ? `${name} ${argument.alphabet.text}` : name];
  });
  return [...keys, ...(ignoresCase(pattern) ? ['nocase'] : [])].sort();
}
