import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import { diagnosticMarkers } from './diagnostic-markers.ts';
import { createTestModel, textIn } from './testdata/text-model.ts';

vi.mock('monaco-editor/editor', () => ({
  MarkerSeverity: { Hint: 1, Info: 2, Warning: 4, Error: 8 },
}));

function problem(start: number, end: number, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: 'E008', severity: 'error', message: 'unknown', span: { start, end }, ...more };
}

/** What the marker of a problem covers, where the problem is between the two bars. */
function marked(withBars: string): string {
  const start = withBars.indexOf('¦');
  const text = withBars.replaceAll('¦', '');
  const end = withBars.lastIndexOf('¦') - 1;
  const [marker] = diagnosticMarkers(createTestModel(text), [problem(start, end)]);
  return marker === undefined ? 'nothing' : textIn(text, marker);
}

describe('the marker of a problem', () => {
  it.each([
    ['a ¦b¦ c', 'b'],
    ['a\nb ¦c¦\nd', 'c'],
    ['a\r\nb\r\n\r\n ¦c¦\r\nd', 'c'],
    ['// 😀𝒳\n"😀" == ¦x¦', 'x'],
    ['"😀😀" ¦"a😀b"¦ "😀"', '"a😀b"'],
    ['/* é\u0301 \u202e */ ¦x¦', 'x'],
    ['\t\t¦x¦', 'x'],
    ['for any x in y :¦(\n  x\n)¦', '(\n  x\n)'],
    ['for any x in y :¦(\r\n  😀\r\n)¦ and', '(\r\n  😀\r\n)'],
    ['at the end¦¦', ''],
    ['line\u2028separator ¦x¦', 'x'],
    ['¦¦', ''],
  ])('covers its characters: %j', (withBars, expected) => {
    expect(marked(withBars)).toBe(expected);
  });

  it('covers the characters of any span', () => {
    const part = fc.constantFrom('a', ' ', '\t', '\n', '😀', 'é', '\u0301', '\u2028', '"', '日本');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (parts, a, b, isCrlf) => {
          const units = isCrlf ? parts.map((each) => (each === '\n' ? '\r\n' : each)) : parts;
          const text = units.join('');
          // Between characters: half of one, or of a line's end, is no place that is ever marked.
          const ends = units.map((_, at) => units.slice(0, at).join('').length).concat(text.length);
          const [one = 0, other = 0] = [ends[a % ends.length], ends[b % ends.length]];
          const [start, end] = [Math.min(one, other), Math.max(one, other)];
          const [marker] = diagnosticMarkers(createTestModel(text), [problem(start, end)]);
          expect(marker && textIn(text, marker)).toBe(text.slice(start, end));
        },
      ),
      { seed: 20_250_103, numRuns: 1000 },
    );
  });

  it('says what the problem says, with its help', () => {
    const diagnostics = [
      problem(0, 1),
      problem(0, 1, { severity: 'warning', help: 'write `b`' }),
      problem(0, 1, { severity: 'info' }),
    ];
    const markers = diagnosticMarkers(createTestModel('a b'), diagnostics);
    expect(markers.map(({ severity, message, code }) => [severity, message, code])).toEqual([
      [8, 'unknown', 'E008'],
      [4, 'unknown\nhelp: write `b`', 'E008'],
      [2, 'unknown', 'E008'],
    ]);
  });

  it('leads to the other places of the problem', () => {
    const text = '"😀"\r\na b';
    const span = { start: text.indexOf('b'), end: text.length };
    const [marker] = diagnosticMarkers(createTestModel(text), [
      problem(0, 1, { related: [{ span, message: 'declared here' }] }),
    ]);
    const [place] = marker?.relatedInformation ?? [];
    expect(place?.message).toBe('declared here');
    expect(place && textIn(text, place)).toBe('b');
  });
});
