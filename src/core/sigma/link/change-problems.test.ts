import { describe, expect, it } from 'vitest';
import type { RuleFileProblem } from '../compile/ruleset.ts';
import { sigmaDiagnostic, type SigmaCode } from '../sigma-code.ts';
import { changeProblems } from './change-problems.ts';

const FILES = ['a: 1\nb: 2\n', 'c: 3\n'].map((text, at) => ({
  name: `${at}.yml`,
  readText: () => text,
}));

function problem(file: number, code: SigmaCode, line: number, column: number): RuleFileProblem {
  const place = { line, column };
  return { file, severity: 'error', code, message: code, help: undefined, place };
}

const PROBLEMS = [
  problem(0, 'sigma/unknown-rule', 2, 4),
  problem(0, 'sigma/filter-logsource', 2, 4),
  problem(1, 'sigma/unknown-rule', 1, 1),
];
const RULESET = { files: FILES, problems: PROBLEMS };
const VALUE_OF_B = { start: 8, end: 9 };

describe('changeProblems', () => {
  it('gives the very list where nothing has changed', () => {
    expect(changeProblems(RULESET, [{ settled: [], added: [] }])).toBe(PROBLEMS);
  });

  it('takes out what is settled, by file, kind and place', () => {
    const settled = [{ file: 0, code: 'sigma/unknown-rule', span: VALUE_OF_B }] as const;
    expect(changeProblems(RULESET, [{ settled, added: [] }])).toEqual(PROBLEMS.slice(1));
  });

  it('puts in what is new, once, with its place, in the order of the files', () => {
    const added = [0, 0, 1].map((file) => ({
      file,
      diagnostic: sigmaDiagnostic('sigma/too-many-filters', { start: 0, end: 1 }, 'too many'),
    }));
    const told = sigmaDiagnostic('sigma/filter-logsource', VALUE_OF_B, 'again');
    const changed = changeProblems(RULESET, [
      { settled: [], added },
      { settled: [], added: [{ file: 0, diagnostic: told }] },
    ]);
    expect(changed.map(({ file, code, place }) => [file, code, place?.line])).toEqual([
      [0, 'sigma/unknown-rule', 2],
      [0, 'sigma/filter-logsource', 2],
      [0, 'sigma/too-many-filters', 1],
      [1, 'sigma/unknown-rule', 1],
      [1, 'sigma/too-many-filters', 1],
    ]);
  });
});
