import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../check/check-file.ts';
import { parseYara } from '../syntax/parse-yara.ts';
import { evaluateRules } from './evaluate-rules.ts';

interface EvalCase {
  readonly kind: string;
  readonly text: string;
  readonly expect?: unknown;
}

/** What reads the bytes of a file: no report has them. */
const READS_BYTES = /\b(?:u?int(?:8|16|32)|float(?:32|64))(?:be)?\(/;

/** Cases of the engine's own tests that need neither its test modules nor pattern matching. */
function applicableCases(): readonly EvalCase[] {
  const path = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'yara-x', 'conformance.json');
  const cases: readonly EvalCase[] = JSON.parse(readFileSync(path, 'utf8')).eval;
  return cases.filter(
    ({ kind, text }) =>
      /^(?:condition|rule)_(?:true|false)$/.test(kind) && !/test_proto|strings:/.test(text),
  );
}

function verdictsOf(source: string, trace: boolean) {
  const { file, diagnostics } = parseYara(source);
  const options = { modules: new Map(), features: new Set<string>(), syntax: diagnostics };
  const { types, diagnostics: problems } = checkFile(file, options);
  const errors = [...diagnostics, ...problems]
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`);
  const verdicts = evaluateRules(file, types, new Map(), { trace }).map(({ verdict }) => verdict);
  return { errors, verdict: verdicts.at(-1) };
}

describe("the engine's own cases", () => {
  const all = applicableCases();
  const cases = all.filter(({ text }) => !READS_BYTES.test(text));
  const ofBytes = all.filter(({ text }) => READS_BYTES.test(text));

  it('are there', () => {
    console.info(`${cases.length} of ${all.length} need no bytes of a file`);
    expect(cases.length).toBeGreaterThan(120);
  });

  it.each(ofBytes)('is not known: $text', ({ text }) => {
    expect(verdictsOf(`rule t { condition: ${text} }`, false).verdict).toBe('unknown');
  });

  it.each(cases)('$kind: $text', ({ kind, text }) => {
    const source = kind.startsWith('condition') ? `rule t { condition: ${text} }` : text;
    const expected = { errors: [], verdict: kind.endsWith('_true') };
    expect(verdictsOf(source, false)).toEqual(expected);
    expect(verdictsOf(source, true)).toEqual(expected);
  });
});
