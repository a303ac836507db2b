import { toByteString } from '../../../base/byte-string.ts';
import { VT_SCHEMA } from '../../vt/vt-schema.ts';
import type { ValuePath } from '../../yara/module-value.ts';
import type { ComparisonOperator, Pick, PickTest, SynthesisContext } from '../pick.ts';
import { synthesizeAll } from '../synthesize.ts';
import { WINDOWS_SAMPLE } from './windows-sample.ts';

/** The made-up Windows sample, for rules named `made`. */
export const SAMPLE_CONTEXT: SynthesisContext = {
  schema: VT_SCHEMA,
  data: WINDOWS_SAMPLE,
  ruleName: 'made',
};

/** A pick that joins where it can and is not negated, unless `more` says otherwise. */
export function pickOf(path: ValuePath, test?: PickTest, more: Partial<Pick> = {}): Pick {
  return { path, test, negated: false, element: 'auto', ...more };
}

/** A test with one alternative per pair of operator and text. */
export function compareText(
  ...alternatives: readonly (readonly [ComparisonOperator, string])[]
): PickTest {
  return {
    kind: 'compare',
    alternatives: alternatives.map(([operator, text]) => ({
      operator,
      operand: { kind: 'string', value: toByteString(text) },
    })),
  };
}

/** A test with one alternative per pair of operator and number. */
export function compareNumber(
  ...alternatives: readonly (readonly [ComparisonOperator, bigint])[]
): PickTest {
  return {
    kind: 'compare',
    alternatives: alternatives.map(([operator, value]) => ({
      operator,
      operand: { kind: 'integer', value },
    })),
  };
}

/** The text after the picks, or the error as `kind: message`. */
export function textAfter(
  ruleText: string,
  picks: readonly Pick[],
  context: SynthesisContext = SAMPLE_CONTEXT,
): string {
  const result = synthesizeAll(ruleText, picks, context);
  return result.ok ? result.value.text : `${result.error.kind}: ${result.error.message}`;
}

/** What the picks write below `condition:` of a new rule, without the four spaces of its level. */
export function conditionOf(
  picks: readonly Pick[],
  context: SynthesisContext = SAMPLE_CONTEXT,
): string {
  const text = textAfter('', picks, context);
  const condition = /\n {2}condition:\n([\s\S]*)\n\}\n$/.exec(text)?.[1];
  return condition === undefined ? text : condition.replace(/^ {4}/gm, '');
}
