import { MANY, ONE, type Pattern, type PatternPart } from './pattern.ts';

/** A Sigma string whose placeholders (`%name%`) may not have their values yet. */
export type Template = readonly TemplatePart[];

/** A part of a pattern, or a placeholder. */
export type TemplatePart = PatternPart | { readonly kind: 'placeholder'; readonly name: string };

/**
 * Reads the escapes of a Sigma string: a backslash before `*`, `?` or a backslash makes that character
 * literal and is gone; any other backslash stays, also the last one. hasPlaceholders: `%name%` is a
 * placeholder, and `\%` a literal percent sign; else the percent sign means nothing. Any text is a
 * Sigma string. Never throws. Source: Sigma specification, "Escaping", and the modifier `expand`.
 */
export function parseTemplate(text: string, hasPlaceholders: boolean): Template {
  const parts: TemplatePart[] = [];
  let literal = '';
  const add = (part: TemplatePart) => {
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(part);
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\' && isEscapable(next, hasPlaceholders)) {
      literal += next;
      at++;
    } else if (character === '?') {
      add(ONE);
    } else if (character === '*') {
      if (literal !== '' || parts.at(-1) !== MANY) add(MANY);
    } else {
      const name = character === '%' && hasPlaceholders ? placeholderName(text, at + 1) : undefined;
      if (name === undefined) {
        literal += character;
      } else {
        add({ kind: 'placeholder', name });
        at += name.length + 1;
      }
    }
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

/** The same without placeholders, which is a pattern. Never throws. */
export function parsePattern(text: string): Pattern {
  return parseTemplate(text, false).filter(isPatternPart);
}

/** Whether a part is no placeholder. Never throws. */
export function isPatternPart(part: TemplatePart): part is PatternPart {
  return typeof part === 'string' || part.kind !== 'placeholder';
}

/**
 * Joins parts so that no two neighbours are both literal or both `many`, and none is empty. Never
 * throws.
 */
export function joinParts<Part extends string | { readonly kind: string }>(
  parts: Iterable<Part>,
): (Part | string)[] {
  const joined: (Part | string)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + part;
    else if (part !== '' && !(isManyPart(part) && isManyPart(last))) joined.push(part);
  }
  return joined;
}

function isManyPart(part: string | { readonly kind: string } | undefined): boolean {
  return typeof part === 'object' && part.kind === 'many';
}

function isEscapable(character: string, hasPlaceholders: boolean): boolean {
  switch (character) {
    case '*':
    case '?':
    case '\\':
      return true;
    default:
      return character === '%' && hasPlaceholders;
  }
}

/**
 * The name of the placeholder whose first percent sign is before `start`; undefined where there is none.
 * Never throws.
 */
export function placeholderName(text: string, start: number): string | undefined {
  let end = start;
  while (end < text.length && isNameUnit(text.charCodeAt(end))) end++;
  return end > start && text.charAt(end) === '%' ? text.slice(start, end) : undefined;
}

/** Letters, digits, `_`, `-`, `.`, and all that is not ASCII. */
function isNameUnit(unit: number): boolean {
  const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
  const isDigit = unit >= 0x30 && unit <= 0x39;
  return isLetter || isDigit || unit === 0x5f || unit === 0x2d || unit === 0x2e || unit >= 0x80;
}
