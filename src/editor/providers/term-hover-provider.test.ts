import type { IRange, languages } from 'monaco-editor/editor';
import { describe, expect, it, vi } from 'vitest';
import { createTestModel } from '../testdata/text-model.ts';
import { registerTermHovers, type MarkedTerm } from './term-hover-provider.ts';

const registered = vi.hoisted(() => ({ provider: undefined as unknown }));

vi.mock('monaco-editor/editor', () => ({
  languages: {
    registerHoverProvider: (_: string, provider: unknown) => {
      registered.provider = provider;
      return { dispose: () => undefined };
    },
  },
}));

function range(start: readonly [number, number], end: readonly [number, number]): IRange {
  return {
    startLineNumber: start[0],
    startColumn: start[1],
    endLineNumber: end[0],
    endColumn: end[1],
  };
}

const TERMS: readonly MarkedTerm[] = [
  { range: range([1, 3], [3, 2]), hover: 'the loop' },
  { range: range([2, 5], [2, 9]), hover: 'its first test' },
  { range: range([2, 14], [2, 20]), hover: 'its second test' },
  { range: range([5, 1], [5, 4]), hover: '' },
];

/** What is told at a line and column. */
function told(lineNumber: number, column: number, terms = TERMS): string | undefined {
  const model = createTestModel('');
  registerTermHovers({ model }, () => terms);
  // The mock above has been given what was registered.
  const provider = registered.provider as {
    provideHover(...request: readonly unknown[]): languages.Hover | null;
  };
  return provider.provideHover(model, { lineNumber, column })?.contents[0]?.value;
}

const block = (text: string): string => `\`\`\`plaintext\n${text}\n\`\`\``;

describe('the hover of a marked term', () => {
  it.each([
    ['before the loop', 1, 2, undefined],
    ['on its first word', 1, 3, block('the loop')],
    ['anywhere on its first line', 1, 40, block('the loop')],
    ['between its tests', 2, 10, block('the loop')],
    ['on a test', 2, 5, block('its first test')],
    ['on the last character of a test', 2, 8, block('its first test')],
    ['behind a test', 2, 9, block('the loop')],
    ['on the other test', 2, 15, block('its second test')],
    ['on its last line', 3, 1, block('the loop')],
    ['behind it', 3, 2, undefined],
    ['where nothing is to be told', 5, 2, undefined],
  ])('tells of the innermost one: %s', (_, line, column, expected) => {
    expect(told(line, column)).toBe(expected);
  });

  it('cuts what is long', () => {
    const hover = 'x'.repeat(5000);
    expect(told(1, 1, [{ range: range([1, 1], [1, 9]), hover }])).toBe(
      block(`${'x'.repeat(2000)}…`),
    );
  });
});
