import type { DashPart, WorkingPart } from './working-value.ts';

/** What Windows programs take for the dash of an option: hyphen, slash, en dash, em dash, horizontal bar. */
export const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015'] as const;

/**
 * A literal cut at the dashes of options: each `-` or `/` with a letter, digit or `_` after it and none
 * before it. Never throws. Source: Sigma specification, "windash"; `\B[-/]\b`.
 */
export function splitDashes(literal: string): readonly WorkingPart[] {
  const parts: WorkingPart[] = [];
  let start = 0;
  for (let at = 0; at < literal.length; at++) {
    const character = literal.charAt(at);
    if ((character !== '-' && character !== '/') || !isOption(literal, at)) continue;
    if (at > start) parts.push(literal.slice(start, at));
    parts.push({ kind: 'dash', written: character });
    start = at + 1;
  }
  if (start < literal.length) parts.push(literal.slice(start));
  return parts;
}

/** Whether a part is one of the dashes. Never throws. */
export function isDash(part: WorkingPart): part is DashPart {
  return typeof part === 'object' && part.kind === 'dash';
}

/** The parts with each dash once as each of the five, the written ones first. O(5^dashes). Never throws. */
export function expandDashes(parts: readonly WorkingPart[]): readonly (readonly WorkingPart[])[] {
  let variants: (readonly WorkingPart[])[] = [[]];
  for (const part of parts) {
    const choices = isDash(part)
      ? [part.written, ...DASHES.filter((dash) => dash !== part.written)]
      : [part];
    variants = variants.flatMap((variant) => choices.map((choice) => [...variant, choice]));
  }
  return variants;
}

function isOption(literal: string, at: number): boolean {
  return !isWordBefore(literal, at) && isWord(literal.codePointAt(at + 1));
}

function isWordBefore(literal: string, at: number): boolean {
  const isPair = at > 1 && (literal.codePointAt(at - 2) ?? 0) > 0xffff;
  return at > 0 && isWord(literal.codePointAt(at - (isPair ? 2 : 1)));
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && /^[\p{L}\p{N}_]$/u.test(String.fromCodePoint(code));
}
