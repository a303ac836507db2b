import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetaValue, Rule, YaraFile } from './ast.ts';
import { parseYara } from './parse-yara.ts';
import { printYara } from './print-yara.ts';
import { byteStrings, conditions, identifiers } from './testdata/arbitrary-expression.ts';
import { shapeOf } from './testdata/shape-of.ts';
import { KITCHEN_SINK } from './testdata/source-fragments.ts';

const span = { start: 0, end: 0 };

const EXAMPLE = `import "vt"

rule sigma_example_registry_keys {
  meta:
    target_entity = "file"
  condition:
    for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
      for any vt_behaviour_sigma_analysis_results_match_context in vt_behaviour_sigma_analysis_results.match_context: (
        vt_behaviour_sigma_analysis_results_match_context.values["TargetObject"] icontains "\\\\CurrentVersion\\\\RunOnce\\\\" and
        (vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".vbs" or vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".bat")
      )
    )
}
`;

const metaValues: fc.Arbitrary<MetaValue> = fc.oneof(
  byteStrings.map((value): MetaValue => ({ kind: 'string', span, value })),
  fc
    .bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n })
    .map((value): MetaValue => ({ kind: 'integer', span, value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Object.is(value, -0))
    .map((value): MetaValue => ({ kind: 'float', span, value })),
  fc.boolean().map((value): MetaValue => ({ kind: 'boolean', span, value })),
);

const rules: fc.Arbitrary<Rule> = fc
  .record({
    modifiers: fc.constantFrom<Rule['modifiers'][]>(
      [],
      [{ span, name: 'private' }],
      [
        { span, name: 'global' },
        { span, name: 'private' },
      ],
    ),
    name: identifiers,
    tags: fc.uniqueArray(identifiers, { selector: ({ name }) => name, maxLength: 3 }),
    meta: fc.option(
      fc
        .array(fc.record({ key: identifiers, value: metaValues }), { minLength: 1, maxLength: 3 })
        .map((entries) => ({ span, entries: entries.map((entry) => ({ span, ...entry })) })),
      { nil: undefined },
    ),
    condition: conditions.map((expression) => ({ span, expression })),
  })
  .map((parts) => ({
    kind: 'rule',
    span,
    strings: undefined,
    openBrace: 0,
    closeBrace: 0,
    ...parts,
  }));

const files: fc.Arbitrary<YaraFile> = fc
  .array(
    fc.oneof(
      rules,
      fc.constant({ kind: 'import', span, module: { span, text: 'vt' } } as const),
      fc.constant({ kind: 'include', span, path: { span, text: 'a.yar' } } as const),
    ),
    { maxLength: 4 },
  )
  .map((items) => ({ kind: 'file', span, items, suppressions: [] }));

describe('printYara', () => {
  it('prints the layout of the editor of VirusTotal', () => {
    const { file } = parseYara(EXAMPLE.replaceAll(/\s+/g, ' '));
    expect(printYara(file)).toBe(EXAMPLE);
  });

  it('reads back a file with one of everything', () => {
    const { file } = parseYara(KITCHEN_SINK);
    const printed = parseYara(printYara(file));
    expect(printed.diagnostics).toEqual([]);
    expect(shapeOf(printed.file)).toEqual(shapeOf(file));
  });

  it('reads back every file that it prints', () => {
    fc.assert(
      fc.property(files, (file) => {
        const printed = parseYara(printYara(file));
        expect(printed.diagnostics).toEqual([]);
        expect(shapeOf(printed.file)).toEqual(shapeOf(file));
      }),
      { seed: 20240623, numRuns: 500 },
    );
  });

  it('prints an empty file as nothing', () => {
    expect(printYara({ kind: 'file', span, items: [], suppressions: [] })).toBe('');
  });

  it('never lets the name of a module end its literal', () => {
    const file: YaraFile = {
      kind: 'file',
      span,
      items: [{ kind: 'import', span, module: { span, text: 'v"\nt' } }],
      suppressions: [],
    };
    expect(printYara(file)).toBe('import "vt"\n');
  });

  it('escapes all but ASCII on demand', () => {
    const { file } = parseYara(
      'rule r { meta: a = "é" strings: $a = "é" condition: $a or b == "é" }',
    );
    expect(printYara(file, { ascii: true })).not.toMatch(/[^\n -~]/);
  });
});
