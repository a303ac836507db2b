import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../base/guards.ts';
import type { Span } from '../../../base/span.ts';
import { spanContains } from '../../../base/span.ts';
import { parseYara } from './parse-yara.ts';
import { printYara } from './print-yara.ts';
import { sourceFragments } from './testdata/source-fragments.ts';

const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), sourceFragments);

function isSpan(value: unknown): value is Span {
  return isRecord(value) && typeof value['start'] === 'number' && typeof value['end'] === 'number';
}

/** Paths of nodes that lie outside of their parent, or end before they start. */
function misplaced(node: unknown, parent: Span, path: string): readonly string[] {
  if (Array.isArray(node)) {
    return node.flatMap((item, index) => misplaced(item, parent, `${path}[${index}]`));
  }
  if (!isRecord(node)) return [];
  const span = isSpan(node['span']) ? node['span'] : parent;
  const isWrong = span.start > span.end || !spanContains(parent, span);
  const inner = Object.entries(node)
    .filter(([key]) => key !== 'span')
    .flatMap(([key, value]) =>
      isSpan(value)
        ? spanContains(span, value)
          ? []
          : [`${path}.${key}`]
        : misplaced(value, span, `${path}.${key}`),
    );
  return isWrong ? [path, ...inner] : inner;
}

describe('parseYara on random text', () => {
  it('never throws, and every span lies within its parent', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { file, diagnostics } = parseYara(text);
        const whole = { start: 0, end: text.length };
        expect(misplaced(file, whole, 'file')).toEqual([]);
        expect(diagnostics.filter(({ span }) => !spanContains(whole, span))).toEqual([]);
      }),
      { seed: 20240619, numRuns: 3000 },
    );
  });

  it('makes plain data that survives a structured clone', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { file } = parseYara(text);
        expect(structuredClone(file)).toEqual(file);
      }),
      { seed: 20240620, numRuns: 200 },
    );
  });

  it('gives a tree that the printer can print', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(printYara(parseYara(text).file)).toBeTypeOf('string');
      }),
      { seed: 20240621, numRuns: 500 },
    );
  });

  it('reports diagnostics in the order of the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const starts = parseYara(text).diagnostics.map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { seed: 20240622, numRuns: 500 },
    );
  });
});
