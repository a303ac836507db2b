import { describe, expect, it } from 'vitest';
import { tokenize } from '../core/yara/syntax/lexer.ts';
import { pickCommand } from './pick-command.ts';
import { picked } from './testdata/picked-rule.ts';
import {
  CONTEXT,
  OTHERS,
  REGISTRY_PICKS,
  REGISTRY_RULE,
  SAMPLES,
  WINDOWS,
} from './testdata/registry-rule.ts';
import { written } from './testdata/written-files.ts';

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
