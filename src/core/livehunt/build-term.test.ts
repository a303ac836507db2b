import { describe, expect, it } from 'vitest';
import { moduleStruct, valuePath } from './testdata/build-module-data.ts';
import {
  compareNumber,
  compareText,
  conditionOf,
  pickOf,
  SAMPLE_CONTEXT,
} from './testdata/make-pick.ts';
import type { Pick, PickTest } from './pick.ts';

interface Row {
  readonly node: string;
  readonly pick: Pick;
  readonly condition: string;
}

const PROCESS = valuePath('behaviour', 'processes_list', 0);

const DEFAULTS: readonly Row[] = [
  {
    node: 'a text',
    pick: pickOf(valuePath('metadata', 'file_name')),
    condition: 'vt.metadata.file_name == "invoice \\"final\\".exe"',
  },
  {
    node: 'an empty text',
    pick: pickOf(valuePath('behaviour', 'hosts_file')),
    condition: 'vt.behaviour.hosts_file == ""',
  },
  {
    node: 'a field that the sample lacks',
    pick: pickOf(valuePath('metadata', 'imphash')),
    condition: 'vt.metadata.imphash == ""',
  },
  {
    node: 'a number',
    pick: pickOf(valuePath('metadata', 'times_submitted')),
    condition: 'vt.metadata.times_submitted == 3',
  },
  {
    node: 'a size',
    pick: pickOf(valuePath('metadata', 'file_size')),
    condition: 'vt.metadata.file_size == 2MB',
  },
  {
    node: 'a moment',
    pick: pickOf(valuePath('metadata', 'first_submission_date')),
    condition: 'vt.metadata.first_submission_date == 1714564800 // 2024-05-01 12:00:00 UTC',
  },
  {
    node: 'a true boolean',
    pick: pickOf(valuePath('metadata', 'new_file')),
    condition: 'vt.metadata.new_file',
  },
  {
    node: 'a false boolean',
    pick: pickOf(valuePath('metadata', 'subfile')),
    condition: 'not vt.metadata.subfile',
  },
  {
    node: 'a constant of an enum',
    pick: pickOf(valuePath('metadata', 'file_type')),
    condition: 'vt.metadata.file_type == vt.FileType.PE_EXE',
  },
  {
    node: 'a text in an array',
    pick: pickOf(valuePath('metadata', 'tags', 1)),
    condition: `for any vt_metadata_tags in vt.metadata.tags: (
  vt_metadata_tags == "cve-2017-0144"
)`,
  },
  {
    node: 'a number that the enum has no name for',
    pick: pickOf(valuePath('behaviour', 'traits', 1)),
    condition: `for any vt_behaviour_traits in vt.behaviour.traits: (
  vt_behaviour_traits == 9999
)`,
  },
  {
    node: 'a field of a struct in an array',
    pick: pickOf(valuePath('behaviour', 'registry_keys_set', 1, 'key')),
    condition: `for any vt_behaviour_registry_keys_set in vt.behaviour.registry_keys_set: (
  vt_behaviour_registry_keys_set.key == "HKLM\\\\Software\\\\Two"
)`,
  },
  {
    node: 'a constant in a struct in an array',
    pick: pickOf(valuePath('behaviour', 'sigma_analysis_results', 0, 'rule_level')),
    condition: `for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
  vt_behaviour_sigma_analysis_results.rule_level == vt.SigmaRule.Level.high
)`,
  },
  {
    node: 'a text in an array in a struct in an array',
    pick: pickOf([...PROCESS, ...valuePath('files_opened', 1)]),
    condition: `for any vt_behaviour_processes_list in vt.behaviour.processes_list: (
  for any vt_behaviour_processes_list_files_opened in vt_behaviour_processes_list.files_opened: (
    vt_behaviour_processes_list_files_opened == "y"
  )
)`,
  },
  {
    node: 'the entry of a map',
    pick: pickOf(valuePath('metadata', 'signatures', ['Engine "B"'])),
    condition: 'vt.metadata.signatures["Engine \\"B\\""] == "W32/Agent\\\\x"',
  },
  {
    node: 'the entry of a map under any key',
    pick: pickOf(valuePath('metadata', 'signatures', ['Engine A']), undefined, { anyKey: true }),
    condition: `for any vt_metadata_signatures_key, vt_metadata_signatures_value in vt.metadata.signatures: (
  vt_metadata_signatures_value == "Trojan.Loader"
)`,
  },
  {
    node: 'an array',
    pick: pickOf(valuePath('metadata', 'tags')),
    condition: 'vt.metadata.tags.len() >= 3',
  },
  {
    node: 'an empty array',
    pick: pickOf(valuePath('metadata', 'file_type_tags')),
    condition: 'vt.metadata.file_type_tags.len() == 0',
  },
  {
    node: 'a map',
    pick: pickOf(valuePath('metadata', 'signatures')),
    condition: 'vt.metadata.signatures.len() >= 2',
  },
  {
    node: 'an array in a struct in an array',
    pick: pickOf([...PROCESS, ...valuePath('files_opened')]),
    condition: `for any vt_behaviour_processes_list in vt.behaviour.processes_list: (
  vt_behaviour_processes_list.files_opened.len() >= 2
)`,
  },
  {
    node: 'a struct',
    pick: pickOf(valuePath('metadata', 'analysis_stats')),
    condition: `vt.metadata.analysis_stats.malicious == 43
and vt.metadata.analysis_stats.undetected == 28`,
  },
  {
    node: 'a struct in an array',
    pick: pickOf(PROCESS),
    condition: `for any vt_behaviour_processes_list in vt.behaviour.processes_list: (
  vt_behaviour_processes_list.process_id == "4" and
  vt_behaviour_processes_list.name == "a.exe" and
  vt_behaviour_processes_list.start_time == 1714564860 // 2024-05-01 12:01:00 UTC
)`,
  },
  {
    node: 'a match context',
    pick: pickOf(valuePath('behaviour', 'sigma_analysis_results', 0, 'match_context', 1)),
    condition: `for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
  for any vt_behaviour_sigma_analysis_results_match_context in vt_behaviour_sigma_analysis_results.match_context: (
    vt_behaviour_sigma_analysis_results_match_context.values["EventID"] == "13" and
    vt_behaviour_sigma_analysis_results_match_context.values["TargetObject"] == "HKLM\\\\Software\\\\Other" and
    vt_behaviour_sigma_analysis_results_match_context.values["Details"] == "none"
  )
)`,
  },
  {
    node: 'a Sigma result',
    pick: pickOf(valuePath('behaviour', 'sigma_analysis_results', 1)),
    condition: `for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
  vt_behaviour_sigma_analysis_results.rule_id == "bbbb" // File Created In System32
)`,
  },
];

const TAG = valuePath('metadata', 'tags', 1);

const TESTS: readonly Row[] = [
  {
    node: 'an or-list',
    pick: pickOf(
      valuePath('metadata', 'file_name'),
      compareText(['endswith', '.a'], ['iendswith', '.b']),
    ),
    condition: '(vt.metadata.file_name endswith ".a" or vt.metadata.file_name iendswith ".b")',
  },
  {
    node: 'a regular expression',
    pick: pickOf(valuePath('metadata', 'file_name'), {
      kind: 'compare',
      alternatives: [
        { operator: 'matches', operand: { kind: 'regexp', pattern: 'a/b\\.exe', flags: 'i' } },
      ],
    }),
    condition: 'vt.metadata.file_name matches /a\\/b\\.exe/i',
  },
  {
    node: 'a size that is no whole multiple',
    pick: pickOf(valuePath('metadata', 'file_size'), compareNumber(['>=', 2049n])),
    condition: 'vt.metadata.file_size >= 2049',
  },
  {
    node: 'a size in kilobytes',
    pick: pickOf(valuePath('metadata', 'file_size'), compareNumber(['<', 3072n])),
    condition: 'vt.metadata.file_size < 3KB',
  },
  {
    node: 'a constant by its short name',
    pick: pickOf(
      valuePath('metadata', 'file_type'),
      comparison({ operator: '!=', operand: { kind: 'constant', path: 'PE_DLL' } }),
    ),
    condition: 'vt.metadata.file_type != vt.FileType.PE_DLL',
  },
  {
    node: 'whether a key is there',
    pick: pickOf(valuePath('metadata', 'exiftool', ['No Such']), { kind: 'defined' }),
    condition: 'defined vt.metadata.exiftool["No Such"]',
  },
  {
    node: 'a length',
    pick: pickOf(valuePath('metadata', 'tags'), { kind: 'length', atLeast: 1n }),
    condition: 'vt.metadata.tags.len() >= 1',
  },
  {
    node: 'the length of a text in an array',
    pick: pickOf(TAG, { kind: 'length', atLeast: 9n }),
    condition: `for any vt_metadata_tags in vt.metadata.tags: (
  vt_metadata_tags.len() >= 9
)`,
  },
  {
    node: 'a negated text',
    pick: pickOf(valuePath('metadata', 'file_name'), compareText(['==', 'a']), { negated: true }),
    condition: 'not (vt.metadata.file_name == "a")',
  },
  {
    node: 'a negated or-list',
    pick: pickOf(valuePath('metadata', 'file_name'), compareText(['==', 'a'], ['==', 'b']), {
      negated: true,
    }),
    condition: 'not (vt.metadata.file_name == "a" or vt.metadata.file_name == "b")',
  },
  {
    node: 'a negated boolean',
    pick: pickOf(valuePath('metadata', 'new_file'), undefined, { negated: true }),
    condition: 'not vt.metadata.new_file',
  },
  {
    node: 'a negated false boolean',
    pick: pickOf(valuePath('metadata', 'subfile'), undefined, { negated: true }),
    condition: 'vt.metadata.subfile',
  },
  {
    node: 'a negated element, so that an empty list passes',
    pick: pickOf(TAG, undefined, { negated: true }),
    condition: `not for any vt_metadata_tags in vt.metadata.tags: (
  vt_metadata_tags == "cve-2017-0144"
)`,
  },
  {
    node: 'a negated struct',
    pick: pickOf(valuePath('metadata', 'analysis_stats'), undefined, { negated: true }),
    condition:
      'not (vt.metadata.analysis_stats.malicious == 43 and vt.metadata.analysis_stats.undetected == 28)',
  },
  {
    node: 'every element',
    pick: pickOf(TAG, compareText(['contains', 'e']), { quantifier: { kind: 'all' } }),
    condition: `for all vt_metadata_tags in vt.metadata.tags: (
  vt_metadata_tags contains "e"
)`,
  },
  {
    node: 'no element',
    pick: pickOf([...PROCESS, ...valuePath('files_opened', 0)], undefined, {
      quantifier: { kind: 'none' },
    }),
    condition: `not for any vt_behaviour_processes_list in vt.behaviour.processes_list: (
  for any vt_behaviour_processes_list_files_opened in vt_behaviour_processes_list.files_opened: (
    vt_behaviour_processes_list_files_opened == "x"
  )
)`,
  },
  {
    node: 'at least two of the innermost elements',
    pick: pickOf([...PROCESS, ...valuePath('files_opened', 0)], compareText(['!=', '']), {
      quantifier: { kind: 'at-least', count: 2 },
    }),
    condition: `for any vt_behaviour_processes_list in vt.behaviour.processes_list: (
  for 2 vt_behaviour_processes_list_files_opened in vt_behaviour_processes_list.files_opened: (
    vt_behaviour_processes_list_files_opened != ""
  )
)`,
  },
];

const NAME = valuePath('metadata', 'file_name');

function comparison(operand: Extract<PickTest, { kind: 'compare' }>['alternatives'][0]): PickTest {
  return { kind: 'compare', alternatives: [operand] };
}

const REFUSALS: readonly Row[] = [
  {
    node: 'a place that the module does not have',
    pick: pickOf(valuePath('metadata', 'reputation')),
    condition:
      'not-usable: `vt.metadata.reputation` is no place in the `vt` module: pick a field that the structure shows',
  },
  {
    node: 'an element that the sample does not have',
    pick: pickOf(valuePath('metadata', 'tags', 3)),
    condition:
      'not-usable: `vt.metadata.tags` has 3 elements in this sample, there is none at index 3',
  },
  {
    node: 'an entry that the sample does not have',
    pick: pickOf(valuePath('metadata', 'exiftool', ['No Such'])),
    condition: 'not-usable: This sample has no entry `vt.metadata.exiftool["No Such"]`',
  },
  {
    node: 'the root',
    pick: pickOf([]),
    condition: 'not-usable: `vt` has no value of its own: pick one of the fields in it',
  },
  {
    node: 'a text compared with a number',
    pick: pickOf(NAME, compareNumber(['==', 1n])),
    condition:
      'wrong-test: `vt.metadata.file_name`: this is text: compare it with a text in double quotes',
  },
  {
    node: 'a number asked for a part',
    pick: pickOf(valuePath('metadata', 'file_size'), compareText(['contains', '1'])),
    condition:
      'wrong-test: `vt.metadata.file_size`: `contains` needs text, and this is an integer: use ==, !=, <, <=, > or >=',
  },
  {
    node: 'a number beyond 64 bits',
    pick: pickOf(valuePath('metadata', 'file_size'), compareNumber(['<', 2n ** 63n])),
    condition: 'wrong-test: `vt.metadata.file_size`: the number does not fit into 64 bits',
  },
  {
    node: 'a text that stands alone',
    pick: pickOf(NAME, { kind: 'true' }),
    condition:
      'wrong-test: `vt.metadata.file_name`: only a boolean can stand alone, this is text: give an operator and a value',
  },
  {
    node: 'a regular expression behind ==',
    pick: pickOf(
      NAME,
      comparison({ operator: '==', operand: { kind: 'regexp', pattern: 'a', flags: '' } }),
    ),
    condition:
      'wrong-test: `vt.metadata.file_name`: `==` cannot take a regular expression: use `matches`',
  },
  {
    node: 'a constant that there is none of',
    pick: pickOf(
      valuePath('metadata', 'file_type'),
      comparison({ operator: '==', operand: { kind: 'constant', path: 'vt.FileType.NOPE' } }),
    ),
    condition:
      'wrong-test: `vt.metadata.file_type`: `vt.FileType.NOPE` is no constant of the `vt` module',
  },
  {
    node: 'no value at all',
    pick: pickOf(NAME, { kind: 'compare', alternatives: [] }),
    condition: 'wrong-test: `vt.metadata.file_name`: give at least one value to compare with',
  },
  {
    node: 'the length of a map entry',
    pick: pickOf(valuePath('metadata', 'signatures', ['Engine A']), {
      kind: 'length',
      atLeast: 1n,
    }),
    condition:
      'not-usable: YARA cannot ask for the length of `vt.metadata.signatures["Engine A"]` directly: test its value',
  },
  {
    node: 'at least none',
    pick: pickOf(TAG, undefined, { quantifier: { kind: 'at-least', count: 0 } }),
    condition: 'wrong-test: "at least" needs a whole number from 1 on',
  },
];

describe('what a pick writes without a test', () => {
  it.each(DEFAULTS)('$node', ({ pick, condition }) => {
    expect(conditionOf([pick])).toBe(condition);
  });
});

describe('what a pick writes for a test', () => {
  it.each(TESTS)('$node', ({ pick, condition }) => {
    expect(conditionOf([pick])).toBe(condition);
  });
});

describe('what a pick refuses in words', () => {
  it.each(REFUSALS)('$node', ({ pick, condition }) => {
    expect(conditionOf([pick])).toBe(condition);
  });
});

describe('hostile values and keys', () => {
  const data = moduleStruct({
    metadata: {
      file_name: 'a"\\\n\r\t\0\u202e\u200b*/ // é 字',
      ssdeep: 'half \ud800',
      exiftool: { '__proto__"]': 'x', '\udc00': 'y' },
    },
  });
  const context = { ...SAMPLE_CONTEXT, data };
  const rows = [
    {
      node: 'escapes what a literal cannot hold and what a reader cannot see',
      path: NAME,
      condition:
        'vt.metadata.file_name == "a\\"\\\\\\n\\r\\t\\x00\\xe2\\x80\\xae\\xe2\\x80\\x8b*/ // é 字"',
    },
    {
      node: 'escapes keys',
      path: valuePath('metadata', 'exiftool', ['__proto__"]']),
      condition: 'vt.metadata.exiftool["__proto__\\"]"] == "x"',
    },
    {
      node: 'refuses half a surrogate pair in a value',
      path: valuePath('metadata', 'ssdeep'),
      condition:
        'not-usable: `vt.metadata.ssdeep` holds half of a surrogate pair, which no text in a rule can stand for: test another part of it with contains',
    },
    {
      node: 'refuses half a surrogate pair in a key',
      path: valuePath('metadata', 'exiftool', ['\udc00']),
      condition:
        'not-usable: The key holds half of a surrogate pair, which no text in a rule can stand for',
    },
  ];

  it.each(rows)('$node', ({ path, condition }) => {
    expect(conditionOf([pickOf(path)], context)).toBe(condition);
  });

  it('keeps a title in its comment', () => {
    const title = 'x */ \n} rule evil { condition: true } \u2028 // suppress: all';
    const sigma = moduleStruct({
      behaviour: { sigma_analysis_results: [{ rule_title: title, rule_id: 'a' }] },
    });
    const pick = pickOf(valuePath('behaviour', 'sigma_analysis_results', 0));
    expect(conditionOf([pick], { ...context, data: sigma }).split('\n')).toHaveLength(3);
  });
});
