import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../core/yara/syntax/lexer.ts';
import { checkCommand } from './check-command.ts';
import { evalCommand } from './eval-command.ts';
import { formatCommand } from './format-command.ts';
import { pickCommand } from './pick-command.ts';
import { readCommand } from './read-command.ts';

const SAMPLES = 'public/samples';
const WINDOWS = `${SAMPLES}/windows-loader.json`;
const OTHERS = ['linux-dropper', 'macos-dmg', 'benign-installer'].map(
  (name) => `${SAMPLES}/${name}.json`,
);
const CONTEXT = 'vt.behaviour.sigma_analysis_results[0].match_context[0].values';

const REGISTRY_RULE = String.raw`import "vt"

rule sigma_example_registry_keys {
  meta:
    target_entity = "file"
  condition:
    for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
      for any vt_behaviour_sigma_analysis_results_match_context in vt_behaviour_sigma_analysis_results.match_context: (
        vt_behaviour_sigma_analysis_results_match_context.values["TargetObject"] icontains "\\CurrentVersion\\RunOnce\\" and
        (vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".vbs" or vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".bat")
      )
    )
}
`;

const REGISTRY_PICKS = [
  String.raw`${CONTEXT}["TargetObject"] icontains "\\CurrentVersion\\RunOnce\\"`,
  `${CONTEXT}["Details"] endswith ".vbs" or endswith ".bat"`,
];

const FILE_PICKS = [
  String.raw`vt.behaviour.sigma_analysis_results[1].match_context[0].values["TargetFilename"] startswith "C:\\Windows\\System32\\"`,
  'vt.behaviour.sigma_analysis_results[1].match_context[0].values["TargetFilename"] endswith ".dll"',
  'vt.metadata.tags[0] icontains "cve-"',
];

const folder = mkdtempSync(join(tmpdir(), 'livehunt-'));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function picked(picks: readonly string[], options: { onto?: string; name?: string } = {}): string {
  const { stdout, stderr, exitCode } = pickCommand({
    verb: 'pick',
    json: true,
    reports: [WINDOWS],
    choice: undefined,
    picks,
    name: options.name,
    onto: options.onto,
  });
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return (JSON.parse(stdout) as { readonly rule: string }).rule;
}

interface EvalOutput {
  readonly results: readonly {
    readonly report: string;
    readonly rules: readonly {
      readonly rule: string;
      readonly verdict: unknown;
      readonly witnesses: readonly { readonly path: string; readonly value: unknown }[];
      readonly explain?: readonly { readonly outcome: string }[];
    }[];
  }[];
  readonly diagnostics: readonly { readonly code: string; readonly line: number }[];
}

function evaluated(
  ruleText: string,
  reports: readonly string[],
  options: { explain?: boolean; expectMatch?: boolean } = {},
): { readonly output: EvalOutput; readonly exitCode: number } {
  const { stdout, exitCode } = evalCommand({
    verb: 'eval',
    json: true,
    rule: written('rule.yar', ruleText),
    reports,
    choice: undefined,
    explain: options.explain ?? false,
    expectMatch: options.expectMatch ?? false,
    target: undefined,
  });
  return { output: JSON.parse(stdout) as EvalOutput, exitCode };
}

function tokensOf(text: string): readonly string[] {
  return tokenize(text)
    .filter((token) => token.kind !== 'whitespace')
    .map((token) => token.text);
}

describe('livehunt pick', () => {
  it('writes the registry rule, token for token', () => {
    const rule = picked(REGISTRY_PICKS, { name: 'sigma_example_registry_keys' });
    expect(tokensOf(rule)).toEqual(tokensOf(REGISTRY_RULE));
    expect(rule).toBe(REGISTRY_RULE);
  });

  it('takes JSONPaths into the loaded file for the same places', () => {
    const place = '$.data.attributes.sigma_analysis_results[0].match_context[0].values';
    const picks = [
      String.raw`${place}.TargetObject icontains "\\CurrentVersion\\RunOnce\\"`,
      `${place}['Details'] endswith ".vbs" or endswith ".bat"`,
    ];
    expect(picked(picks, { name: 'sigma_example_registry_keys' })).toBe(REGISTRY_RULE);
  });

  it('goes on from an existing rule', () => {
    const onto = written('first.yar', picked(REGISTRY_PICKS.slice(0, 1), { name: 'x' }));
    const text = picked(REGISTRY_PICKS.slice(1), { onto });
    expect(tokensOf(text)).toEqual(
      tokensOf(REGISTRY_RULE.replace('sigma_example_registry_keys', 'x')),
    );
  });

  it.each([
    ['vt.behaviour.files_writen[0]', 'files_written'],
    ['vt.behaviour.files_written[100000]', 'its last element is [44]'],
    [`${CONTEXT}["Detail"]`, 'did you mean `Details`?'],
    ['vt.behaviour.files_written[100000]', "--pick 'vt.behaviour.files_written[100000]': "],
    ['vt', "--pick 'vt': "],
    ['$.data.attributes.reputation', 'community score'],
    ['$.data.attributes.exiftool.FileTyp', '`$.data.attributes.exiftool` has no member'],
    ['vt.metadata.file_size icontains "x"', ''],
    ['vt.metadata.file_size ==', ''],
  ])('refuses %s in words', (pick, hint) => {
    const { stdout, stderr, exitCode } = pickCommand({
      verb: 'pick',
      json: false,
      reports: [WINDOWS, `${SAMPLES}/windows-loader.behaviours.json`],
      choice: undefined,
      picks: [pick],
      name: undefined,
      onto: undefined,
    });
    expect(stdout).toBe('');
    expect(stderr).toContain(hint);
    expect(stderr).not.toBe('');
    expect(exitCode).toBeGreaterThan(0);
  });
});

describe('what livehunt pick says of its rule', () => {
  it.each([
    ['a match', 'vt.metadata.tags[0]', '', '', 0],
    ['a value that the sample lacks', 'vt.metadata.tags[0] == "zz"', '', 'does not match this', 0],
    [
      'errors that were there before',
      'vt.metadata.tags[0]',
      'import "vt"\nrule a {\n  condition:\n    vt.net.url.new_url\n}\n',
      'does not compile: vt.net is not supported in rulesets matching against files (line 4, column',
      1,
    ],
  ])('%s', (_name, pick, onto, message, status) => {
    const { stdout, stderr, exitCode } = pickCommand({
      verb: 'pick',
      json: false,
      reports: [WINDOWS],
      choice: undefined,
      picks: [pick],
      name: undefined,
      onto: written('onto.yar', onto),
    });
    expect(stdout).toContain('for any vt_metadata_tags in vt.metadata.tags');
    expect(stderr === '').toBe(message === '');
    expect(stderr).toContain(message);
    expect(exitCode).toBe(status);
  });
});

describe('livehunt pick --json', () => {
  it.each([
    ['a place that is not there', { picks: ['vt.metadata.tags[99]'] }, 2],
    ['a test that does not fit', { picks: ['vt.metadata.file_size contains "x"'] }, 1],
    ['a missing rule file', { picks: ['vt.metadata.tags[0]'], onto: 'no-such.yar' }, 2],
    [
      'reports of two samples',
      { picks: ['vt.metadata.tags[0]'], reports: [WINDOWS, ...OTHERS.slice(0, 1)] },
      2,
    ],
  ])('prints an object with the problem for %s', (_name, options, status) => {
    const { stdout, stderr, exitCode } = pickCommand({
      verb: 'pick',
      json: true,
      reports: [WINDOWS],
      choice: undefined,
      name: undefined,
      onto: undefined,
      ...options,
    });
    const { rule, problems } = JSON.parse(stdout) as { rule: unknown; problems: unknown[] };
    expect(rule).toBeNull();
    expect(problems).toMatchObject([{ message: expect.any(String) }]);
    expect(stderr).not.toBe('');
    expect(exitCode).toBe(status);
  });
});

describe('livehunt eval', () => {
  it.each([
    ['the registry rule', REGISTRY_PICKS],
    ['the rule for files and tags', FILE_PICKS],
  ])('says that %s matches the loader and no other sample', (_, picks) => {
    const { output, exitCode } = evaluated(picked(picks), [WINDOWS, ...OTHERS]);
    expect(output.results.map((result) => [result.report, result.rules[0]?.verdict])).toEqual([
      [WINDOWS, true],
      ...OTHERS.map((path) => [path, false]),
    ]);
    expect(exitCode).toBe(0);
  });

  it('names the values that a match rests on, element-true', () => {
    const { output } = evaluated(REGISTRY_RULE, [WINDOWS]);
    const witnesses = output.results[0]?.rules[0]?.witnesses ?? [];
    expect(witnesses[0]?.path).toBe(`${CONTEXT}["TargetObject"]`);
    expect(new Set(witnesses.map((witness) => witness.path.replace(/\["\w+"\]$/, '')))).toEqual(
      new Set([CONTEXT, CONTEXT.replace('match_context[0]', 'match_context[1]')]),
    );
  });

  it.each([
    ['vt.metadata.file_size > 1', 'vt.metadata.file_size', 596992],
    ['not vt.metadata.new_file', 'vt.metadata.new_file', false],
    ['vt.metadata.file_type == vt.FileType.PE_EXE', 'vt.metadata.file_type', 1],
    ['vt.metadata.telfhash == ""', 'vt.metadata.telfhash', ''],
    ['vt.metadata.tags.len() > 1', 'vt.metadata.tags', null],
    ['not defined vt.metadata.exiftool["no"]', 'vt.metadata.exiftool["no"]', null],
  ])('gives the witness of %s in the type of the module', (condition, path, value) => {
    const { output } = evaluated(`import "vt" rule a { condition: ${condition} }`, [WINDOWS]);
    expect(output.results[0]?.rules[0]).toMatchObject({
      verdict: true,
      witnesses: [{ path, value }],
    });
  });

  it('gives long values whole', () => {
    const name = 'x'.repeat(5000);
    const attributes = { sha256: 'a'.repeat(64), meaningful_name: name };
    const report = written('long.json', JSON.stringify({ type: 'file', id: 'a', attributes }));
    const rule = 'import "vt" rule a { condition: vt.metadata.file_name startswith "x" }';
    const { output } = evaluated(rule, [report]);
    expect(output.results[0]?.rules[0]?.witnesses[0]?.value).toBe(name);
  });

  it('names constants for people', () => {
    const rule = 'import "vt" rule a { condition: vt.metadata.file_type == vt.FileType.PE_EXE }';
    const { stdout } = evalCommand({
      verb: 'eval',
      json: false,
      rule: written('rule.yar', rule),
      reports: [WINDOWS],
      choice: undefined,
      explain: false,
      expectMatch: false,
      target: undefined,
    });
    expect(stdout).toContain('  a matches\n    vt.metadata.file_type = vt.FileType.PE_EXE\n');
  });

  it('exits with 1 for a file without a rule', () => {
    expect(evaluated('// nothing yet', [WINDOWS]).exitCode).toBe(1);
  });

  it('prints an object also where the rule cannot be read', () => {
    const { stdout, stderr, exitCode } = evalCommand({
      verb: 'eval',
      json: true,
      rule: join(folder, 'no-such.yar'),
      reports: [WINDOWS],
      choice: undefined,
      explain: false,
      expectMatch: false,
      target: undefined,
    });
    expect(JSON.parse(stdout)).toMatchObject({ results: [], problems: [{}] });
    expect(stderr).toContain('no-such.yar: does not exist');
    expect(exitCode).toBe(2);
  });

  it('explains every part on demand', () => {
    const { output } = evaluated(REGISTRY_RULE, OTHERS.slice(0, 1), { explain: true });
    expect(output.results[0]?.rules[0]?.explain?.map((term) => term.outcome)).toContain(
      'undefined',
    );
  });

  it('exits with 1 where a match was expected, or the rule has an error', () => {
    expect(evaluated(REGISTRY_RULE, OTHERS, { expectMatch: true }).exitCode).toBe(1);
    const broken = evaluated('rule a {\n condition: vt.metadata.new_file }', [WINDOWS]);
    expect(broken.exitCode).toBe(1);
    expect(broken.output.diagnostics).toMatchObject([{ code: 'E009', line: 2 }]);
    expect(broken.output.results[0]?.rules[0]?.verdict).toBe('cannot-compile');
  });

  it('cannot tell of a rule for URLs from the report of a file', () => {
    const rule =
      'import "vt" rule a { meta: target_entity = "url" condition: not vt.net.url.new_url }';
    const { output, exitCode } = evaluated(rule, [WINDOWS]);
    expect(output.results[0]?.rules[0]?.verdict).toBe('cannot-tell');
    expect(exitCode).toBe(0);
  });

  it('never calls false what it cannot tell', () => {
    const { output } = evaluated('rule a { strings: $a = "x" condition: $a }', [WINDOWS]);
    expect(output.results[0]?.rules[0]?.verdict).toBe('cannot-tell');
  });
});

describe('livehunt read', () => {
  it('tells who names a hash that only files are read', () => {
    const reports = ['44d88612fea8a8f36de82e1278abb02f'];
    const { stderr, exitCode } = readCommand({
      verb: 'read',
      json: false,
      reports,
      choice: undefined,
    });
    expect(stderr).toContain('is a hash, not a file');
    expect(exitCode).toBe(2);
  });

  it('prints the data under the names of the module, enums as numbers', () => {
    const { stdout, exitCode } = readCommand({
      verb: 'read',
      json: true,
      reports: [WINDOWS, `${SAMPLES}/windows-loader.behaviours.json`],
      choice: undefined,
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      samples: [
        {
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          shapes: ['file', 'behaviours'],
          vt: {
            metadata: { file_type: 1, analysis_stats: { malicious: 43 } },
            behaviour: { sigma_analysis_results: expect.any(Array) },
          },
          unmapped: expect.arrayContaining([
            expect.objectContaining({ path: '$.data.attributes.reputation' }),
          ]),
        },
      ],
    });
  });

  it('names line, column, byte and context of what is not JSON, and reads the rest', () => {
    const broken = written('broken.json', '{\n  "data": [1, 2,]\n}');
    const { stdout, stderr, exitCode } = readCommand({
      verb: 'read',
      json: true,
      reports: [broken, WINDOWS],
      choice: undefined,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${broken}:2:17`);
    expect(stderr).toContain('^ byte 18');
    const output = JSON.parse(stdout) as { samples: unknown[]; problems: unknown[] };
    expect(output.samples).toHaveLength(1);
    expect(output.problems).toMatchObject([{ file: broken, line: 2, column: 17, byteOffset: 18 }]);
  });

  it.each([
    ['does not exist', 'missing.json'],
    ['is a folder', '.'],
  ])('says that a file %s', (message, name) => {
    const { stderr, exitCode } = readCommand({
      verb: 'read',
      json: false,
      reports: [join(folder, name)],
      choice: undefined,
    });
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });

  it('says which report could be of any of the samples', () => {
    const stray = written('stray.json', '{"data":{"files_opened":["a"]}}');
    const reports = [WINDOWS, ...OTHERS.slice(0, 1), stray];
    const { stdout } = readCommand({ verb: 'read', json: true, reports, choice: undefined });
    const { samples } = JSON.parse(stdout) as { samples: { notes: string[] }[] };
    expect(samples[2]?.notes.join()).toContain('does not say which of the samples it is about');
  });

  it('takes the answer to a list of samples', () => {
    const item = (letter: string): unknown => ({
      type: 'file',
      id: letter.repeat(64),
      attributes: { sha256: letter.repeat(64), size: 1 },
    });
    const list = written('list.json', JSON.stringify({ data: [item('a'), item('b')] }));
    const asked = readCommand({ verb: 'read', json: false, reports: [list], choice: undefined });
    expect(asked.stderr).toContain('--choice 2');
    const answered = readCommand({ verb: 'read', json: true, reports: [list], choice: 2 });
    expect(JSON.parse(answered.stdout)).toMatchObject({ samples: [{ sha256: 'b'.repeat(64) }] });
  });
});

describe('livehunt format', () => {
  const format = (text: string): ReturnType<typeof formatCommand> =>
    formatCommand({ verb: 'format', json: false, rule: written('format.yar', text) });

  it('lays a rule out and keeps its comments', () => {
    const { stdout, exitCode } = format('rule a{meta:k="v"\ncondition:true // why\n}');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('rule a {');
    expect(stdout).toContain('true  // why');
    expect(format(stdout).stdout).toBe(stdout);
  });

  it('says where a broken file is broken, and prints nothing', () => {
    const { stdout, stderr, exitCode } = format('rule a {\n condition: (\n}');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/format\.yar:3:1: /);
    expect(exitCode).toBe(1);
  });
});

describe('livehunt check', () => {
  const check = async (
    text: string,
    target?: 'url',
    gti = true,
  ): Promise<{ readonly exitCode: number; readonly diagnostics: readonly unknown[] }> => {
    const { stdout, exitCode } = await checkCommand({
      verb: 'check',
      gti,
      json: true,
      rules: [written('check.yar', text)],
      target,
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly unknown[] };
    return { exitCode, diagnostics };
  };

  it('has nothing to say of a rule that was picked', async () => {
    expect(await check(REGISTRY_RULE)).toEqual({ exitCode: 0, diagnostics: [] });
  });

  it('gives the engine’s errors at their place', async () => {
    const { exitCode, diagnostics } = await check(
      'import "vt"\nrule a {\n  condition:\n    vt.metadata.file_sise > 1\n}',
    );
    expect(exitCode).toBe(1);
    expect(diagnostics).toMatchObject([
      { code: 'E008', severity: 'error', line: 4, column: 17, endColumn: 26, source: 'yara-x' },
    ]);
  });

  it('checks each rule for what it hunts, or all for one target', async () => {
    const rule = (entity: string): string =>
      `import "vt" rule a { meta: target_entity = "${entity}" condition: vt.net.url.new_url }`;
    expect((await check(rule('url'))).exitCode).toBe(0);
    expect((await check(rule('file'))).diagnostics).toMatchObject([{ code: 'E100' }]);
    expect((await check(rule('file'), 'url')).exitCode).toBe(0);
  });

  it('refuses what only Google Threat Intelligence has to others', async () => {
    const rule =
      'import "vt" rule a { condition: vt.metadata.gti_assessment.threat_score.value > 80 }';
    expect((await check(rule)).diagnostics).toEqual([]);
    expect((await check(rule, undefined, false)).diagnostics).toMatchObject([
      { code: 'E100', column: 45, endColumn: 59, source: 'yara-x' },
    ]);
  });
});
