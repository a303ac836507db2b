import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommand } from './read-command.ts';
import { OTHERS, SAMPLES, WINDOWS } from './testdata/registry-rule.ts';
import { folder, written } from './testdata/written-files.ts';

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
