import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { DEMO_SCHEMA } from '../eval/testdata/demo-schema.ts';
import { checkFile } from './check-file.ts';
import { MAX_DIAGNOSTICS } from './diagnostic-list.ts';

function check(source: string): readonly Diagnostic[] {
  const { file, diagnostics } = parseYara(source);
  const checked = checkFile(file, {
    modules: new Map([['demo', DEMO_SCHEMA]]),
    features: new Set(['file']),
    syntax: diagnostics,
  });
  return [...diagnostics, ...checked.diagnostics];
}

function heads(source: string): readonly string[] {
  return check(source).map(({ code, span }) => `${code} «${source.slice(span.start, span.end)}»`);
}

describe('warnings and errors of one rule', () => {
  it('stop at the first error, as the engine does', () => {
    expect(heads('rule r { condition: not 1 and nowhere and not 2 }')).toEqual([
      'non_bool_expr «1»',
      'E009 «nowhere»',
    ]);
  });

  it('are not given for a rule that cannot be read', () => {
    expect(heads('rule r { condition: not 1 and and }')).toEqual(['E001 «and»']);
  });

  it('of another rule go on', () => {
    expect(heads('rule r { condition: nowhere } rule s { condition: not 2 }')).toEqual([
      'E009 «nowhere»',
      'non_bool_expr «2»',
    ]);
  });

  it('do not take the place of errors when there are many', () => {
    const many = Array.from({ length: 300 }, (_, at) => `rule r${at} { condition: not 1 }`);
    const found = check(`${many.join('\n')}\nrule last { condition: nowhere }`);
    expect(found.filter(({ severity }) => severity === 'warning')).toHaveLength(MAX_DIAGNOSTICS);
    expect(found.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  it('leave the rule fit for evaluation', () => {
    const { file } = parseYara('rule r { condition: not 1 }');
    const { types } = checkFile(file, { modules: new Map(), features: new Set() });
    expect(types.brokenRules.size).toBe(0);
  });
});

describe('a pattern that cannot be read', () => {
  it('is not called unknown where the condition uses it', () => {
    expect(heads('rule r { strings: $a = { 0 } condition: $a or #a > 1 or any of ($a) }')).toEqual([
      'E001 «0»',
    ]);
  });
});

describe('fixes', () => {
  it.each([
    ['rule r { strings: $a = { 22 5C 74 } condition: $a }', '"\\"\\\\t"'],
    ['rule r { strings: $a = { 01 02 [1] [2-] 03 04 } condition: $a }', '{ 01 02 [3-] 03 04 }'],
    ['import "demo" import "demo" rule r { condition: demo.fresh }', 'import "demo"  rule r'],
  ])('%s', (source, expected) => {
    const [found] = check(source);
    expect(applyTextEdits(source, found?.fixes?.[0]?.edits ?? [])).toContain(expected);
  });
});
