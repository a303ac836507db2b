import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanContains } from '../../../base/span.ts';
import type { Condition } from './condition.ts';
import { parseCondition } from './parse-condition.ts';
import { printCondition } from './print-condition.ts';
import { nodesOf, withoutSpans } from './testdata/condition-shape.ts';

const span = { start: 0, end: 0 };
const name = fc.constantFrom(
  'selection',
  'notepad',
  'not_x',
  'all',
  'any',
  '1',
  'of',
  'them',
  'a.b',
  'x-y',
  'é',
  '_h',
  'order',
);
const pattern = fc.oneof(
  fc.constant('them' as const),
  fc.constantFrom('sel*', '*', '_*', 'a*b*c', '*_x', 'exact').map((text) => ({ text })),
);
const count = fc.oneof(fc.constant('all' as const), fc.integer({ min: 1, max: 9 }));

const { tree } = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.oneof(
    name.map((text): Condition => ({ kind: 'selection', name: text, span })),
    fc
      .tuple(count, pattern)
      .map(([n, p]): Condition => ({ kind: 'of', count: n, pattern: p, span })),
  ),
  tree: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'tree' },
    tie('leaf'),
    tie('tree').map((operand): Condition => ({ kind: 'not', operand, span })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, operands]): Condition => ({ kind, operands, span })),
  ),
}));

const condition = fc.oneof(
  tree,
  tree.map((operand): Condition => ({
    kind: 'aggregated',
    operand,
    text: 'count() by x > 5',
    span,
  })),
);

const PIECES = [
  'a',
  'b',
  'sel*',
  '*',
  '_x',
  ' ',
  ' and ',
  ' or ',
  ' not ',
  'NOT ',
  ' AND ',
  '(',
  ')',
  '1 of ',
  'all of ',
  '0 of ',
  'ANY OF ',
  '2 ',
  'of',
  'them',
  'all',
  '|',
  '||',
  '&&',
  '!',
  ',',
  '\n',
  '\u00a0',
  "'",
  '"',
  '\\',
  'é',
  '\u{1f600}',
  '\ud800',
  '%',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('printCondition', () => {
  it('prints what parses to the same tree', () => {
    fc.assert(
      fc.property(condition, (written) => {
        const parsed = parseCondition(printCondition(written));
        expect(parsed.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(parsed.condition && withoutSpans(parsed.condition)).toEqual(withoutSpans(written));
      }),
      { seed: 20260201, numRuns: 3000 },
    );
  });
});

describe('parseCondition on random text', () => {
  it('never throws, and every span lies in the text and within its parent', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseCondition(text, 7);
        const whole = { start: 7, end: 7 + text.length };
        expect(parsed.diagnostics.filter((found) => !spanContains(whole, found.span))).toEqual([]);
        const root = parsed.condition;
        if (root === undefined) return;
        expect(spanContains(whole, root.span)).toBe(true);
        const misplaced = nodesOf(root).filter(
          ([child, parent]) => !spanContains(parent.span, child.span),
        );
        expect(misplaced).toEqual([]);
      }),
      { seed: 20260202, numRuns: 5000 },
    );
  });

  it('gives a tree that prints to a text with the same tree', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { condition: first } = parseCondition(text);
        if (first === undefined) return;
        const again = parseCondition(printCondition(first)).condition;
        expect(again && withoutSpans(again)).toEqual(withoutSpans(first));
      }),
      { seed: 20260203, numRuns: 5000 },
    );
  });
});
