import { describe, expect, it } from 'vitest';
import { formatCommand } from './format-command.ts';
import { written } from './testdata/written-files.ts';

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
