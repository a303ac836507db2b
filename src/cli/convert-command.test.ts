import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { makeZip } from '../core/archive/testdata/make-zip.ts';
import { featuresFor } from '../core/vt/vt-schema.ts';
import { checkWithEngine } from '../engine/load-node-engine.ts';
import { convertCommand } from './convert-command.ts';
import type { CommandResult } from './output.ts';
import { parseArguments } from './parse-arguments.ts';

const folder = mkdtempSync(join(tmpdir(), 'livehunt-convert-'));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function convert(...args: readonly string[]): CommandResult {
  const command = parseArguments(['convert', ...args]);
  if (!command.ok || command.value.verb !== 'convert') throw new Error('not a conversion');
  return convertCommand(command.value);
}

const RULE = `title: Shortcut in the startup folder
id: 6b3f7a92-52f4-4a0e-9d0c-3f0f4fd7a9a1
level: high
author: Somebody "Else"
logsource: { product: windows, category: file_event }
detection:
  place:
    TargetFilename|contains: '\\Startup\\'
    TargetFilename|endswith: '.lnk'
  quiet:
    Image|endswith: '\\explorer.exe'
    Computer: known
  condition: place and not quiet
`;

const path = written('startup.yml', RULE);
const cloud = written(
  'cloud.yml',
  RULE.replace('product: windows, category: file_event', 'product: aws'),
);

describe('livehunt convert', () => {
  it('prints a formatted rule that YARA-X compiles, and on the other stream what is lost', async () => {
    const { stdout, stderr, exitCode } = convert(path);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('rule Shortcut_in_the_startup_folder {');
    expect(stdout).toContain('author        = "Somebody \\"Else\\""');
    expect(stdout).toContain('target_entity = "file"');
    expect(stderr).toMatch(/^lost: quiet: Computer: /);
    const run = await checkWithEngine(stdout, featuresFor('file'));
    expect(run.ok && run.value.kind === 'checked' ? run.value.report.diagnostics : run).toEqual([]);
  });

  it('prints the rule and the losses as one JSON object', () => {
    const { stdout, stderr, exitCode } = convert(path, '--json');
    const output: unknown = JSON.parse(stdout);
    expect(output).toEqual({
      rule: convert(path).stdout,
      losses: [
        { part: 'quiet: Computer', reason: expect.stringContaining('keeps no field Computer') },
        { part: 'quiet', reason: expect.stringContaining('left out') },
      ],
    });
    expect([stderr, exitCode]).toEqual(['', 0]);
  });

  it('looks where it is told to', () => {
    expect(convert(path, '--prefer', 'behaviour').stdout).not.toContain('match_context');
    expect(convert(path, '--prefer', 'contexts').stdout).not.toContain('files_written');
  });

  it('takes values of placeholders', () => {
    const rule = written(
      'placeholder.yml',
      RULE.replace("|endswith: '.lnk'", "|expand: '%ending%'"),
    );
    expect(convert(rule).stderr).toContain('the placeholder %ending% has no values');
    const { stdout, stderr } = convert(rule, '--placeholder', 'ending=*.lnk');
    expect(stdout).toContain('iendswith ".lnk"');
    expect(stderr).not.toContain('placeholder');
  });

  it('refuses in words what no sandbox records', () => {
    const { stdout, stderr, exitCode } = convert(cloud);
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toContain('no sandbox of VirusTotal records events of aws');
    const json: unknown = JSON.parse(convert(cloud, '--json').stdout);
    expect(json).toMatchObject({ rule: null, losses: [{ part: 'logsource' }] });
  });

  it('tells where a rule is wrong', () => {
    const broken = written('broken.yml', RULE.replace('not quiet', 'not quite'));
    const { stdout, stderr, exitCode } = convert(broken);
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toMatch(/broken\.yml:13:\d+: error\[sigma\/unknown-selection\]/);
  });

  it('reads UTF-16', () => {
    const bytes = new Uint8Array(Buffer.from(`\ufeff${RULE}`, 'utf16le'));
    expect(convert(written('utf16.yml', bytes)).stdout).toBe(convert(path).stdout);
  });

  it.each([
    ['a file that is not there', join(folder, 'none.yml'), /does not exist/],
    ['a folder', folder, /is a folder/],
    [
      'an archive',
      written(
        'a.zip',
        makeZip([
          { name: 'a.yml', text: RULE },
          { name: 'b.yml', text: RULE },
        ]),
      ),
      /archive/,
    ],
    [
      'bytes that are no text',
      written('bytes.yml', new Uint8Array([0x61, 0xff, 0x62])),
      /not UTF-8/,
    ],
  ])('cannot use %s', (_what, name, message) => {
    const { stderr, exitCode } = convert(name);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    const json: unknown = JSON.parse(convert(name, '--json').stdout);
    expect(json).toMatchObject({ rule: null, losses: [] });
  });

  it.each([
    [['convert'], 'name one Sigma rule file'],
    [['convert', 'a.yml', 'b.yml'], 'name one Sigma rule file'],
    [['convert', 'a.yml', '--prefer', 'behavior'], 'did you mean'],
    [['convert', 'a.yml', '--explain'], 'takes no --explain'],
    [['convert', 'a.yml', '--placeholder', 'x'], 'NAME=VALUE'],
  ])('is used wrongly: %s', (args, message) => {
    const parsed = parseArguments(args);
    expect(parsed.ok ? '' : parsed.error.message).toContain(message);
  });
});
