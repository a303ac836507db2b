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

/** Place of the first syntax error in the engine's eyes, or `none`. */
function engineError(source: string): string {
  const run = runStockEngine(source);
  if (run.kind === 'trapped') return run.message;
  const errors = run.kind === 'refused' ? run.errors : [];
  const places = errors.flatMap(
    (error) => /^error\[E001\].*\n --> line:(\S+)/.exec(error)?.[1] ?? [],
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
});
