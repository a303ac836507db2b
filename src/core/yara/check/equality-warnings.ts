import { decodeAt, type ByteString } from '../../../base/byte-string.ts';
import type { Binary, Expression } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';
import { warn, type CheckContext } from './check-context.ts';
import { engineSpan } from './engine-span.ts';
import type { ConstantValue } from './expression-type.ts';
import { FUNCTION_RANGES, STRING_FUNCTIONS, type StringConstraints } from './known-modules.ts';
import { factsIn, type ExpressionFacts } from './type-table.ts';
import { booleanComparedWithInteger, unsatisfiable } from './warning-diagnostics.ts';

/** Warns of an `==` that can never hold, and of a boolean compared with 0 or 1. Never throws. */
export function warnOfEquality(
  binary: Binary,
  left: ExpressionFacts,
  right: ExpressionFacts,
  context: CheckContext,
): void {
  warnOfConstraint(binary.left, left, right, binary.right, context);
  warnOfConstraint(binary.right, right, left, binary.left, context);
  if (comparesTruth(left, right) || comparesTruth(right, left)) {
    warn(context, booleanComparedWithInteger(engineSpan(binary)));
  }
}

function comparesTruth(boolean: ExpressionFacts, integer: ExpressionFacts): boolean {
  const { constant } = integer;
  const isBit = constant?.kind === 'integer' && (constant.value === 0n || constant.value === 1n);
  return boolean.type.kind === 'boolean' && isBit;
}

function warnOfConstraint(
  expression: Expression,
  facts: ExpressionFacts,
  { constant }: ExpressionFacts,
  constantExpression: Expression,
  context: CheckContext,
): void {
  if (constant === undefined || facts.constant !== undefined) return;
  const found =
    constant.kind === 'string'
      ? brokenText(constant.value, constraintsOf(expression, facts, context))
      : brokenRange(constant, expression);
  if (found === undefined) return;
  const constrained = { span: engineSpan(expression), label: found.constrained };
  const other = { span: engineSpan(constantExpression), label: found.constant };
  warn(context, unsatisfiable(constrained, other, found.help));
}

/** What is said of the side that has a constraint, and of the constant that breaks it. */
interface Broken {
  readonly constrained: string;
  readonly constant: string;
  readonly help?: string;
}

/** The first constraint that is broken; the length comes first, as in the engine. */
function brokenText(text: ByteString, constraints: StringConstraints): Broken | undefined {
  const { length, letterCase } = constraints;
  if (length !== undefined && text.length !== length) {
    return {
      constrained: `the length of this string is ${length}`,
      constant: `the length of this string is ${text.length}`,
    };
  }
  if (letterCase === undefined || !hasOtherCase(text, letterCase)) return undefined;
  const other = letterCase === 'lowercase' ? 'uppercase' : 'lowercase';
  const article = letterCase === 'lowercase' ? 'a' : 'an';
  return {
    constrained: `this is ${article} ${letterCase} string`,
    constant: `this contains ${other} characters`,
    help: `${article} ${letterCase} string can't be equal to a string containing ${other} characters`,
  };
}

function hasOtherCase(text: ByteString, letterCase: 'lowercase' | 'uppercase'): boolean {
  const other = letterCase === 'lowercase' ? /\p{Uppercase}/u : /\p{Lowercase}/u;
  for (let at = 0; at < text.length;) {
    const sequence = decodeAt(text, at);
    if (sequence && other.test(String.fromCodePoint(sequence.codePoint))) return true;
    at += sequence?.length ?? 1;
  }
  return false;
}

function brokenRange(constant: ConstantValue, expression: Expression): Broken | undefined {
  const call = withoutParentheses(expression);
  if (constant.kind !== 'integer' || call.kind !== 'call') return undefined;
  const { callee } = call;
  const range = callee.kind === 'identifier' ? FUNCTION_RANGES.get(callee.name) : undefined;
  if (range === undefined) return undefined;
  const [min, max] = range;
  if (constant.value >= min && constant.value <= max) return undefined;
  return {
    constrained: `this expression is an integer in the range [${min},${max}]`,
    constant: `this integer is outside the range [${min},${max}]`,
  };
}

const UNCONSTRAINED: StringConstraints = { length: undefined, letterCase: undefined };

/** What is known of all values of a string: by its field, or by the function that returns it. */
function constraintsOf(
  expression: Expression,
  { type }: ExpressionFacts,
  context: CheckContext,
): StringConstraints {
  if (type.kind === 'string' && type.lowercase === true) {
    return { length: undefined, letterCase: 'lowercase' };
  }
  const call = withoutParentheses(expression);
  if (call.kind !== 'call' || call.callee.kind !== 'field') return UNCONSTRAINED;
  const { object, field } = call.callee;
  const { referent } = factsIn(context.facts, object);
  if (referent?.kind !== 'opaque-module') return UNCONSTRAINED;
  return STRING_FUNCTIONS.get(`${referent.name}.${field.name}`) ?? UNCONSTRAINED;
}
