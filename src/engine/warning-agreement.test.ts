import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import { featuresFor, VT_SCHEMA } from '../core/vt/vt-schema.ts';
import { checkFile } from '../core/yara/check/check-file.ts';
import { WARNED_RULES } from '../core/yara/check/testdata/warned-rules.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { loadNodeEngine } from './load-node-engine.ts';
import type { YaraEngine } from './yara-x-engine.ts';

const FEATURES = featuresFor('file', { gti: true });

let engine: YaraEngine;
beforeAll(async () => {
  const loaded = await loadNodeEngine(FEATURES);
  if (!loaded.ok) throw new Error(loaded.error.message);
  engine = loaded.value;
});

function theirs(source: string): readonly Diagnostic[] {
  const run = engine.compile(source);
  return run.kind === 'checked' ? run.report.diagnostics : [];
}

function ours(source: string): readonly Diagnostic[] {
  const { file, diagnostics } = parseYara(source);
  const modules = new Map([[VT_SCHEMA.name, VT_SCHEMA]]);
  const checked = checkFile(file, { modules, features: FEATURES, syntax: diagnostics });
  return [...diagnostics, ...checked.diagnostics].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

/** All that is said but for the fixes, which the engine gives as whole lines. */
function wording(found: readonly Diagnostic[]): readonly string[] {
  return found
    .map(({ code, severity, span, message, help, related }) =>
      JSON.stringify([code, severity, span, message, related, code === 'ambiguous_expr' || help]),
    )
    .sort();
}

describe('our warnings and those of the engine', () => {
  it.each(WARNED_RULES)('%s', (source, expected) => {
    const heads = ours(source).map(
      ({ code, span }) => `${code} «${source.slice(span.start, span.end)}»`,
    );
    expect(heads.toSorted()).toEqual(expected.toSorted());
    expect(wording(ours(source))).toEqual(wording(theirs(source)));
  });
});
