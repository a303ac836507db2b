import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../base/text-edit.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { createReportPlacer } from './place-report.ts';
import { parseRawReport } from './raw-report.ts';
import { readLabels } from './report-labels.ts';

const lines = (...all: readonly string[]): string => all.join('\n');

/** `«^^^» label`, by the cells that a mark covers in its row. */
function labelsOf(report: string): readonly string[] {
  const parsed = parseRawReport(report);
  return (parsed === undefined ? [] : readLabels(parsed)).map(
    ({ text, start, end }) =>
      `${start.source.line}:${start.cell}-${end.source.line}:${end.cell} ${text}`,
  );
}

describe('parseRawReport', () => {
  it('takes a report apart', () => {
    const report = lines(
      'warning[ambiguous_expr]: ambiguous expression',
      '  --> line:12:5',
      '   |',
      '12 |     0 of (a, b)',
      '   |     ----------- this expression is ambiguous',
      '   |',
      '   = note: first',
      '   = note: list:',
      '           ',
      '           (a)',
      '           (b)',
      'help: consider using `none` instead of `0`',
      '   |',
      '12 -     0 of (a, b)',
      '12 +     none of (a, b)',
      '   |',
    );
    expect(parseRawReport(report)).toEqual({
      severity: 'warning',
      code: 'ambiguous_expr',
      title: 'ambiguous expression',
      line: 12,
      column: 5,
      snippet: [
        {
          line: 12,
          text: '    0 of (a, b)',
          marks: ['    ----------- this expression is ambiguous', ''],
        },
      ],
      notes: ['first', 'list: (a), (b)'],
      patches: [
        {
          title: 'consider using `none` instead of `0`',
          removed: [{ line: 12, text: '    0 of (a, b)' }],
          added: [{ line: 12, text: '    none of (a, b)' }],
        },
      ],
    });
  });

  it.each([
    '',
    'error: no code',
    'error[E001]: no place',
    'note[E001]: x\n --> line:1:1',
    'error[E001]: x\n --> file.yar:1:1',
    ' --> line:1:1',
  ])('knows that %j is no report', (text) => {
    expect(parseRawReport(text)).toBeUndefined();
  });
});

describe('readLabels', () => {
  it.each([
    {
      what: 'one mark with its label behind it',
      rows: ['1 | a == b', '  | ^^^^^^ label'],
      labels: ['1:0-1:6 label'],
    },
    {
      what: 'a label below its mark',
      rows: ['1 | aa == b', '  | ^^    - second', '  | |', '  | first'],
      labels: ['1:0-1:2 first', '1:6-1:7 second'],
    },
    {
      what: 'three marks',
      rows: ['1 | a  b  c', '  | ^  -  - third', '  | |  |', '  | |  second', '  | |', '  | first'],
      labels: ['1:0-1:1 first', '1:3-1:4 second', '1:6-1:7 third'],
    },
    {
      what: 'a label that begins like a mark',
      rows: ['1 | a - b', '  | ^   - `b`', '  | |', '  | - is left'],
      labels: ['1:0-1:1 - is left', '1:4-1:5 `b`'],
    },
    {
      what: 'marks in two lines',
      rows: ['1 | rule a', '  |      - first', '...', '9 | rule a', '  |      ^ again'],
      labels: ['1:5-1:6 first', '9:5-9:6 again'],
    },
    {
      what: 'a mark over lines, from the first sign of a line',
      rows: ['1 | /   a', '2 | | b', '  | |_^ label'],
      labels: ['1:4-2:3 label'],
    },
    {
      what: 'a mark over lines, from within a line',
      rows: ['1 |   a b', '  |  ___^', '2 | | c', '  | |_^ label'],
      labels: ['1:4-2:3 label'],
    },
    {
      what: 'a mark that is cut',
      rows: ['1 | aaa...aaa == b', '  | ^^^...^^^ label'],
      labels: ['1:0-1:9 label'],
    },
    {
      what: 'the end of a mark without its start',
      rows: ['2 | | c', '  | |_^ label'],
      labels: [],
    },
  ])('reads $what', ({ rows, labels }) => {
    expect(labelsOf(lines('error[E000]: x', ' --> line:1:1', '  |', ...rows))).toEqual(labels);
  });
});

const GRIST = [
  ['error[E001]: t', 'warning[w]: ', ' --> line:1:1', ' --> line:2:99999', '  |', '1 | ', '2 | '],
  ['rule r {', ' condition: true }', '^^^', '---', '___', '...', '|', '/ ', ' ', '\n', '\n', '日'],
  ['help: consider', '1 - rule r {', '1 + x', '2 + y', ' = note: n', '\t', '\u202e', '99 | x'],
].flat();

describe('a report of anything about anything', () => {
  it('is placed inside of the text, with edits that can be made', () => {
    const texts = fc.array(fc.constantFrom(...GRIST), { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(texts, texts, (source, body) => {
        const report = parseRawReport(`error[E000]: t\n --> line:1:2\n  |\n${body}`);
        if (report === undefined) return;
        const {
          span,
          related = [],
          fixes = [],
        } = createReportPlacer(source, parseYara(source).file)(report);
        for (const place of [span, ...related.map((other) => other.span)]) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeGreaterThanOrEqual(place.start);
          expect(place.end).toBeLessThanOrEqual(source.length);
        }
        for (const fix of fixes) applyTextEdits(source, fix.edits);
      }),
      { seed: 20240702, numRuns: 2000 },
    );
  });
});
