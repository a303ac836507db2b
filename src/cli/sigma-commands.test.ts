import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../core/archive/testdata/make-zip.ts';
import type { CommandResult } from './output.ts';
import { packCommand } from './pack-command.ts';
import { sigmaCommand } from './sigma-command.ts';
import { folder, written } from './testdata/written-files.ts';

const RULE = String.raw`title: Copying a text by pipe
id: 4f0c39a5-3d6c-4a9e-8d0e-1d6b8f2a7c11
level: medium
logsource: { product: windows, category: process_creation }
detection:
  tool:
    Image|endswith: '\clip.exe'
  quiet:
    CommandLine|contains: '/q'
  condition: tool and not quiet
`;
const BROKEN = RULE.replace('tool and not quiet', 'tool and not quite');
const EVENT = {
  Event: {
    System: { Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } }, EventID: 1 },
    EventData: { Image: 'C:\\Windows\\System32\\CLIP.EXE', CommandLine: 'clip' },
  },
};
const QUIET = { ...EVENT.Event, EventData: { ...EVENT.Event.EventData, CommandLine: 'clip /Q' } };

const rules = written('rules/windows/clip.yml', RULE);
const zipped = written(
  'rules.zip',
  makeZip([
    { name: 'pack/windows/clip.yml', text: RULE },
    { name: 'pack/deprecated/old.yml', text: RULE.replace('4f0c', '5f0c') },
    { name: 'pack/README.md', text: '# rules' },
  ]),
);
const log = written('log.jsonl', `${JSON.stringify({ Event: QUIET })}\n${JSON.stringify(EVENT)}\n`);

interface SigmaOutput {
  readonly nRules: number;
  readonly nEvents: number;
  readonly ruleErrors: readonly { readonly code: string; readonly line: number }[];
  readonly ruleWarnings: readonly { readonly code: string; readonly line: number }[];
  readonly matches: readonly {
    readonly ruleId: string;
    readonly verdict: string;
    readonly reasons: readonly string[];
    readonly event: { readonly file: string; readonly index: number; readonly path: string | null };
    readonly fields: readonly object[];
    readonly explain?: { readonly truth: string };
  }[];
}

/** A file of a rule with so many selections that its condition does not name. */
function unused(count: number): string {
  const spare = Array.from({ length: count }, (_, at) => `  spare${at}:\n    User: x\n`).join('');
  return written(`unused-${count}.yml`, RULE.replace('  condition:', `${spare}  condition:`));
}

function run(
  ruleFiles: readonly string[],
  on: readonly string[],
  options: Partial<Parameters<typeof sigmaCommand>[0]> = {},
): CommandResult & { readonly output: SigmaOutput } {
  const result = sigmaCommand({
    verb: 'sigma',
    json: true,
    rules: ruleFiles,
    on,
    explain: false,
    expectMatch: false,
    placeholders: new Map(),
    ...options,
  });
  const output = (options.json === false ? {} : JSON.parse(result.stdout)) as SigmaOutput;
  return { ...result, output };
}

describe('livehunt sigma', () => {
  it('names the rule, the event, and the characters that fit', () => {
    const { output, exitCode } = run([rules], [log]);
    expect({ exitCode, nRules: output.nRules, nEvents: output.nEvents }).toEqual({
      exitCode: 0,
      nRules: 1,
      nEvents: 2,
    });
    expect(output.matches).toEqual([
      {
        ruleId: '4f0c39a5-3d6c-4a9e-8d0e-1d6b8f2a7c11',
        title: 'Copying a text by pipe',
        level: 'medium',
        event: { file: log, index: 1, path: null },
        verdict: 'yes',
        reasons: [],
        fields: [
          {
            field: 'Image',
            value: 'C:\\Windows\\System32\\CLIP.EXE',
            modifiers: ['endswith'],
            pattern: '\\clip.exe',
            start: 19,
            end: 28,
            selection: 'tool',
          },
        ],
      },
    ]);
  });

  it('reads a file that is named, whatever its name is, and tells when it is no rule', () => {
    expect(run([written('other/clip.txt', RULE)], [log]).output.nRules).toBe(1);
    const other = run([written('other/workflow.yaml', 'on: push\n')], [log]);
    expect(other).toMatchObject({
      exitCode: 1,
      output: { ruleErrors: [{ code: 'sigma/not-a-rule', line: 1 }] },
    });
  });

  it('takes an archive that cannot be opened for unreadable input', () => {
    const broken = makeZip([{ name: 'clip.yml', text: RULE }]).subarray(0, 60);
    const { exitCode, output } = run([written('broken.zip', broken), rules], [log]);
    expect(exitCode).toBe(2);
    expect(output).toMatchObject({ nRules: 1, ruleErrors: [{ code: 'sigma/unread-file' }] });
  });

  it('prints nothing that a terminal would obey', () => {
    const escape = '\u001b[31m';
    const hostile = RULE.replace('medium', '"m\\e[31m"')
      .replace('4f0c39a5', '"\\e[31m')
      .replace('8d0e-1d6b8f2a7c11', '8d0e"');
    const zip = makeZip([
      { name: 'a.yml', text: hostile },
      { name: `${escape}.yml`, text: BROKEN },
    ]);
    const { stdout, stderr } = run([written('hostile.zip', zip)], [log], { json: false });
    expect(stdout).toContain('m\u241b[31m: ');
    expect(stderr).toContain('\u241b[31m.yml:');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it('finds the same with a pack, numbers in it too', () => {
    const timed = RULE.replace('tool and not quiet', '2 of *').replace(
      "CommandLine|contains: '/q'",
      'UtcTime|hour: [9, 10]',
    );
    const folderOfOne = written('timed/rule.yml', timed);
    const pack = join(folder, 'timed.pack');
    packCommand({ verb: 'pack', json: true, rules: [folderOfOne], output: pack });
    const data = { ...EVENT.Event.EventData, UtcTime: '2024-01-01 09:00:00.000' };
    const events = written('timed.jsonl', JSON.stringify({ ...EVENT.Event, EventData: data }));
    const [fromText, fromPack] = [folderOfOne, pack].map((file) => run([file], [events]).output);
    expect(fromText?.matches).toHaveLength(1);
    expect(fromPack?.matches).toEqual(fromText?.matches);
  });

  it('says what of a condition it leaves aside', () => {
    const counted = RULE.replace('tool and not quiet', 'tool | count() by User > 5');
    const { stdout } = run([written('other/counted.yml', counted)], [log], { json: false });
    expect(stdout).toContain('    note: this is left aside: "count() by User > 5"\n');
  });

  it('reads folders, archives and packs alike', () => {
    const pack = join(folder, 'rules.pack');
    packCommand({ verb: 'pack', json: true, rules: [join(folder, 'rules')], output: pack });
    const answers = [[rules], [join(folder, 'rules')], [pack]].map(
      (files) => run(files, [log]).output.matches,
    );
    expect(answers[0]).toHaveLength(1);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(run([zipped], [log]).output.nRules).toBe(2);
  });

  it('fires on what VirusTotal recorded and on the behaviour, and says where that is', () => {
    const samples = ['linux-dropper.json', 'linux-dropper.behaviours.json'];
    const { output } = run(
      ['public/rules'],
      samples.map((name) => `public/samples/${name}`),
    );
    const paths = output.matches.map(({ event }) => event.path);
    expect(output.ruleErrors).toEqual([]);
    expect(paths).toContain('vt.behaviour.sigma_analysis_results[0].match_context[0]');
    expect(paths).toContain('vt.behaviour.files_written[0]');
  });

  it('says what is wrong in a rule and where, and runs the others', () => {
    const { output, exitCode, stderr } = run([written('broken.yml', BROKEN), rules], [log]);
    expect(output.ruleErrors).toMatchObject([{ code: 'sigma/unknown-selection', line: 10 }]);
    expect(output.matches).toHaveLength(1);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('broken.yml:10:');
  });

  it('explains on demand, as data and as text', () => {
    const [match] = run([rules], [log], { explain: true }).output.matches;
    expect(match?.explain?.truth).toBe('yes');
    const { stdout } = run([rules], [log], { explain: true, json: false });
    expect(stdout).toContain('medium: "Copying a text by pipe"');
    expect(stdout).toContain('the rule fires');
    expect(stdout).toContain('1 of 1 rules fire, 1 times on 2 events');
  });

  it('lists warnings about the rules with their places, and runs these', () => {
    const { stderr, exitCode } = run([unused(1)], [log], { json: false });
    expect(stderr).toMatch(/unused-1\.yml:10:3: warning\[sigma\/unused-selection\]: .+\n$/);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(exitCode).toBe(0);
  });

  it.each([
    [20, undefined],
    [21, 'and 1 more warning; --json lists them all'],
    [25, 'and 5 more warnings; --json lists them all'],
  ])('lists at most 20 of %i warnings, and all as JSON', (count, more) => {
    const { stderr } = run([unused(count)], [log], { json: false });
    const lines = stderr.trimEnd().split('\n');
    expect(lines.filter((line) => line.includes(': warning['))).toHaveLength(20);
    expect(lines[20]).toBe(more);
    const { output, stderr: besideJson } = run([unused(count)], [log]);
    expect(output.ruleWarnings).toHaveLength(count);
    expect(output.ruleWarnings[0]).toMatchObject({ code: 'sigma/unused-selection', line: 10 });
    expect(besideJson).toBe('');
  });

  it('takes values of placeholders, and cannot tell without them', () => {
    const asking = written(
      'asking.yml',
      RULE.replace("CommandLine|contains: '/q'", "CommandLine|expand: '%quiet%'"),
    );
    expect(run([asking], [log]).output.matches.map(({ verdict }) => verdict)).toEqual([
      'unknown',
      'unknown',
    ]);
    const placeholders = new Map([['quiet', ['clip']]]);
    const { matches } = run([asking], [log], { placeholders }).output;
    expect(matches.map(({ event, verdict }) => [event.index, verdict])).toEqual([[0, 'yes']]);
  });

  it('exits with 1 where a match was expected', () => {
    const quiet = written('quiet.json', JSON.stringify({ Event: QUIET }));
    expect(run([rules], [quiet], { expectMatch: true }).exitCode).toBe(1);
    expect(run([rules], [log], { expectMatch: true }).exitCode).toBe(0);
  });

  it.each([
    ['missing.yml', 'missing.json'],
    ['public/samples', 'README.md'],
  ])('says in words that %s and %s cannot be used', (rule, event) => {
    const { exitCode, stderr, output } = run([rule], [event]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(rule);
    expect(stderr).toContain(event);
    expect(stderr).not.toContain('    at ');
    expect(output.matches).toEqual([]);
  });
});

describe('livehunt pack', () => {
  it('leaves out what is deprecated, and says so', () => {
    const output = join(folder, 'out.pack');
    const { stdout, exitCode } = packCommand({
      verb: 'pack',
      json: false,
      rules: [zipped],
      output,
    });
    expect({ stdout, exitCode }).toEqual({
      stdout: `${output}: 1 rules in ${readFileSync(output).length} bytes; 1 deprecated or unsupported ones are left out\n`,
      exitCode: 0,
    });
  });

  it.each([
    ['no rule', written('empty.yml', '# nothing\n'), 'no rule could be read'],
    ['only a broken rule', written('broken2.yml', BROKEN), 'no rule could be read'],
    ['a missing file', join(folder, 'none.yml'), 'does not exist'],
  ])('writes nothing for %s', (_, file, message) => {
    const output = join(folder, 'never.pack');
    const result = packCommand({ verb: 'pack', json: false, rules: [file], output });
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(message);
    expect(() => readFileSync(output)).toThrow('ENOENT');
  });

  it('lists warnings about what it packs', () => {
    const asked = {
      verb: 'pack',
      rules: [unused(21)],
      output: join(folder, 'warned.pack'),
    } as const;
    const { stderr, exitCode } = packCommand({ ...asked, json: false });
    expect(stderr).toContain('unused-21.yml:10:3: warning[sigma/unused-selection]: ');
    expect(stderr).toMatch(/\nand 1 more warning; --json lists them all\n$/);
    expect(exitCode).toBe(0);
    const { ruleWarnings } = JSON.parse(
      packCommand({ ...asked, json: true }).stdout,
    ) as SigmaOutput;
    expect(ruleWarnings).toHaveLength(21);
  });

  it('says that a pack is packed already, and that a damaged one is damaged', () => {
    const output = join(folder, 'twice.pack');
    packCommand({ verb: 'pack', json: false, rules: [rules], output });
    const again = packCommand({ verb: 'pack', json: false, rules: [output], output: `${output}2` });
    expect(again.stderr).toContain('is a pack already');
    const bytes = readFileSync(output);
    bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 0xff;
    const { exitCode, stderr } = run([written('damaged.pack', bytes)], [log]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('damaged');
  });
});

describe('livehunt sigma with correlations', () => {
  const MANY = `${RULE.replace('id:', 'name: clip\nid:')}---
title: Texts copied again and again
id: 7d1c0d0e-52a5-4a38-9f4e-6b1f0e9b6a55
level: high
correlation:
  type: event_count
  rules: [clip]
  group-by: [Computer]
  timespan: 1m
  condition: { gte: 2 }
`;
  const at = (time: string): string =>
    JSON.stringify({
      Event: {
        System: {
          ...EVENT.Event.System,
          Computer: 'DC',
          TimeCreated: { '#attributes': { SystemTime: time } },
        },
        EventData: EVENT.Event.EventData,
      },
    });
  const correlated = written('many.yml', MANY);
  const outcomes = (text: string, name: string): unknown =>
    (
      run([correlated], [written(name, text)]).output as unknown as {
        readonly correlations: readonly object[];
      }
    ).correlations;

  it('tells when one came about in a log, and on which events', () => {
    const log = [at('2026-01-01T10:00:00Z'), at('2026-01-01T10:00:30Z')].join('\n');
    expect(outcomes(log, 'close.jsonl')).toMatchObject([
      {
        title: 'Texts copied again and again',
        verdict: 'yes',
        occurrences: [{ time: '2026-01-01T10:00:30.000Z', events: [0, 1] }],
      },
    ]);
    const { stdout } = run([correlated], [join(folder, 'close.jsonl')], { json: false });
    expect(stdout).toContain('high: "Texts copied again and again"');
  });

  it('tells of none where the events are too far apart, and cannot tell without times', () => {
    const far = [at('2026-01-01T10:00:00Z'), at('2026-01-01T10:09:00Z')].join('\n');
    expect(outcomes(far, 'far.jsonl')).toEqual([]);
    const timeless = [JSON.stringify(EVENT), JSON.stringify(EVENT)].join('\n');
    expect(outcomes(timeless, 'timeless.jsonl')).toMatchObject([{ verdict: 'unknown' }]);
  });

  it('says the same out of a pack', () => {
    const pack = join(folder, 'many.pack');
    packCommand({ verb: 'pack', json: true, rules: [correlated], output: pack });
    const of = (rule: string): object => ({
      ...run([rule], [join(folder, 'close.jsonl')]).output,
      ruleWarnings: [],
    });
    expect(of(pack)).toEqual(of(correlated));
  });
});
