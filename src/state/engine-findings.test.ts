import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Analysis, RuleAnalysis } from '../core/workbench/workbench.ts';
import { findingOf, mergeDiagnostics, targetOfRule } from './engine-findings.ts';

function found(
  code: string,
  start: number,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return { code, severity, message: code, span: { start, end: start + 1 } };
}

function rule(start: number, target: string): RuleAnalysis {
  return {
    name: 'r',
    span: { start, end: start + 10 },
    meta: [{ key: 'target_entity', kind: 'string', text: target }],
    verdict: 'cannot-tell',
    reasons: [],
    witnesses: [],
    nWitnesses: 0,
    chips: undefined,
    chipVerdicts: new Map(),
    terms: [],
  };
}

const ANALYSIS: Analysis = {
  rules: [rule(10, 'file'), rule(30, 'url')],
  activeRule: 0,
  boundContexts: [],
  diagnostics: [found('E008', 12), found('yara/too-deep', 14), found('E008', 32)],
};

const codes = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, span }) => `${code}@${span.start}`);

describe('what the engine and our checker say together', () => {
  it('is the engine’s word for the rules of its target, ours for the others', () => {
    const engine = [found('E009', 2), found('E004', 13), found('E100', 33)];
    expect(codes(mergeDiagnostics(ANALYSIS, engine, 'file'))).toEqual([
      'E009@2',
      'E004@13',
      'yara/too-deep@14',
      'E008@32',
    ]);
  });

  it('tells a place once', () => {
    const engine = [found('yara/too-deep', 14)];
    expect(codes(mergeDiagnostics(ANALYSIS, engine, 'file'))).toEqual([
      'yara/too-deep@14',
      'E008@32',
    ]);
  });

  it('keeps our help and fixes where the engine says the same', () => {
    const fixes = [{ title: 'mend', edits: [] }];
    const ours = { ...found('E008', 12), message: 'ours', help: 'did you mean', fixes };
    const merged = mergeDiagnostics(
      { ...ANALYSIS, diagnostics: [ours] },
      [found('E008', 12)],
      'file',
    );
    expect(merged).toEqual([{ ...found('E008', 12), help: 'did you mean', fixes }]);
  });

  it('compiles where there are warnings only', () => {
    const answer = { kind: 'checked', diagnostics: [] } as const;
    expect(findingOf('Y', answer, [found('slow', 0, 'warning')]).kind).toBe('compiles');
    expect(findingOf('Y', answer, [found('E001', 0)]).kind).toBe('refuses');
    expect(findingOf('Y', { kind: 'unavailable', message: 'why' }, [])).toEqual({
      name: 'Y',
      kind: 'unavailable',
      message: 'why',
    });
  });

  it('tells of a stand-in, and what an earlier text came to', () => {
    const standIn = { kind: 'checked', diagnostics: [], standIn: 'another version' } as const;
    expect(findingOf('Y', standIn, [])).toMatchObject({ message: 'another version' });
    const stopped = { kind: 'stopped', message: 'trap', lastGood: 'refuses' } as const;
    expect(findingOf('Y', stopped, [])).toMatchObject({ kind: 'stopped', lastGood: 'refuses' });
  });

  it.each([
    ['url', 'url'],
    ['nonsense', 'file'],
  ])('takes target_entity %s for %s', (text, target) => {
    expect(targetOfRule(rule(0, text))).toBe(target);
    expect(targetOfRule(undefined)).toBe('file');
  });
});
