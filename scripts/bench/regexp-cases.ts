import { translateRegexp } from '../../src/core/sigma/regexp/translate-regexp.ts';
import { createRegexpTest } from '../../src/core/sigma/match/regexp-test.ts';
import { prepareValue } from '../../src/core/sigma/match/prepared-value.ts';

const TEXT_LENGTH = 8_000;

/** Regular expressions that take a backtracking engine seconds or years, and what is repeated in the text. */
const CASES: readonly (readonly [string, string])[] = [
  ['(a+)+$', 'a'],
  ['(a|aa)+$', 'a'],
  ['^(a?){30}a{30}$', 'a'],
  ['(.*a){12}$', 'a'],
  ['set.*&&.*set.*&&.*(clip|exe)x', 'set && '],
  ['echo.+\\|.*\\|.*\\|.+clip\\.exe y', 'echo | clip.exe '],
  ['(\\w+\\s?)+:$', 'word '],
  ['([a-z]+)*[0-9]', 'abc'],
  ['("[^"]*"|[^,]*)*,end', '"x",'],
  ['(x+x+)+y', 'x'],
];

/** Runs them all, each over its text without a match at the end; the texts are new each time. */
export function runRegexpCases(run: number): void {
  for (const [written, piece] of CASES) {
    const source = translateRegexp(written, '');
    if (!source.ok) throw new Error(`${written}: ${source.error.message}`);
    const text = `${piece.repeat(Math.ceil(TEXT_LENGTH / piece.length))}!${run}`;
    createRegexpTest({ kind: 'regexp', source: source.value, written, flags: '' }).holds(
      prepareValue(text),
    );
  }
}
