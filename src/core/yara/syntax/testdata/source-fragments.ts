import * as fc from 'fast-check';
import { KEYWORDS } from '../token.ts';

/** A file with one of everything; not minimal on purpose, for tests that cut it into pieces. */
export const KITCHEN_SINK = `import "vt"
include "other.yar"

// A comment before the rule.
private global rule first: tag1 tag2 {
  meta:
    author = "somebody \\x41 \\"quoted\\""
    version = -3
    score = 0.5
    is_new = true
  strings:
    $text = "abc" ascii wide nocase fullword private
    $key = "abcdef" xor(1-255)
    $b64 = "abcdef" base64("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    $regexp = /a\\/b[0-9]{2}/is
    $hex = { 01 ?A ~FF ( 02 03 | 04 ) [1-2] [-] 05 /* five */ }
  condition:
    for any r in vt.behaviour.sigma_analysis_results: (
      for any c in r.match_context: (
        c.values["TargetObject"] icontains "\\\\RunOnce\\\\" and
        (c.values["Details"] endswith ".vbs" or not c.values["Details"] matches /\\.bat$/i)
      )
    ) and
    2 of ($text, $b*) in (0..filesize - 1) and
    for 50% of them: (# > 1 and @[1] < !) and
    with size = vt.metadata.file_size, half = size \\ 2: (half >= 1KB & ~0xff)
}

rule second { condition: defined vt.metadata.exiftool["k"] and first }
`;

const PIECES: readonly string[] = [
  ...KEYWORDS,
  ...'{ } ( ) [ ] : , . .. = == != < >= + - * \\ % & | ^ ~ << ? $ $a #a @a !a x 0 1.5 0x1 9KB'.split(
    ' ',
  ),
  ...'" "a" """ / /a/is // /* */ \n \ufeff \u2028 \ud83d'.split(' '),
];

/** Random texts made of the language's words and signs. */
const wordSalads: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(' '));

/** The kitchen sink with pieces cut out and others put in. */
const mutants: fc.Arbitrary<string> = fc
  .array(
    fc.record({
      at: fc.nat({ max: KITCHEN_SINK.length }),
      length: fc.nat({ max: 40 }),
      piece: fc.constantFrom('', ...PIECES),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((cuts) =>
    cuts.reduce(
      (text, { at, length, piece }) => text.slice(0, at) + piece + text.slice(at + length),
      KITCHEN_SINK,
    ),
  );

/** Texts that look like YARA and are not. */
export const sourceFragments: fc.Arbitrary<string> = fc.oneof(wordSalads, mutants);
