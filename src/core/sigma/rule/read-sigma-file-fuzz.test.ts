import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../base/guards.ts';
import { spanContains } from '../../../base/span.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { collectRules } from './collect-rules.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import { SAMPLE_DOCUMENTS } from './testdata/sample-documents.ts';

const PIECES = [
  '\n',
  '\n    ',
  '  ',
  '\t',
  ': ',
  ':',
  '- ',
  '|',
  '||',
  '|re',
  '|contains',
  '|all',
  '|Contains',
  '*',
  '\\',
  '\\*',
  '?',
  "'",
  '"',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '#',
  '&x ',
  '*x',
  '!!str ',
  '---\n',
  '...\n',
  'null',
  '~',
  'true',
  'yes',
  '010',
  '1e9',
  '0x',
  '%',
  '%name%',
  '(',
  ')',
  ' and ',
  ' NOT ',
  ' 1 of ',
  'all of them',
  ' | count() > 5',
  'condition',
  'detection:',
  'filter:',
  'correlation:',
  'action: global\n',
  '__proto__: ',
  'é',
  '\u{1f600}',
  '\ud800',
  '\0',
  '\ufeff',
  '\r\n',
  '',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  nRemoved: fc.nat({ max: 30 }),
  inserted: fc.constantFrom(...PIECES),
});

const texts = fc
  .tuple(
    fc.array(fc.constantFrom(...SAMPLE_DOCUMENTS), { minLength: 1, maxLength: 3 }),
    fc.array(edit, { maxLength: 6 }),
  )
  .map(([documents, edits]) => {
    let text = documents.join('---\n');
    for (const { at, nRemoved, inserted } of edits) {
      const start = Math.floor(at * text.length);
      text = text.slice(0, start) + inserted + text.slice(start + nRemoved);
    }
    return text;
  });

/** Every span of a value, at any depth. */
function spansOf(value: unknown): readonly { readonly start: number; readonly end: number }[] {
  if (Array.isArray(value)) return value.flatMap(spansOf);
  if (!isRecord(value)) return [];
  const { start, end } = value;
  if (typeof start === 'number' && typeof end === 'number') return [{ start, end }];
  return Object.values(value).flatMap(spansOf);
}

describe('readSigmaFile on damaged rules', () => {
  it('never throws, and every span lies in the text', () => {
    let nDocuments = 0;
    let nDiagnostics = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const file = readSigmaFile('rule.yml', text);
        const whole = { start: 0, end: text.length };
        const misplaced = spansOf([file.documents, file.diagnostics]).filter(
          (span) => !spanContains(whole, span) || span.start > span.end,
        );
        expect(misplaced).toEqual([]);
        nDocuments += file.documents.length;
        nDiagnostics += file.diagnostics.length;
      }),
      { seed: 20260301, numRuns: 3000 },
    );
    expect(nDocuments).toBeGreaterThan(1000);
    expect(nDiagnostics).toBeGreaterThan(3000);
  });

  it('leaves no document out without an error', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { documents, diagnostics } = readSigmaFile('rule.yml', text);
        const hasError = diagnostics.some(({ severity }) => severity === 'error');
        const hasRoot = parseYaml(text).documents.some(({ root }) => root !== undefined);
        const isLegacy = diagnostics.some(({ code }) => code === 'sigma/legacy-action');
        expect(hasError || isLegacy || documents.length > 0 || !hasRoot).toBe(true);
      }),
      { seed: 20260302, numRuns: 1500 },
    );
  });

  it('gives plain data', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const file = readSigmaFile('rule.yml', text);
        expect(structuredClone(file)).toEqual(file);
      }),
      { seed: 20260303, numRuns: 200 },
    );
  });

  it('can be collected, whatever the files say of each other', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (files) => {
        const read = files.map((text, index) => readSigmaFile(`f${index}`, text));
        const { rules, correlations, filters, diagnostics } = collectRules(read);
        const nDocuments = read.reduce((sum, { documents }) => sum + documents.length, 0);
        expect(rules.length + correlations.length + filters.length).toBeLessThanOrEqual(nDocuments);
        for (const { members } of correlations) {
          for (const { kind, index } of members) {
            expect((kind === 'rule' ? rules : correlations)[index]).toBeDefined();
          }
        }
        const misplaced = diagnostics.filter(({ file, diagnostic: { span } }) => {
          return !spanContains({ start: 0, end: files[file]?.length ?? -1 }, span);
        });
        expect(misplaced).toEqual([]);
      }),
      { seed: 20260304, numRuns: 500 },
    );
  });
});

describe('the samples themselves', () => {
  it('are read without an error', () => {
    const [samples, legacy] = [SAMPLE_DOCUMENTS.slice(0, 5), SAMPLE_DOCUMENTS.slice(5)];
    const file = readSigmaFile('rule.yml', samples.join('---\n'));
    expect(file.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(file.documents.map(({ kind }) => kind)).toEqual([
      'detection',
      'detection',
      'correlation',
      'correlation',
      'filter',
    ]);
    expect(readSigmaFile('rule.yml', legacy.join('---\n')).documents).toHaveLength(1);
  });
});
