import { describe, expect, it } from 'vitest';
import { checkCommand } from './check-command.ts';
import { REGISTRY_RULE } from './testdata/registry-rule.ts';
import { written } from './testdata/written-files.ts';

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
