import { describe, expect, it } from 'vitest';
import { toByteString } from '../../base/byte-string.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { ValuePath } from '../yara/module-value.ts';
import type { ComparisonOperator, Pick, PickTest, SynthesisContext } from './pick.ts';
import { synthesize, synthesizeAll } from './synthesize.ts';
import { valuePath } from './testdata/build-module-data.ts';
import { WINDOWS_SAMPLE } from './testdata/windows-sample.ts';

const CONTEXT: SynthesisContext = { schema: VT_SCHEMA, data: WINDOWS_SAMPLE, ruleName: 'made' };

const EVENT = ['behaviour', 'sigma_analysis_results', 0, 'match_context', 0, 'values'] as const;

function pickOf(path: ValuePath, test?: PickTest, more: Partial<Pick> = {}): Pick {
  return { path, test, negated: false, element: 'auto', ...more };
}

function compare(...alternatives: readonly (readonly [ComparisonOperator, string])[]): PickTest {
  return {
    kind: 'compare',
    alternatives: alternatives.map(([operator, text]) => ({
      operator,
      operand: { kind: 'string', value: toByteString(text) },
    })),
  };
}

function textAfter(ruleText: string, picks: readonly Pick[], context = CONTEXT): string {
  const result = synthesizeAll(ruleText, picks, context);
  return result.ok ? result.value.text : `${result.error.kind}: ${result.error.message}`;
}

describe('the registry story', () => {
  const rule = `import "vt"

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
  const picks = [
    pickOf(
      valuePath(...EVENT, ['TargetObject']),
      compare(['icontains', '\\CurrentVersion\\RunOnce\\']),
    ),
    pickOf(valuePath(...EVENT, ['Details']), compare(['endswith', '.vbs'], ['endswith', '.bat'])),
  ];

  it('writes the rule from two picks in one event', () => {
    const context = { ...CONTEXT, ruleName: 'sigma_example_registry_keys' };
    expect(textAfter('', picks, context)).toBe(rule);
  });

  it('adds nothing when the same is picked again', () => {
    expect(textAfter(rule, picks)).toBe(rule);
    const [first] = picks;
    const again = first && synthesize(rule, first, CONTEXT);
    expect(again).toMatchObject({ ok: true, value: { edits: [], text: rule } });
  });
});
