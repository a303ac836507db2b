import { factsOf } from '../check/type-table.ts';
import type { Binary } from '../syntax/ast.ts';
import { compare } from './arithmetic.ts';
import type { CompileContext } from './compile-context.ts';
import type { Frame } from './frame.ts';
import { createMatcher, MAX_REGEXP_INPUT_BYTES, type Matcher } from './matcher.ts';
import { ignoresCase, STRING_TESTS } from './string-operations.ts';
import { UNKNOWN, withoutOperands, type Value } from './value.ts';

/** A test of one value against something known. */
export interface ValueTest {
  readonly apply: (value: Value, frame: Frame) => Value;
  /** Whether the evaluator looks at the constant each time, so that a trace counts it. */
  readonly looksAtConstant: boolean;
}

/**
 * Compiles what a test does with the value of its left side, where the right side is a constant or a
 * regular expression. Undefined for a binary expression that is no such test. Never throws.
 */
export function compileValueTest(binary: Binary, context: CompileContext): ValueTest | undefined {
  const { operator, right } = binary;
  if (operator === 'matches') {
    return right.kind === 'regexp'
      ? { apply: matchTest(createMatcher(right.pattern, right.flags)), looksAtConstant: false }
      : undefined;
  }
  const constant = factsOf(context.types, right).constant?.value;
  if (constant === undefined || right.kind === 'parenthesized') return undefined;
  switch (operator) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { apply: (value) => compare(operator, value, constant), looksAtConstant: true };
    case 'contains':
    case 'icontains':
    case 'startswith':
    case 'istartswith':
    case 'endswith':
    case 'iendswith':
    case 'iequals':
      return typeof constant === 'string' ? stringTest(operator, constant, context) : undefined;
    default:
      return undefined;
  }
}

function stringTest(
  operator: keyof typeof STRING_TESTS,
  constant: string,
  context: CompileContext,
): ValueTest {
  const test = STRING_TESTS[operator];
  if (!ignoresCase(operator)) {
    return {
      apply: (value) =>
        typeof value === 'string' ? test(value, constant) : withoutOperands(value, constant),
      looksAtConstant: true,
    };
  }
  const fold = context.foldCase;
  const needle = fold(constant);
  return {
    apply: (value) =>
      typeof value === 'string' ? test(fold(value), needle) : withoutOperands(value, value),
    looksAtConstant: false,
  };
}

/** Tests a value with a regular expression; why it cannot be told is noted in the frame. */
export function matchTest(matcher: Matcher): (value: Value, frame: Frame) => Value {
  return (value, frame) => {
    if (typeof value !== 'string') return withoutOperands(value, value);
    if (matcher.kind === 'unsupported') {
      frame.reasons.add(matcher.reason);
      return UNKNOWN;
    }
    if (value.length > MAX_REGEXP_INPUT_BYTES) {
      frame.reasons.add(
        `a value of more than ${MAX_REGEXP_INPUT_BYTES} bytes is not searched with a regular expression`,
      );
      return UNKNOWN;
    }
    return matcher.test(value);
  };
}
