import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toByteString } from '../base/byte-string.ts';
import { judgeLiterals } from './literal-judgement.ts';

const corpus = process.env['LIVEHUNT_CORPUS'] ?? '';
const naughty: unknown = JSON.parse(
  readFileSync(join(corpus, 'hostile', 'naughty-strings.json'), 'utf8'),
);
const texts = Array.isArray(naughty) ? naughty.map(String) : [];

describe('printStringLiteral on strings that break programs', () => {
  it.each([false, true])('stands for exactly the text, ascii: %s', (ascii) => {
    expect(texts.length).toBeGreaterThan(500);
    expect(judgeLiterals(texts, ascii)).toEqual({
      outcome: 'scanned',
      matched: texts.map((_, index) => `yes${index}`),
      meta: texts.map(toByteString),
    });
  });
});
