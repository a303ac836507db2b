import { checkFile, type CheckedFile } from '../../check/check-file.ts';
import type { YaraFile } from '../../syntax/ast.ts';
import { parseYara } from '../../syntax/parse-yara.ts';
import { evaluateRules, type RuleEvaluation, type Verdict } from '../evaluate-rules.ts';
import { DEMO_SCHEMA, toStruct } from './demo-schema.ts';

/** A parsed and checked text; throws if it has errors, for tests are to be right. */
export function checkText(source: string): { readonly file: YaraFile } & CheckedFile {
  const { file, diagnostics } = parseYara(source);
  const checked = checkFile(file, {
    modules: new Map([['demo', DEMO_SCHEMA]]),
    features: new Set(['file']),
    syntax: diagnostics,
  });
  const problems = [...diagnostics, ...checked.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  if (problems.length > 0) {
    throw new Error(`${source}: ${problems.map((each) => each.message).join('; ')}`);
  }
  return { file, ...checked };
}

/** The evaluations of a text's rules over plain data. */
export function evaluateText(
  source: string,
  data: object,
  options: { readonly trace: boolean; readonly maxWitnesses?: number } = { trace: false },
): readonly RuleEvaluation[] {
  const { file, types } = checkText(source);
  return evaluateRules(file, types, toStruct(data), options);
}

/** The evaluation of one rule with the condition. */
export function evaluateCondition(
  condition: string,
  data: object = {},
  options: { readonly trace: boolean; readonly maxWitnesses?: number } = { trace: false },
): RuleEvaluation {
  const strings = /[$#@!]a/.test(condition) ? 'strings: $a = "a"' : '';
  const source = `import "demo" import "pe" rule r { ${strings} condition: ${condition} }`;
  const [evaluation] = evaluateText(source, data, options);
  if (!evaluation) throw new Error('no rule');
  return evaluation;
}

/** The verdict on a condition; a traced run must agree with the untraced one. */
export function verdictOf(condition: string, data: object = {}): Verdict {
  const { verdict } = evaluateCondition(condition, data);
  const traced = evaluateCondition(condition, data, { trace: true });
  if (traced.verdict !== verdict) {
    throw new Error(`traced ${traced.verdict}, untraced ${verdict}: ${condition}`);
  }
  return verdict;
}
