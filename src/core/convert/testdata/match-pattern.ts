import { printRegexpLiteral } from '../../yara/syntax/literals.ts';
import type { YaraRegexp } from '../glob-regexp.ts';
import { readyText, sampleOf, verdictsOn } from './evaluate-converted.ts';

/** Whether YARA finds a regular expression in a text. */
export function matchPattern({ pattern, flags }: YaraRegexp, text: string): boolean {
  const literal = printRegexpLiteral(pattern, flags);
  const rules = readyText(
    `import "vt" rule r { condition: for any x in vt.behaviour.files_written: ( x matches ${literal} ) }`,
  );
  return verdictsOn(rules, sampleOf([], { files_written: [text] }))[0] === true;
}
