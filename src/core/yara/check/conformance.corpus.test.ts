import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineColumnAt } from '../../../base/span.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { checkFile } from './check-file.ts';

interface CompileCase {
  readonly kind: string;
  readonly file: string;
  readonly source: string;
  readonly out: string;
}

/** What the engine's compiler says of the `strings` section and of its size limits is not said here. */
const NOT_OURS = /^E0(?:15|18|19|20|24|26|33|34|35|37|38|39|40|41|43|44|46|47)$/;

/** Case by case, what differs and why. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['112.in', 'modifiers of the `strings` section'],
  ['138.in', 'how large a compiled regexp may become'],
  ['145.in', 'how large a compiled regexp may become'],
  ['156.in', 'how large a compiled regexp may become'],
  ['43.in', 'what a regexp of the `strings` section may match'],
]);

function casesOf(): readonly (CompileCase & { readonly expected: string })[] {
  const path = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'yara-x', 'conformance.json');
  const cases: readonly CompileCase[] = JSON.parse(readFileSync(path, 'utf8')).compile;
  return cases.flatMap((each) => {
    const found = /^error\[(E\d+)\][\s\S]*?--> line:(\d+):(\d+)/.exec(each.out);
    const code = found?.[1];
    const isOurs =
      each.kind === 'errors' &&
      code !== undefined &&
      !NOT_OURS.test(code) &&
      !each.source.includes('import "test_proto') &&
      !EXCEPTIONS.has(each.file.replace(/^.*\//, ''));
    return isOurs ? [{ ...each, expected: `${code} ${found?.[2]}:${found?.[3]}` }] : [];
  });
}

describe("the engine's own error cases", () => {
  const cases = casesOf();

  it('are there', () => {
    expect(cases.length).toBeGreaterThan(40);
  });

  it.each(cases)('$file: $expected', ({ source, expected }) => {
    const { file, diagnostics } = parseYara(source);
    const checked = checkFile(file, {
      modules: new Map(),
      features: new Set(),
      syntax: diagnostics,
    });
    const [first] = [...diagnostics, ...checked.diagnostics].filter(
      ({ severity }) => severity === 'error',
    );
    const at = lineColumnAt(source, first?.span.start ?? 0);
    expect(`${first?.code} ${at.line}:${at.column}`).toBe(expected);
  });
});
