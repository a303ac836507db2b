import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineColumnAt } from '../base/span.ts';
import { tokenize } from '../core/yara/syntax/lexer.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { printExpression } from '../core/yara/syntax/printer.ts';
import { conditions } from '../core/yara/syntax/testdata/arbitrary-expression.ts';
import { runStockEngine } from './stock-engine.ts';

/** What is put into a condition to break it, or to change its meaning. */
const PIECES: readonly string[] = [
  ...'( ) [ ] . , : + - ~ % * == < = } ? x 1 1.5 "s" /r/ $ $a #a @a !a'.split(' '),
  ...'and or not defined of them at in for any all with contains true filesize'.split(' '),
];

const edits = fc.array(
  fc.record({
    at: fc.nat({ max: 1000 }),
    nCut: fc.nat({ max: 1 }),
    piece: fc.constantFrom('', ...PIECES),
  }),
  { minLength: 1, maxLength: 2 },
);

/** Conditions of up to 60 tokens with one or two tokens cut out or put in. */
const mutants = fc
  .tuple(
    conditions
      .map((tree) => printExpression(tree, { form: 'line', ascii: true }))
      .map((text) => tokenize(text).filter(({ kind }) => kind !== 'whitespace'))
      .filter((tokens) => tokens.length <= 60),
    edits,
  )
  .map(([tokens, changes]) => {
    const pieces = tokens.map((token) => token.text);
    for (const { at, nCut, piece } of changes) pieces.splice(at % (pieces.length + 1), nCut, piece);
    return `rule r { strings: $a = "abcd" condition: ${pieces.join(' ')} }`;
  });

const ALPHABET = '!@#$%^&*(){}[].,|ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstu';

/** Files with all kinds of sections and patterns, a space between any two tokens. */
const FILES: readonly string[] = [
  `private global rule r : t1 t2 { meta: a = "x" b = - 1 c = true d = 1.5 strings: $a = "abcd"
   wide xor ( 1 - 5 ) $b = /ab+c/i fullword $c = { 01 ~?2 [ 2 - 4 ] ( 03 | 4? 05 ) 06 } private
   $d = "abcdefg" base64 ( "${ALPHABET}" ) condition: $a and any of ( $b , $c* ) and #d == 1 }`,
  `import "pe" rule r { condition: pe . is_pe and for any i in ( 1 , 2 ) : ( i == 1 ) }
   rule s { condition: r and filesize < 10KB }`,
  `rule r { strings: $a = "ab" condition: #a in ( 0 .. 10 ) > 2 and @a [ 1 ] == 3 and $a at 5 }
   include "x" rule t : u { condition: with x = 1 , y = 2 : ( x == y ) }`,
];

/** What is put into a file; words that start a rule are left out, see `isItemStart`. */
const FILE_PIECES: readonly string[] = [
  ...PIECES,
  ...'meta strings condition : = { } [ ] ( ) | ? 01 ~ xor base64 wide fullword'.split(' '),
];

const brokenFiles = fc.tuple(fc.constantFrom(...FILES), edits).map(([file, changes]) => {
  const pieces = file.split(/\s+/);
  for (const { at, nCut, piece } of changes) {
    const other = piece === '' ? [] : [FILE_PIECES[(at * 7 + nCut) % FILE_PIECES.length] ?? ''];
    pieces.splice(at % (pieces.length + 1), nCut, ...other);
  }
  return pieces.join(' ');
});

/** Place of the first syntax error in the engine's eyes, or `none`. */
function engineError(source: string): string {
  const run = runStockEngine(source);
  if (run.kind === 'trapped') return run.message;
  const errors = run.kind === 'refused' ? run.errors : [];
  const places = errors.flatMap(
    (error) => /^error\[E001\].*\n *--> line:(\S+)/.exec(error)?.[1] ?? [],
  );
  return places[0] ?? 'none';
}

function ourError(source: string): string {
  const [first] = parseYara(source).diagnostics.filter(({ code }) => code === 'E001');
  if (first === undefined) return 'none';
  const { line, column } = lineColumnAt(source, first.span.start);
  return `${line}:${column}`;
}

describe('parseYara, judged by the engine', () => {
  it('accepts and refuses the same conditions, at the same place', () => {
    const sources = fc.sample(mutants, { seed: 20240625, numRuns: 1000 });
    const differences = sources
      .map((source) => ({ source, engine: engineError(source), ours: ourError(source) }))
      .filter(({ engine, ours }) => engine !== ours);
    expect(differences).toEqual([]);
  });

  it('finds the first error of a file at the same place', () => {
    const sources = fc.sample(brokenFiles, { seed: 20240626, numRuns: 1500 });
    const found = sources.map((source) => ({
      source,
      engine: engineError(source),
      ours: ourError(source),
    }));
    expect(found.filter(({ engine }) => engine !== 'none').length).toBeGreaterThan(1000);
    const differences = found.filter(({ engine, ours }) => engine !== ours);
    expect(differences).toEqual([]);
  });
});
