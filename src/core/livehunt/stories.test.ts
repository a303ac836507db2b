import { describe, expect, it } from 'vitest';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { ValuePath } from '../yara/module-value.ts';
import { parseYara } from '../yara/syntax/parse-yara.ts';
import type { ChipEdit } from './edit-chip.ts';
import { editChip } from './edit-chip.ts';
import type { Chip, TestChip } from './outline.ts';
import { outlineRule } from './outline.ts';
import { synthesize } from './synthesize.ts';
import { valuePath } from './testdata/build-module-data.ts';
import { pickOf, SAMPLE_CONTEXT } from './testdata/make-pick.ts';

/** What a hunter does: clicks a node, or changes the last chip of this label. */
type Step =
  | { readonly click: ValuePath }
  | { readonly label: string; readonly change: (chip: string) => ChipEdit };

function testsOf(chip: Chip): readonly TestChip[] {
  if (chip.kind === 'group') return chip.items.flatMap(testsOf);
  if (chip.kind === 'loop') return testsOf(chip.body);
  return chip.kind === 'test' ? [chip] : [];
}

function lastChip(text: string, label: string): string {
  const [rule] = parseYara(text).file.items.filter((item) => item.kind === 'rule');
  const root = rule && outlineRule(rule, text, VT_SCHEMA);
  const tests = root === undefined ? [] : testsOf(root);
  return tests.findLast((chip) => chip.label === label)?.id ?? label;
}

function play(steps: readonly Step[], ruleName: string): string {
  let text = '';
  for (const step of steps) {
    const result =
      'click' in step
        ? synthesize(text, pickOf(step.click), { ...SAMPLE_CONTEXT, ruleName })
        : editChip(text, step.change(lastChip(text, step.label)), VT_SCHEMA);
    if (!result.ok) return result.error.message;
    text = result.value.text;
  }
  return text;
}

function valuesOf(result: number, context: number, key: string): ValuePath {
  const steps = ['behaviour', 'sigma_analysis_results', result, 'match_context', context, 'values'];
  return [...valuePath(...steps), { kind: 'key', key }];
}

const setValue =
  (text: string) =>
  (chip: string): ChipEdit => ({ kind: 'set-value', chip, alternative: 0, text });

describe('the stories by clicks and menus alone', () => {
  it('a value of a RunOnce key that names a script', () => {
    const steps: readonly Step[] = [
      { click: valuesOf(0, 0, 'TargetObject') },
      { click: valuesOf(0, 0, 'Details') },
      {
        label: 'TargetObject',
        change: (chip) => ({ kind: 'set-operator', chip, operator: 'icontains' }),
      },
      {
        label: 'Details',
        change: (chip) => ({ kind: 'set-operator', chip, operator: 'endswith' }),
      },
      { label: 'TargetObject', change: setValue('\\CurrentVersion\\RunOnce\\') },
      { label: 'Details', change: setValue('.vbs') },
      { label: 'Details', change: (chip) => ({ kind: 'add-alternative', chip, text: '.bat' }) },
    ];
    expect(play(steps, 'sigma_example_registry_keys')).toBe(`import "vt"

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
`);
  });

  it('a library in the system folder, and a tag of a vulnerability', () => {
    const file = valuesOf(1, 0, 'TargetFilename');
    const steps: readonly Step[] = [
      { click: file },
      {
        label: 'TargetFilename',
        change: (chip) => ({ kind: 'set-operator', chip, operator: 'startswith' }),
      },
      { label: 'TargetFilename', change: setValue('C:\\Windows\\System32\\') },
      { click: file },
      {
        label: 'TargetFilename',
        change: (chip) => ({ kind: 'set-operator', chip, operator: 'endswith' }),
      },
      { label: 'TargetFilename', change: setValue('.dll') },
      { click: valuePath('metadata', 'tags', 1) },
      { label: 'tags', change: (chip) => ({ kind: 'set-operator', chip, operator: 'icontains' }) },
      { label: 'tags', change: setValue('cve-') },
    ];
    expect(play(steps, 'system_library')).toBe(`import "vt"

rule system_library {
  meta:
    target_entity = "file"
  condition:
    for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
      for any vt_behaviour_sigma_analysis_results_match_context in vt_behaviour_sigma_analysis_results.match_context: (
        vt_behaviour_sigma_analysis_results_match_context.values["TargetFilename"] startswith "C:\\\\Windows\\\\System32\\\\" and
        vt_behaviour_sigma_analysis_results_match_context.values["TargetFilename"] endswith ".dll"
      )
    )
    and for any vt_metadata_tags in vt.metadata.tags: (
      vt_metadata_tags icontains "cve-"
    )
}
`);
  });
});
