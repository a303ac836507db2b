import { checkFile } from '../../yara/check/check-file.ts';
import {
  compileFile,
  runFile,
  type CompiledFile,
  type Verdict,
} from '../../yara/eval/evaluate-rules.ts';
import type { ModuleStruct } from '../../yara/module-value.ts';
import { parseYara } from '../../yara/syntax/parse-yara.ts';
import { VT_SCHEMA } from '../../vt/vt-schema.ts';
import { moduleStruct, type PlainValue } from '../../livehunt/testdata/build-module-data.ts';

/** The rules of a text, ready to run; throws if it has errors, for a conversion has none. */
export function readyText(text: string): CompiledFile {
  const { file, diagnostics } = parseYara(text);
  const checked = checkFile(file, {
    modules: new Map([['vt', VT_SCHEMA]]),
    features: new Set(['file']),
    syntax: diagnostics,
  });
  const problems = [...diagnostics, ...checked.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  const [first] = problems;
  if (first !== undefined)
    throw new Error(`${first.message}: ${text.slice(first.span.start, first.span.end)}`);
  return compileFile(file, checked.types, { trace: false });
}

/** What the rules of a text say of a sample's data, in their order. */
export function verdictsOn(rules: CompiledFile, data: ModuleStruct): readonly Verdict[] {
  return runFile(rules, data).map(({ verdict }) => verdict);
}

/** A sample of which VirusTotal kept these contexts, each the only one of a result. */
export function sampleOf(
  contexts: readonly Readonly<Record<string, string>>[],
  behaviour: Readonly<Record<string, PlainValue>> = {},
): ModuleStruct {
  return moduleStruct({
    metadata: {},
    behaviour: {
      ...behaviour,
      sigma_analysis_results: contexts.map((values) => ({
        rule_title: 'any',
        match_context: [{ values }],
      })),
    },
  });
}
