import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evalCommand } from './eval-command.ts';
import { picked } from './testdata/picked-rule.ts';
import {
  CONTEXT,
  OTHERS,
  REGISTRY_PICKS,
  REGISTRY_RULE,
  WINDOWS,
} from './testdata/registry-rule.ts';
import { folder, written } from './testdata/written-files.ts';

const FILE_PICKS = [
  String.raw`vt.behaviour.sigma_analysis_results[1].match_context[0].values["TargetFilename"] startswith "C:\\Windows\\System32\\"`,
  'vt.behaviour.sigma_analysis_results[1].match_context[0].values["TargetFilename"] endswith ".dll"',
  'vt.metadata.tags[0] icontains "cve-"',
];

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
