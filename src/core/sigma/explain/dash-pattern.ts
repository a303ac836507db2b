import type { ItemNode, Test } from '../compile/compiled-rule.ts';
import { DASHES } from '../compile/windash.ts';
import { MANY, ONE, type Pattern, type PatternPart } from '../pattern/pattern.ts';
import { joinParts } from '../pattern/template.ts';

const ANY_DASH = `[${DASHES.join('')}]`;

/**
 * The pattern that a test stands for which is a regular expression only since `windash` found too many
 * dashes in the value to write out all variants; each dash as a hyphen, without outer wildcards.
 * Undefined for any other test. Never throws.
 */
export function dashPattern(test: Test, { modifiers }: ItemNode): Pattern | undefined {
  if (test.kind !== 'regexp' || modifiers.includes('re')) return undefined;
  const { written } = test;
  const parts: PatternPart[] = [];
  const end = written.endsWith('\\z') ? written.length - 2 : written.length;
  let at = written.startsWith('\\A') ? 2 : 0;
  while (at < end) {
    const character = written.charAt(at);
    if (written.startsWith(ANY_DASH, at)) {
      parts.push('-');
      at += ANY_DASH.length;
    } else if (character === '.') {
      const isMany = written.charAt(at + 1) === '*';
      parts.push(isMany ? MANY : ONE);
      at += isMany ? 2 : 1;
    } else if (character === '\\' && written.charAt(at + 1) === 'x') {
      parts.push(String.fromCharCode(Number.parseInt(written.slice(at + 2, at + 4), 16)));
      at += 4;
    } else {
      parts.push(written.charAt(character === '\\' ? at + 1 : at));
      at += character === '\\' ? 2 : 1;
    }
  }
  return joinParts(parts);
}
