import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteString } from '../base/byte-string.ts';
import { printStringLiteral } from '../core/yara/syntax/literals.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { judgeLiterals } from './literal-judgement.ts';
import { runStockEngine } from './stock-engine.ts';

const BATCH = 100;

/** Code points that matter: what can end a literal, what cannot be seen, what is outside the BMP. */
const hostile = fc.oneof(
  fc.constantFrom('"', '\\', '\n', '\r', '\t', '\0', '\x7f', '\x85', '\xa0', '\xad', "'", '{', '}'),
  fc.integer({ min: 0, max: 0x1f }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCharCode(code)),
  fc.constantFrom('\u202e', '\u2066', '\ufeff', '\u061c', '\u034f', '\u115f', '\u3164', '\uffa0'),
  fc.constantFrom(
    '\ufe0f',
    '\u{e0041}',
    '\u{e0100}',
    '\ue000',
    '\uffff',
    '\u{10ffff}',
    '\u{1f600}',
  ),
);
const texts = fc.string({
  unit: fc.oneof(
    { arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), weight: 2 },
    hostile,
  ),
  maxLength: 24,
});

/** Ways to break out of a literal, and literals that look like others. */
const ATTACKS = [
  '',
  '" } rule injected { condition: true } //',
  '"\n}\nrule injected { condition: true }\n//',
  '\\" or true or "',
  '\\',
  '\\\\',
  '\\x41',
  '\\u0041',
  '/* */ // suppress: invariant_expr',
  'x'.repeat(5000),
  '\0\0\0',
  'a\u2028b\u2029c\u0085d',
  '\u202eevil\u202c',
  'שלום مرحبا 你好 Ωμέγα ไทย',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '́combining',
];

function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

describe('printStringLiteral, judged by the engine', () => {
  it.each([
    { ascii: false, numRuns: 3000 },
    { ascii: true, numRuns: 500 },
  ])('stands for exactly the text: $numRuns random texts, ascii: $ascii', ({ ascii, numRuns }) => {
    const samples = fc.sample(texts, { seed: 20240609, numRuns });
    for (const batch of chunk(samples, BATCH)) {
      expect(judgeLiterals(batch, ascii)).toEqual({
        outcome: 'scanned',
        matched: batch.map((_, index) => `yes${index}`),
        meta: batch.map(toByteString),
      });
    }
  });

  it.each([false, true])('stands for exactly the text of an attack, ascii: %s', (ascii) => {
    expect(judgeLiterals(ATTACKS, ascii)).toEqual({
      outcome: 'scanned',
      matched: ATTACKS.map((_, index) => `yes${index}`),
      meta: ATTACKS.map(toByteString),
    });
  });

  it('stands for exactly the bytes, also when they are no text', () => {
    const byteArrays = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 12 }), {
      seed: 20240610,
      numRuns: 100,
    });
    const wrong = byteArrays.filter((bytes) => {
      const literal = printStringLiteral(String.fromCharCode(...bytes));
      const source = `rule exact { strings: $a = ${literal} condition: $a at 0 and !a[1] == filesize }`;
      const run = runStockEngine(source, new Map(), bytes);
      return !(run.kind === 'scanned' && run.matches.length === 1);
    });
    expect(wrong).toEqual([]);
  });

  it('is read back by our parser as the engine reads it', () => {
    const samples = [...ATTACKS, ...fc.sample(texts, { seed: 20240611, numRuns: 500 })];
    const source = samples
      .map((text, at) => `rule r${at} { condition: ${printStringLiteral(toByteString(text))} }`)
      .join('\n');
    const { file, diagnostics } = parseYara(source);
    expect(diagnostics).toEqual([]);
    expect(
      file.items.map((item) => (item.kind === 'rule' ? item.condition?.expression : undefined)),
    ).toEqual(samples.map((text) => expect.objectContaining({ value: toByteString(text) })));
  });
});
