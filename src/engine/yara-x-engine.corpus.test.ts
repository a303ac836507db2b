import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineColumnAt } from '../base/span.ts';
import { checkWithEngine } from './load-node-engine.ts';

interface CompileCase {
  readonly kind: string;
  readonly file: string;
  readonly source: string;
  readonly out: string;
}

/** Case by case, what differs and why. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['errors/142.in', 'WebAssembly has no files to include: E042 at the same place'],
]);

function cases(): readonly CompileCase[] {
  const path = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'yara-x', 'conformance.json');
  const all: readonly CompileCase[] = JSON.parse(readFileSync(path, 'utf8')).compile;
  return all.filter(({ file }) => !EXCEPTIONS.has(file.replace(/^.*testdata\//, '')));
}

/** `E001 3:5`, for each report in a text of the engine, sorted. */
function headsOf(out: string): readonly string[] {
  const heads = out.matchAll(/^(?:error|warning)\[(\w+)\]: .*\n *--> line:(\d+:\d+)$/gm);
  return Array.from(heads, ([, code, place]) => `${code} ${place}`).sort();
}

describe("the engine's own cases, through our report", () => {
  it.each(cases())('$file', async ({ source, out, kind }) => {
    const run = await checkWithEngine(source, new Set());
    const diagnostics = run.ok && run.value.kind === 'checked' ? run.value.report.diagnostics : [];
    const severity = kind === 'errors' ? 'error' : 'warning';
    const found = diagnostics
      .filter((diagnostic) => diagnostic.severity === severity)
      .map(({ code, span }) => {
        const { line, column } = lineColumnAt(source, span.start);
        return `${code} ${line}:${column}`;
      });
    const expected = headsOf(out);
    expect(expected.length).toBeGreaterThan(0);
    // A case of errors names the first one only; a case of warnings names all.
    const compared = kind === 'errors' ? found.filter((head) => expected.includes(head)) : found;
    expect(compared.toSorted()).toEqual(expected);
  });
});
