import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../base/text-edit.ts';
import { synthesize, synthesizeAll } from './synthesize.ts';
import { moduleStruct, valuePath } from './testdata/build-module-data.ts';
import { expectClicks, ruleOf, KEY_ONE, NEW_FILE, SIZE, TAG } from './testdata/clicks.ts';
import { compareText, pickOf, SAMPLE_CONTEXT, textAfter } from './testdata/make-pick.ts';

const EVENT = ['behaviour', 'sigma_analysis_results', 0, 'match_context', 0, 'values'] as const;

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
      compareText(['icontains', '\\CurrentVersion\\RunOnce\\']),
    ),
    pickOf(
      valuePath(...EVENT, ['Details']),
      compareText(['endswith', '.vbs'], ['endswith', '.bat']),
    ),
  ];

  it('writes the rule from two picks in one event', () => {
    const context = { ...SAMPLE_CONTEXT, ruleName: 'sigma_example_registry_keys' };
    expect(textAfter('', picks, context)).toBe(rule);
  });

  it('adds nothing when the same is picked again, and says so', () => {
    expect(synthesizeAll(rule, picks, SAMPLE_CONTEXT)).toMatchObject({
      ok: true,
      value: {
        edits: [],
        text: rule,
        summary:
          'Rule sigma_example_registry_keys asks for vt.behaviour.sigma_analysis_results[0].match_context[0].values["Details"] already',
      },
    });
  });
});

describe('the system file story', () => {
  const path = valuePath('behaviour', 'sigma_analysis_results', 1, 'match_context', 0, 'values', [
    'TargetFilename',
  ]);

  it('puts both ends of one name into one loop and the tags into another', () => {
    const picks = [
      pickOf(path, compareText(['startswith', 'C:\\Windows\\System32\\'])),
      pickOf(path, compareText(['endswith', '.dll'])),
      TAG,
    ];
    expect(textAfter('', picks)).toBe(`import "vt"

rule made {
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

describe('a rule that is not there yet, or not whole', () => {
  const whole = (condition: string): string =>
    `import "vt"\n\nrule made {\n  meta:\n    target_entity = "file"\n  condition:\n    ${condition}\n}\n`;

  expectClicks([
    {
      name: 'blank text',
      before: ' \n\n',
      picks: [NEW_FILE],
      after: whole('vt.metadata.new_file'),
    },
    {
      name: 'a comment only',
      before: '// licence\n',
      picks: [NEW_FILE],
      after: `// licence\n\n${whole('vt.metadata.new_file')}`,
    },
    {
      name: 'an import only',
      before: 'import "pe"',
      picks: [NEW_FILE],
      after: `import "pe"\n${whole('vt.metadata.new_file')}`,
    },
    {
      name: 'a condition that is only true',
      before: ruleOf('true // all'),
      picks: [TAG],
      after: ruleOf(
        'for any vt_metadata_tags in vt.metadata.tags: (\n  vt_metadata_tags icontains "cve-"\n) // all',
      ),
    },
    {
      name: 'a condition that is empty',
      before: 'import "vt"\n\nrule made {\n  condition: // here\n}\n',
      picks: [NEW_FILE],
      after: 'import "vt"\n\nrule made {\n  condition: // here\n    vt.metadata.new_file\n}\n',
    },
    {
      name: 'a condition that is empty on one line',
      before: 'import "vt" rule made { condition: }',
      picks: [NEW_FILE],
      after: 'import "vt" rule made { condition: vt.metadata.new_file }',
    },
    {
      name: 'no condition',
      before: 'import "vt"\n\nrule made {\n  meta:\n    a = 1\n}\n',
      picks: [NEW_FILE],
      after:
        'import "vt"\n\nrule made {\n  meta:\n    a = 1\n  condition:\n    vt.metadata.new_file\n}\n',
    },
    {
      name: 'nothing between the braces',
      before: 'import "vt"\nrule made {}',
      picks: [NEW_FILE],
      after: 'import "vt"\nrule made { condition: vt.metadata.new_file }',
    },
  ]);

  it('hunts for what was picked', () => {
    const data = moduleStruct({ net: { domain: { raw: 'a.example' } } });
    const picks = [pickOf(valuePath('net', 'domain', 'raw'))];
    expect(textAfter('', picks, { ...SAMPLE_CONTEXT, data })).toContain(
      'target_entity = "domain"\n  condition:\n    vt.net.domain.raw == "a.example"',
    );
  });

  it('makes a name of what it is given', () => {
    const context = { ...SAMPLE_CONTEXT, ruleName: 'My rule: {evil}' };
    expect(textAfter('', [NEW_FILE], context)).toContain('\nrule My_rule_evil {\n');
  });
});

describe('the import', () => {
  const rule = 'rule r { condition: filesize < 9 }';
  const more = 'rule r { condition: filesize < 9 and vt.metadata.new_file }';
  expectClicks([
    {
      name: 'goes to the top',
      before: rule,
      picks: [NEW_FILE],
      after: `import "vt"\n\n${more}`,
    },
    {
      name: 'goes behind other imports',
      before: `import "pe" // a\nimport "elf" // b\n${rule}`,
      picks: [NEW_FILE],
      after: `import "pe" // a\nimport "elf"\nimport "vt" // b\n${more}`,
    },
    {
      name: 'goes behind a comment that stands apart',
      before: `/* licence\n\n text */\n\n// about r\n${rule}`,
      picks: [NEW_FILE],
      after: `/* licence\n\n text */\n\nimport "vt"\n\n// about r\n${more}`,
    },
    {
      name: 'goes before a comment that belongs to the rule',
      before: `// about r\n${rule}`,
      picks: [NEW_FILE],
      after: `import "vt"\n\n// about r\n${more}`,
    },
  ]);
});

describe('which rule is extended', () => {
  const a = 'rule a { condition: filesize < 1 }';
  const b = 'rule b { condition: filesize < 2 }';
  const text = `import "vt"\n${a}\n${b}\n`;
  const added = (rule: string): string => rule.replace(' }', ' and vt.metadata.new_file }');

  it('the last without a cursor', () => {
    expect(textAfter(text, [NEW_FILE])).toBe(`import "vt"\n${a}\n${added(b)}\n`);
  });

  it('the one at the cursor', () => {
    const context = { ...SAMPLE_CONTEXT, cursor: text.indexOf('filesize') };
    expect(textAfter(text, [NEW_FILE], context)).toBe(`import "vt"\n${added(a)}\n${b}\n`);
  });

  it('a whole one beside a broken one', () => {
    const broken = 'rule c { condition: and }';
    const beside = `import "vt"\n${broken}\n${a}\n`;
    expect(textAfter(beside, [NEW_FILE])).toBe(`import "vt"\n${broken}\n${added(a)}\n`);
  });
});

describe('a rule that is broken', () => {
  it.each([
    ['an operand that is missing', 'rule r {\n  condition:\n    filesize < 9 and\n}'],
    ['a bracket that is not closed', 'rule r {\n  condition:\n    (filesize < 9\n}'],
    ['an empty meta section', 'rule r {\n  meta:\n  condition:\n    filesize < 9\n}'],
    ['a brace that is not closed', 'rule r {\n  condition:\n    filesize < 9\n'],
    ['no brace at all', 'rule r'],
    ['text that is no rule', 'hello'],
  ])('is refused with its line: %s', (_, text) => {
    const result = synthesize(text, NEW_FILE, SAMPLE_CONTEXT);
    expect(result).toMatchObject({ ok: false, error: { kind: 'broken-rule' } });
    expect(result.ok ? '' : result.error.message).toMatch(
      /has an error in line \d: .*\. Correct it, then click again$/s,
    );
  });
});

describe('what synthesis tells', () => {
  it('gives edits that make the text, and where the new condition stands in it', () => {
    const before = 'rule r { condition: filesize < 9 or filesize > 99 }';
    const result = synthesize(before, NEW_FILE, SAMPLE_CONTEXT);
    const value = result.ok ? result.value : undefined;
    expect(applyTextEdits(before, value?.edits ?? [])).toBe(value?.text);
    expect(value?.text.slice(value.added.start, value.added.end)).toBe('vt.metadata.new_file');
    expect(value?.summary).toBe('Added vt.metadata.new_file to rule r');
  });

  it('says which loop was joined', () => {
    const before = ruleOf('for any r in vt.behaviour.registry_keys_set: (\n  r.value == "1"\n)');
    const result = synthesize(before, KEY_ONE, SAMPLE_CONTEXT);
    expect(result.ok && result.value.summary).toBe(
      'Added vt.behaviour.registry_keys_set[0].key to rule made, in the loop that holds for vt.behaviour.registry_keys_set[0]',
    );
  });

  it('gives one edit for several picks', () => {
    const before = ruleOf('vt.metadata.new_file');
    const result = synthesizeAll(before, [TAG, SIZE], SAMPLE_CONTEXT);
    const value = result.ok ? result.value : undefined;
    expect(value?.edits).toHaveLength(1);
    expect(applyTextEdits(before, value?.edits ?? [])).toBe(value?.text);
  });

  it('fails with the first pick that fails', () => {
    expect(synthesizeAll('', [SIZE, pickOf([]), NEW_FILE], SAMPLE_CONTEXT)).toMatchObject({
      ok: false,
      error: { kind: 'not-usable' },
    });
  });
});
