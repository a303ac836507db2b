import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Modifier, ModifierName } from '../rule/sigma-rule.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import type { WorkingValue } from './working-value.ts';

/** What a modifier knows besides the value that it changes. */
export interface ModifierContext {
  readonly modifier: Modifier;
  /** All of the item, in order. */
  readonly modifiers: readonly ModifierName[];
  /** Where the value stands in the file. */
  readonly valueSpan: Span;
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** What a modifier makes of a value. Nothing at all: it cannot be applied, and that was reported. */
export type ModifiedValues = readonly WorkingValue[];

/** Says that the modifier is not for a value of this kind. */
export function refuseType(value: WorkingValue, context: ModifierContext): ModifiedValues {
  const { modifier, report } = context;
  const message = `\`${modifier.name}\` cannot be applied to ${describe(value)}`;
  const related = [{ span: modifier.span, message: 'the modifier' }];
  report(sigmaDiagnostic('sigma/modifier-type', context.valueSpan, message, { related }));
  return [];
}

/** Variants that one written value may have; more is a mistake, or an attack. */
export const MAX_VARIANTS = 100_000;

/** Says that a value would have too many variants. */
export function refuseVariants({
  report,
  valueSpan,
}: Pick<ModifierContext, 'report' | 'valueSpan'>): readonly never[] {
  const message = `the modifiers make more than ${MAX_VARIANTS} variants of this value`;
  const help = 'write fewer dashes or placeholders in one value';
  report(sigmaDiagnostic('sigma/too-many-variants', valueSpan, message, { help }));
  return [];
}

function describe(value: WorkingValue): string {
  switch (value.kind) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    case 'null':
      return 'null';
    case 'regexp':
      return 'a regular expression';
    case 'reference':
      return 'a reference to a field';
    case 'time':
      return 'a part of a time';
    case 'done':
      return describeTest(value);
  }
}

function describeTest({ test }: Extract<WorkingValue, { readonly kind: 'done' }>): string {
  switch (test.kind) {
    case 'cidr':
      return 'a network';
    case 'compare':
      return 'a comparison';
    case 'exists':
      return 'a question for existence';
    default:
      return 'this value';
  }
}
