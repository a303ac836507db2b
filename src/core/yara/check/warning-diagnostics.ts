import type { Diagnostic, DiagnosticFix, RelatedPlace } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Identifier, ImportStatement } from '../syntax/ast.ts';

/** What is said besides the message. */
interface More {
  readonly help?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly DiagnosticFix[];
}

function warning(code: string, span: Span, message: string, more: More = {}): Diagnostic {
  return { code, severity: 'warning', message, span, ...more };
}

/** `invariant_expr`: the expression has one value whatever is scanned. */
export function invariantExpression(span: Span, value: boolean, help: string): Diagnostic {
  const message = `invariant boolean expression: this expression is always ${value}`;
  return warning('invariant_expr', span, message, { help });
}

/** How the engine takes the values of a type where it wants a boolean. */
const TRUTH_NOTES = {
  integer: 'non-zero integers are considered `true`, while zero is `false`',
  float: 'non-zero floats are considered `true`, while zero is `false`',
  string: 'non-empty strings are considered `true`, while the empty string ("") is `false`',
} as const;

/** `non_bool_expr`: a number or a string where a boolean is wanted. */
export function nonBoolean(span: Span, type: keyof typeof TRUTH_NOTES): Diagnostic {
  const message = `non-boolean expression used as boolean: this expression is \`${type}\` but is being used as \`bool\``;
  return warning('non_bool_expr', span, message, { help: TRUTH_NOTES[type] });
}

/** `bool_int_comparison`: a boolean compared with 0 or 1. */
export function booleanComparedWithInteger(span: Span): Diagnostic {
  return warning(
    'bool_int_comparison',
    span,
    'comparison between boolean and integer: this is comparing an integer and a boolean',
  );
}

/** A side of a comparison, and what is said of it. */
export interface ComparedSide {
  readonly span: Span;
  readonly label: string;
}

/** `unsatisfiable_expr`: the two sides can never be equal. */
export function unsatisfiable(
  constrained: ComparedSide,
  constant: ComparedSide,
  help?: string,
): Diagnostic {
  const isFirst = constrained.span.start <= constant.span.start;
  const [first, second] = isFirst ? [constrained, constant] : [constant, constrained];
  return warning('unsatisfiable_expr', first.span, `unsatisfiable expression: ${first.label}`, {
    related: [{ span: second.span, message: second.label }],
    ...(help !== undefined && { help }),
  });
}

/** `unsatisfiable_expr`: several patterns at one offset. */
export function patternsAtOneOffset(quantifier: Span, anchor: Span): Diagnostic {
  const message =
    'potentially unsatisfiable expression: this implies that multiple patterns must match';
  const related = [{ span: anchor, message: 'but they must match at the same offset' }];
  return warning('unsatisfiable_expr', quantifier, message, { related });
}

/** `ambiguous_expr`: `0 of …`, which may mean none or any number. */
export function ambiguousZero(span: Span): Diagnostic {
  const message = 'ambiguous expression: this expression is ambiguous';
  const help = 'consider using `none` instead of `0`';
  return warning('ambiguous_expr', span, message, { help });
}

/** `unused_identifier`: a name of `with` that its body never reads. */
export function unusedIdentifier({ span }: Identifier): Diagnostic {
  return warning(
    'unused_identifier',
    span,
    'unused identifier: this identifier declared but not used',
  );
}

/** `global_rule_misuse`: a condition that asks for a global rule, which holds anyway. */
export function globalRuleUsed({ span }: Identifier): Diagnostic {
  return warning(
    'global_rule_misuse',
    span,
    'global rule used in condition: a global rule is being used as part of an condition',
    {
      help: 'referencing a global rule in a condition is redundant, and may result in an unsatisfiable condition',
    },
  );
}

/** `duplicate_import`: as the engine does, it is told at the first import of the module. */
export function duplicateImport(statement: ImportStatement, first: ImportStatement): Diagnostic {
  const name = statement.module.text;
  return warning('duplicate_import', first.span, 'duplicate import statement', {
    related: [{ span: statement.span, message: 'duplicate import' }],
    fixes: [
      { title: `Remove \`import "${name}"\``, edits: [{ span: statement.span, newText: '' }] },
    ],
  });
}

/** `potentially_slow_loop`: over a range that grows with the file. */
export function slowLoop(span: Span): Diagnostic {
  return warning(
    'potentially_slow_loop',
    span,
    'potentially slow loop: this range can be very large',
  );
}

/** `too_many_iterations`: with the loops around it, more than a million turns. */
export function tooManyIterations(span: Span, nIterations: bigint): Diagnostic {
  const message = `loop has too many iterations: this loop iterates ${nIterations} times, which may be slow`;
  return warning('too_many_iterations', span, message);
}
