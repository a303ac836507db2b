import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { MAX_PROBLEMS, problemRows } from './problem-rows.ts';

const problem = (severity: Diagnostic['severity'], start: number): Diagnostic => ({
  code: 'x',
  severity,
  message: 'm',
  span: { start, end: start + 1 },
});

describe('problemRows', () => {
  it('lists errors first, then by place, with line and column', () => {
    const rows = problemRows(
      [problem('warning', 0), problem('error', 5), problem('error', 1), problem('info', 0)],
      'ab\ncdef',
    );
    expect(rows.map(({ diagnostic, at }) => [diagnostic.severity, at.line, at.column])).toEqual([
      ['error', 1, 2],
      ['error', 2, 3],
      ['warning', 1, 1],
      ['info', 1, 1],
    ]);
  });

  it('stops at a limit', () => {
    const many = Array.from({ length: 1000 }, (_, at) => problem('error', at));
    expect(problemRows(many, '')).toHaveLength(MAX_PROBLEMS);
  });
});
