import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineColumnAt } from '../../../base/span.ts';
import type { Severity } from '../../../base/diagnostic.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { checkFile } from './check-file.ts';

interface CompileCase {
  readonly kind: 'errors' | 'warnings';
  readonly file: string;
  readonly source: string;
  readonly out: string;
}

/** Case by case, what is not told and why. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['errors/138.in', 'how large a compiled regexp may become'],
  ['errors/142.in', 'Livehunt has no files to include: E042 at the same place'],
  ['errors/156.in', 'how large a compiled regexp may become'],
  ['warnings/23.in', 'patterns without a fixed part of two bytes'],
  ['warnings/35.in', 'patterns with thousands of fixed parts'],
  ['warnings/41.in', 'patterns with thousands of fixed parts'],
]);

/** The engine's test modules are not ours: what depends on their fields cannot be told. */
const TEST_MODULES = /import "test_proto/;
const NEEDS_TEST_MODULES: ReadonlySet<string> = new Set(['warnings/13.in']);

function nameOf({ file }: CompileCase): string {
  return file.replace(/^.*testdata\//, '');
}

function casesOf(): readonly CompileCase[] {
  const path = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'yara-x', 'conformance.json');
  const cases: readonly CompileCase[] = JSON.parse(readFileSync(path, 'utf8')).compile;
  return cases.filter(
    (each) =>
      !EXCEPTIONS.has(nameOf(each)) &&
      (!TEST_MODULES.test(each.source) || NEEDS_TEST_MODULES.has(nameOf(each))),
  );
}

/** `E001 3:5` for each report in a text of the engine. */
function headsOf(out: string): readonly string[] {
  const heads = out.matchAll(/^(?:error|warning)\[(\w+)\]: .*\n *--> line:(\d+:\d+)$/gm);
  return Array.from(heads, ([, code, place]) => `${code} ${place}`);
}

/** The same for what we say. */
function ourHeads(source: string, severity: Severity): readonly string[] {
  const { file, diagnostics } = parseYara(source);
  const checked = checkFile(file, {
    modules: new Map(),
    features: new Set(),
    syntax: diagnostics,
  });
  return [...diagnostics, ...checked.diagnostics]
    .filter((diagnostic) => diagnostic.severity === severity)
    .map(({ code, span }) => {
      const { line, column } = lineColumnAt(source, span.start);
      return `${code} ${line}:${column}`;
    });
}

describe("the engine's own compile cases", () => {
  const cases = casesOf();

  it('are there', () => {
    console.info(`${cases.length} of ${cases.length + EXCEPTIONS.size} without test modules`);
    expect(cases.length).toBeGreaterThan(100);
  });

  const errors = cases.filter(({ kind }) => kind === 'errors');
  it.each(errors)('$file: the first error', ({ source, out }) => {
    expect(ourHeads(source, 'error')[0]).toBe(headsOf(out)[0]);
  });

  const warnings = cases.filter(({ kind }) => kind === 'warnings');
  it.each(warnings)('$file: all warnings', ({ source, out }) => {
    expect(ourHeads(source, 'warning').toSorted()).toEqual(headsOf(out).toSorted());
  });
});
