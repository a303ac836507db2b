import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../base/text-edit.ts';
import { moduleStruct, valuePath } from './testdata/build-module-data.ts';
import {
  compareNumber,
  compareText,
  pickOf,
  SAMPLE_CONTEXT,
  textAfter,
} from './testdata/make-pick.ts';
import type { Pick } from './pick.ts';
import { synthesize, synthesizeAll } from './synthesize.ts';

const EVENT = ['behaviour', 'sigma_analysis_results', 0, 'match_context', 0, 'values'] as const;
const NEW_FILE = pickOf(valuePath('metadata', 'new_file'));
const SIZE = pickOf(valuePath('metadata', 'file_size'), compareNumber(['>=', 1024n]));
const MOMENT = pickOf(valuePath('metadata', 'first_submission_date'));
const TAG = pickOf(valuePath('metadata', 'tags', 1), compareText(['icontains', 'cve-']));
const KEY_ONE = pickOf(valuePath('behaviour', 'registry_keys_set', 0, 'key'));
const VALUE_ONE = pickOf(valuePath('behaviour', 'registry_keys_set', 0, 'value'));
const VALUE_TWO = pickOf(valuePath('behaviour', 'registry_keys_set', 1, 'value'));

/** A rule with this condition, four spaces in, and this on the lines around it. */
function ruleOf(condition: string): string {
  const lines = condition.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
  return `import "vt"\n\nrule made {\n  condition:\n${lines.join('\n')}\n}\n`;
}

interface Row {
  readonly name: string;
  readonly before: string;
  readonly picks: readonly Pick[];
  readonly after: string;
}

function expectRows(rows: readonly Row[]): void {
  it.each(rows)('$name', ({ before, picks, after }) => {
    expect(textAfter(before, picks)).toBe(after);
  });
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
          'rule sigma_example_registry_keys asks for vt.behaviour.sigma_analysis_results[0].match_context[0].values["Details"] already',
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

describe('which loop a pick joins', () => {
  const one = `for any r in vt.behaviour.registry_keys_set: (
  r.key == "HKLM\\\\Software\\\\One"
)`;
  const joined = `for any r in vt.behaviour.registry_keys_set: (
  r.key == "HKLM\\\\Software\\\\One" and
  r.value == "1"
)`;
  const apart = (loop: string): string => `${loop}
and for any vt_behaviour_registry_keys_set in vt.behaviour.registry_keys_set: (
  vt_behaviour_registry_keys_set.value == "1"
)`;
  const two = `for any r in vt.behaviour.registry_keys_set: (
  r.key == "HKLM\\\\Software\\\\Two"
)`;

  expectRows([
    {
      name: 'the one that holds for the picked element, under its own variable',
      before: ruleOf(one),
      picks: [VALUE_ONE],
      after: ruleOf(joined),
    },
    {
      name: 'none that fails for the picked element',
      before: ruleOf(one),
      picks: [VALUE_TWO],
      after: ruleOf(apart(one).replace('"1"', '"2"')),
    },
    {
      name: 'the one of two that holds',
      before: ruleOf(`${two}\nand ${one}`),
      picks: [VALUE_ONE],
      after: ruleOf(`${two}\nand ${joined}`),
    },
    {
      name: 'none when the pick asks for a loop of its own',
      before: ruleOf(one),
      picks: [{ ...VALUE_ONE, element: 'new' }],
      after: ruleOf(apart(one)),
    },
    {
      name: 'none when the pick is negated',
      before: ruleOf(one),
      picks: [{ ...VALUE_ONE, negated: true }],
      after: ruleOf(apart(one).replace('and for', 'and not for')),
    },
    {
      name: 'none that asks for all elements',
      before: ruleOf(one.replace('any', 'all')),
      picks: [VALUE_ONE],
      after: ruleOf(apart(one.replace('any', 'all'))),
    },
    {
      name: 'none that stands under not',
      before: ruleOf(`not ${one}`),
      picks: [VALUE_ONE],
      after: ruleOf(apart(`not ${one}`)),
    },
    {
      name: 'none that stands under or',
      before: ruleOf(`${one} or\nvt.metadata.new_file`),
      picks: [VALUE_ONE],
      after: ruleOf(apart(`(${one} or\nvt.metadata.new_file)`)),
    },
    {
      name: 'one within parentheses',
      before: ruleOf(`vt.metadata.new_file and (${one})`),
      picks: [VALUE_ONE],
      after: ruleOf(`vt.metadata.new_file and (${joined})`),
    },
    {
      name: 'one within the body of with',
      before: ruleOf(`with b = vt.behaviour: (\n${one.replace('vt.behaviour', 'b')}\n)`),
      picks: [VALUE_ONE],
      after: ruleOf(`with b = vt.behaviour: (\n${joined.replace('vt.behaviour', 'b')}\n)`),
    },
    {
      name: 'one whose body cannot be told, where the rest of it holds',
      before: ruleOf(one.replace('r.key', '#a > 2 and\n  r.key')).replace(
        '  condition',
        '  strings:\n    $a = "x"\n  condition',
      ),
      picks: [VALUE_ONE],
      after: ruleOf(joined.replace('r.key', '#a > 2 and\n  r.key')).replace(
        '  condition',
        '  strings:\n    $a = "x"\n  condition',
      ),
    },
    {
      name: 'none over another array that has the same variable',
      before: ruleOf('for any r in vt.metadata.tags: (\n  r == "peexe"\n)'),
      picks: [VALUE_ONE],
      after: ruleOf(apart('for any r in vt.metadata.tags: (\n  r == "peexe"\n)')),
    },
    {
      name: 'the outer one for another element of the inner array',
      before: ruleOf(`for any p in vt.behaviour.processes_list: (
  p.name == "a.exe" and
  for any f in p.files_opened: (
    f == "x"
  )
)`),
      picks: [pickOf(valuePath('behaviour', 'processes_list', 0, 'files_opened', 1))],
      after: ruleOf(`for any p in vt.behaviour.processes_list: (
  p.name == "a.exe" and
  for any f in p.files_opened: (
    f == "x"
  ) and
  for any p_files_opened in p.files_opened: (
    p_files_opened == "y"
  )
)`),
    },
    {
      name: 'all but the one that counts for "at least"',
      before: ruleOf(`for any p in vt.behaviour.processes_list: (
  for any p_files_opened in p.files_opened: (
    p_files_opened == "x"
  )
)`),
      picks: [
        pickOf(
          valuePath('behaviour', 'processes_list', 0, 'files_opened', 0),
          compareText(['!=', '']),
          { quantifier: { kind: 'at-least', count: 2 } },
        ),
      ],
      after: ruleOf(`for any p in vt.behaviour.processes_list: (
  for any p_files_opened in p.files_opened: (
    p_files_opened == "x"
  ) and
  for 2 p_files_opened in p.files_opened: (
    p_files_opened != ""
  )
)`),
    },
    {
      name: 'and names a new variable unlike those around it',
      before: ruleOf(`for any p in vt.behaviour.processes_list: (
  with p_files_opened = p.name: (
    for any p_files_opened_2 in (1..2): (
      p.name == "a.exe"
    )
  )
)`),
      picks: [pickOf(valuePath('behaviour', 'processes_list', 0, 'files_opened', 0))],
      after: ruleOf(`for any p in vt.behaviour.processes_list: (
  with p_files_opened = p.name: (
    for any p_files_opened_2 in (1..2): (
      p.name == "a.exe"
    )
  ) and
  for any p_files_opened in p.files_opened: (
    p_files_opened == "x"
  )
)`),
    },
  ]);
});

describe('where the new condition stands', () => {
  expectRows([
    {
      name: 'a further line that starts with and, at the outermost level',
      before: ruleOf('vt.metadata.new_file'),
      picks: [TAG, SIZE],
      after: ruleOf(
        'vt.metadata.new_file\nand for any vt_metadata_tags in vt.metadata.tags: (\n  vt_metadata_tags icontains "cve-"\n)\nand vt.metadata.file_size >= 1KB',
      ),
    },
    {
      name: 'behind and at the end of a line, where the author does so',
      before: ruleOf('vt.metadata.new_file and\nfilesize < 9'),
      picks: [SIZE],
      after: ruleOf('vt.metadata.new_file and\nfilesize < 9 and\nvt.metadata.file_size >= 1KB'),
    },
    {
      name: 'behind a comment that stays with its condition',
      before: ruleOf('filesize < 9 // small\n// the rest\n'),
      picks: [MOMENT, NEW_FILE],
      after: ruleOf(
        'filesize < 9 // small\nand vt.metadata.first_submission_date == 1714564800 // 2024-05-01 12:00:00 UTC\nand vt.metadata.new_file\n// the rest\n',
      ),
    },
    {
      name: 'behind a comment within a loop',
      before: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  // first\n  r.key == "HKLM\\\\Software\\\\One" /* a */ // why\n)',
      ),
      picks: [VALUE_ONE],
      after: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  // first\n  r.key == "HKLM\\\\Software\\\\One" and /* a */ // why\n  r.value == "1"\n)',
      ),
    },
    {
      name: 'on the line of a body that has only one',
      before: ruleOf('for any r in vt.behaviour.registry_keys_set: ( r.value == "1" )'),
      picks: [KEY_ONE],
      after: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: ( r.value == "1" and r.key == "HKLM\\\\Software\\\\One" )',
      ),
    },
    {
      name: 'on the line of a rule that has only one',
      before: 'import "vt" rule r { condition: filesize < 9 }',
      picks: [MOMENT, TAG],
      after:
        'import "vt" rule r { condition: filesize < 9 and vt.metadata.first_submission_date == 1714564800 /* 2024-05-01 12:00:00 UTC */ and for any vt_metadata_tags in vt.metadata.tags: (vt_metadata_tags icontains "cve-") }',
    },
    {
      name: 'before a parenthesis that closes on the last line',
      before: ruleOf(
        'for any p in vt.behaviour.processes_list: (\n  p.name == "a.exe" and\n  p.process_id == "4")',
      ),
      picks: [pickOf(valuePath('behaviour', 'processes_list', 0, 'start_time'))],
      after: ruleOf(
        'for any p in vt.behaviour.processes_list: (\n  p.name == "a.exe" and\n  p.process_id == "4" and\n  p.start_time == 1714564860 /* 2024-05-01 12:01:00 UTC */)',
      ),
    },
    {
      name: 'with tabs where the author has tabs',
      before: 'import "vt"\nrule r\n{\n\tcondition:\n\t\tfilesize < 9\n}',
      picks: [TAG],
      after:
        'import "vt"\nrule r\n{\n\tcondition:\n\t\tfilesize < 9\n\t\tand for any vt_metadata_tags in vt.metadata.tags: (\n\t\t\tvt_metadata_tags icontains "cve-"\n\t\t)\n}',
    },
    {
      name: 'with four spaces where the author has four',
      before:
        'import "vt"\nrule r {\n    condition:\n        for any r in vt.behaviour.registry_keys_set : (\n            r.value == "1"\n        )\n}',
      picks: [KEY_ONE, TAG],
      after:
        'import "vt"\nrule r {\n    condition:\n        for any r in vt.behaviour.registry_keys_set : (\n            r.value == "1" and\n            r.key == "HKLM\\\\Software\\\\One"\n        )\n        and for any vt_metadata_tags in vt.metadata.tags: (\n            vt_metadata_tags icontains "cve-"\n        )\n}',
    },
    {
      name: 'with CR LF where the file has them',
      before: 'import "vt"\r\nrule r {\r\n  condition:\r\n    filesize < 9 // a\r\n}\r\n',
      picks: [TAG],
      after:
        'import "vt"\r\nrule r {\r\n  condition:\r\n    filesize < 9 // a\r\n    and for any vt_metadata_tags in vt.metadata.tags: (\r\n      vt_metadata_tags icontains "cve-"\r\n    )\r\n}\r\n',
    },
    {
      name: 'below a condition that starts on the line of its word',
      before: 'import "vt"\nrule r {\n  condition: filesize < 9\n}',
      picks: [NEW_FILE],
      after: 'import "vt"\nrule r {\n  condition: filesize < 9\n    and vt.metadata.new_file\n}',
    },
    {
      name: 'behind parentheses around an or',
      before: ruleOf('filesize < 9 or // small\nfilesize > 99 // or large'),
      picks: [NEW_FILE],
      after: ruleOf(
        '(filesize < 9 or // small\nfilesize > 99) // or large\nand vt.metadata.new_file',
      ),
    },
    {
      name: 'behind parentheses around an or in a joined loop',
      before: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  r.value == "1" or\n  r.value == "9"\n)',
      ),
      picks: [KEY_ONE],
      after: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  (r.value == "1" or\n  r.value == "9") and\n  r.key == "HKLM\\\\Software\\\\One"\n)',
      ),
    },
  ]);
});

describe('a rule that is not there yet, or not whole', () => {
  const whole = (condition: string): string =>
    `import "vt"\n\nrule made {\n  meta:\n    target_entity = "file"\n  condition:\n    ${condition}\n}\n`;

  expectRows([
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
  expectRows([
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
