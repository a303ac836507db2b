import { assertNever } from '../../../base/assert.ts';
import { isPatternPart, type Template } from './template.ts';

/**
 * A Sigma string that reads as the pattern: `parsePattern(printPattern(pattern))` is the pattern. A
 * lone backslash stays single where that is unambiguous, as people write paths; several are all
 * doubled. hasPlaceholders: for `parseTemplate` with the same; unless given, whether there are any. Never
 * throws.
 */
export function printPattern(
  pattern: Template,
  hasPlaceholders = !pattern.every(isPatternPart),
): string {
  let text = '';
  pattern.forEach((part, index) => {
    if (typeof part === 'string') {
      text += printLiteral(part, { isLast: index === pattern.length - 1, hasPlaceholders });
    } else if (part.kind === 'placeholder') text += `%${part.name}%`;
    else if (part.kind === 'one') text += '?';
    else if (part.kind === 'many') text += '*';
    else assertNever(part);
  });
  return text;
}

/** isLast: nothing follows that a backslash at the end could be taken to escape. */
function printLiteral(
  literal: string,
  { isLast, hasPlaceholders }: { readonly isLast: boolean; readonly hasPlaceholders: boolean },
): string {
  let text = '';
  for (let at = 0; at < literal.length;) {
    const character = literal.charAt(at);
    let end = at + 1;
    if (character === '\\') {
      while (literal.charAt(end) === '\\') end++;
      const next = literal.charAt(end);
      const isPlain = next === '' ? isLast : !isSpecial(next, hasPlaceholders);
      text += '\\'.repeat(end - at === 1 && isPlain ? 1 : 2 * (end - at));
    } else {
      text += isSpecial(character, hasPlaceholders) ? `\\${character}` : character;
    }
    at = end;
  }
  return text;
}

function isSpecial(character: string, hasPlaceholders: boolean): boolean {
  return character === '*' || character === '?' || (character === '%' && hasPlaceholders);
}
